package page

import (
	"html/template"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/plan"
)

// compiler turns a layout's templates, their contexts judged, into a program.
type compiler struct {
	theme *Theme
	html  *template.Template
	done  map[signature]*routine
	found []diag.Diagnostic

	// beyond is set where a template uses what the compiler does not know. The layout is then run by html/template.
	beyond bool
}

// signature is a template and the type of its dot; nil where it is called without one.
type signature struct {
	name string
	dot  reflect.Type
}

// partTypes are the types that body calls templates with.
var partTypes = map[string]reflect.Type{
	"card":  reflect.TypeFor[plan.Annotation](),
	"embed": reflect.TypeFor[plan.Embed](),
}

// compile compiles a layout for the type of its view. The program is nil where html/template must run it. The
// diagnostics tell which fields do not exist.
func (t *Theme) compile(l *layout, root string, used []string, view reflect.Type) (*program, []diag.Diagnostic) {
	c := &compiler{theme: t, html: l.html, done: map[signature]*routine{}}
	p := c.program(root, rootsIn(used), view)
	if c.beyond || len(c.found) > 0 {
		return nil, c.found
	}
	return p, nil
}

// routine compiles a template for a type of dot.
func (c *compiler) routine(name string, dot reflect.Type) *routine {
	sig := signature{name, dot}
	if r, ok := c.done[sig]; ok {
		return r
	}
	r := &routine{vars: 1}
	c.done[sig] = r
	t := c.html.Lookup(name)
	if t == nil || t.Tree == nil {
		c.beyond = true
		return r
	}
	s := &scope{compiler: c, routine: r, vars: []variable{{"$", 0, dot}}}
	r.ops = s.list(t.Tree.Root, dot)
	return r
}

// scope is where names are looked up: a routine's variables so far.
type scope struct {
	*compiler
	*routine
	vars []variable
}

type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// declare makes a variable and returns its slot.
func (s *scope) declare(name string, typ reflect.Type) int {
	slot := s.routine.vars
	s.routine.vars++
	s.vars = append(s.vars, variable{name, slot, typ})
	return slot
}

// list compiles a list of nodes. Variables declared in it are forgotten at its end.
func (s *scope) list(n *parse.ListNode, dot reflect.Type) []op {
	if n == nil {
		return nil
	}
	depth := len(s.vars)
	var ops []op
	var text []byte
	flush := func() {
		if len(text) > 0 {
			ops = append(ops, textOp(text))
			text = nil
		}
	}
	for _, n := range n.Nodes {
		if t, ok := n.(*parse.TextNode); ok {
			text = append(text, t.Text...)
			continue
		}
		o, fixed, ok := s.node(n, dot)
		if ok {
			text = append(text, fixed...)
		} else if o != nil {
			flush()
			ops = append(ops, o)
		}
	}
	flush()
	s.vars = s.vars[:depth]
	return ops
}

func textOp(text []byte) op {
	text = slices.Clip(text)
	return func(m *machine, _ reflect.Value) { m.dst = append(m.dst, text...) }
}

// node compiles a node to an op, or (isText) to text that is the same on every page.
func (s *scope) node(n parse.Node, dot reflect.Type) (o op, text []byte, isText bool) {
	switch n := n.(type) {
	case *parse.ActionNode:
		return s.action(n, dot)
	case *parse.IfNode:
		return s.ifNode(n, dot), nil, false
	case *parse.WithNode:
		return s.with(n, dot), nil, false
	case *parse.RangeNode:
		return s.rangeNode(n, dot), nil, false
	case *parse.TemplateNode:
		return s.template(n, dot), nil, false
	case *parse.CommentNode:
		return nil, nil, false
	}
	s.beyond = true
	return nil, nil, false
}

