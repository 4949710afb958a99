package page

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// sink writes a text in one context.
type sink func(dst []byte, text string) []byte

// sinks are the contexts that the compiler knows, by the escapers that html/template put into the pipeline for them.
var sinks = map[string]sink{
	"html":                     appendHTML, // an element's text
	"rcdata":                   appendHTML, // the text of a title
	"attr":                     appendHTML, // a quoted attribute
	"urlfilter urlnormal attr": appendURL,  // an attribute that is an address
	"urlnormal attr":           appendAddress,
	"urlescape attr":           appendComponent, // an address from its query or fragment on
	"urlfilter attr":           appendFiltered,  // the address in a meta refresh
}

// escapers are html/template's names for what sinks call by shorter ones.
var escapers = map[string]string{
	"_html_template_htmlescaper":   "html",
	"_html_template_rcdataescaper": "rcdata",
	"_html_template_attrescaper":   "attr",
	"_html_template_urlfilter":     "urlfilter",
	"_html_template_urlnormalizer": "urlnormal",
	"_html_template_urlescaper":    "urlescape",
	"_html_template_jsvalescaper":  "jsval",
}

// action compiles what writes a value.
func (s *scope) action(n *parse.ActionNode, dot reflect.Type) (o op, text []byte, isText bool) {
	if len(n.Pipe.Decl) > 0 {
		return s.declaration(n.Pipe, dot), nil, false
	}
	first, context := n.Pipe.Cmds[0], make([]string, 0, 3)
	for _, c := range n.Pipe.Cmds[1:] {
		name, ok := escapers[c.String()]
		if !ok {
			s.beyond = true
			return nil, nil, false
		}
		context = append(context, name)
	}
	where := strings.Join(context, " ")
	if first.String() == "body" && where == "html" {
		return func(m *machine, _ reflect.Value) { m.body() }, nil, false
	}
	e := s.command(first, dot)
	if e == nil {
		return nil, nil, false
	}
	if raw := where == "html" && e.typ == reflect.TypeFor[template.HTML]() ||
		where == "jsval" && e.typ == reflect.TypeFor[template.JS](); raw {
		text := e.text()
		return func(m *machine, dot reflect.Value) { m.dst = append(m.dst, text(m, dot)...) }, nil, false
	}
	write := sinks[where]
	switch {
	case write == nil:
	case e.fixed != nil:
		return nil, write(nil, *e.fixed), true
	case e.typ == reflect.TypeFor[string]():
		text := e.text()
		return func(m *machine, dot reflect.Value) { m.dst = write(m.dst, text(m, dot)) }, nil, false
	case e.typ == reflect.TypeFor[int]() && where != "urlescape attr":
		num := e.int()
		return func(m *machine, dot reflect.Value) { m.dst = strconv.AppendInt(m.dst, num(m, dot), 10) }, nil, false
	}
	s.beyond = true
	return nil, nil, false
}

// declaration compiles {{$x := …}}.
func (s *scope) declaration(n *parse.PipeNode, dot reflect.Type) op {
	if len(n.Decl) != 1 || n.IsAssign {
		s.beyond = true
		return nil
	}
	e := s.pipe(n, dot)
	if e == nil {
		return nil
	}
	if e.typ.Kind() == reflect.Pointer {
		s.beyond = true
		return nil
	}
	val, slot := e.value(), s.declare(n.Decl[0].Ident[0], e.typ)
	return func(m *machine, dot reflect.Value) { m.vars[m.base+slot] = val(m, dot) }
}
