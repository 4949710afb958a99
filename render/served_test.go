package render_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/preview"
)

// viewer is what a preview server does, edit by edit.
type viewer struct {
	*editor
	options  render.Options
	site     *render.Site
	preview  render.Preview
	build    preview.Build
	rendered []string
}

func newViewer(t *testing.T) *viewer {
	v := &viewer{editor: newEditor(t, 1)}
	v.check(os.RemoveAll(v.content))
	v.content = write(t, followedSite)
	v.options = options(v.content)
	v.options.Templates = v.templates
	var mu sync.Mutex
	v.preview.Rendered = func(r render.Rendered) {
		mu.Lock()
		defer mu.Unlock()
		v.rendered = append(v.rendered, r.Path+": "+r.Reason)
	}
	v.load()
	return v
}

// load shows the site as its files are now.
func (v *viewer) load() {
	v.t.Helper()
	var err error
	if v.site == nil {
		v.site, err = render.Load(v.options)
	} else {
		v.site, err = v.site.After(v.options, render.Edit{Any: true, Theme: true})
	}
	v.check(err)
	v.show(render.Update{Site: v.site, Diags: v.site.Diags})
}

func (v *viewer) show(u render.Update) {
	if b := v.preview.Build(u); b.Site != nil {
		v.build = b
	}
}

func (v *viewer) rename(from, to string) {
	v.check(os.MkdirAll(filepath.Dir(filepath.Join(v.content, to)), 0o755))
	v.check(os.Rename(filepath.Join(v.content, from), filepath.Join(v.content, to)))
}

// TestMoved moves things of every kind: their old addresses lead to the new ones as long as the preview runs.
func TestMoved(t *testing.T) {
	v := newViewer(t)
	asks := func(desc, path, want string) {
		t.Helper()
		if got := v.build.Moved(path); got != want {
			t.Errorf("%s: %s has moved to %q, want %q", desc, path, got, want)
		}
	}
	asks("at first", "/briefings/fourth/", "")
	v.rename("briefings/other/fourth.md", "briefings/x/fifth.md")
	v.load()
	asks("a file of another name", "/briefings/fourth/", "/briefings/fifth/")
	v.write("briefings/x/fifth.md", strings.Replace(v.read("briefings/x/fifth.md"), "Russia", "The Russia", 1))
	v.rename("briefings/x/fifth.md", "briefings/x/sixth.md")
	v.load()
	asks("again, and changed", "/briefings/fifth/", "/briefings/sixth/")
	asks("the oldest address", "/briefings/fourth/", "/briefings/sixth/")
	v.rename("briefings/x/sixth.md", "briefings/x/fourth.md")
	v.load()
	asks("back", "/briefings/sixth/", "/briefings/fourth/")
	asks("and forth", "/briefings/fifth/", "/briefings/fourth/")

	for _, file := range v.files(briefings) {
		v.write(file, strings.ReplaceAll(v.read(file), "story: drones\n", "story: flying-things\n"))
	}
	v.rename("stories/drones.md", "stories/flying-things.md")
	v.load()
	asks("a story", "/stories/drones/", "/stories/flying-things/")
	asks("what is below a story", "/stories/drones/matrix/", "/stories/flying-things/matrix/")
	asks("what never was below it", "/stories/drones/nothing/", "")
	v.rename("actors/khrushchev.md", "actors/nikita-khrushchev.md")
	v.rename("pages/about.md", "pages/us/this-site.md")
	v.write("pages/us/this-site.md", strings.ReplaceAll(v.read("pages/us/this-site.md"), "](../", "](../../"))
	v.write("site.yaml", "title: Followed\n")
	v.write("actors.yaml", strings.Replace(v.read("actors.yaml"), "russia: {", "russian-federation: {", 1))
	for _, file := range append(v.files(briefings), "places.yaml") {
		v.write(file, strings.NewReplacer("actors: russia", "actors: russian-federation", "to: russia", "to: russian-federation", "in: russia", "in: russian-federation", ", russia]", ", russian-federation]").Replace(v.read(file)))
	}
	v.load()
	if (render.Update{Site: v.site, Diags: v.site.Diags}).Failed() {
		t.Fatal(v.site.Diags)
	}
	asks("an actor with a profile", "/actors/khrushchev/", "/actors/nikita-khrushchev/")
	asks("an actor of a registry", "/actors/russia/", "/actors/russian-federation/")
	asks("a page", "/about/", "/us/this-site/")

	v.rename("briefings/2024/later.md", "briefings/2024/much-later.md")
	v.write("briefings/latest.md", "---\ntitle: Later\ndate: 2024-02-01\n---\nIran.\n")
	v.load()
	asks("of two with its title, the one that is it", "/briefings/later/", "/briefings/much-later/")
	v.check(os.Remove(filepath.Join(v.content, "briefings/2024/much-later.md")))
	for n := range 2 {
		v.write(fmt.Sprintf("briefings/twin-%d.md", n), "---\ntitle: Later\ndate: 2024-02-01\n---\nIran.\n")
	}
	v.load()
	asks("one of two", "/briefings/much-later/", "")
	asks("nothing", "/nothing/", "")
}

