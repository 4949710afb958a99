package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/diag"
)

// library is a site with something of every kind to link to.
func library() site {
	return site{
		"site.yaml":          "title: Library\n",
		"actors.yaml":        "iran: {name: Iran, kind: state}\n",
		"actors/kirby.md":    "---\nname: Kirby\nkind: person\n---\n## Early life\n\nText.\n",
		"places.yaml":        "tehran: {name: Tehran}\n",
		"sources.yaml":       "afp: {title: AFP, by: iran}\n",
		"topics.yaml":        "drones: {title: Drones}\n",
		"stories/s.md":       "---\ntitle: S\nissues: {q: What?}\n---\nText.\n",
		"pages/about.md":     "---\ntitle: About\naliases: [/old/]\n---\n## Who\n\nText.\n",
		"briefings/pic.png":  "PNG",
		"data/table.csv":     "a,b\n",
		"briefings/held.md":  "---\ntitle: Held\ndate: 2023-06-10\ndraft: true\n---\nText.\n",
		"briefings/y/one.md": "---\ntitle: One\ndate: 2023-06-10\nsource: afp\nsources: {own: {title: Own, by: iran}}\nclaims: {c: {that: So}}\nevents: {e: {title: E, date: 2023-06-10}}\nnotes: [{quote: Text, note: N}]\n---\n## Part\n\nText.\n",
	}
}

// from is where the tested links stand: briefings/from.md.
const from = "briefings/from.md"

// live are links of from that lead somewhere.
var live = []string{
	"../actors/iran.md", "../actors/kirby.md", "../actors/kirby.md#early-life", "../places/tehran.md", "../sources/afp.md",
	"../topics/drones.md", "../stories/s.md", "../pages/about.md#who", "y/one.md", "./y/one.md#part", "y/one.md#c", "y/one.md#e",
	"y/one.md#own", "y/one.md#note-1", "/", "/briefings/", "/briefings/one/#c", "/briefings/one", "/briefings/one/index.html",
	"/timeline/2023/", "/timeline/2023/#m-2023-06", "/about/?x=1#who", "/old/", "/feed.xml", "/briefings/pic.png", "pic.png",
	"../data/table.csv", "/data/table.csv", "#here", "#main", "#", "https://example.org/x", "mailto:a@b.example",
	"../actors/%69ran.md", "/actors/kirby/#early-life", "/404.html", "../stories/s.md#_issue-q",
}

// dead are links that lead nowhere, with words of what must be said and hinted.
var dead = []struct{ dest, message, hint string }{
	{"../actors/irna.md", `no "actors/irna.md"`, `did you mean "../actors/iran.md"?`},
	{"actors/iran.md", `no "briefings/actors/iran.md"`, `did you mean "../actors/iran.md"?`},
	{"one.md", `no "briefings/one.md"`, `did you mean "y/one.md"?`},
	{"../actors.yaml", "is no page", "../actors/<id>.md"},
	{"../actors/kirby.md#early-live", `on /actors/kirby/ has the id "early-live"`, `did you mean "#early-life"?`},
	{"../actors/iran.md#early-life", `on /actors/iran/ has the id`, ""},
	{"y/one.md#claim-d", "on /briefings/one/ has the id", ""},
	{"y/one.md#prt", "on /briefings/one/ has the id", `did you mean "#part"?`},
	{"/brifings/", `nothing at "/brifings/"`, `did you mean "/briefings/"?`},
	{"/briefings/one/#nothing", "on /briefings/one/ has the id", ""},
	{"/briefings/held/", "left out: draft", "publish it too"},
	{"held.md", "left out: draft", "publish it too"},
	{"/feed.json", `nothing at "/feed.json"`, ""},
	{"/timeline/1999/", `nothing at "/timeline/1999/"`, ""},
	{"/timeline/2023/#m-2023-07", "on /timeline/2023/ has the id", `did you mean "#m-2023-06"?`},
	{"pik.png", `no "briefings/pik.png"`, `did you mean "pic.png"?`},
	{"../../etc/passwd", `no "../etc/passwd"`, ""},
	{"y/", `no "briefings/y"`, ""},
	{"#quite-elsewhere", "on this page has the id", ""},
	{"#hree", "on this page has the id", `did you mean "#here"?`},
}

