package page

import (
	"reflect"
)

// program is a compiled layout.
type program struct {
	root  *routine
	parts map[string]*routine // those that body calls, for the types it calls them with
}

// routine is a template compiled for one type of dot.
type routine struct {
	ops  []op
	vars int // slots for variables; slot 0 is $
}

// op does one piece of a template: it appends to m.dst.
type op func(m *machine, dot reflect.Value)

// machine runs a program for one page.
type machine struct {
	dst    []byte
	vars   []reflect.Value
	base   int // of the running routine's variables
	job    job
	parts  map[string]*routine
	failed bool // something that html/template would call an error: the page is left to it, for its message
}

// run appends the page to dst. ok is false where the page cannot be rendered: html/template knows how to say why.
func (p *program) run(dst []byte, j job) (out []byte, ok bool) {
	m := machine{dst: dst, job: j, parts: p.parts, vars: make([]reflect.Value, 0, 32)}
	v := reflect.ValueOf(j.view)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return dst, false
	}
	m.call(p.root, v.Elem())
	return m.dst, !m.failed
}

func (m *machine) call(r *routine, dot reflect.Value) {
	base, outer := len(m.vars), m.base
	for range r.vars {
		m.vars = append(m.vars, reflect.Value{})
	}
	m.base = base
	m.vars[base] = dot
	m.do(r.ops, dot)
	m.vars, m.base = m.vars[:base], outer
}

func (m *machine) do(ops []op, dot reflect.Value) {
	for _, o := range ops {
		o(m, dot)
	}
}

// body appends the page's prose.
func (m *machine) body() {
	m.dst = prose(m.dst, m.job.body, m.job.view, func(dst []byte, name string, data any) []byte {
		r := m.parts[name]
		if r == nil {
			return dst
		}
		m.dst = dst
		m.call(r, reflect.ValueOf(data).Elem())
		return m.dst
	})
}

// fail gives the page up.
func (m *machine) fail() { m.failed = true }
