package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/diag"
)

func TestRefusedAliases(t *testing.T) {
	for _, x := range []struct{ alias, want string }{
		{"/con/", `alias "/con/" cannot be published: "con" is a device on Windows`},
		{"/old/LPT1.html", `"LPT1.html" is a device on Windows`},
		{"/.git/", `".git" is not a site's`},
		{"/.dateline-manifest", `".dateline-manifest" is not a site's`},
		{"/a./", `"a." ends in a dot or a space`},
		{"/a|b/", `it contains '|'`},
		{"/" + strings.Repeat("a", 256) + "/", "more than 255 bytes"},
		{"/a%2fb/", `alias "/a%2fb/" is no path of this site`},
		{"/a%01/", `alias "/a%01/" is no path of this site`},
		{"/.well-known/old/", ""}, {"/console/", ""}, {"/v1.2/", ""},
	} {
		s := site{"pages/a.md": "---\ntitle: A\naliases: [\"" + x.alias + "\"]\n---\nText.\n"}
		_, found := s.plan(t, Options{})
		if x.want == "" {
			if len(found) > 0 {
				t.Errorf("%s: got:\n%s", x.alias, messages(found))
			}
			continue
		}
		if len(found) != 1 || !strings.Contains(found[0].Message, x.want) || found[0].File != "content/pages/a.md" || found[0].Pos.Line != 3 {
			t.Errorf("%s: want %q, got:\n%s", x.alias, x.want, messages(found))
		}
	}
}

func TestRefusedIDs(t *testing.T) {
	briefing := "---\ntitle: B\ndate: 2023-06-10\ntopics: [nul]\n---\nText.\n"
	for _, x := range []struct {
		desc  string
		files site
		want  string
	}{
		{"in a registry", site{"actors.yaml": "iran: {name: I, kind: state}\ncon: {name: C, kind: state}\n"}, "content/actors.yaml:2:1: error: the page /actors/con/ cannot be published"},
		{"of a topic that is only used", site{"briefings/b.md": briefing}, "content/briefings/b.md:4:10: error: the page /topics/nul/ cannot be published"},
		{"of a file, which was reported when it was found", site{"actors/con.md": "---\nname: C\nkind: state\n---\n"}, ""},
	} {
		l, assets, _ := link(t, x.files.fs(), "")
		_, found := Make(l, assets, Options{})
		if got := messages(found); len(found) > 1 || (got == "") != (x.want == "") || !strings.HasPrefix(got, x.want) {
			t.Errorf("%s: got:\n%s", x.desc, got)
		}
	}
}

// TestOneCollision has collisions of which one error tells, and where.
func TestOneCollision(t *testing.T) {
	page := "---\ntitle: A\n---\nText.\n"
	registry := "iran: {name: I, kind: state}\n"
	for _, x := range []struct {
		desc  string
		files site
		early int // errors of the stages before
		want  string
	}{
		{"a faulty id in a list", site{"briefings/b.md": "---\ntitle: B\ndate: 2023-06-10\ntopics: [drones, Drones]\n---\nT.\n"}, 1, ""},
		{"a faulty id in a registry", site{"actors.yaml": registry + "Iran: {name: J, kind: state}\n"}, 1, ""},
		{"two files, one with a faulty name", site{"pages/A.md": page, "pages/a.md": page}, 2, ""},
		{"two files of fit names", site{"stories/ς.md": page, "stories/σ.md": page}, 1, ""},
		{"two fit ids of a registry", site{"actors.yaml": "σ: {name: I, kind: state}\nς: {name: J, kind: state}\n"}, 0, "content/actors.yaml:2:1: error: 2 want the path"},
		{"an alias and an id of a registry", site{"actors.yaml": "x: {name: X, kind: state}\n" + registry, "pages/x.md": "---\ntitle: X\naliases: [/actors/iran/]\n---\n"}, 0,
			"content/pages/x.md:3:11: error: 2 want the path /actors/iran/: content/actors.yaml and content/pages/x.md\n  content/actors.yaml:2:1: "},
		{"a page and an id of a registry", site{"actors.yaml": registry, "pages/actors/iran.md": page}, 0, "content/pages/actors/iran.md:"},
	} {
		l, assets, early := link(t, x.files.fs(), "")
		early = slices.DeleteFunc(early, func(d diag.Diagnostic) bool { return d.Severity != diag.Error || d.File == "content/site.yaml" })
		if len(early) != x.early {
			t.Errorf("%s: before:\n%s", x.desc, messages(early))
		}
		_, found := Make(l, assets, Options{})
		if got := messages(found); len(found) > 1 || (got == "") != (x.want == "") || !strings.HasPrefix(got, x.want) {
			t.Errorf("%s: got:\n%s", x.desc, got)
		}
		for _, d := range found {
			if len(d.Related) != 1 || d.Related[0].Pos.IsZero() {
				t.Errorf("%s: related: %+v", x.desc, d.Related)
			}
		}
	}
}

// TestCollisionOfLists has two topics of one name to some systems, each with two pages: that is one mistake.
func TestCollisionOfLists(t *testing.T) {
	s := site{}
	for i := range rows + 1 {
		s[fmt.Sprintf("briefings/b%d.md", i)] = "---\ntitle: B\ndate: 2023-06-10\ntopics: [σ, ς]\n---\nText.\n"
	}
	_, found := s.plan(t, Options{})
	if len(found) != 1 || found[0].Pos != (diag.Pos{Line: 4, Col: 13}) || found[0].Related[0].Pos != (diag.Pos{Line: 4, Col: 10}) {
		t.Errorf("got:\n%s", messages(found))
	}
}
