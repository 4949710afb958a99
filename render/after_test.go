package render_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/export"
)

var (
	editRounds = flag.Int("edits", 25, "edits of TestAfter, each seed")
	editSeeds  = flag.Int("seeds", 1, "seeds of TestAfter")
)

// TestAfter edits the demo site at random and holds what After gives, edit by edit, against what Load gives: findings, pages and
// ledger.
func TestAfter(t *testing.T) {
	for seed := range *editSeeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			e := newEditor(t, uint64(seed))
			o := options(e.content)
			o.Templates = e.templates
			s, err := render.Load(o)
			if err != nil {
				t.Fatal(err)
			}
			for n := range *editRounds {
				what, edit := e.edit()
				if e.IntN(20) == 0 {
					o.Now = o.Now.Add(time.Duration(e.IntN(60)) * time.Hour)
				}
				if s, err = s.After(o, edit); err != nil {
					t.Fatalf("edit %d, %s: %v", n, what, err)
				}
				fresh, err := render.Load(o)
				if err != nil {
					t.Fatal(err)
				}
				if diff := sameSite(fresh, s); diff != "" {
					t.Fatalf("edit %d, %s: After differs from Load (-Load +After):\n%s", n, what, diff)
				}
			}
		})
	}
}

// sameSite tells where two sites differ; "" nowhere.
func sameSite(want, got *render.Site) string {
	if diff := cmp.Diff(want.Diags, got.Diags); diff != "" {
		return diff
	}
	if len(want.Plan.Pages) != len(got.Plan.Pages) {
		return fmt.Sprintf("%d pages, want %d", len(got.Plan.Pages), len(want.Plan.Pages))
	}
	for i, p := range want.Plan.Pages {
		if got.Plan.Pages[i].Path != p.Path {
			return fmt.Sprintf("page %s, want %s", got.Plan.Pages[i].Path, p.Path)
		}
		a, ads, _ := want.Render(p.Path)
		b, bds, _ := got.Render(p.Path)
		if !bytes.Equal(a, b) || len(ads) != len(bds) {
			return p.Path + "\n" + cmp.Diff(strings.Split(string(a), "\n"), strings.Split(string(b), "\n"))
		}
	}
	var a, b bytes.Buffer
	if err := export.JSONL(&a, want.Plan); err != nil {
		return err.Error()
	}
	if err := export.JSONL(&b, got.Plan); err != nil {
		return err.Error()
	}
	return cmp.Diff(strings.Split(a.String(), "\n"), strings.Split(b.String(), "\n"))
}

// editor edits a copy of the demo site at random.
type editor struct {
	*rand.Rand
	t                  *testing.T
	content, templates string
	was                map[string]string // of files that were broken, by path: mended later
	made               int
}

func newEditor(t *testing.T, seed uint64) *editor {
	dir := t.TempDir()
	e := &editor{Rand: rand.New(rand.NewPCG(seed, 1)), t: t, content: filepath.Join(dir, "content"), templates: filepath.Join(dir, "templates"), was: map[string]string{}}
	if err := os.CopyFS(e.content, os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(e.templates, 0o755); err != nil {
		t.Fatal(err)
	}
	return e
}

// files lists the content's files that match a pattern of their paths, in order.
func (e *editor) files(pattern string) []string {
	re := regexp.MustCompile("^" + pattern + "$")
	var list []string
	err := fs.WalkDir(os.DirFS(e.content), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && re.MatchString(path) {
			list = append(list, path)
		}
		return err
	})
	e.check(err)
	return list
}

func (e *editor) check(err error) {
	if err != nil {
		e.t.Helper()
		e.t.Fatal(err)
	}
}

func (e *editor) pick(list []string) string { return list[e.IntN(len(list))] }

func (e *editor) read(path string) string {
	data, err := os.ReadFile(filepath.Join(e.content, path))
	e.check(err)
	return string(data)
}

func (e *editor) write(path, text string) render.Edit {
	name := filepath.Join(e.content, path)
	_, err := os.Stat(name)
	e.check(os.MkdirAll(filepath.Dir(name), 0o755))
	e.check(os.WriteFile(name, []byte(text), 0o644))
	if err != nil {
		return render.Edit{Any: true}
	}
	return render.Edit{Content: []string{path}}
}

