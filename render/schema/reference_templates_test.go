package schema

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// views are the types that templates see, and what sees them, read from the sources of plan and page.
type views struct {
	t       *testing.T
	types   map[string]*viewType
	layouts []seenBy // in the order of page's table
	parts   []seenBy
	calls   [][2]string // template functions: how they are called, what they give
	results map[string]string
}

// seenBy is a layout or partial and the type of its dot.
type seenBy struct{ name, view string }

// viewType is a struct of package plan.
type viewType struct {
	doc    string
	fields *ast.StructType
	text   string // the words for a type that is no struct
}

func parseGo(t *testing.T, file string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func readViews(t *testing.T) *views {
	v := &views{t: t, types: map[string]*viewType{}, results: map[string]string{}}
	files, err := filepath.Glob("../plan/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file, "_test.go") {
			v.readTypes(parseGo(t, file))
		}
	}
	v.layouts = v.seen(parseGo(t, "../page/layouts.go"), "views")
	v.parts = v.seen(parseGo(t, "../page/compile.go"), "partTypes")
	v.readFuncs(parseGo(t, "../page/funcs.go"), parseGo(t, "../page/doc.go"))
	return v
}

func (v *views) readTypes(f *ast.File) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.TYPE {
			continue
		}
		for _, s := range g.Specs {
			spec := s.(*ast.TypeSpec)
			doc := spec.Doc.Text()
			if doc == "" {
				doc = g.Doc.Text()
			}
			x := &viewType{doc: strings.Join(strings.Fields(doc), " ")}
			switch typ := spec.Type.(type) {
			case *ast.StructType:
				x.fields = typ
			case *ast.Ident:
				x.text = typ.Name
			default:
				continue
			}
			v.types[spec.Name.Name] = x
		}
	}
}

// seen reads a table of `"layout": reflect.TypeFor[plan.View](),` entries.
func (v *views) seen(f *ast.File, table string) []seenBy {
	var list []seenBy
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Names[0].Name != table {
			return true
		}
		for _, e := range spec.Values[0].(*ast.CompositeLit).Elts {
			pair := e.(*ast.KeyValueExpr)
			name, _ := strconv.Unquote(pair.Key.(*ast.BasicLit).Value)
			of := pair.Value.(*ast.CallExpr).Fun.(*ast.IndexExpr).Index.(*ast.SelectorExpr).Sel.Name
			list = append(list, seenBy{name, of})
		}
		return false
	})
	if len(list) == 0 {
		v.t.Fatalf("no table %s", table)
	}
	return list
}

var called = regexp.MustCompile(`^\t(\w+)(.*?)\s{2,}(.*)$`)

// readFuncs reads how functions are called from the package comment and what they give from their types. Both must tell of
// the same ones.
func (v *views) readFuncs(funcs, doc *ast.File) {
	ast.Inspect(funcs, func(n ast.Node) bool {
		if pair, ok := n.(*ast.KeyValueExpr); ok {
			if lit, ok := pair.Key.(*ast.BasicLit); ok {
				var typ *ast.FuncType
				switch f := pair.Value.(type) {
				case *ast.FuncLit:
					typ = f.Type
				case *ast.Ident:
					if decl := lookupFunc(funcs, f.Name); decl != nil {
						typ = decl.Type
					}
				}
				if typ != nil {
					name, _ := strconv.Unquote(lit.Value)
					v.results[name] = v.words(typ.Results.List[0].Type)
				}
			}
		}
		return true
	})
	var told []string
	for line := range strings.Lines(doc.Doc.Text()) {
		m := called.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m != nil && v.results[m[1]] != "" {
			v.calls = append(v.calls, [2]string{m[1] + m[2], m[3]})
			told = append(told, m[1])
		}
	}
	slices.Sort(told)
	for name := range v.results {
		if !slices.Contains(told, name) {
			v.t.Errorf("page's package comment does not tell of the function %s", name)
		}
	}
}

func lookupFunc(f *ast.File, name string) *ast.FuncDecl {
	for _, d := range f.Decls {
		if decl, ok := d.(*ast.FuncDecl); ok && decl.Name.Name == name {
			return decl
		}
	}
	return nil
}

