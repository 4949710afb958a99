package page

import (
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// joined puts all layouts into one set of templates, so that what they share is judged and compiled once and not once a layout.
// Within it, what is a layout's own bears its name. ok is false where a layout has a fault or holds what the compiler does not
// know: then each is taken by itself, which tells what.
func (t *Theme) joined(fm template.FuncMap) (layouts []*layout, ok bool) {
	set := template.New("").Funcs(fm)
	var roots []string
	for _, f := range t.trees.layouts {
		d := t.definitions(f)
		used, missing := reach(d.root, d.trees)
		if len(missing) > 0 || len(t.recursion(used, d.trees)) > 0 || len(t.wanted(used, d.trees)) > 0 {
			return nil, false
		}
		own := ownOf(f, d, used)
		for _, name := range used {
			to := own.rename(name)
			if set.Lookup(to) != nil {
				continue
			}
			tree := d.trees[name].Copy()
			if to != name {
				own.rewrite(tree)
			}
			if _, err := set.AddParseTree(to, tree); err != nil {
				return nil, false
			}
		}
		for _, part := range rootsIn(used) {
			if own.names[part] {
				return nil, false
			}
			roots = append(roots, part)
		}
		roots = append(roots, own.rename(d.root))
		layouts = append(layouts, &layout{name: f.name, file: f.file.name, sum: t.sum(d.root, used, d.trees), root: own.rename(d.root), parts: rootsIn(used)})
	}
	if !judged(set, roots) {
		return nil, false
	}
	c := &compiler{theme: t, html: set, done: map[signature]*routine{}}
	for _, l := range layouts {
		l.html = set.Lookup(l.root)
		if view, known := views[l.name]; known {
			l.prog = c.program(l.root, l.parts, view)
		}
	}
	return layouts, !c.beyond && len(c.found) == 0
}

// judged has html/template judge the contexts of all templates at once, and reports whether it found no fault.
func judged(set *template.Template, roots []string) bool {
	var all strings.Builder
	slices.Sort(roots)
	for _, root := range slices.Compact(roots) {
		all.WriteString(`{{template "` + root + `" .}}`)
	}
	page, err := set.New("all layouts").Parse(all.String())
	return err == nil && !isJudgement(page.Execute(io.Discard, nil))
}

// private are the templates of a layout that are not shared: those that it defines, and those that call them.
type private struct {
	layout string
	names  map[string]bool
}

func ownOf(f layoutFile, d definitions, used []string) private {
	o := private{f.name, map[string]bool{f.file.path: true, baseFile: true}}
	for name := range f.defs {
		o.names[name] = true
	}
	for again := true; again; {
		again = false
		for _, name := range used {
			if o.names[name] {
				continue
			}
			walk(d.trees[name].Root, func(n parse.Node) {
				if call, ok := n.(*parse.TemplateNode); ok && o.names[call.Name] && !o.names[name] {
					o.names[name], again = true, true
				}
			})
		}
	}
	return o
}

func (o private) rename(name string) string {
	if o.names[name] {
		return o.layout + ":" + name
	}
	return name
}

// rewrite gives the calls of a template their new names.
func (o private) rewrite(t *parse.Tree) {
	walk(t.Root, func(n parse.Node) {
		if call, ok := n.(*parse.TemplateNode); ok {
			call.Name = o.rename(call.Name)
		}
	})
}

// program compiles a layout from its root, and the parts that Go code starts from.
func (c *compiler) program(root string, parts []string, view reflect.Type) *program {
	p := &program{root: c.routine(root, view), parts: map[string]*routine{}}
	for _, name := range parts {
		p.parts[name] = c.routine(name, partTypes[name])
	}
	return p
}
