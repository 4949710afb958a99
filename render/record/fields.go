package record

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-0837baff/dateline/render/diag"
)

// The makers of keys, one for each sort of value. at says which field of a T the value goes to.

func textKey[T any](name, doc string, at func(*T) *Value) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeText}}, func(r *reader, v *node, to *T) { *at(to) = r.text(v) }}
}

func textsKey[T any](name, doc string, at func(*T) *[]Value) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeText, List: true}}, func(r *reader, v *node, to *T) {
		*at(to) = listOf(r, v, (*reader).text)
	}}
}

// refKey takes the id of something; whether that exists is the ledger's to say.
func refKey[T any](name, doc string, at func(*T) *Value) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeReference}}, func(r *reader, v *node, to *T) { *at(to) = r.ref(v) }}
}

func refsKey[T any](name, doc string, at func(*T) *[]Value) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeReference, List: true}}, func(r *reader, v *node, to *T) {
		*at(to) = r.refs(v)
	}}
}

func dateKey[T any](name, doc string, at func(*T) *Date) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeDate}}, func(r *reader, v *node, to *T) { *at(to) = r.date(v) }}
}

func momentKey[T any](name, doc string, at func(*T) *Moment) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeMoment}}, func(r *reader, v *node, to *T) { *at(to) = r.moment(v) }}
}

func flagKey[T any](name, doc string, at func(*T) *bool) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeFlag}}, func(r *reader, v *node, to *T) { *at(to) = r.flag(v) }}
}

func urlKey[T any](name, doc string, at func(*T) *Value) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeURL}}, func(r *reader, v *node, to *T) { *at(to) = r.url(v) }}
}

func langKey[T any](name, doc string, at func(*T) *Value) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeLanguage}}, func(r *reader, v *node, to *T) { *at(to) = r.lang(v) }}
}

// choiceKey takes one text of a fixed list. A text that is not in it leaves the field as it was.
func choiceKey[T any](name, doc string, of []string, at func(*T) *string) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeText, Enum: of}}, func(r *reader, v *node, to *T) {
		if s, ok := r.choice(v, name, of); ok {
			*at(to) = s
		}
	}}
}

// mapKey takes a map whose keys t knows.
func mapKey[T, S any](name, doc string, t *table[S], set func(to *T, s S, at diag.Pos)) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeMap, Keys: t.data()}}, func(r *reader, v *node, to *T) {
		var s S
		if t.read(r, v, owner{place: r.place(v)}, &s) {
			set(to, s, v.pos)
		}
	}}
}

// mapsKey takes a list of maps, or one map.
func mapsKey[T, S any](name, doc string, t *table[S], add func(r *reader, to *T, s *S, at diag.Pos)) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeMap, Keys: t.data(), List: true}}, func(r *reader, v *node, to *T) {
		for item := range r.items(v) {
			s := new(S)
			if t.read(r, item, owner{place: r.place(item)}, s) {
				add(r, to, s, item.pos)
			}
		}
	}}
}

// items ranges over the entries of a list, or over the one value that stands for it. Empty entries are reported and left out.
func (r *reader) items(v *node) func(func(*node) bool) {
	return func(yield func(*node) bool) {
		if v.kind != list {
			yield(v)
			return
		}
		for i := range v.items {
			if v.items[i].reported {
				continue
			}
			if v.items[i].kind == absent {
				r.errOn(&v.items[i], "", "an empty entry in a list")
			} else if !yield(&v.items[i]) {
				return
			}
		}
	}
}

// listOf reads a list, or one value, dropping what could not be read.
func listOf(r *reader, v *node, one func(*reader, *node) Value) []Value {
	vs := make([]Value, 0, max(1, len(v.items)))
	for item := range r.items(v) {
		if x := one(r, item); x.IsSet() {
			vs = append(vs, x)
		}
	}
	return vs
}

// wantID is what is wanted where an id is.
const wantID = "an id"

// scalar reports whether v is a single value, and complains if not, saying what was wanted.
func (r *reader) scalar(v *node, want string) bool {
	if v.kind == scalar {
		return true
	}
	hint := ""
	switch {
	case v.kind == list && want == wantID:
		hint = "only one can stand here"
	case v.kind == list && v.flow:
		hint = `quote a value that begins with a bracket: "` + r.flowText(v) + `"`
	case v.kind == mapping && v.flow:
		hint = "quote a text that begins with a brace"
	case v.kind == mapping:
		hint = "quote a text that holds a colon and a space"
	case v.kind == list:
		hint = "only one value can stand here"
	}
	r.errOn(v, hint, "%s is wanted, not a %s", want, shape(v))
	return false
}

func shape(v *node) string {
	switch v.kind {
	case list:
		return "list"
	case mapping:
		return "map"
	}
	return "text"
}

// flowText is a list in brackets as it would have to stand between quotation marks.
func (r *reader) flowText(v *node) string {
	var parts []string
	for _, item := range v.items {
		parts = append(parts, item.text)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// text reads any text, without the white space around it.
func (r *reader) text(v *node) Value {
	if !r.scalar(v, "a text") {
		return Value{}
	}
	return Value{Text: strings.TrimSpace(v.text), Pos: v.pos}
}

// ref reads a reference.
func (r *reader) ref(v *node) Value {
	if !r.scalar(v, wantID) {
		return Value{}
	}
	if v.text == "" {
		r.errOn(v, "", "an id is empty")
	}
	return Value{Text: norm.NFC.String(v.text), Pos: v.pos} // as ids are, however they are typed
}

// refs reads references. One text with commas in it is several, and a mistake.
func (r *reader) refs(v *node) []Value {
	if v.kind != scalar || !strings.Contains(v.text, ",") {
		return listOf(r, v, (*reader).ref)
	}
	var vs []Value
	var ids []string
	offset := 0
	for part := range strings.SplitSeq(v.text, ",") {
		if id := strings.TrimSpace(part); id != "" {
			ids = append(ids, id)
			vs = append(vs, Value{Text: id, Pos: r.within(v, offset+strings.Index(part, id))})
		}
		offset += len(part) + 1
	}
	r.errOn(v, "write a list: ["+strings.Join(ids, ", ")+"]", "several ids in one text")
	return vs
}

// choice reads one of the texts of a fixed list; false if it is none.
func (r *reader) choice(v *node, name string, of []string) (string, bool) {
	if !r.scalar(v, "one of "+strings.Join(of, ", ")) {
		return "", false
	}
	if i := slices.Index(of, v.text); i >= 0 {
		return of[i], true
	}
	r.errOn(v, choiceHint(v.text, of), "unknown %s %q", name, v.text)
	return "", false
}

// choiceHint proposes the text that s most likely means, or else lists them all.
func choiceHint(s string, of []string) string {
	for _, one := range of {
		if strings.EqualFold(one, s) {
			return "did you mean " + quote(one) + "?"
		}
	}
	if near := diag.Nearest(s, slices.Values(of)); near != "" && len(s) > 1 {
		return "did you mean " + quote(near) + "?"
	}
	for _, one := range of { // another form of the word: deny, denies
		if len(s) > stemLength && strings.HasPrefix(one, strings.ToLower(s[:stemLength])) {
			return "did you mean " + quote(one) + "?"
		}
	}
	return "one of: " + strings.Join(of, ", ")
}

// stemLength is how many bytes two forms of a word begin with at least.
const stemLength = 3
