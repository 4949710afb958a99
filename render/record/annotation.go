package record

import "github.com/seed-0837baff/dateline/render/diag"

// annotationKind is a kind of annotation that a briefing may hold.
type annotationKind struct {
	key   key[Briefing]                // its key in the front matter, which reads all of the kind
	check func(r *reader, b *Briefing) // judges them when all of the front matter is read; may be nil
	hang  func(r *reader, b *Briefing) // names those that hang on passages, to anchor; may be nil
}

// annotationKinds is the table of kinds, in the order in which they are checked.
var annotationKinds = []annotationKind{sourceKind, claimKind, eventKind, relationKind, noteKind, correctionKind}

func annotationKeys() []key[Briefing] {
	keys := make([]key[Briefing], len(annotationKinds))
	for i, k := range annotationKinds {
		keys[i] = k.key
	}
	return keys
}

// locals is what the annotations of one briefing share: the namespace of their ids and of those of its sources.
type locals struct {
	ids     map[string]diag.Pos
	hanging []hanging
}

// hanging is an annotation that may hang on a passage.
type hanging struct {
	noun    string // "claim"
	id      Value
	anchor  *Anchor
	passage *Passage
	lacking string // what to say where it hangs on nothing; "" where it need not hang
	hint    string
	flawed  bool // its own mistakes may be why it hangs on nothing
}

// hangs enters an annotation that may hang on a passage.
func (r *reader) hangs(h hanging) { r.briefing.hanging = append(r.briefing.hanging, h) }

// entriesKey takes a map from local ids to annotations.
func entriesKey[T any](name, doc string, t *table[T], add func(*reader, *Briefing, Value, *T)) key[Briefing] {
	form := Form{Type: TypeMap, Each: &Form{Type: TypeMap, Keys: t.data()}}
	return key[Briefing]{Key{Name: name, Doc: doc, Form: form}, func(r *reader, v *node, b *Briefing) {
		for id, item := range r.entries(v, name, r.briefing.ids) {
			if id.Text == reservedID {
				r.errAt(r.ownerOf(id).place, "", "id %q is reserved", id.Text)
			}
			one := new(T)
			t.read(r, item, r.ownerOf(id), one)
			add(r, b, id, one)
		}
	}}
}

// listKey takes a list of annotations, or one, that need no id of their own.
func listKey[T any](name, doc string, t *table[T], add func(r *reader, b *Briefing, one *T, at place)) key[Briefing] {
	return key[Briefing]{Key{Name: name, Doc: doc, Form: Form{Type: TypeMap, Keys: t.data(), List: true}}, func(r *reader, v *node, b *Briefing) {
		for item := range r.items(v) {
			one := new(T)
			at := r.place(item)
			t.read(r, item, owner{place: at}, one)
			add(r, b, one, at)
		}
	}}
}

// localID takes id into the namespace of the briefing; where it is not set, the id that an entry without one gets.
func (r *reader) localID(id Value, otherwise string, at place) Value {
	given := id.IsSet()
	if !given {
		id = Value{Text: otherwise, Pos: at.pos}
	}
	p := place{id.Pos, len([]rune(id.Text))}
	if !given {
		p = at
	}
	switch first, twice := r.briefing.ids[id.Text]; {
	case id.Text == reservedID:
		r.errAt(p, "", "id %q is reserved", id.Text)
	case twice && !given:
		r.related(r.errAt(p, "give this one an `id` of its own", "id %q, which this entry gets by its place, is given already", id.Text), first, "given here")
	case twice:
		r.related(r.errAt(p, "", "id %q is given twice", id.Text), first, "first given here")
	default:
		r.briefing.ids[id.Text] = id.Pos
	}
	return id
}

// idKey takes the id of an entry of a list.
func idKey[T any](at func(*T) *Value) key[T] {
	doc := "Its id; default the kind and its number in the list."
	return key[T]{Key{Name: "id", Doc: doc, Form: Form{Type: TypeID}}, func(r *reader, v *node, to *T) { *at(to) = r.id(v) }}
}

// anchorKeys are the keys that tie an annotation to a passage.
func anchorKeys[T any](at func(*T) *Anchor) []key[T] {
	return []key[T]{
		textKey("quote", "The passage, by its exact text, where the body has no link to the annotation.", func(t *T) *Value { return &at(t).Quote }),
		textKey("prefix", "The text before the passage, where the passage occurs more than once.", func(t *T) *Value { return &at(t).Prefix }),
		textKey("suffix", "The text after the passage, where the passage occurs more than once.", func(t *T) *Value { return &at(t).Suffix }),
	}
}

// needs complains that the annotation needs more than it says.
func (r *reader) needs(noun string, id Value, hint, format string, args ...any) {
	o := r.ownerOf(id)
	r.errAt(o.place, hint, "%s "+format, append([]any{o.title(noun)}, args...)...)
}