func bodyOf(links []string, picture string) string {
	var b strings.Builder
	b.WriteString("---\ntitle: From\ndate: 2023-06-10\nsource: afp\nclaims: {mine: {}}\n---\n## Here\n\nHe said [\"so it is\"](#mine).\n")
	for _, l := range links {
		b.WriteString("\n" + picture + "[text](" + l + ")\n")
	}
	return b.String()
}

func TestLiveLinks(t *testing.T) {
	for _, base := range []string{"", "https://who.example/", "https://who.example/repo/", "https://who.example/a/b"} {
		s := library()
		s[from] = bodyOf(live, "")
		p, found := s.plan(t, Options{BaseURL: base, Generated: []string{"/feed.xml"}})
		if len(found) > 0 {
			t.Errorf("below %q:\n%s", base, messages(found))
		}
		v := mustView[Briefing](t, p, "/briefings/from/")
		if len(v.Links) != len(live)+1 || v.Links[0].OK {
			t.Fatalf("%d links", len(v.Links))
		}
		pg, _ := p.Page("/briefings/from/")
		for i, l := range v.Links[1:] {
			if !l.OK || l.Href == "" {
				t.Errorf("below %q: %s: %+v", base, live[i], l)
			}
			if href, ok := p.Href(pg, p.Ledger.Briefings[0].File, i+1); pg.briefing == p.Ledger.Briefings[0] && (href != l.Href || !ok) {
				t.Errorf("Href of %s: %q, %v, want %q", live[i], href, ok, l.Href)
			}
		}
	}
}

func TestDeadLinks(t *testing.T) {
	for _, d := range dead {
		s := library()
		s[from] = bodyOf([]string{d.dest}, "")
		_, found := s.plan(t, Options{})
		if len(found) != 1 {
			t.Errorf("%s: want one finding, got:\n%s", d.dest, messages(found))
			continue
		}
		f := found[0]
		if f.File != "content/"+from || f.Pos.Line != 11 || !strings.Contains(f.Message, d.message) || !strings.Contains(f.Hint, d.hint) || d.hint == "" && f.Hint != "" {
			t.Errorf("%s: want %q, hint %q, got:\n%s", d.dest, d.message, d.hint, messages(found))
		}
	}
}

// TestInjected mixes 1,000 dead links and as many live ones: every dead one is found at its line, and nothing else.
func TestInjected(t *testing.T) {
	s := library()
	lines := map[string][]int32{}
	n := 0
	for file := 0; n < 1000; file++ {
		var links []string
		name := fmt.Sprintf("briefings/f%02d.md", file)
		for i := range 40 {
			if i%2 == 0 {
				links = append(links, live[(n+i)%len(live)])
				continue
			}
			links = append(links, dead[n%len(dead)].dest)
			lines["content/"+name] = append(lines["content/"+name], int32(11+2*i))
			n++
		}
		s[name] = bodyOf(links, "")
	}
	_, found := s.plan(t, Options{Generated: []string{"/feed.xml"}})
	got := map[string][]int32{}
	for _, d := range found {
		if d.Severity != diag.Error {
			t.Errorf("no error: %s", messages([]diag.Diagnostic{d}))
		}
		got[d.File] = append(got[d.File], d.Pos.Line)
	}
	if len(found) != n || n != 1000 {
		t.Errorf("%d findings, want %d", len(found), n)
	}
	for file, want := range lines {
		if !slices.Equal(got[file], want) {
			t.Errorf("%s: found at %v, want %v", file, got[file], want)
		}
	}
}

