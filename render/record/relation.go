package record

import "strconv"

// relationTypes are the verbs of relations that the vocabulary names; authors may use others.
var relationTypes = []string{
	"supplies", "funds", "arms", "commands", "sanctions", "opposes", "allied-with", "negotiates-with", "strikes", "member-of", "owns",
}

var relationKeys = newTable("relation", []key[Relation]{
	idKey(func(x *Relation) *Value { return &x.ID }),
	refKey("from", "The actor that it begins at.", func(x *Relation) *Value { return &x.From }).must(),
	refKey("to", "The actor that it ends at.", func(x *Relation) *Value { return &x.To }).must(),
	textKey("type", "A verb: "+relationTypes[0]+", "+relationTypes[1]+" … or the author's own.", func(x *Relation) *Value { return &x.Type }).must(),
	textKey("label", "The verb as it is shown; default the type.", func(x *Relation) *Value { return &x.Label }),
	refsKey("place", "Where.", func(x *Relation) *[]Value { return &x.Place }),
	dateKey("date", "When it holds (EDTF interval).", func(x *Relation) *Date { return &x.Date }),
	refsKey("claims", "The claims that it rests on.", func(x *Relation) *[]Value { return &x.Claims }).must(),
})

// relationKind is directed edges between actors.
var relationKind = annotationKind{
	key: listKey("relations", "Who does what to whom.", relationKeys, func(r *reader, b *Briefing, x *Relation, at place) {
		x.Order = len(b.Relations)
		x.ID = r.localID(x.ID, "relation-"+strconv.Itoa(x.Order+1), at)
		b.Relations = append(b.Relations, x)
	}),
}
