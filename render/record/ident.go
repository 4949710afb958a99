package record

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-0837baff/dateline/render/diag"
)

// badID says what keeps s from being an id: lower-case letters of any script, digits and hyphens, in Unicode's composed form
// (NFC). It returns "" for an id. Letters of scripts without case, and the marks that such scripts write vowels with, are
// lower case enough.
func badID(s string) (message, hint string) {
	ascii := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			ascii = false
		} else if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return notAnID(s)
		}
	}
	switch {
	case s == "":
		return "an id is empty", ""
	case ascii:
		return "", ""
	}
	for _, r := range s {
		lower := unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsTitle(r)
		if r != '-' && !lower && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return notAnID(s)
		}
	}
	if !norm.NFC.IsNormalString(s) {
		return quote(s) + " is not in Unicode's composed form", "write " + quote(norm.NFC.String(s)) + " (NFC)"
	}
	return "", ""
}

func notAnID(s string) (message, hint string) {
	hint = "ids are made of lower-case letters, digits and hyphens"
	if id := idFrom(s); id != "" && id != s {
		hint = "write " + id + ": " + hint
	}
	return quote(s) + " is not an id", hint
}

// idFrom makes the id that comes nearest to s; "" where nothing is left of it.
func idFrom(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(s)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		} else if r != '\'' && r != '’' {
			gap = true
		}
	}
	id := b.String()
	if message, _ := badID(id); message != "" && id != s {
		return ""
	}
	return id
}

// id reads a text that must be an id. It keeps a bad one, so that what refers to it is not in the wrong too.
func (r *reader) id(v *node) Value {
	if !r.scalar(v, wantID) {
		return Value{}
	}
	if message, hint := badID(v.text); message != "" {
		r.errOn(v, hint, "%s", message)
	}
	return Value{Text: v.text, Pos: v.pos}
}

// idsKey takes ids that come to exist by being used, as topics do.
func idsKey[T any](name, doc string, at func(*T) *[]Value) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeID, List: true}}, func(r *reader, v *node, to *T) {
		ids := r.refs(v)
		for i, id := range ids {
			if message, hint := badID(id.Text); message != "" && id.IsSet() {
				r.errAt(r.valuePlace(id), hint, "%s", message)
				ids[i].Text = idFrom(id.Text)
			}
		}
		*at(to) = slices.DeleteFunc(ids, func(id Value) bool { return !id.IsSet() })
	}}
}

// entries ranges over a map from ids to values, checking the ids. Of two equal ids the later is reported and left out.
// seen holds what other maps have defined already.
func (r *reader) entries(n *node, what string, seen map[string]diag.Pos) iter.Seq2[Value, *node] {
	return func(yield func(Value, *node) bool) {
		if n.kind == absent {
			return
		}
		if n.kind != mapping {
			r.errOn(n, "write id: {…}, one a line", "%s must be a map from ids, not a %s", what, shape(n))
			return
		}
		for i := 0; i+1 < len(n.items); i += 2 {
			name := &n.items[i]
			if name.kind == list || name.kind == mapping {
				r.errOn(name, "", "an id must be a text")
				continue
			}
			id := Value{Text: name.text, Pos: name.pos}
			if message, hint := badID(id.Text); message != "" {
				if n.flow && n.items[i+1].kind == absent {
					if better := valueHint(n, i); better != "" {
						hint = better
					}
				}
				r.errOn(name, hint, "%s", message)
				if id.Text = norm.NFC.String(id.Text); id.Text == "" {
					continue
				}
			}
			if first, twice := seen[id.Text]; twice {
				r.related(r.errOn(name, "", "id %q is given twice", id.Text), first, "first given here")
				continue
			}
			seen[id.Text] = id.Pos
			if !yield(id, &n.items[i+1]) {
				return
			}
		}
	}
}
