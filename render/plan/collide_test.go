package plan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
)

// collision is two things that want one path: files of the content, assets, what is generated.
type collision struct {
	desc   string
	files  site
	assets []string
	made   []string
	names  []string // that the finding must tell
}

// collisions are ways to want one path, for one name.
func collisionsOf(name string) []collision {
	page := func(title, more string) string { return "---\ntitle: " + title + "\n" + more + "---\nText.\n" }
	briefing := page("B", "date: 2023-06-10\n")
	asset := func(path string) string { return "content/" + path }
	upper := strings.ToUpper(name)
	return []collision{
		{"page and briefing", site{"briefings/" + name + ".md": briefing, "pages/briefings/" + name + ".md": page("P", "")},
			nil, nil, []string{"content/briefings/" + name + ".md", "content/pages/briefings/" + name + ".md"}},
		{"asset and briefing", site{"briefings/" + name + ".md": briefing}, []string{"briefings/" + name + "/index.html"}, nil,
			[]string{"content/briefings/" + name + ".md", asset("briefings/" + name + "/index.html")}},
		{"asset in another case and page", site{"pages/" + name + ".md": page("P", "")}, []string{upper + "/Index.html"}, nil,
			[]string{"content/pages/" + name + ".md", asset(upper + "/Index.html")}},
		{"alias and page", site{"pages/" + name + ".md": page("P", ""), "pages/other.md": page("O", "aliases: [/"+name+"/]\n")},
			nil, nil, []string{"content/pages/" + name + ".md", "content/pages/other.md"}},
		{"alias and alias", site{"pages/a.md": page("A", "aliases: [/old/"+name+"/]\n"), "pages/b.md": page("B", "aliases: [/old/"+name+"]\n")},
			nil, nil, []string{"content/pages/a.md", "content/pages/b.md"}},
		{"alias in another case and topic", site{"topics/" + name + ".md": page("T", ""), "pages/a.md": page("A", "aliases: [/Topics/"+upper+"/]\n")},
			nil, nil, []string{"content/topics/" + name + ".md", "content/pages/a.md"}},
		{"asset and what is generated", site{}, []string{"data/" + name + ".jsonl"}, []string{"/data/" + name + ".jsonl"},
			[]string{asset("data/" + name + ".jsonl"), itself}},
		{"a file where a folder is needed", site{"stories/" + name + ".md": page("S", "")}, []string{"stories/" + name}, nil,
			[]string{"content/stories/" + name + ".md", asset("stories/" + name)}},
	}
}

func TestCollisions(t *testing.T) {
	var names []string
	for i := range 22 {
		names = append(names, fmt.Sprintf("n%d", i))
	}
	names = append(names, "caf\u00e9", "елена", "page")
	n := 0
	for _, name := range names {
		for _, c := range collisionsOf(name) {
			n++
			c.check(t, name)
		}
	}
	if n < 200 {
		t.Errorf("only %d cases", n)
	}
}

func (c collision) check(t *testing.T, name string) {
	t.Helper()
	l, _, found := link(t, c.files.fs(), "")
	for _, d := range found {
		if d.Severity == diag.Error && d.File != "content/site.yaml" {
			t.Fatalf("%s, %s: %s", c.desc, name, d.Message)
		}
	}
	assetsOf := func(paths []string) []*source.File {
		var list []*source.File
		for _, path := range paths {
			list = append(list, &source.File{Path: path, Name: "content/" + path, Kind: source.Asset})
		}
		return list
	}
	_, got := Make(l, assetsOf(c.assets), Options{Generated: c.made})
	if len(got) != 1 || got[0].Severity != diag.Error {
		t.Errorf("%s, %s: want one error, got:\n%s", c.desc, name, messages(got))
		return
	}
	for _, source := range c.names {
		if !strings.Contains(got[0].Message, source) {
			t.Errorf("%s, %s: %q does not name %s", c.desc, name, got[0].Message, source)
		}
	}
	if got[0].File == itself || got[0].File == "" {
		t.Errorf("%s, %s: the finding is at %q", c.desc, name, got[0].File)
	}
	for path := range c.files { // without one of its sources there is none
		rest := site{}
		for other, text := range c.files {
			if other != path {
				rest[other] = text
			}
		}
		l, _, _ := link(t, rest.fs(), "")
		if _, got := Make(l, assetsOf(c.assets), Options{Generated: c.made}); len(got) > 0 {
			t.Errorf("%s, %s: without %s still:\n%s", c.desc, name, path, messages(got))
		}
	}
}

// TestComposed has two assets whose names differ in composition only: that has been reported when they were found.
func TestComposed(t *testing.T) {
	l, _, _ := link(t, site{}.fs(), "")
	assets := []*source.File{{Path: "caf\u00e9.png", Name: "content/caf\u00e9.png"}, {Path: "cafe\u0301.png", Name: "content/cafe\u0301.png"}}
	if _, found := Make(l, assets, Options{}); len(found) != 0 {
		t.Errorf("got:\n%s", messages(found))
	}
}
