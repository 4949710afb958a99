package record

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
)

var update = flag.Bool("update", false, "write what is read into the archives' wants")

// TestParse reads the files of each archive in testdata and compares what they say with the archive's last file, `want`.
func TestParse(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a, want := parseArchive(string(text)), ""
			if last := len(a.files) - 1; a.files[last].name == "want" {
				want, a.files = a.files[last].text, a.files[:last]
			}
			var got strings.Builder
			for _, f := range a.files {
				dump(&got, Parse(file(f.name, f.text), Options{}))
			}
			if *update {
				a.files = append(a.files, archived{"want", got.String()})
				if err := os.WriteFile(name, []byte(a.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(want, got.String()); d != "" {
				t.Errorf("%s (-want +got):\n%s", name, d)
			}
		})
	}
}

func file(path, text string) *source.File {
	return &source.File{Path: path, Name: "content/" + path, Data: []byte(text)}
}

// dump writes what a file says, a field a line, without what is not set.
func dump(b *strings.Builder, f *File) {
	fmt.Fprintf(b, "# %s\n", f.Path)
	if f.Broken {
		b.WriteString("broken\n")
	}
	dumpValue(b, "site", reflect.ValueOf(f.Site), 0)
	for _, list := range []any{f.Actors, f.Places, f.Sources, f.Topics} {
		v := reflect.ValueOf(list)
		for i := range v.Len() {
			dumpValue(b, strings.ToLower(v.Index(i).Type().Elem().Name()), v.Index(i), 0)
		}
	}
	dumpValue(b, "story", reflect.ValueOf(f.Story), 0)
	dumpValue(b, "briefing", reflect.ValueOf(f.Briefing), 0)
	dumpValue(b, "page", reflect.ValueOf(f.Page), 0)
	if f.Body != nil {
		for _, p := range f.Body.Passages {
			by := "quote"
			if p.Link >= 0 {
				by = "link"
			}
			fmt.Fprintf(b, "passage %s by %s at %s: %q\n", p.ID, by, place2(f.Body.Doc.Pos(p.Start)), f.Body.Text[p.Start:p.End])
		}
	}
	for _, d := range f.Diags {
		dumpDiag(b, d)
	}
	b.WriteByte('\n')
}

func dumpDiag(b *strings.Builder, d diag.Diagnostic) {
	fmt.Fprintf(b, "%s:%s+%d: %s: %s\n", d.File, place2(d.Pos), d.Width, d.Severity, d.Message)
	if d.Hint != "" {
		fmt.Fprintf(b, "  hint: %s\n", d.Hint)
	}
	for _, r := range d.Related {
		fmt.Fprintf(b, "  %s:%s: %s\n", r.File, place2(r.Pos), r.Message)
	}
}

func place2(p diag.Pos) string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }

func dumpValue(b *strings.Builder, name string, v reflect.Value, depth int) {
	if v.IsZero() {
		return
	}
	indent := strings.Repeat("  ", depth)
	switch x := v.Interface().(type) {
	case Value:
		fmt.Fprintf(b, "%s%s: %s @%s\n", indent, name, x.Text, place2(x.Pos))
		return
	case Date:
		fmt.Fprintf(b, "%s%s: %s @%s\n", indent, name, x.Date, place2(x.Pos))
		return
	case Moment:
		fmt.Fprintf(b, "%s%s: %s on %s @%s\n", indent, name, x.Text, x.Day, place2(x.Pos))
		return
	case diag.Pos:
		fmt.Fprintf(b, "%s%s @%s\n", indent, name, place2(x))
		return
	case *Body:
		fmt.Fprintf(b, "%s%s: %q\n", indent, name, x.Text)
		return
	case fmt.Stringer:
		fmt.Fprintf(b, "%s%s: %s\n", indent, name, x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		dumpValue(b, name, v.Elem(), depth)
	case reflect.Slice:
		for i := range v.Len() {
			dumpValue(b, name, v.Index(i), depth)
		}
	case reflect.Struct:
		fmt.Fprintf(b, "%s%s\n", indent, name)
		for i := range v.NumField() {
			dumpValue(b, strings.ToLower(v.Type().Field(i).Name), v.Field(i), depth+1)
		}
	default:
		fmt.Fprintf(b, "%s%s: %v\n", indent, name, v.Interface())
	}
}
