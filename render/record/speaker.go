package record

// unnamed is a speaker whose name the source withholds.
var unnamedKeys = newTable("an unnamed speaker", []key[Speaker]{
	textKey("unnamed", "Who it is, in words: two officials.", func(s *Speaker) *Value { return &s.Unnamed }).must(),
	refKey("of", "The actor that the unnamed belong to.", func(s *Speaker) *Value { return &s.Of }),
})

// speakersKey takes actors, or maps of unnamedKeys, in a list or alone.
func speakersKey[T any](name, doc string, at func(*T) *[]Speaker) key[T] {
	form := Form{Type: TypeReference, List: true, Or: []Form{{Type: TypeMap, Keys: unnamedKeys.data(), List: true}}}
	return key[T]{Key{Name: name, Doc: doc, Form: form}, func(r *reader, v *node, to *T) { *at(to) = r.speakers(v) }}
}

func (r *reader) speakers(v *node) []Speaker {
	var all []Speaker
	for item := range r.items(v) {
		if item.kind == mapping {
			var s Speaker
			unnamedKeys.read(r, item, owner{place: r.place(item)}, &s)
			if s.Unnamed.IsSet() || s.Of.IsSet() {
				all = append(all, s)
			}
			continue
		}
		if item.kind == list {
			r.ref(item) // which says that an id is wanted: there is one list of speakers
			continue
		}
		for _, actor := range r.refs(item) {
			all = append(all, Speaker{Actor: actor})
		}
	}
	return all
}
