package record

import (
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Key is one key of the vocabulary, as data: what is read is checked against it, and editors' schemas are made of it.
type Key struct {
	Name     string
	Doc      string // what it means, and its default
	Form     Form
	Required bool
}

// Form is what a value looks like.
type Form struct {
	Type string   // one of the Type constants
	List bool     // several may be given in a list; one may stand without
	Size int      // of a List: how many it must hold, and none may stand without; 0 for any number
	Enum []string // the only texts allowed; nil for any
	Keys []Key    // of a TypeMap whose keys are fixed
	Each *Form    // of a TypeMap from ids or names to values
	Or   []Form   // other forms that the value may have instead
}

// What the text of a value must be.
const (
	TypeText      = "text"
	TypeMarkdown  = "markdown"
	TypeID        = "id"        // lower-case letters, digits, hyphens
	TypeReference = "reference" // the id of something, or briefing-id#local-id
	TypeDate      = "date"      // EDTF
	TypeMoment    = "moment"    // YYYY-MM-DD or RFC 3339
	TypeInstant   = "instant"   // RFC 3339
	TypeFlag      = "flag"      // true or false
	TypeInteger   = "integer"
	TypeNumber    = "number"
	TypeURL       = "url"      // absolute, http or https
	TypePath      = "path"     // an address of this site, from its root
	TypeMail      = "mail"     // mailto: and an address
	TypeLanguage  = "language" // BCP 47
	TypeZone      = "zone"     // IANA
	TypeMap       = "map"
)

// key is a Key and how its value gets into a T.
type key[T any] struct {
	Key
	read func(r *reader, v *node, to *T)
}

// must makes k required.
func (k key[T]) must() key[T] {
	k.Required = true
	return k
}

// table is the keys that a map of one sort may have.
type table[T any] struct {
	noun  string // the sort, in messages: "claim"
	keys  []key[T]
	names []string
	index map[string]int
}

func newTable[T any](noun string, groups ...[]key[T]) *table[T] {
	t := &table[T]{noun: noun, keys: slices.Concat(groups...), index: map[string]int{}}
	for i, k := range t.keys {
		t.index[k.Name] = i
		t.names = append(t.names, k.Name)
	}
	return t
}

// data returns the keys as data, in the order of the vocabulary.
func (t *table[T]) data() []Key {
	ks := make([]Key, len(t.keys))
	for i, k := range t.keys {
		ks[i] = k.Key
	}
	return ks
}

// owner is whose keys a map holds: where to report a key that is missing, and what to call the one that misses it.
type owner struct {
	place
	id string // "" where it has none
}

// title names the owner in a message: claim "route".
func (o owner) title(noun string) string {
	if o.id == "" {
		return noun
	}
	return noun + " " + quote(o.id)
}

// read reads the map n into to and reports whether n is a map. An absent n counts as an empty map.
func (t *table[T]) read(r *reader, n *node, o owner, to *T) bool {
	if n.kind != mapping && n.kind != absent {
		r.errOn(n, "its keys are: "+strings.Join(t.names, ", "), "%s must be a map of keys", o.title(t.noun))
		r.flaw(to, "")
		return false
	}
	var seen [64]diag.Pos
	for i := 0; i+1 < len(n.items); i += 2 {
		name, value := &n.items[i], &n.items[i+1]
		k, known := t.index[name.text]
		if n.flow && value.kind == absent && i > 0 {
			if before, ok := t.index[n.items[i-2].text]; ok { // its text may have lost its end to a comma
				r.flaw(to, t.keys[before].Name)
			}
			if n.items[i-1].kind == absent {
				continue
			}
		}
		switch {
		case name.kind == list || name.kind == mapping:
			r.errOn(name, "", "a key must be a text")
		case !known:
			if near, ok := t.index[r.unknownKey(n, i, t.names)]; ok { // what was meant is not missing
				r.flaw(to, t.keys[near].Name)
			}
		case !seen[k].IsZero():
			r.related(r.errOn(name, "", "duplicate key %q", name.text), seen[k], "first given here")
		default:
			seen[k] = name.pos
			before := r.errors
			switch {
			case value.reported:
			case value.kind == absent: // never as if it were not given: an empty embargo must not publish
				r.errOn(name, valueHint(n, i), "%q has no value", name.text)
			case empty(value) && (value.kind == scalar || t.keys[k].Required):
				r.errOn(value, "", "%q is empty", name.text)
			default:
				t.keys[k].read(r, value, to)
			}
			if r.errors > before || value.reported {
				r.flaw(to, t.keys[k].Name)
			}
		}
	}
	for i, k := range t.keys {
		if k.Required && seen[i].IsZero() && !r.flawed(to, k.Name) {
			r.errAt(o.place, "", "%s needs %q", o.title(t.noun), k.Name)
		}
	}
	return true
}

// empty reports whether v is a text or list with nothing in it.
func empty(v *node) bool {
	return v.kind == scalar && strings.TrimSpace(v.text) == "" || v.kind == list && len(v.items) == 0
}

// unknownKey reports the key n.items[i] and returns the key that its author most likely meant; "" where none is near.
func (r *reader) unknownKey(n *node, i int, known []string) (near string) {
	name, value := &n.items[i], &n.items[i+1]
	hint := ""
	if value.kind == absent {
		hint = valueHint(n, i)
	}
	switch candidates := slices.Values(known); {
	case hint != "", r.full():
	case name.text == "<<":
		hint = "YAML merge keys are not part of the vocabulary: write the keys out"
	default:
		near = diag.Nearest(name.text, candidates)
		if i := strings.IndexAny(name.text, " :"); i > 0 && near == "" { // a colon or the space after it is missing
			for _, k := range known {
				if k == name.text[:i] {
					near = k
				}
			}
		}
		if near == "" {
			near = diag.Nearest(strings.ToLower(name.text), candidates)
		}
		if near != "" {
			hint = "did you mean " + quote(near) + "?"
		}
	}
	r.errOn(name, hint, "unknown key %q", name.text)
	return near
}

// valueHint explains a key without a value: in braces it is mostly the end of a text with a comma in it.
func valueHint(n *node, i int) string {
	if !n.flow || i < 2 {
		return ""
	}
	from := i
	for from >= 2 && n.items[from+1].kind == absent {
		from -= 2
	}
	before := &n.items[from+1]
	if before.kind != scalar || before.style != plain {
		return ""
	}
	text := before.text
	for k := from + 2; k+1 < len(n.items) && n.items[k+1].kind == absent; k += 2 {
		text += ", " + n.items[k].text
	}
	return "a text that holds a comma must be quoted: " + n.items[from].text + ": " + quote(text)
}
