package render_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render"
)

// TestAfterEdits makes edits one after another, of which the last shows what the ones before have left behind: what After gives is
// what Load gives.
func TestAfterEdits(t *testing.T) {
	const site = `
-- site.yaml --
title: Edits
-- actors.yaml --
a: {name: Ann Lee, kind: person, aliases: [The Aide]}
b: {name: Bob Ray, kind: person, aliases: [The Aide]}
-- sources.yaml --
post: {title: Post, kind: report, url: https://example.org}
-- picture.txt --
0
-- pages/about.md --
---
title: About
---
-- briefings/x.md --
---
title: X
date: 2023-01-01
source: post
topics: [rain]
claims:
  one: {by: a, that: It rains.}
---
Ann Lee. See [what Bob Ray said](y.md#two). It is wet.
-- briefings/y.md --
---
title: Y
date: 2023-01-02
source: post
topics: [snow]
claims:
  two: {by: b, that: It snows.}
  three: {by: b, that: It does.}
---
Bob Ray said [so](#three).
-- briefings/z.md --
---
title: Z
date: 2023-01-03
source: post
---
Nobody.
`
	type edit struct{ path, from, to string } // all of a file where from is ""; it goes where to is "" too
	for _, tt := range []struct {
		desc  string
		edits [][]edit
	}{
		{"prose, facts of another briefing, a picture", [][]edit{
			{{"briefings/x.md", "It is wet", "It is very wet"}}, {{"briefings/y.md", "It snows", "It hails"}}, {{"picture.txt", "0", "1"}},
		}},
		{"prose moves a link, and what it leads to goes", [][]edit{
			{{"briefings/x.md", "Ann Lee.", "Ann Lee.\n\nShe is well.\n\n"}}, {{"briefings/y.md", "two:", "another:"}},
		}},
		{"a page with a mistake becomes a file", [][]edit{
			{{"pages/about.md", "title:", "titel:"}}, {{"pages/about.md", "", ""}, {"pages/about.txt", "", "About"}},
		}},
		{"a page with a mistake cannot be read", [][]edit{
			{{"pages/about.md", "title:", "titel:"}}, {{"pages/about.md", "", "\xff\xfe\xfd"}},
		}},
		{"a name that several share comes, in code beside a passage", [][]edit{
			{{"briefings/y.md", "(#three)", "(#three) of `The Aide`"}},
		}},
		{"a name that several share goes, in code beside a passage", [][]edit{
			{{"briefings/y.md", "(#three)", "(#three) of `The Aide`"}}, {{"briefings/y.md", "The Aide", "nobody"}, {"briefings/y.md", "It snows", "It hails"}},
		}},
	} {
		content := write(t, site)
		o := options(content)
		s, err := render.Load(o)
		if err != nil {
			t.Fatal(err)
		}
		for _, edits := range tt.edits {
			var all render.Edit
			for _, e := range edits {
				name := filepath.Join(content, e.path)
				data, err := os.ReadFile(name)
				all.Any = all.Any || err != nil || e.from+e.to == ""
				all.Content = append(all.Content, e.path)
				if !strings.Contains(string(data), e.from) {
					t.Fatalf("%s: there is no %q in %s", tt.desc, e.from, e.path)
				}
				text := e.to
				if e.from != "" {
					text = strings.Replace(string(data), e.from, e.to, 1)
				}
				if err = os.WriteFile(name, []byte(text), 0o644); text == "" {
					err = os.Remove(name)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if s, err = s.After(o, all); err != nil {
				t.Fatal(err)
			}
		}
		fresh, err := render.Load(o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := sameSite(fresh, s); diff != "" {
			t.Errorf("%s: After differs from Load (-Load +After):\n%s", tt.desc, diff)
		}
	}
}