// edit makes one edit and tells of it.
func (e *editor) edit() (what string, edit render.Edit) {
	edits := []func() (string, render.Edit){
		e.sentence, e.sentence, e.sentence, e.paragraph, e.paragraph, e.lessProse, e.word, e.frontMatter, e.frontMatter, e.annotations, e.annotations, e.annotations,
		e.registry, e.tear, e.mend, e.mend, e.add, e.remove, e.move, e.site, e.template, e.asset, e.burst, e.touch,
	}
	return edits[e.IntN(len(edits))]()
}

const briefings = `briefings/.*\.md`

func (e *editor) sentence() (string, render.Edit) {
	path := e.pick(e.files(`(briefings|stories|actors|pages)/.*\.md`))
	more := e.pick([]string{"One more sentence.", "Iran and Russia again.", "See [home](/).", "*John Kirby* said so.", "![no](/nothing.png)"})
	return "sentence in " + path, e.write(path, e.read(path)+"\n"+more+"\n")
}

func (e *editor) paragraph() (string, render.Edit) {
	path := e.pick(e.files(briefings))
	front, body, ok := strings.Cut(e.read(path), "\n---\n")
	if !ok {
		return "nothing", render.Edit{}
	}
	return "paragraph before all others in " + path, e.write(path, front+"\n---\n\nA paragraph about the matter, ahead of it.\n"+body)
}

func (e *editor) lessProse() (string, render.Edit) {
	path := e.pick(e.files(briefings))
	paragraphs := strings.Split(e.read(path), "\n\n")
	at := e.IntN(len(paragraphs))
	e.was[path] = e.read(path)
	return "paragraph gone from " + path, e.write(path, strings.Join(slices.Delete(paragraphs, at, at+1), "\n\n"))
}

func (e *editor) word() (string, render.Edit) {
	path := e.pick(e.files(briefings))
	front, body, _ := strings.Cut(e.read(path), "\n---\n")
	from := e.pick([]string{" the ", " Iran", " Russia", " Khrushchev", " and "})
	return "word in " + path, e.write(path, front+"\n---\n"+strings.Replace(body, from, e.pick([]string{" a ", " Iran", " Cuba", " "}), 1))
}

func (e *editor) frontMatter() (string, render.Edit) {
	path := e.pick(e.files(briefings))
	text := e.read(path)
	e.was[path] = text
	switch e.IntN(5) {
	case 0:
		text = strings.Replace(text, "title: ", "title: Newly ", 1)
	case 1:
		text = strings.Replace(text, "title: ", "draft: true\ntitle: ", 1)
	case 2:
		text = strings.Replace(text, "title: ", "topics: [newly-used]\ntitle: ", 1)
	case 3:
		text = regexp.MustCompile(`(?m)^date: .*$`).ReplaceAllString(text, "date: 2023-06-1"+fmt.Sprint(e.IntN(10)))
	case 4:
		text = strings.Replace(text, "title: ", "embargo: 2026-03-03T10:00:00Z\ntitle: ", 1)
	}
	return "front matter of " + path, e.write(path, text)
}

func (e *editor) annotations() (string, render.Edit) {
	path := e.pick(e.files(briefings))
	text := e.read(path)
	what, edited := e.facts(text)
	e.was[path] = text
	return what + " in " + path, e.write(path, edited)
}

func (e *editor) registry() (string, render.Edit) {
	path := e.pick([]string{"actors.yaml", "places.yaml", "sources.yaml", "topics.yaml"})
	e.made++
	text := e.read(path)
	switch {
	case e.IntN(3) > 0:
		title := "title"
		if path == "actors.yaml" || path == "places.yaml" {
			title = "name"
		}
		text += fmt.Sprintf("\nmade-%d:\n  %s: Made %d\n", e.made, title, e.made)
		if path == "actors.yaml" {
			text += "  kind: person\n"
		}
	default:
		e.was[path] = text
		text = strings.Replace(text, "name: ", "name: The ", 1+e.IntN(3))
	}
	return path, e.write(path, text)
}

