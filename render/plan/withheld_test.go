package plan

import (
	"slices"
	"strings"
	"testing"
)

// TestWithheldFiles holds a briefing back that uses files in every way that there is: those that nothing published uses are
// left out with it.
func TestWithheldFiles(t *testing.T) {
	const head, held = "---\ntitle: B\ndate: 2023-06-10\n", "draft: true\n"
	files := site{
		"site.yaml": "title: S\npublisher: {name: P, url: https://example.org/, logo: logo.png}\n" +
			"menu: [{title: M, url: /menu.csv}, {title: N, page: other.csv}]\n",
		"briefings/held.md": head + held + "image: {file: top.png}\nnotes: [{quote: Text, note: \"![n](note.png)\"}]\n---\nText ![b](body.png) [d](../data.csv?x#y) " +
			"[s](/site.csv) ![](shared.png) ![](../logo.png) [m](/menu.csv) [o](../other.csv) [p](profile.csv) [q](picture.png) [self](#h) [dead](dead.csv)\n",
		"briefings/shown.md": head + "image: {file: picture.png}\n---\n![](shared.png)\n",
		"pages/about.md":     "---\ntitle: A\n---\n[p](../briefings/profile.csv)\n",
	}
	all := strings.Fields("briefings/body.png briefings/note.png briefings/picture.png briefings/profile.csv briefings/shared.png briefings/top.png " +
		"data.csv logo.png menu.csv other.csv site.csv unused.png")
	spare := strings.Fields("briefings/body.png briefings/note.png briefings/top.png data.csv site.csv")
	for _, path := range all {
		files[path] = "x"
	}
	for _, tt := range []struct {
		desc, withholding string
		want              []string
	}{
		{"withheld", held, slices.DeleteFunc(slices.Clone(all), func(path string) bool { return slices.Contains(spare, path) })},
		{"published", "", all},
	} {
		files["briefings/held.md"] = strings.Replace(files["briefings/held.md"], held, tt.withholding, 1)
		p, _ := files.plan(t, Options{})
		var got []string
		for _, f := range p.Assets {
			got = append(got, f.Path)
			if p.files[f.Path] != f {
				t.Errorf("%s: %s is copied, but no file of the plan", tt.desc, f.Path)
			}
		}
		if !slices.Equal(got, tt.want) || len(p.files) != len(got) {
			t.Errorf("%s: files\ngot  %v\nwant %v", tt.desc, got, tt.want)
		}
	}
}
