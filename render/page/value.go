package page

import (
	"reflect"
	"text/template/parse"
)

// expr is a compiled operand: of the three ways to its value, one at least is set.
type expr struct {
	typ   reflect.Type
	val   func(m *machine, dot reflect.Value) reflect.Value
	str   func(m *machine, dot reflect.Value) string // where the kind is String
	num   func(m *machine, dot reflect.Value) int64  // where the kind is an integer's
	yes   func(m *machine, dot reflect.Value) bool   // where the kind is Bool
	fixed *string                                    // the text, where it is the same on every page
}

func (e *expr) isString() bool { return e.typ.Kind() == reflect.String }

func (e *expr) isInt() bool { return e.typ.Kind() >= reflect.Int && e.typ.Kind() <= reflect.Int64 }

func (e *expr) text() func(*machine, reflect.Value) string {
	if e.str != nil {
		return e.str
	}
	val := e.val
	return func(m *machine, dot reflect.Value) string { return val(m, dot).String() }
}

func (e *expr) int() func(*machine, reflect.Value) int64 {
	if e.num != nil {
		return e.num
	}
	val := e.val
	return func(m *machine, dot reflect.Value) int64 { return val(m, dot).Int() }
}

func (e *expr) value() func(*machine, reflect.Value) reflect.Value {
	switch {
	case e.val != nil:
		return e.val
	case e.str != nil:
		return func(m *machine, dot reflect.Value) reflect.Value { return reflect.ValueOf(e.str(m, dot)) }
	case e.num != nil:
		return func(m *machine, dot reflect.Value) reflect.Value { return reflect.ValueOf(int(e.num(m, dot))) }
	}
	return func(m *machine, dot reflect.Value) reflect.Value { return reflect.ValueOf(e.yes(m, dot)) }
}

// pipe compiles a pipeline of one command.
func (s *scope) pipe(n *parse.PipeNode, dot reflect.Type) *expr {
	if len(n.Cmds) != 1 {
		s.beyond = true
		return nil
	}
	return s.command(n.Cmds[0], dot)
}

func (s *scope) command(n *parse.CommandNode, dot reflect.Type) *expr {
	if f, ok := n.Args[0].(*parse.IdentifierNode); ok {
		return s.function(f.Ident, n.Args[1:], dot)
	}
	if len(n.Args) != 1 {
		s.beyond = true
		return nil
	}
	return s.operand(n.Args[0], dot)
}

// operand compiles one value. It is nil where the compiler does not know it, or where it is in error.
func (s *scope) operand(n parse.Node, dot reflect.Type) *expr {
	switch n := n.(type) {
	case *parse.DotNode:
		if dot != nil {
			return &expr{typ: dot, val: func(_ *machine, dot reflect.Value) reflect.Value { return dot }}
		}
	case *parse.FieldNode:
		if dot != nil {
			return s.fields(n, n.Ident, &expr{typ: dot})
		}
	case *parse.VariableNode:
		for i := len(s.vars) - 1; i >= 0; i-- {
			if v := s.vars[i]; v.name == n.Ident[0] && v.typ != nil {
				slot := v.slot
				return s.fields(n, n.Ident[1:], &expr{typ: v.typ, val: func(m *machine, _ reflect.Value) reflect.Value {
					return m.vars[m.base+slot]
				}})
			}
		}
	case *parse.ChainNode:
		if e := s.operand(n.Node, dot); e != nil && e.val != nil {
			return s.fields(n, n.Field, e)
		}
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return s.pipe(n, dot)
		}
	case *parse.StringNode:
		text := n.Text
		return &expr{typ: reflect.TypeFor[string](), str: func(*machine, reflect.Value) string { return text }, fixed: &text}
	case *parse.NumberNode:
		if n.IsInt {
			i := n.Int64
			return &expr{typ: reflect.TypeFor[int](), num: func(*machine, reflect.Value) int64 { return i }}
		}
	case *parse.IdentifierNode:
		return s.function(n.Ident, nil, dot)
	}
	s.beyond = true
	return nil
}

// fields compiles a chain of fields. An expr without a val is the dot itself.
func (s *scope) fields(n parse.Node, names []string, e *expr) *expr {
	for _, name := range names {
		typ, isPointer := pointed(e.typ)
		if typ.Kind() != reflect.Struct {
			s.beyond = true
			return nil
		}
		f, ok := typ.FieldByName(name)
		if !ok || !f.IsExported() {
			if _, ok := reflect.PointerTo(typ).MethodByName(name); ok {
				s.beyond = true
			} else {
				s.noField(n, name, typ)
			}
			return nil
		}
		e = &expr{typ: f.Type, val: fieldOf(e.val, f.Index, isPointer)}
	}
	return e
}

// fieldOf reads a field by its index path, of the dot where from is nil. No embedded struct of a view is a pointer.
func fieldOf(from func(*machine, reflect.Value) reflect.Value, path []int, isPointer bool) func(*machine, reflect.Value) reflect.Value {
	if from == nil && len(path) == 1 {
		i := path[0]
		return func(_ *machine, dot reflect.Value) reflect.Value { return dot.Field(i) }
	}
	return func(m *machine, v reflect.Value) reflect.Value {
		if from != nil {
			v = from(m, v)
		}
		if isPointer {
			if v.IsNil() {
				m.fail()
				v = reflect.New(v.Type().Elem())
			}
			v = v.Elem()
		}
		for _, i := range path {
			v = v.Field(i)
		}
		return v
	}
}
