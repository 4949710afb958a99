package page

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Theme is a loaded theme. It is immutable and may be used from several goroutines.
type Theme struct {
	assets  assets
	layouts map[string]*layout
	trees   *trees // for messages
}

// layout is what renders the pages of one kind.
type layout struct {
	name string
	file string // for messages
	html *template.Template
	prog *program // nil where html/template runs it
	sum  string

	root  string   // in html
	parts []string // that body starts from
}

// Load reads a theme and, in the place of its files and beside them, a site's own templates; own may be nil. folder is
// how messages call own's folder. The diagnostics tell what is wrong with templates; where one is an error the Theme
// must not be used. The error is the environment's.
func Load(theme, own fs.FS, folder string) (*Theme, []diag.Diagnostic, error) {
	files, err := merge(theme, own, strings.TrimSuffix(folder, "/"))
	if err != nil {
		return nil, nil, err
	}
	t := &Theme{assets: assets{}, layouts: map[string]*layout{}}
	for _, f := range files {
		if strings.HasPrefix(f.path, assetsFolder) {
			t.assets.add(f)
		}
	}
	fm := funcs(t.assets)
	set, found := parseAll(files, fm)
	t.trees = set
	found = append(found, lint(set)...)
	if len(found) > 0 {
		return t, diag.Sort(found), nil
	}
	for _, d := range set.all {
		squeeze(d.tree.Root)
		set.sums[d.tree] = t.sumOf(d.tree)
	}
	if layouts, ok := t.joined(fm); ok {
		for _, l := range layouts {
			t.layouts[l.name] = l
		}
		return t, nil, nil
	}
	layouts, faults := make([]*layout, len(set.layouts)), make([][]diag.Diagnostic, len(set.layouts))
	var wait sync.WaitGroup
	for i, f := range set.layouts {
		wait.Go(func() { layouts[i], faults[i] = t.layout(f, fm) })
	}
	wait.Wait()
	for i, l := range layouts {
		found = append(found, faults[i]...)
		t.layouts[l.name] = l
	}
	return t, diag.Sort(found), nil
}

// layout puts the templates together that a layout uses, has html/template judge their contexts, and compiles them.
func (t *Theme) layout(f layoutFile, fm template.FuncMap) (*layout, []diag.Diagnostic) {
	l := &layout{name: f.name, file: f.file.name}
	d := t.definitions(f)
	root, defs := d.root, d.trees
	used, missing := reach(root, defs)
	if len(missing) > 0 {
		return l, t.missing(missing)
	}
	if ds := t.recursion(used, defs); len(ds) > 0 {
		return l, ds
	}
	if ds := t.wanted(used, defs); len(ds) > 0 {
		return l, ds
	}
	l.sum = t.sum(root, used, defs)
	set := template.New("").Funcs(fm)
	for _, name := range used {
		if _, err := set.AddParseTree(name, defs[name].Copy()); err != nil {
			return l, []diag.Diagnostic{t.trees.located(err, "")}
		}
	}
	l.html = set.Lookup(root)
	for _, name := range append([]string{root}, rootsIn(used)...) {
		if err := l.html.ExecuteTemplate(io.Discard, name, nil); err != nil && isJudgement(err) {
			return l, []diag.Diagnostic{t.trees.located(err, "")}
		}
	}
	var ds []diag.Diagnostic
	if typ, ok := views[f.name]; ok {
		l.prog, ds = t.compile(l, root, used, typ)
	}
	return l, ds
}

// definitions are the templates that a layout may call, by name, and which of them it begins with.
type definitions struct {
	root  string
	trees map[string]*parse.Tree
}

func (t *Theme) definitions(f layoutFile) definitions {
	d := definitions{f.file.path, maps.Clone(t.trees.partials)}
	maps.Copy(d.trees, f.defs)
	d.trees[f.file.path] = f.own
	if _, framed := f.defs[mainName]; framed && t.trees.base != nil {
		d.root = baseFile
		d.trees[baseFile] = t.trees.base
	}
	return d
}

// rootsIn are the templates that Go code starts from, beside the page itself.
func rootsIn(used []string) []string {
	return slices.DeleteFunc([]string{"card", "embed"}, func(name string) bool { return !slices.Contains(used, name) })
}

// reach lists the templates that root calls, root first, then by name; and the calls of templates that do not exist.
func reach(root string, defs map[string]*parse.Tree) (used []string, missing []*parse.TemplateNode) {
	seen := map[string]bool{root: true}
	for queue := []string{root}; len(queue) > 0; queue = queue[1:] {
		used = append(used, queue[0])
		walk(defs[queue[0]].Root, func(n parse.Node) {
			switch n := n.(type) {
			case *parse.TemplateNode:
				if defs[n.Name] == nil {
					missing = append(missing, n)
				} else if !seen[n.Name] {
					seen[n.Name] = true
					queue = append(queue, n.Name)
				}
			case *parse.IdentifierNode:
				for _, name := range []string{"card", "embed"} {
					if n.Ident == "body" && defs[name] != nil && !seen[name] {
						seen[name] = true
						queue = append(queue, name)
					}
				}
			}
		})
	}
	slices.Sort(used[1:])
	return used, missing
}

