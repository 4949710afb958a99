package page

import (
	"reflect"
	"text/template/parse"

	"github.com/seed-0837baff/dateline/render/plan"
)

// function compiles a call.
func (s *scope) function(name string, args []parse.Node, dot reflect.Type) *expr {
	switch name {
	case "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge":
		// The value of and and of or is one of their operands: it is known as a condition only.
		if yes := s.test(name, args, dot); yes != nil && name != "and" && name != "or" {
			return &expr{typ: reflect.TypeFor[bool](), yes: yes}
		}
		s.beyond = true
		return nil
	}
	list := make([]*expr, len(args))
	for i, a := range args {
		if list[i] = s.operand(a, dot); list[i] == nil {
			return nil
		}
	}
	if e := s.known(name, list); e != nil {
		return e
	}
	s.beyond = true
	return nil
}

// known compiles a call of a function with its arguments at hand; nil where the compiler does not know it.
func (s *scope) known(name string, args []*expr) *expr {
	ints := make([]func(*machine, reflect.Value) int64, 0, len(args))
	for _, a := range args {
		if a.isInt() {
			ints = append(ints, a.int())
		}
	}
	allInts := len(ints) == len(args)
	switch {
	case name == "asset" && len(args) == 1 && args[0].fixed != nil:
		out := s.theme.assets[*args[0].fixed].out
		return &expr{typ: reflect.TypeFor[string](), str: func(*machine, reflect.Value) string { return out }, fixed: &out}
	case name == "glyph" && len(args) == 1 && args[0].isString():
		class := args[0].text()
		return &expr{typ: reflect.TypeFor[string](), str: func(m *machine, dot reflect.Value) string { return glyph(class(m, dot)) }}
	case name == "sum" && allInts:
		return integer(func(m *machine, dot reflect.Value) (total int64) {
			for _, n := range ints {
				total += n(m, dot)
			}
			return total
		})
	case name == "share" && allInts && len(ints) == 3:
		return integer(func(m *machine, dot reflect.Value) int64 {
			return int64(share(int(ints[0](m, dot)), int(ints[1](m, dot)), int(ints[2](m, dot))))
		})
	case name == "rest" && allInts && len(ints) == 2:
		return integer(func(m *machine, dot reflect.Value) int64 { return ints[0](m, dot) - ints[1](m, dot) })
	case name == "len" && len(args) == 1 && args[0].val != nil && args[0].typ.Kind() == reflect.Slice:
		list := args[0].val
		return integer(func(m *machine, dot reflect.Value) int64 { return int64(list(m, dot).Len()) })
	case name == "unplaced" && len(args) == 1 && args[0].val != nil && args[0].typ == reflect.TypeFor[[]plan.Annotation]():
		list := args[0].val
		return &expr{typ: reflect.TypeFor[bool](), yes: func(m *machine, dot reflect.Value) bool {
			return unplaced(list(m, dot).Interface().([]plan.Annotation))
		}}
	case name == "index" && len(args) == 2 && args[0].val != nil && args[0].typ.Kind() == reflect.Slice && args[1].isInt():
		return index(args[0], args[1].int())
	case name == "slice" && len(args) > 1 && args[0].isString() && len(ints) == len(args)-1 && len(ints) < 3:
		return cut(args[0].text(), ints)
	}
	return nil
}

func integer(f func(*machine, reflect.Value) int64) *expr {
	return &expr{typ: reflect.TypeFor[int](), num: f}
}

func index(list *expr, at func(*machine, reflect.Value) int64) *expr {
	zero := reflect.Zero(list.typ.Elem())
	return &expr{typ: list.typ.Elem(), val: func(m *machine, dot reflect.Value) reflect.Value {
		l, i := list.val(m, dot), at(m, dot)
		if i < 0 || i >= int64(l.Len()) {
			m.fail()
			return zero
		}
		return l.Index(int(i))
	}}
}

// cut is slice on a text, with one bound or two.
func cut(text func(*machine, reflect.Value) string, bounds []func(*machine, reflect.Value) int64) *expr {
	return &expr{typ: reflect.TypeFor[string](), str: func(m *machine, dot reflect.Value) string {
		s := text(m, dot)
		from, to := bounds[0](m, dot), int64(len(s))
		if len(bounds) > 1 {
			to = bounds[1](m, dot)
		}
		if from < 0 || to < from || to > int64(len(s)) {
			m.fail()
			return ""
		}
		return s[from:to]
	}}
}