func (e *editor) tear() (string, render.Edit) {
	path := e.pick(e.files(`.*\.(md|yaml)`))
	text := e.read(path)
	e.was[path] = text
	return "torn " + path, e.write(path, text[:e.IntN(len(text)+1)])
}

func (e *editor) mend() (string, render.Edit) {
	var broken []string
	for path := range e.was {
		broken = append(broken, path)
	}
	if len(broken) == 0 {
		return "nothing", render.Edit{}
	}
	slices.Sort(broken)
	path := e.pick(broken)
	text := e.was[path]
	delete(e.was, path)
	return "mended " + path, e.write(path, text)
}

func (e *editor) add() (string, render.Edit) {
	e.made++
	path := fmt.Sprintf("briefings/new/made-%d.md", e.made)
	return "added " + path, e.write(path, fmt.Sprintf("---\ntitle: Made %d\ndate: 2023-07-01\nactors: [iran]\n---\n\nJohn Kirby and Iran.\n", e.made))
}

func (e *editor) remove() (string, render.Edit) {
	path := e.pick(e.files(`(briefings|actors|pages)/.*\.md`))
	e.was[path] = e.read(path)
	e.check(os.Remove(filepath.Join(e.content, path)))
	return "removed " + path, render.Edit{Any: true}
}

func (e *editor) move() (string, render.Edit) {
	path := e.pick(e.files(briefings))
	e.made++
	to := fmt.Sprintf("briefings/moved-%d/%s", e.made, filepath.Base(path))
	e.check(os.MkdirAll(filepath.Join(e.content, filepath.Dir(to)), 0o755))
	e.check(os.Rename(filepath.Join(e.content, path), filepath.Join(e.content, to)))
	return "moved " + path, render.Edit{Any: true}
}

func (e *editor) site() (string, render.Edit) {
	text := e.read("site.yaml")
	e.was["site.yaml"] = text
	add := e.pick([]string{"\nautolink: all\n", "\nunsafeHTML: true\n", "\npageSize: 3\n", "\ntimezone: Asia/Tokyo\n", "\nnonsense: 1\n"})
	return "site.yaml", e.write("site.yaml", text+add)
}

func (e *editor) template() (string, render.Edit) {
	name := filepath.Join(e.templates, "partials", "legend.html")
	if _, err := os.Stat(name); err == nil && e.IntN(3) == 0 {
		e.check(os.Remove(name))
		return "template gone", render.Edit{Theme: true}
	}
	e.made++
	e.check(os.MkdirAll(filepath.Dir(name), 0o755))
	text := e.pick([]string{`{{define "legend"}}%d{{end}}`, `{{define "legend"}}%d{{.Nothing}}{{end}}`, `{{define "legend"}}%d{{`})
	e.check(os.WriteFile(name, fmt.Appendf(nil, text, e.made), 0o644))
	if e.IntN(3) == 0 {
		e.check(os.MkdirAll(filepath.Join(e.templates, "assets"), 0o755))
		e.check(os.WriteFile(filepath.Join(e.templates, "assets", "own.css"), fmt.Appendf(nil, "p{order:%d}", e.made), 0o644))
	}
	return "template", render.Edit{Theme: true}
}

func (e *editor) asset() (string, render.Edit) {
	e.made++
	path := fmt.Sprintf("pictures/%d.txt", e.IntN(3))
	return "asset " + path, e.write(path, fmt.Sprint(e.made))
}

func (e *editor) burst() (string, render.Edit) {
	var whats []string
	all := render.Edit{}
	for range 2 + e.IntN(4) {
		what, edit := e.edit()
		whats = append(whats, what)
		all.Content, all.Theme, all.Any = append(all.Content, edit.Content...), all.Theme || edit.Theme, all.Any || edit.Any
	}
	return strings.Join(whats, "; "), all
}

func (e *editor) touch() (string, render.Edit) {
	path := e.pick(e.files(`.*`))
	return "touched " + path, render.Edit{Content: []string{path}}
}