func (t *Theme) missing(calls []*parse.TemplateNode) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, n := range calls {
		at, _ := new(parse.Tree).ErrorContext(n)
		d := t.trees.split("template: "+at+": no template "+n.Name, diag.Diagnostic{})
		d.Hint = suggest(n.Name, maps.Keys(t.trees.partials))
		ds = append(ds, d)
	}
	return ds
}

func suggest(name string, all iter.Seq[string]) string {
	if near := diag.Nearest(name, slices.Values(slices.Sorted(all))); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// wanted finds calls of asset that name no asset: there the name is always written out.
func (t *Theme) wanted(used []string, defs map[string]*parse.Tree) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, name := range used {
		walk(defs[name].Root, func(n parse.Node) {
			c, ok := n.(*parse.CommandNode)
			if !ok || len(c.Args) != 2 || c.Args[0].String() != "asset" {
				return
			}
			s, ok := c.Args[1].(*parse.StringNode)
			if !ok || t.assets[s.Text].out != "" {
				return
			}
			at, _ := new(parse.Tree).ErrorContext(c.Args[1])
			d := t.trees.split("template: "+at+": no file assets/"+s.Text, diag.Diagnostic{})
			d.Hint = suggest(s.Text, maps.Keys(t.assets))
			ds = append(ds, d)
		})
	}
	return ds
}

// sum is a hash of all that a layout's pages depend on beside their views and bodies.
func (t *Theme) sum(root string, used []string, defs map[string]*parse.Tree) string {
	h := sha256.New()
	for _, name := range used {
		sum := t.trees.sums[defs[name]]
		io.WriteString(h, name+"\x00")
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// sumOf is a hash of a template's text, and of the assets that it names.
func (t *Theme) sumOf(tree *parse.Tree) (sum [32]byte) {
	h := sha256.New()
	io.WriteString(h, tree.Root.String()+"\x00")
	walk(tree.Root, func(n parse.Node) {
		if s, ok := n.(*parse.StringNode); ok {
			io.WriteString(h, t.assets[s.Text].out+"\x00")
		}
	})
	h.Sum(sum[:0])
	return sum
}

// Sum is a hash of a layout with everything that it includes: a page need not be rendered again while it, the page's
// View and its body are equal. It is "" for a layout that the theme does not have.
func (t *Theme) Sum(layout string) string {
	if l := t.layouts[layout]; l != nil {
		return l.sum
	}
	return ""
}

// Layouts lists the theme's layouts by name.
func (t *Theme) Layouts() []string { return slices.Sorted(maps.Keys(t.layouts)) }

// Assets yields the theme's assets by their paths below the output folder ("assets/dateline.1f2e3d4c.css"), in order.
func (t *Theme) Assets() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, name := range slices.Sorted(maps.Keys(t.assets)) {
			if a := t.assets[name]; !yield(a.out, a.data) {
				return
			}
		}
	}
}

// Path is where an asset stands on the site: "/assets/world.1f2e3d4c.svg" for "world.svg"; "" where the theme has no such file.
func (t *Theme) Path(asset string) string {
	if a, ok := t.assets[asset]; ok {
		return "/" + a.out
	}
	return ""
}

// Text returns the text of a template by its name in messages; nil for none.
func (t *Theme) Text(name string) []byte {
	for _, f := range t.trees.files {
		if f.name == name {
			return f.data
		}
	}
	return nil
}

// Equal reports whether two themes make the same pages and have the same assets.
func (t *Theme) Equal(o *Theme) bool {
	return maps.EqualFunc(t.layouts, o.layouts, func(a, b *layout) bool { return a.sum == b.sum && a.html != nil && b.html != nil }) &&
		maps.EqualFunc(t.assets, o.assets, func(a, b asset) bool { return a.out == b.out })
}

// Asset returns an asset by its path below the output folder: "assets/dateline.1f2e3d4c.css".
func (t *Theme) Asset(path string) ([]byte, bool) {
	for _, a := range t.assets {
		if a.out == path {
			return a.data, true
		}
	}
	return nil, false
}

// StyleSheets are the paths on the site of the style sheets, by the names that they have in the theme.
func (t *Theme) StyleSheets() map[string]string {
	sheets := map[string]string{}
	for name, a := range t.assets {
		if strings.HasSuffix(name, ".css") {
			sheets[name] = "/" + a.out
		}
	}
	return sheets
}
