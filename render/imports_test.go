package render_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/seed-0837baff/dateline/"

// allowed is the table of imports among the project's packages: what stands left of a package in the picture of doc.go.
var allowed = map[string][]string{
	"render/diag":     {},
	"render/figure":   {},
	"render/edtf":     {},
	"render/source":   {"render/diag"},
	"render/markdown": {"render/diag"},
	"render/record":   {"render/diag", "render/edtf", "render/markdown", "render/source"},
	"render/ledger":   {"render/diag", "render/edtf", "render/markdown", "render/record"},
	"render/plan":     {"render/diag", "render/edtf", "render/markdown", "render/source", "render/record", "render/ledger", "render/figure"},
	"render/page":     {"render/diag", "render/markdown", "render/record", "render/plan"},
	"render/export":   {"render/edtf", "render/record", "render/ledger", "render/plan"},
	"render/suggest":  {"render/diag", "render/edtf", "render/markdown", "render/record", "render/ledger"},
	"render/schema":   {"render/record", "render/export"},
	"render/publish":  {"render/diag"},
	"render/scaffold": {"render/diag", "render/source", "render/record"},
	"render/watch":    {},
	"render/preview":  {"render/diag"},
	"templates":       {},
	"render": {"render/diag", "render/edtf", "render/source", "render/markdown", "render/record", "render/ledger", "render/plan",
		"render/page", "render/export", "render/schema", "render/publish", "render/watch", "render/preview"},
	"cmd/dateline": {"render", "render/diag", "render/ledger", "render/publish", "render/scaffold", "render/suggest", "templates", "render/watch", "render/preview"},
}

// homes are the third-party modules and the one package that each lives in.
var homes = map[string][]string{
	"github.com/yuin/goldmark":      {"render/markdown"},
	"github.com/alecthomas/chroma/": {"render/markdown"},
	"go.yaml.in/yaml/":              {"render/record"},
	"github.com/spf13/":             {"cmd/dateline"},
	"golang.org/x/term":             {"cmd/dateline"},
	"golang.org/x/sys":              {"render/publish", "render/source"},
	"github.com/fsnotify/fsnotify":  {"render/watch"},
	"golang.org/x/net/html":         {"render/page"},
	"golang.org/x/text/":            {"render/source", "render/markdown", "render/record", "render/ledger", "render/plan", "render/publish", "render/suggest"},
}

func TestImports(t *testing.T) {
	root := os.DirFS("..")
	seen := 0
	err := fs.WalkDir(root, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && file != "." {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		src, err := fs.ReadFile(root, file)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		seen++
		for _, spec := range parsed.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			checkImport(t, path.Dir(file), file, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Errorf("only %d Go files were looked at", seen)
	}
}

func checkImport(t *testing.T, pkg, file, name string) {
	if ours, ok := strings.CutPrefix(name, module); ok {
		if may, known := allowed[pkg]; !known {
			t.Errorf("%s: package %s is not in the table of allowed imports", file, pkg)
		} else if !slices.Contains(may, ours) {
			t.Errorf("%s: %s must not import %s", file, pkg, ours)
		}
		return
	}
	if first, _, _ := strings.Cut(name, "/"); !strings.Contains(first, ".") {
		return
	}
	for prefix, pkgs := range homes {
		if strings.HasPrefix(name, prefix) {
			if !slices.Contains(pkgs, pkg) {
				t.Errorf("%s: %s lives in %v alone", file, name, pkgs)
			}
			return
		}
	}
	t.Errorf("%s: third-party package %s has no home in the table", file, name)
}
