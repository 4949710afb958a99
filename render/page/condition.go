package page

import (
	"reflect"
	"text/template/parse"
)

// predicate is a compiled condition.
type predicate = func(m *machine, dot reflect.Value) bool

// condition compiles the pipeline of an if.
func (s *scope) condition(n *parse.PipeNode, dot reflect.Type) predicate {
	if len(n.Cmds) != 1 || len(n.Decl) > 0 {
		s.beyond = true
		return nil
	}
	c := n.Cmds[0]
	if f, ok := c.Args[0].(*parse.IdentifierNode); ok {
		switch f.Ident {
		case "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge":
			return s.test(f.Ident, c.Args[1:], dot)
		}
	}
	return s.truthOf(s.command(c, dot))
}

func (s *scope) truthOf(e *expr) predicate {
	if e == nil {
		return nil
	}
	p := truth(e)
	s.beyond = s.beyond || p == nil
	return p
}

// truth is whether a value is not empty (text/template, "Actions"); nil for types that no view has.
func truth(e *expr) predicate {
	if e.yes != nil {
		return e.yes
	}
	switch kind := e.typ.Kind(); {
	case kind == reflect.String:
		text := e.text()
		return func(m *machine, dot reflect.Value) bool { return text(m, dot) != "" }
	case e.isInt():
		n := e.int()
		return func(m *machine, dot reflect.Value) bool { return n(m, dot) != 0 }
	case e.val == nil:
		return nil
	case kind == reflect.Bool:
		return func(m *machine, dot reflect.Value) bool { return e.val(m, dot).Bool() }
	case kind == reflect.Slice:
		return func(m *machine, dot reflect.Value) bool { return e.val(m, dot).Len() > 0 }
	case kind == reflect.Pointer:
		return func(m *machine, dot reflect.Value) bool { return !e.val(m, dot).IsNil() }
	case kind == reflect.Struct:
		return func(*machine, reflect.Value) bool { return true }
	}
	return nil
}

// test compiles a function that answers yes or no.
func (s *scope) test(name string, args []parse.Node, dot reflect.Type) predicate {
	switch name {
	case "and", "or", "not":
		return s.connective(name, args, dot)
	}
	if len(args) != 2 {
		s.beyond = true
		return nil
	}
	a, b := s.operand(args[0], dot), s.operand(args[1], dot)
	switch {
	case a == nil || b == nil:
		return nil
	case a.isInt() && b.isInt():
		return compareInts(name, a.int(), b.int())
	case a.isString() && b.isString() && (name == "eq" || name == "ne"):
		x, y, want := a.text(), b.text(), name == "eq"
		return func(m *machine, dot reflect.Value) bool { return (x(m, dot) == y(m, dot)) == want }
	}
	s.beyond = true
	return nil
}

func (s *scope) connective(name string, args []parse.Node, dot reflect.Type) predicate {
	list := make([]predicate, len(args))
	for i, a := range args {
		if p, ok := a.(*parse.PipeNode); ok {
			list[i] = s.condition(p, dot)
		} else {
			list[i] = s.truthOf(s.operand(a, dot))
		}
		if list[i] == nil {
			return nil
		}
	}
	switch {
	case name == "not" && len(list) == 1:
		return func(m *machine, dot reflect.Value) bool { return !list[0](m, dot) }
	case name == "not" || len(list) == 0:
		s.beyond = true
		return nil
	}
	stop := name == "or"
	return func(m *machine, dot reflect.Value) bool {
		for _, p := range list {
			if p(m, dot) == stop {
				return stop
			}
		}
		return !stop
	}
}

func compareInts(name string, a, b func(*machine, reflect.Value) int64) predicate {
	switch name {
	case "eq":
		return func(m *machine, dot reflect.Value) bool { return a(m, dot) == b(m, dot) }
	case "ne":
		return func(m *machine, dot reflect.Value) bool { return a(m, dot) != b(m, dot) }
	case "lt":
		return func(m *machine, dot reflect.Value) bool { return a(m, dot) < b(m, dot) }
	case "le":
		return func(m *machine, dot reflect.Value) bool { return a(m, dot) <= b(m, dot) }
	case "gt":
		return func(m *machine, dot reflect.Value) bool { return a(m, dot) > b(m, dot) }
	}
	return func(m *machine, dot reflect.Value) bool { return a(m, dot) >= b(m, dot) }
}