func TestPictures(t *testing.T) {
	s := library()
	s[from] = strings.Replace(bodyOf([]string{"pic.png", "/briefings/pic.png"}, "!"), "source: afp", "source: afp\nimage: {file: pic.png, alt: A picture}", 1)
	p, found := s.plan(t, Options{})
	if len(found) > 0 {
		t.Error(messages(found))
	}
	if v := mustView[Briefing](t, p, "/briefings/from/"); v.Image == nil || v.Image.Href != "../../briefings/pic.png" {
		t.Errorf("the briefing's picture: %+v", v.Image)
	}
	for _, x := range []struct{ dest, want string }{
		{"no.png", `no such picture: "no.png"`}, {"y/one.md", `no such picture`}, {"pik.png", `did you mean "pic.png"?`},
		{"/about/", `no such picture: "/about/"`},
		{"https://example.org/x.png", `the picture "https://example.org/x.png" is not of this site`},
		{"//example.org/x.png", "copy it beside the text"},
	} {
		s[from] = bodyOf([]string{x.dest}, "!")
		if _, found := s.plan(t, Options{}); len(found) != 1 || !strings.Contains(messages(found), x.want) {
			t.Errorf("%s: got:\n%s", x.dest, messages(found))
		}
		s[from] = strings.Replace(bodyOf(nil, ""), "source: afp", "source: afp\nimage: {file: "+x.dest+", alt: A}", 1)
		if _, found := s.plan(t, Options{}); len(found) != 1 || found[0].Pos.Line != 5 || !strings.Contains(messages(found), x.want) {
			t.Errorf("image %s: got:\n%s", x.dest, messages(found))
		}
	}
}

// TestPicturesElsewhere has pictures that are none of the site's in a note and a profile, and one that is an annotation.
func TestPicturesElsewhere(t *testing.T) {
	s := library()
	s["actors/kirby.md"] = "---\nname: Kirby\nkind: person\n---\n## Early life\n\n![a](https://example.org/a.png)\n"
	s[from] = strings.Replace(bodyOf([]string{"#mine"}, "!"), "claims: {mine: {}}", "claims: {mine: {}}\nnotes: [{quote: He said, note: '![b](//example.org/b.png)'}]", 1)
	p, found := s.plan(t, Options{})
	var got []string
	for _, d := range found {
		got = append(got, fmt.Sprintf("%s:%d %s", d.File, d.Pos.Line, d.Message))
	}
	slices.Sort(got)
	want := []string{
		`content/actors/kirby.md:7 the picture "https://example.org/a.png" is not of this site`,
		`content/briefings/from.md:12 no such picture: "#mine"`,
		`content/briefings/from.md:6 the picture "//example.org/b.png" is not of this site`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s", messages(found))
	}
	if l := mustView[Actor](t, p, "/actors/kirby/").Links; len(l) != 1 || l[0].OK {
		t.Errorf("a picture from elsewhere is shown: %+v", l)
	}
}

func TestMenuAddresses(t *testing.T) {
	for _, x := range []struct{ url, want, href string }{
		{"/about/", "", "/repo/about/"}, {"/about", "", "/repo/about/"}, {"/about/#who", "", "/repo/about/#who"},
		{"/feed.xml", "", "/repo/feed.xml"}, {"/data/table.csv?x=1", "", "/repo/data/table.csv?x=1"},
		{"https://example.org/x", "", "https://example.org/x"}, {"mailto:a@b.example", "", "mailto:a@b.example"},
		{"/nope/", `nothing at "/nope/"`, ""}, {"/abuot/", `did you mean "/about/"?`, ""},
		{"/about/#whom", `on /about/ has the id "whom"`, ""}, {"/briefings/held/", "left out: draft", ""},
	} {
		s := library()
		s["site.yaml"] = "title: Library\nbaseURL: https://who.example/repo/\nmenu:\n  - {title: M, url: \"" + x.url + "\"}\n"
		p, found := s.plan(t, Options{Generated: []string{"/feed.xml"}})
		if got := messages(found); (got == "") != (x.want == "") || !strings.Contains(got, x.want) {
			t.Errorf("%s: got %q, want %q", x.url, got, x.want)
			continue
		}
		menu := mustView[Home](t, p, "/").Site.Menu
		if last := menu[len(menu)-1]; x.href != "" && last.Href != x.href || x.href == "" && last.Text == "M" {
			t.Errorf("%s: in the menu: %+v", x.url, last)
		}
		for _, d := range found {
			if d.File != "content/site.yaml" || d.Pos.Line != 4 {
				t.Errorf("%s: at %s:%d", x.url, d.File, d.Pos.Line)
			}
		}
	}
}

