package render_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render"
)

// pagesOf renders every page.
func pagesOf(t *testing.T, s *render.Site) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, p := range s.Plan.Pages {
		html, found, ok := s.Render(p.Path)
		if !ok || len(found) > 0 {
			t.Fatal(p.Path, found)
		}
		all[p.Path] = string(html)
	}
	return all
}

// rewritten replaces a stretch of a file of a copy of the demo, and returns what undoes it.
func rewritten(t *testing.T, content, file, old, text string) (undo func()) {
	t.Helper()
	name := filepath.Join(content, file)
	before, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	after := strings.Replace(string(before), old, text, 1)
	if after == string(before) {
		t.Fatalf("%s has no %q", file, old)
	}
	if err := os.WriteFile(name, []byte(after), 0o644); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.WriteFile(name, before, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestConsequences adds to the demo a claim that nothing else has to do with: pages that do not tell of it keep their bytes. Then
// it retracts a claim, which shows wherever something rests on it, and takes the retraction away: every byte is as before.
func TestConsequences(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(content, os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	o := options(content)
	site, err := render.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	first := pagesOf(t, site)
	edit := func(file string) map[string]string {
		t.Helper()
		if site, err = site.After(o, render.Edit{Content: []string{file}}); err != nil {
			t.Fatal(err)
		}
		for _, d := range site.Diags {
			if strings.Contains(d.Message, "unrelated") || d.Severity.String() == "error" {
				t.Fatal(d.File, d.Pos, d.Message)
			}
		}
		return pagesOf(t, site)
	}

	const file = "briefings/2023/irans-position.md"
	undo := rewritten(t, content, file, "claims:\n", "  weather: {title: An unrelated report, by: {unnamed: a passer-by}, url: https://weather.example/}\nclaims:\n"+
		"  unrelated: {source: weather, about: john-kirby, that: The weather in Paris was fine}\n")
	tells := []string{"/briefings/irans-position/", "/actors/john-kirby/", "/stories/iran-russia-drones/", "/actors/", "/stories/"}
	for path, html := range edit(file) {
		if html == first[path] {
			continue
		}
		if !strings.Contains(html, "#unrelated") && !slices.Contains(tells, path) && !strings.HasPrefix(path, "/claims/") {
			t.Errorf("%s changed for a claim that it does not tell of:\n%s", path, cmp.Diff(first[path], html))
		}
	}
	undo()
	same(t, "the claim is gone again", first, edit(file))

	const home = "briefings/2023/macron-raisi-call.md"
	undo = rewritten(t, content, home, "\n---\n", "\ncorrections:\n  - {date: 2023-06-20, kind: retraction, text: The report was misread., claims: [route, hundreds]}\n---\n")
	retracted := edit(home)
	for path, want := range map[string]string{
		"/briefings/macron-raisi-call/": "retracted",
		"/actors/united-states/":        "retracted",
		"/claims/":                      "retracted",
	} {
		if retracted[path] == first[path] || !strings.Contains(retracted[path], want) {
			t.Errorf("%s does not say that what it tells of is retracted", path)
		}
	}
	undo()
	same(t, "the retraction is gone again", first, edit(home))
}

func same(t *testing.T, desc string, want, got map[string]string) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%s: %d pages, were %d", desc, len(got), len(want))
	}
	for path := range want {
		if want[path] != got[path] {
			t.Errorf("%s: %s is not as it was", desc, path)
		}
	}
}
