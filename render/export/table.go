package export

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/record"
)

// Type is one type of object in the ledger, as data: its schema and its reference are made of what writes it.
type Type struct {
	Name   string
	Doc    string
	Fields []Field // beside type and id, in the order in which they are written
}

// Field is one field of an object. It is in every object of its type.
type Field struct {
	Name string
	Doc  string
	Form Form
}

// Form is what the value of a field looks like.
type Form struct {
	Type   string   // one of the Type constants
	List   bool     // a list of them: sorted and without repeats where its values are texts
	Null   bool     // null where there is none
	Enum   []string // the only texts there are; nil for any
	Fields []Field  // of a TypeObject
}

// What a value is.
const (
	TypeText        = "text"
	TypeID          = "id" // of another object: its own, or briefing#local
	TypeURL         = "url"
	TypeDay         = "day"         // YYYY-MM-DD
	TypeDate        = "date"        // {edtf, earliest, latest}
	TypeFigure      = "figure"      // {min, max}
	TypeFlag        = "flag"        // true or false
	TypeCount       = "count"       // a whole number from 0
	TypeCoordinates = "coordinates" // [latitude, longitude] in degrees, WGS 84
	TypeObject      = "object"
)

// field is a Field and how its value is written.
type field[T any] struct {
	Field
	write func(e *encoder, x *T)
}

// table is how objects of one type are written.
type table[T any] struct {
	name, doc string
	id        func(*T) string
	fields    []field[T]
	begin     string   // all before the id
	keys      []string // all before each field's value
}

func newTable[T any](name, doc string, id func(*T) string, groups ...[]field[T]) *table[T] {
	t := &table[T]{name: name, doc: doc, id: id, fields: slices.Concat(groups...), begin: `{"type":"` + name + `","id":`}
	for _, f := range t.fields {
		t.keys = append(t.keys, `,"`+f.Name+`":`)
	}
	return t
}

// data returns the type as data.
func (t *table[T]) data() Type {
	fields := make([]Field, len(t.fields))
	for i, f := range t.fields {
		fields[i] = f.Field
	}
	return Type{Name: t.name, Doc: t.doc, Fields: fields}
}

// write writes the line of x.
func (t *table[T]) write(e *encoder, x *T) {
	e.line = append(e.line[:0], t.begin...)
	e.string(t.id(x))
	for i := range t.fields {
		e.line = append(e.line, t.keys[i]...)
		t.fields[i].write(e, x)
	}
	e.end()
}

// The makers of fields, one for each sort of value. at says where in a T the value is.

// textField takes a text that is always there.
func textField[T any](name, doc string, at func(*T) string) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeText}}, func(e *encoder, x *T) { e.string(at(x)) }}
}

// maybeField takes a text that may be missing.
func maybeField[T any](name, doc string, at func(*T) string) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeText, Null: true}}, func(e *encoder, x *T) { e.text(at(x)) }}
}

// wordField takes one of a few words.
func wordField[T any](name, doc string, of []string, at func(*T) string) field[T] {
	f := textField(name, doc, at)
	f.Form.Enum = of
	return f
}

// maybeWordField takes one of a few words, or none.
func maybeWordField[T any](name, doc string, of []string, at func(*T) string) field[T] {
	f := maybeField(name, doc, at)
	f.Form.Enum = of
	return f
}

func textsField[T, V any](name, doc string, at func(*T) []V, text func(V) string) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeText, List: true}}, func(e *encoder, x *T) { list(e, at(x), text) }}
}

// idField takes the id of another object, which is always there.
func idField[T any](name, doc string, at func(*T) string) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeID}}, func(e *encoder, x *T) { e.string(at(x)) }}
}

// maybeIDField takes the id of another object, or none.
func maybeIDField[T any](name, doc string, at func(*T) string) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeID, Null: true}}, func(e *encoder, x *T) { e.text(at(x)) }}
}

func idsField[T, V any](name, doc string, at func(*T) []V, id func(V) string) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeID, List: true}}, func(e *encoder, x *T) { list(e, at(x), id) }}
}

// toldField takes ids of what the ledger has in its lists for a thing.
func toldField[T, V any](name, doc string, at func(*ledger.Ledger, *T) []V, id func(V) string) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeID, List: true}}, func(e *encoder, x *T) { list(e, at(e.Ledger, x), id) }}
}

// urlField takes the address of the thing itself.
func urlField[T any]() field[T] {
	doc := "Its page on this site, or its place on one."
	return field[T]{Field{"url", doc, Form{Type: TypeURL}}, func(e *encoder, x *T) { e.string(e.URL(plan.PathOf(x))) }}
}

func dateField[T any](name, doc string, at func(*T) edtf.Date) field[T] {
	return field[T]{Field{name, doc, Form{Type: TypeDate, Null: true}}, func(e *encoder, x *T) { e.date(at(x)) }}
}

// stretchFields take where the passage of an annotation stands in the text of the briefing that was measured last.
func stretchFields[T any](id func(*T) string) []field[T] {
	form := Form{Type: TypeCount, Null: true}
	at := func(end int) func(e *encoder, x *T) {
		return func(e *encoder, x *T) {
			p, ok := e.at[id(x)]
			e.count(p[end], ok)
		}
	}
	return []field[T]{
		{Field{"start", "Where the passage begins in the body's text, in code points from 0; null without a passage.", form}, at(0)},
		{Field{"end", "Where the passage ends: the code point after its last.", form}, at(1)},
	}
}

// referrers say where in a T is what refers to it; nil where nothing of that kind can.
type referrers[T any] struct {
	briefings func(*ledger.Ledger, *T) []*ledger.Briefing
	claims    func(*ledger.Ledger, *T) []*ledger.Claim
	events    func(*ledger.Ledger, *T) []*ledger.Event
	relations func(*ledger.Ledger, *T) []*ledger.Relation
	sources   func(*ledger.Ledger, *T) []*ledger.Source
}

func (r referrers[T]) fields() []field[T] {
	return []field[T]{
		referring("briefings", "The briefings that refer to it.", r.briefings, briefingID),
		referring("claims", "The claims that refer to it.", r.claims, claimID),
		referring("events", "The events that refer to it.", r.events, eventID),
		referring("relations", "The relations that refer to it.", r.relations, relationID),
		referring("sources", "The sources that refer to it.", r.sources, sourceID),
	}
}

func referring[T, V any](name, doc string, at func(*ledger.Ledger, *T) []V, id func(V) string) field[T] {
	if at == nil {
		at = func(*ledger.Ledger, *T) []V { return nil }
		doc = "Always empty."
	}
	return toldField(name, doc, at, id)
}

// choices are the words that a key of the vocabulary may have, the key being named by the way to it.
func choices(k record.Kind, way ...string) []string {
	keys := record.Keys(k)
	for i, name := range way {
		at := slices.IndexFunc(keys, func(k record.Key) bool { return k.Name == name })
		form := keys[at].Form
		switch {
		case i == len(way)-1:
			return form.Enum
		case form.Each != nil:
			keys = form.Each.Keys
		default:
			keys = form.Keys
		}
	}
	return nil
}
