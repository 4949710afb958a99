package render_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
)

// TestAfterWild edits small sites that have some of everything, often several files at once, and holds what After gives against
// what Load gives. Mistakes are most often taken back, now and then from the site as it was before them.
func TestAfterWild(t *testing.T) {
	good, shared := 0, 0
	for seed := range 3 * *editSeeds {
		w := newWild(t, uint64(seed))
		w.options.Drafts, w.options.All = seed%3 == 1, seed%3 == 2
		s, faultless := w.site(), w.texts
		for n := range *editRounds {
			what, edit := w.edit()
			what = fmt.Sprintf("seed %d, edit %d:%s", seed, n, what)
			next := w.after(s, edit, what)
			switch errors, _ := diag.Count(next.Diags); {
			case errors == 0:
				faultless = w.texts
				good++
				if next.Ledger.Actors[0] == s.Ledger.Actors[0] {
					shared++
				}
			case !w.odds(6):
				from := next
				if w.odds(2) {
					from = s
				}
				w.texts = faultless
				for i := range w.texts {
					edit.Content = append(edit.Content, w.save(i)...)
				}
				next = w.after(from, edit, what+", taken back")
			}
			s = next
		}
	}
	if t.Logf("%d good edits, %d shared what they left", good, shared); shared*3 < good || good == 0 {
		t.Errorf("of %d good edits only %d shared what they left", good, shared)
	}
}

// wild makes a small site whose briefings, full of references, are made at random; and edits them.
type wild struct {
	*editor
	options render.Options
	texts   [8]text
}

// text is what a briefing's file holds.
type text struct{ front, body string }

func newWild(t *testing.T, seed uint64) *wild {
	e := &editor{Rand: rand.New(rand.NewPCG(seed, 99)), t: t, content: filepath.Join(t.TempDir(), "content")}
	return &wild{editor: e, options: options(e.content)}
}

// site writes the site and loads it. It has no errors: where ten briefings made at random have some, a plain one stays.
func (w *wild) site() *render.Site {
	files := w.fixed()
	for _, path := range slices.Sorted(maps.Keys(files)) {
		w.write(path, files[path])
	}
	for i := range w.texts {
		w.texts[i] = plain(i)
		w.save(i)
	}
	s := w.load()
	if errors, _ := diag.Count(s.Diags); errors > 0 {
		w.t.Fatal(s.Diags)
	}
	for i := range w.texts {
		for range 10 {
			w.texts[i] = w.briefing(i)
			made, err := s.After(w.options, render.Edit{Content: w.save(i)})
			w.check(err)
			if errors, _ := diag.Count(made.Diags); errors == 0 {
				s = made
				break
			}
			w.texts[i] = plain(i)
			w.save(i)
		}
	}
	return s
}

func (w *wild) load() *render.Site {
	s, err := render.Load(w.options)
	w.check(err)
	return s
}

// after is the site after an edit of s, which must be what Load gives.
func (w *wild) after(s *render.Site, edit render.Edit, what string) *render.Site {
	w.t.Helper()
	next, err := s.After(w.options, edit)
	w.check(err)
	if diff := sameSite(w.load(), next); diff != "" {
		w.t.Fatalf("%s: After differs from Load (-Load +After):\n%.4000s", what, diff)
	}
	return next
}

// save writes briefing i and gives its path.
func (w *wild) save(i int) []string {
	return w.write(fmt.Sprintf("briefings/b%d.md", i), "---\n"+w.texts[i].front+"---\n"+w.texts[i].body).Content
}

// edit edits up to three files; sometimes hours have passed before.
func (w *wild) edit() (what string, edit render.Edit) {
	if w.odds(15) {
		w.options.Now = w.options.Now.Add(time.Duration(w.IntN(8)) * time.Hour)
	}
	for range 1 + w.IntN(2)*w.IntN(3) {
		i := w.IntN(len(w.texts))
		at := &w.texts[i]
		switch k := w.IntN(20); {
		case k < 6:
			what += " prose of"
			at.body = w.prose()
		case k < 8:
			what += " title of"
			at.front = strings.Replace(at.front, "title: ", "title: New ", 1)
		case k < 10 && !strings.Contains(at.front, "summary:"):
			what += " summary of"
			at.front = "summary: X\n" + at.front
		case k < 11:
			what += " a picture,"
			w.made++
			edit.Content = append(edit.Content, w.write(fmt.Sprintf("pic/%d.txt", w.IntN(2)), fmt.Sprint(w.made)).Content...)
			continue
		case k < 14:
			what += " lines before those of"
			at.body = "Moved.\n\n" + at.body
		default:
			what += " facts of"
			at.front = w.briefing(i).front
		}
		what += fmt.Sprintf(" b%d,", i)
		edit.Content = append(edit.Content, w.save(i)...)
	}
	return strings.TrimSuffix(what, ","), edit
}