func TestLogo(t *testing.T) {
	for _, x := range []struct{ logo, want, full string }{
		{"briefings/pic.png", "", "https://who.example/repo/briefings/pic.png"},
		{"/briefings/pic.png", "", "https://who.example/repo/briefings/pic.png"},
		{"https://example.org/logo.png", "", "https://example.org/logo.png"},
		{"none.png", `no such picture: "none.png"`, ""},
		{"/none.png", `no such picture: "/none.png"`, ""},
		{"pic.png", `did you mean "briefings/pic.png"?`, ""},
		{"//example.org/logo.png", "is not of this site", ""},
	} {
		s := library()
		s["site.yaml"] = "title: Library\nbaseURL: https://who.example/repo/\npublisher: {name: N, logo: \"" + x.logo + "\"}\n"
		p, found := s.plan(t, Options{})
		if got := messages(found); (got == "") != (x.want == "") || !strings.Contains(got, x.want) {
			t.Errorf("%s: got %q, want %q", x.logo, got, x.want)
		}
		if len(found) > 0 && (len(found) > 1 || found[0].File != "content/site.yaml" || found[0].Pos.Line != 3) {
			t.Errorf("%s: got:\n%s", x.logo, messages(found))
		}
		if p.common.logo != x.full {
			t.Errorf("%s: as data %q, want %q", x.logo, p.common.logo, x.full)
		}
	}
}

func TestMenuEntries(t *testing.T) {
	for _, x := range []struct{ page, want string }{
		{"/about/", ""}, {"about", ""}, {"pages/about.md", ""}, {"/about/#who", ""}, {"/feed.xml", ""},
		{"/abuot/", `did you mean "/about/"?`}, {"/about/#whom", `has no "whom"`}, {"pages/nothing.md", "there is no such page"},
	} {
		s := library()
		s["site.yaml"] = "title: Library\nmenu:\n  - {title: M, page: \"" + x.page + "\"}\n"
		p, found := s.plan(t, Options{Generated: []string{"/feed.xml"}})
		if got := messages(found); (got == "") != (x.want == "") || !strings.Contains(got, x.want) {
			t.Errorf("%s: got %q, want %q", x.page, got, x.want)
			continue
		}
		menu := mustView[Home](t, p, "/").Site.Menu
		if has := menu[len(menu)-1].Text == "M"; has != (x.want == "" || strings.Contains(x.want, "whom")) {
			t.Errorf("%s: in the menu: %v", x.page, has)
		}
		for _, d := range found {
			if d.File != "content/site.yaml" || d.Pos.Line != 3 {
				t.Errorf("%s: at %s:%d", x.page, d.File, d.Pos.Line)
			}
		}
	}
}

func TestEmbeds(t *testing.T) {
	for _, x := range []struct{ give, want string }{
		{"timeline actor=iran", ""}, {"claims story=s from=2023 to=2023-12", ""}, {"map", ""}, {"relations", ""}, {"watchlist place=tehran", ""},
		{"timeline topic=drones", ""},
		{"timeline actor=irna", `unknown actor "irna"`}, {"timeline place=x", `unknown place "x"`}, {"claims from=lately", "is not a date"},
	} {
		s := library()
		s[from] = bodyOf(nil, "") + "\n<!-- dateline: " + x.give + " -->\n"
		p, found := s.plan(t, Options{})
		if got := messages(found); (got == "") != (x.want == "") || !strings.Contains(got, x.want) {
			t.Errorf("%s: got %q, want %q", x.give, got, x.want)
		}
		v := mustView[Briefing](t, p, "/briefings/from/")
		if len(v.Embeds) != 1 || v.Embeds[0].Kind != strings.Fields(x.give)[0] {
			t.Errorf("%s: %+v", x.give, v.Embeds)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, x := range []struct{ folder, path, want string }{
		{"briefings", "actors/iran.md", "../actors/iran.md"},
		{"briefings/2023", "briefings/x.md", "../x.md"},
		{"briefings", "briefings/y/x.md", "y/x.md"},
		{".", "actors/iran.md", "actors/iran.md"},
		{"briefings/a", "briefings/b/x.md", "../b/x.md"},
	} {
		if got := relative(x.folder, x.path); got != x.want {
			t.Errorf("from %s to %s: got %s, want %s", x.folder, x.path, got, x.want)
		}
	}
}
