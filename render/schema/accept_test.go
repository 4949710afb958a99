package schema_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/schema"
	"github.com/seed-0837baff/dateline/render/source"
)

// file is a content file.
type file struct {
	name string // as the test knows it
	path string // below the content folder
	data []byte
}

// contents are the demo's files.
func contents(t testing.TB) []file {
	t.Helper()
	var list []file
	root := os.DirFS("../../content")
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, path)
		list = append(list, file{path, path, data})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// archived are the files of other packages' tests.
func archived(t testing.TB, pattern string) []file {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatal(pattern, err)
	}
	var list []file
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			list = append(list, file{filepath.Base(name) + ": " + f.Name, f.Name, f.Data})
		}
	}
	return list
}

// clean reports whether dateline takes a file, as far as it can be judged by itself.
func clean(f file) (record.Kind, bool) {
	kind := record.KindOf(f.path)
	if kind == record.StrayFile {
		return kind, false
	}
	r := record.Parse(&source.File{Path: f.path, Name: f.path, Data: f.data}, record.Options{})
	mistakes, _ := diag.Count(r.Diags)
	return kind, mistakes == 0
}

// TestAccepts holds every content file that dateline takes against its schema: as an editor reads it and as dateline does,
// in the schema's own draft and in the one that older editors know.
func TestAccepts(t *testing.T) {
	files := append(contents(t), archived(t, "../record/testdata/*.txtar")...)
	for _, draft := range []string{"", "http://json-schema.org/draft-07/schema#"} {
		find := schemas(t, draft)
		kinds := map[record.Kind]int{}
		for _, f := range files {
			kind, ok := clean(f)
			if !ok {
				continue
			}
			kinds[kind]++
			for name, read := range map[string]reading{"core": core, "failsafe": failsafe} {
				v, ok := value(matterOf(f.path, f.data), read)
				if !ok {
					t.Errorf("%s: not read as YAML", f.name)
				} else if err := find(schemaOf[kind]).Validate(v); err != nil {
					t.Errorf("%s (%s): %#v", f.name, name, err)
				}
			}
		}
		for kind, at := range schemaOf {
			if kinds[kind] == 0 {
				t.Errorf("no file was held against %s", at)
			}
		}
	}
}

// TestNothingEmpty: an empty file is a registry without entries, but no site.
func TestNothingEmpty(t *testing.T) {
	find := schemas(t, "")
	for at, want := range map[string]bool{"actors.schema.json": true, "topics.schema.json#/$defs/topic": true, "site.schema.json": false} {
		if err := find(at).Validate(nil); (err == nil) != want {
			t.Errorf("%s: an empty file: %v", at, err)
		}
	}
}

// tolerable reports whether all that a schema refuses are references that are no ids. A file by itself may hold them; nothing
// has such an id, so that the site is refused.
func tolerable(err *jsonschema.ValidationError) bool {
	if strings.Contains(err.SchemaURL, "#/$defs/reference") && !strings.HasSuffix(err.SchemaURL, "references") {
		return true
	}
	if _, choice := err.ErrorKind.(*kind.AnyOf); choice {
		return slices.ContainsFunc(err.Causes, tolerable)
	}
	return len(err.Causes) > 0 && !slices.ContainsFunc(err.Causes, func(e *jsonschema.ValidationError) bool { return !tolerable(e) })
}

// FuzzAccepts: no front matter that dateline takes is refused.
func FuzzAccepts(f *testing.F) {
	for _, x := range contents(f) {
		f.Add(x.path, string(x.data))
	}
	for _, x := range archived(f, "../record/testdata/*.txtar") {
		f.Add(x.path, string(x.data))
	}
	find := schemas(f, "")
	f.Fuzz(func(t *testing.T, path, text string) {
		x := file{path, path, []byte(text)}
		kind, ok := clean(x)
		if !ok {
			return
		}
		for _, read := range []reading{core, failsafe} {
			if v, ok := value(matterOf(path, x.data), read); ok {
				var refused *jsonschema.ValidationError
				if err := find(schemaOf[kind]).Validate(v); errors.As(err, &refused) && !tolerable(refused) {
					t.Errorf("%#v", err)
				}
			}
		}
	})
}

// FuzzDate: no date that dateline takes is refused.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2023", "-0001", "19", "2023-06-XX", "2023-21~", "[..2023-06-10]", "2022/..", "/2023%", "Y170002", "XXXX-XX", "198X?"} {
		f.Add(s)
	}
	site := schemas(f, "")("story.schema.json")
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := edtf.Parse(s); err != nil {
			return
		}
		for _, read := range []reading{core, failsafe} {
			if err := site.Validate(map[string]any{"title": "x", "from": read(s)}); err != nil {
				t.Errorf("%q: %#v", s, err)
			}
		}
	})
}

// TestDates holds the strings of EDTF's own test cases against the pattern: what dateline takes it takes, and what is no
// date but for the calendar it refuses.
func TestDates(t *testing.T) {
	story := schemas(t, "")("story.schema.json")
	for _, tt := range []struct {
		give string
		want bool
	}{
		{"2023-02-30", true}, // the calendar's to say
		{"2023-13", false}, {"2023-6", false}, {"june 2023", false}, {"2023-06-10T12:00:00Z", false}, {"[2023]", false},
		{"2023/2024/2025", false}, {"{2023..}", false}, {"12345", false}, {"Y1234", false}, {"2023-25", false}, {"", false},
	} {
		if err := story.Validate(map[string]any{"title": "x", "from": core(tt.give)}); (err == nil) != tt.want {
			t.Errorf("%q: %v", tt.give, err)
		}
	}
}

func TestDeterministic(t *testing.T) {
	for i, d := range schema.Documents() {
		if again := schema.Documents()[i]; string(d.JSON()) != string(again.JSON()) {
			t.Errorf("%s differs from itself", d.Path)
		}
	}
}

func BenchmarkDocuments(b *testing.B) {
	for b.Loop() {
		for _, d := range schema.Documents() {
			d.JSON()
		}
	}
}
