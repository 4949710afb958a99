package figure

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestProductsAreRounded finds products of numbers with a fraction that a compiler might fuse with a sum: all but those in
// mul, of constants, and of lengths.
func TestProductsAreRounded(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			at := token.NoPos
			switch x := n.(type) {
			case *ast.GenDecl:
				return x.Tok != token.CONST
			case *ast.FuncDecl:
				return x.Name.Name != "mul"
			case *ast.BinaryExpr:
				if x.Op == token.MUL {
					at = x.OpPos
				}
			case *ast.AssignStmt:
				if x.Tok == token.MUL_ASSIGN {
					at = x.TokPos
				}
			}
			if at == token.NoPos {
				return true
			}
			var b bytes.Buffer
			printer.Fprint(&b, set, n)
			if !strings.Contains(b.String(), "len(") {
				t.Errorf("%v: %s: a product outside of mul", set.Position(at), &b)
			}
			return false
		})
	}
}