// TestRendered asks for pages, edits, and asks again: only what differs is rendered, and it is told why.
func TestRendered(t *testing.T) {
	v := newViewer(t)
	ask := func(desc string, paths []string, want ...string) {
		t.Helper()
		v.rendered = nil
		for _, path := range paths {
			if html, ok := v.build.Site.Page(path); !ok || len(html) == 0 {
				t.Errorf("%s: %s: %v %q", desc, path, ok, html)
			}
		}
		if !slices.Equal(v.rendered, want) {
			t.Errorf("%s: rendered %q, want %q", desc, v.rendered, want)
		}
	}
	two := []string{"/briefings/fourth/", "/actors/iran/"}
	ask("at first", two, "/briefings/fourth/: first asked for", "/actors/iran/: first asked for")
	ask("again", two)
	const file = "briefings/other/fourth.md"
	v.write(file, v.read(file)+"\nOne sentence.\n")
	v.load()
	ask("after prose", two, "/briefings/fourth/: prose")
	v.write("actors.yaml", strings.Replace(v.read("actors.yaml"), "name: Iran", "name: Persia", 1))
	v.load()
	ask("after facts", two[1:], "/actors/iran/: facts")
	v.check(os.WriteFile(filepath.Join(v.templates, "404.html"), []byte(`{{define "main"}}<main id="main"><h1>None</h1></main>{{end}}`), 0o644))
	v.load()
	ask("after another template", two[1:])
	v.check(os.MkdirAll(filepath.Join(v.templates, "partials"), 0o755))
	v.check(os.WriteFile(filepath.Join(v.templates, "partials", "legend.html"), []byte(`{{define "legend"}}Legend{{end}}`), 0o644))
	v.load()
	ask("after its template", two[1:], "/actors/iran/: templates")

	v.check(os.RemoveAll(v.templates))
	v.check(os.Mkdir(v.templates, 0o755))
	for n := range 40 {
		v.write(fmt.Sprintf("briefings/more-%d.md", n), fmt.Sprintf("---\ntitle: More %d\ndate: 2024-02-01\n---\nText.\n", n))
	}
	v.load()
	ask("more facts", two[:1], "/briefings/fourth/: facts")
	var many, told []string
	for n := range 40 {
		many = append(many, fmt.Sprintf("/briefings/more-%d/", n))
		told = append(told, many[n]+": first asked for")
	}
	ask("many pages", many, told...)
	ask("the last of them", many[39:])
	ask("one of long ago", two[:1], "/briefings/fourth/: asked for again")
}

// TestAffected counts the pages that an update changes.
func TestAffected(t *testing.T) {
	v := newViewer(t)
	affected := func(desc string, want int) {
		t.Helper()
		if got, exact := v.preview.Affected(render.Update{Site: v.site}); got != want || !exact {
			t.Errorf("%s: %d pages, exact %v, want %d", desc, got, exact, want)
		}
	}
	affected("at first", len(v.site.Plan.Pages))
	const file = "briefings/other/fourth.md"
	v.write(file, v.read(file)+"\nOne sentence.\n")
	v.load()
	affected("prose", 1)
	v.load()
	affected("nothing", 0)
	v.check(os.WriteFile(filepath.Join(v.templates, "404.html"), []byte(`{{define "main"}}<main id="main"><h1>None</h1></main>{{end}}`), 0o644))
	v.load()
	affected("a template", 1)
	v.write("drawing.svg", "<svg/>")
	v.load()
	affected("a picture", 0)
}
