package record

import "github.com/seed-0837baff/dateline/render/diag"

var (
	sourceKinds   = []string{"statement", "interview", "agency", "report", "document", "data", "imagery"}
	reliabilities = []string{"A", "B", "C", "D", "E", "F"}
)

// sourceKeys are the keys of a source in a briefing's `sources`; a source of the registry has redirects besides.
var sourceKeys = newTable("source", []key[Source]{
	textKey("title", "What it is called.", func(s *Source) *Value { return &s.Title }).must(),
	textKey("summary", "What it is, in a sentence.", func(s *Source) *Value { return &s.Summary }),
	speakersKey("by", "Who issued it: actors, or {unnamed: two officials, of: id}.", func(s *Source) *[]Speaker { return &s.By }),
	textKey("publisher", "Who published it.", func(s *Source) *Value { return &s.Publisher }),
	choiceKey("kind", "What sort of thing it is.", sourceKinds, func(s *Source) *string { return &s.Kind }),
	urlKey("url", "Where it stands.", func(s *Source) *Value { return &s.URL }),
	urlKey("archived", "Where a copy of it is kept.", func(s *Source) *Value { return &s.Archived }),
	dateKey("date", "When it was issued (EDTF).", func(s *Source) *Date { return &s.Date }),
	langKey("lang", "Its language (BCP 47).", func(s *Source) *Value { return &s.Lang }),
	choiceKey("reliability", "How reliable it is (Admiralty code).", reliabilities, func(s *Source) *string { return &s.Reliability }),
	refsKey("via", "The sources that it was actually read in, outermost last.", func(s *Source) *[]Value { return &s.Via }),
	refsKey("citing", "The sources or actors that it relies on.", func(s *Source) *[]Value { return &s.Citing }),
})

var registeredSourceKeys = newTable("source", sourceKeys.keys, []key[Source]{
	redirectsKey(func(s *Source) *[]Value { return &s.Redirects }),
})

// sourceKind is a briefing's own sources.
var sourceKind = annotationKind{
	key: entriesKey("sources", "This briefing's own sources: id -> source.", sourceKeys,
		func(r *reader, b *Briefing, id Value, s *Source) {
			s.ID = id
			b.Sources = append(b.Sources, s)
		}),
}

func newSource(r *reader, id Value, n *node, o owner) *Source {
	s := &Source{ID: id}
	registeredSourceKeys.read(r, n, o, s)
	return s
}

func parseSources(r *reader, f *File, n *node) {
	registry(r, n, "sources", func(id Value, v *node, o owner) { f.Sources = append(f.Sources, newSource(r, id, v, o)) })
}

func parseSource(r *reader, f *File, n *node) {
	id := r.fileID()
	f.Sources = []*Source{newSource(r, id, n, r.fileOwner())}
}

// registry reads a file that maps ids to entries of one kind.
func registry(r *reader, n *node, what string, add func(Value, *node, owner)) {
	for id, v := range r.entries(n, what, map[string]diag.Pos{}) {
		add(id, v, r.ownerOf(id))
	}
}