// basics are the types that need no part of their own.
var basics = map[string]string{"string": "text", "int": "number", "float64": "number", "bool": "true or false", "HTML": "HTML", "JS": "ready-made JSON-LD"}

// words says what values of a type are.
func (v *views) words(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.ArrayType:
		return "list of " + v.words(e.Elt)
	case *ast.StarExpr:
		return v.words(e.X) + ", or nil"
	case *ast.SelectorExpr:
		return basics[e.Sel.Name]
	case *ast.Ident:
		if words, ok := basics[e.Name]; ok {
			return words
		}
		if x := v.types[e.Name]; x != nil && x.text != "" {
			return v.words(&ast.Ident{Name: x.text})
		}
		return anchored(e.Name, strings.ToLower(e.Name))
	}
	v.t.Errorf("a field of an unknown sort: %T", e)
	return ""
}

// rows are a type's fields as rows of a table, and the names of the types that they lead to.
func (v *views) rows(name string) (rows [][]string, leads []string) {
	x := v.types[name]
	if x == nil || x.fields == nil {
		v.t.Fatalf("no type %s", name)
	}
	for _, f := range x.fields.Fields.List {
		doc := strings.Join(strings.Fields(f.Doc.Text()+" "+f.Comment.Text()), " ")
		words := v.words(f.Type)
		ast.Inspect(f.Type, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && v.types[id.Name] != nil {
				if to := v.types[id.Name].text; to != "" {
					leads = append(leads, to)
				} else {
					leads = append(leads, id.Name)
				}
			}
			return true
		})
		if len(f.Names) == 0 {
			rows = append(rows, []string{"all of " + words, "", plain(doc)})
			continue
		}
		var names []string
		for _, n := range f.Names {
			names = append(names, n.Name)
		}
		rows = append(rows, []string{codes(names), words, plain(doc)})
	}
	return rows, leads
}

func templatesPage(t *testing.T) string {
	v := readViews(t)
	p := newPage("Templates", "What each template of a theme sees, and the functions that it may call.", `
Part of the [reference](../reference.md). A file in a folder `+"`templates`"+` beside the content takes the place of the theme's file
of the same name. Templates are those of Go's [html/template](https://pkg.go.dev/html/template); the dot of a layout is the
view told of here. Addresses in a view are ready to be written into a page. A field that does not exist is an error when
the theme is loaded, whether a page shows it or not.
`)
	p.heading(1, "Functions")
	p.text("Beside Go's own:")
	var rows [][]string
	for _, c := range v.calls {
		name, _, _ := strings.Cut(c[0], " ")
		rows = append(rows, []string{code(c[0]), v.results[name], plain(c[1])})
	}
	p.table([]string{"Call", "Gives", "Meaning"}, rows)
	p.heading(1, "Layouts")
	p.text("`base.html` is the frame around the layouts that define `main`; it sees what the layout sees. The name of a layout is that of its file.")
	var open []string
	for _, l := range v.layouts {
		open = append(open, v.part(p, "Layout "+code(l.name), l.view)...)
	}
	p.heading(1, "Within a text")
	p.text("`body` renders each annotation of a text by one template and each view that is embedded in it by another.")
	for _, l := range v.parts {
		open = append(open, v.part(p, "Template "+code(l.name), l.view)...)
	}
	p.heading(1, "Values")
	p.text("What views are made of.")
	v.values(p, open)
	return p.String()
}

// part writes what a layout sees, and returns the types that this leads to.
func (v *views) part(p *pageText, title, view string) []string {
	p.heading(2, title)
	p.text(plain(v.types[view].doc))
	rows, leads := v.rows(view)
	p.table([]string{"Field", "Value", "Meaning"}, rows)
	return leads
}

// values writes all types that can be reached from those in open, by name. A type that a layout or template sees is told of
// again, so that links find it under its own name.
func (v *views) values(p *pageText, open []string) {
	seen := map[string]bool{}
	for len(open) > 0 {
		name := open[0]
		open = open[1:]
		if !seen[name] {
			seen[name] = true
			_, leads := v.rows(name)
			open = append(open, leads...)
		}
	}
	var names []string
	for name := range seen {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p.heading(2, code(name))
		p.text(plain(v.types[name].doc))
		rows, _ := v.rows(name)
		p.table([]string{"Field", "Value", "Meaning"}, rows)
	}
}
