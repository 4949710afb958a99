package ledger

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

var update = flag.Bool("update", false, "write what is found into testdata/lint")

// TestLint reads testdata/lint/*.txtar: each is a site, on 1 June 2024, with the findings that joining it gives in its last
// file, `want`.
func TestLint(t *testing.T) {
	archives, err := filepath.Glob("testdata/lint/*.txtar")
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
			var files []*record.File
			for _, f := range a.Files {
				if f.Name == "want" {
					want = string(f.Data)
				} else {
					files = append(files, read(f.Name, string(f.Data)))
				}
			}
			got := linted(t, files)
			if *update {
				a.Files = append(slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" }), txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("%s (-want +got)\n%s", a.Comment, d)
			}
		})
	}
}

func read(path, text string) *record.File {
	return record.Parse(&source.File{Path: path, Name: path, Data: []byte(text)}, record.Options{})
}

func june(zone *time.Location) time.Time { return time.Date(2024, 6, 1, 12, 0, 0, 0, zone) }

// linted joins files and prints the findings: file:line:col+width name: message, hint apart, and where else to look.
func linted(t *testing.T, files []*record.File) string {
	t.Helper()
	l, found := Link(files, Options{Now: june})
	var b strings.Builder
	for _, d := range found {
		if d.Name != "" && d.Hint == "" {
			t.Errorf("no hint: %v", d)
		}
		fmt.Fprintf(&b, "%s:%d:%d+%d %s: %s\n", d.File, d.Pos.Line, d.Pos.Col, d.Width, d.Name, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %s:%d:%d %s\n", r.File, r.Pos.Line, r.Pos.Col, r.Message)
		}
	}
	// What the next Link takes over must not change what is found.
	again, second := Link(files, Options{Now: june, Before: l})
	if d := cmp.Diff(found, second); d != "" {
		t.Errorf("linked again:\n%s", d)
	}
	if again.names.alike.kinds == nil && l.names.alike.kinds != nil {
		t.Error("what names are alike was forgotten")
	}
	return b.String()
}

// Every lint is in the table of warnings, and what is switched off there is not looked for.
func TestLintNames(t *testing.T) {
	known := record.WarningNames()
	for _, l := range lints {
		if !slices.Contains(known, l.name) {
			t.Errorf("%q is not in the table of warnings", l.name)
		}
	}
	files := []*record.File{
		read("site.yaml", "title: T\nwarnings: {unused-actor: off}\n"),
		read("actors.yaml", "a: {name: Ann Example, kind: person}\n"),
	}
	if got := linted(t, files); got != "" {
		t.Error(got)
	}
	if got := linted(t, files[1:]); !strings.Contains(got, "unused-actor") {
		t.Errorf("not found where it is not switched off: %q", got)
	}
}