func (s *scope) ifNode(n *parse.IfNode, dot reflect.Type) op {
	if len(n.Pipe.Decl) > 0 {
		s.beyond = true
		return nil
	}
	test := s.condition(n.Pipe, dot)
	then, otherwise := s.list(n.List, dot), s.list(n.ElseList, dot)
	if test == nil {
		return nil
	}
	if len(then) == 1 && len(otherwise) == 0 {
		only := then[0]
		return func(m *machine, dot reflect.Value) {
			if test(m, dot) {
				only(m, dot)
			}
		}
	}
	return func(m *machine, dot reflect.Value) {
		if test(m, dot) {
			m.do(then, dot)
		} else {
			m.do(otherwise, dot)
		}
	}
}

func (s *scope) with(n *parse.WithNode, dot reflect.Type) op {
	e := s.pipe(n.Pipe, dot)
	if len(n.Pipe.Decl) > 0 || e == nil || e.val == nil {
		s.beyond = s.beyond || e != nil
		return nil
	}
	inner, isPointer := pointed(e.typ)
	test := truth(e)
	then, otherwise := s.list(n.List, inner), s.list(n.ElseList, dot)
	if test == nil {
		s.beyond = true
		return nil
	}
	return func(m *machine, dot reflect.Value) {
		if !test(m, dot) {
			m.do(otherwise, dot)
			return
		}
		v := e.val(m, dot)
		if isPointer {
			v = v.Elem()
		}
		m.do(then, v)
	}
}

func (s *scope) rangeNode(n *parse.RangeNode, dot reflect.Type) op {
	e := s.pipe(n.Pipe, dot)
	if e == nil {
		return nil
	}
	if e.val == nil || e.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		s.beyond = true
		return nil
	}
	elem, isPointer := pointed(e.typ.Elem())
	depth := len(s.vars)
	index, value := -1, -1
	switch d := n.Pipe.Decl; len(d) {
	case 1:
		value = s.declare(d[0].Ident[0], elem)
	case 2:
		index, value = s.declare(d[0].Ident[0], reflect.TypeFor[int]()), s.declare(d[1].Ident[0], elem)
	}
	each := s.list(n.List, elem)
	s.vars = s.vars[:depth]
	none := s.list(n.ElseList, dot)
	return func(m *machine, dot reflect.Value) {
		list := e.val(m, dot)
		n := list.Len()
		if n == 0 {
			m.do(none, dot)
		}
		for i := range n {
			v := list.Index(i)
			if isPointer {
				if v.IsNil() {
					m.fail()
					return
				}
				v = v.Elem()
			}
			if index >= 0 {
				m.vars[m.base+index] = reflect.ValueOf(i)
			}
			if value >= 0 {
				m.vars[m.base+value] = v
			}
			m.do(each, v)
		}
	}
}

func (s *scope) template(n *parse.TemplateNode, dot reflect.Type) op {
	if n.Pipe == nil {
		r := s.compiler.routine(n.Name, nil)
		return func(m *machine, _ reflect.Value) { m.call(r, reflect.Value{}) }
	}
	e := s.pipe(n.Pipe, dot)
	if e == nil {
		return nil
	}
	if len(n.Pipe.Decl) > 0 {
		s.beyond = true
		return nil
	}
	typ, isPointer := pointed(e.typ)
	val := e.value()
	r := s.compiler.routine(n.Name, typ)
	return func(m *machine, dot reflect.Value) {
		v := val(m, dot)
		if isPointer {
			if v.IsNil() {
				m.fail()
				return
			}
			v = v.Elem()
		}
		m.call(r, v)
	}
}

// pointed is what a type points to, or itself.
func pointed(t reflect.Type) (reflect.Type, bool) {
	if t.Kind() == reflect.Pointer {
		return t.Elem(), true
	}
	return t, false
}

// noField reports a field that a view does not have.
func (c *compiler) noField(n parse.Node, field string, typ reflect.Type) {
	at, _ := new(parse.Tree).ErrorContext(n)
	d := c.theme.trees.split("template: "+at+": "+typ.Name()+" has no field "+field, diag.Diagnostic{})
	names := map[string]bool{}
	for _, f := range reflect.VisibleFields(typ) {
		names[f.Name] = true
	}
	d.Hint = suggest(field, maps.Keys(names))
	c.found = append(c.found, d)
}
