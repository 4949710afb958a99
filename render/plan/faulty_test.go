package plan

import (
	"strings"
	"testing"
)

// faulty is a site in which every reference is wrong and every file has a mistake: the stages before have said so, and a
// preview still shows what holds.
func faulty() site {
	return site{
		"site.yaml":       "titel: No\nmenu: [{title: X, page: nowhere}, {title: Y}]\n",
		"actors.yaml":     "a: {name: A, kind: planet, of: b, for: c, roles: [{title: R, for: d}]}\ne: {}\n",
		"actors/f.md":     "---\nname: [\n---\nText [x](y.md).\n",
		"places.yaml":     "p: {name: P, at: [200, 1], in: q}\n",
		"sources.yaml":    "s: {by: nobody, via: [s, t], citing: [s]}\n",
		"topics.yaml":     "t: {}\n",
		"stories/s.md":    "no front matter\n",
		"pages/x.md":      "---\n---\n[](#) [a]() ![b]() [c](#c) [d](/%2e%2e/%2e%2e/etc) [e](?q) [f](%zz) [g](./././..)\n\n<!-- dateline: nonsense actor= from=x -->\n",
		"pages/x/y.md":    "---\ntitle: Y\naliases: [/x/, /, no, /%2e%2e/up/, '/a#b']\n---\n",
		"briefings/a.md":  "---\ntitle: A\nstory: none\nsource: none\nimage: {file: ../../x}\nclaims: {c: {by: none, of: [x#y, c], issue: none, source: none, place: none}, d: {act: shouts}}\nevents: {e: {same: e, resolves: {ref: c, outcome: x}, place: [none], by: none}}\nrelations: [{from: none, to: none, claims: none}, {}]\nnotes: [{note: '[x](#y)', quote: nothing}]\ncorrections: [{claims: [none], kind: x}]\n---\n[z](#c) [w](#e) text\n",
		"briefings/b.md":  "---\ntitle: B\ndate: 2023-99-99\nevents: {e: {title: E, date: 2023-13, same: c#e}}\n---\n",
		"briefings/c.md":  "---\ntitle: C\ndate: 2023-01-01\nevents: {e: {title: E, date: XXXX, same: b#e}, f: {title: F, date: ../.., status: expected}}\n---\n",
		"briefings/x.png": "",
	}
}

func TestFaultySite(t *testing.T) {
	for _, base := range []string{"", "https://who.example/r/", "::"} {
		l, assets, _ := link(t, faulty().fs(), "")
		p, found := Make(l, assets, Options{BaseURL: base})
		if len(found) == 0 {
			t.Error("nothing found")
		}
		for _, pg := range p.Pages {
			if dump(p.View(pg)) == "" {
				t.Errorf("%s shows nothing", pg.Path)
			}
		}
		for _, d := range found {
			if d.File == "" || strings.HasSuffix(d.Message, ".") {
				t.Errorf("finding: %+v", d)
			}
		}
	}
}

// FuzzLink resolves whatever stands in a link.
func FuzzLink(f *testing.F) {
	for _, dest := range append(live, "%", "#%", "//", "?", "../../../..", "\x00", "/\\x", "javascript:x", ":", "a:b", "/é#ü") {
		f.Add(dest, true)
		f.Add(dest, false)
	}
	s := library()
	s[from] = bodyOf(nil, "")
	l, assets, _ := link(f, s.fs(), "")
	p, _ := Make(l, assets, Options{})
	pg, _ := p.Page("/briefings/from/")
	f.Fuzz(func(t *testing.T, dest string, picture bool) {
		b := pg.briefing
		at := p.resolve(b.File, b.Body, b, dest, picture)
		href, ok := p.scribe(pg, new(desk)).href(at)
		if ok != (at.fault == sound) || ok && href == "" {
			t.Errorf("%q: %+v gives %q, %v", dest, at, href, ok)
		}
		if message, _ := (&planner{Plan: p}).explain(prose{File: b.File, body: b.Body, briefing: b}, dest, at); at.fault != sound && message == "" {
			t.Errorf("%q: nothing to say of %+v", dest, at)
		}
	})
}
