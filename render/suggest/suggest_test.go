package suggest

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

var update = flag.Bool("update", false, "write what is suggested into testdata")

// TestFind reads testdata/*.txtar: each is a site, with what is suggested for it in its last file, `want`.
func TestFind(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			texts := map[string]string{}
			for _, f := range a.Files {
				if f.Name == "want" {
					want = string(f.Data)
				} else {
					texts[f.Name] = string(f.Data)
				}
			}
			all, _ := found(texts)
			var got strings.Builder
			if err := Text(&got, all); err != nil {
				t.Fatal(err)
			}
			if *update {
				a.Files = append(slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" }), txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got.String(), "\n")); d != "" {
				t.Errorf("%s (-want +got)\n%s", a.Comment, d)
			}
			paste(t, texts, all)
		})
	}
}

// found reads and joins a site and returns the suggestions and the mistakes.
func found(texts map[string]string) (all []Suggestion, mistakes []diag.Diagnostic) {
	l, mistakes := linked(texts)
	return Find(l, func(file string) []byte { return []byte(texts[file]) }), mistakes
}

// timed is how long finding takes at best, reading apart.
func timed(texts map[string]string) time.Duration {
	l, _ := linked(texts)
	best := time.Hour
	for range 3 {
		start := time.Now()
		Find(l, func(file string) []byte { return []byte(texts[file]) })
		best = min(best, time.Since(start))
	}
	return best
}

func linked(texts map[string]string) (l *ledger.Ledger, mistakes []diag.Diagnostic) {
	var files []*record.File
	for path, text := range texts {
		f := record.Parse(&source.File{Path: path, Name: path, Data: []byte(text)}, record.Options{Compact: true})
		mistakes = append(mistakes, f.Diags...)
		files = append(files, f)
	}
	l, ds := ledger.Link(files, ledger.Options{Now: func(zone *time.Location) time.Time { return time.Date(2026, 3, 10, 12, 0, 0, 0, zone) }})
	return l, slices.DeleteFunc(append(mistakes, ds...), func(d diag.Diagnostic) bool { return d.Severity == diag.Warning })
}

// paste does with suggestions what they are for: it must give no mistake but those that the comments announce, and leave nothing to
// suggest but what it makes known itself.
func paste(t *testing.T, texts map[string]string, all []Suggestion) {
	t.Helper()
	for _, s := range all {
		text := texts[s.File]
		if s.Markdown != "" {
			open, rest, _ := strings.Cut(s.Markdown, "[")
			inner, rest, _ := strings.Cut(rest, "](#"+s.ID+")")
			plain := open + inner + rest
			if text = replaceSpaced(text, plain, s.Markdown); text == texts[s.File] {
				t.Errorf("%q is not in the text", plain)
			}
		}
		switch {
		case strings.HasSuffix(s.Under, ".yaml"):
			texts[s.Under] += s.ID + ": " + s.Entry + "\n"
		case strings.Contains(text, "\n"+s.Under+":\n"):
			text = strings.Replace(text, "\n"+s.Under+":\n", "\n"+s.Under+":\n  "+s.ID+": "+s.Entry+"\n", 1)
		default:
			text = strings.Replace(text, "\n---\n", "\n"+s.Under+":\n  "+s.ID+": "+s.Entry+"\n---\n", 1)
		}
		texts[s.File] = text
	}
	again, mistakes := found(texts)
	for _, d := range mistakes {
		said := slices.ContainsFunc(all, func(s Suggestion) bool {
			return s.File == d.File && strings.Contains(d.Message, `"`+s.ID+`"`) && strings.Contains(s.Comment, "say ")
		})
		if !said {
			t.Errorf("pasted: %s:%d: %s", d.File, d.Pos.Line, d.Message)
		}
	}
	for _, s := range again {
		if s.Kind != "name" {
			t.Errorf("suggested again: %+v", s)
		}
	}
}

// replaceSpaced replaces old, whose spaces may be line breaks in text.
func replaceSpaced(text, old, new string) string {
	words := strings.Fields(old)
	for at := 0; ; {
		i := strings.Index(text[at:], words[0])
		if i < 0 {
			return text
		}
		at += i
		end, ok := at, true
		for k, w := range words {
			if k > 0 {
				end += len(text[end:]) - len(strings.TrimLeft(text[end:], " \n"))
			}
			if ok = strings.HasPrefix(text[end:], w); !ok {
				break
			}
			end += len(w)
		}
		if ok {
			return text[:at] + new + text[end:]
		}
		at++
	}
}
