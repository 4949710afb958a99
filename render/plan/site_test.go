package plan

import (
	"cmp"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// today is the day of all tests that do not say another.
const today = "2024-06-01"

// site is a small content folder.
type site map[string]string

func (s site) fs() fs.FS {
	m := fstest.MapFS{}
	for path, text := range s {
		m[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// link reads and joins a content folder; what the stages before Make find is returned too.
func link(t testing.TB, fsys fs.FS, now string) (*ledger.Ledger, []*source.File, []diag.Diagnostic) {
	t.Helper()
	content, found, err := source.FromFS(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	var assets []*source.File
	var files []*record.File
	for _, f := range content.Files {
		if f.Kind == source.Asset {
			assets = append(assets, f)
			continue
		}
		r := record.Parse(f, record.Options{})
		found = append(found, r.Diags...)
		files = append(files, r)
	}
	day, err := time.Parse("2006-01-02", cmp.Or(now, today))
	if err != nil {
		t.Fatal(err)
	}
	l, more := ledger.Link(files, ledger.Options{Now: func(zone *time.Location) time.Time {
		y, m, d := day.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, zone)
	}})
	return l, assets, append(found, more...)
}

// plan plans a content folder that is sound up to Make.
func (s site) plan(t testing.TB, opt Options) (*Plan, []diag.Diagnostic) {
	t.Helper()
	l, assets, found := link(t, s.fs(), "")
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Fatalf("the test's own site is faulty: %s:%d: %s", d.File, d.Pos.Line, d.Message)
		}
	}
	return Make(l, assets, opt)
}

func mustView[T any](t testing.TB, p *Plan, path string) *T {
	t.Helper()
	pg, ok := p.Page(path)
	if !ok {
		t.Fatalf("no page %s", path)
	}
	v, ok := p.View(pg).(*T)
	if !ok {
		t.Fatalf("%s has a %T", path, p.View(pg))
	}
	return v
}

// messages are findings as lines.
func messages(found []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", d.File, d.Pos.Line, d.Pos.Col, d.Severity, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %s:%d:%d: %s\n", r.File, r.Pos.Line, r.Pos.Col, r.Message)
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", d.Hint)
		}
	}
	return b.String()
}

// unpack splits an archive into a content folder and what is wanted of it, by what stands after "want ".
func unpack(t testing.TB, file string) (*archive, site, map[string]int) {
	t.Helper()
	a := readArchive(t, file)
	s, want := site{}, map[string]int{}
	for i, f := range a.files {
		if name, ok := strings.CutPrefix(f.name, "want "); ok {
			want[name] = i
			continue
		}
		s[f.name] = f.text
	}
	return a, s, want
}
