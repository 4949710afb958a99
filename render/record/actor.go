package record

import "github.com/seed-0837baff/dateline/render/diag"

var actorKinds = []string{"person", "state", "organization", "group"}

var roleKeys = newTable("a role", []key[Role]{
	textKey("title", "What the post is called.", func(r *Role) *Value { return &r.Title }),
	refKey("of", "The actor that the post belongs to.", func(r *Role) *Value { return &r.Of }),
	refKey("for", "The actor that its holder speaks for.", func(r *Role) *Value { return &r.For }),
	dateKey("from", "When it began (EDTF).", func(r *Role) *Date { return &r.From }),
	dateKey("to", "When it ended (EDTF).", func(r *Role) *Date { return &r.To }),
})

var actorKeys = newTable("actor", []key[Actor]{
	textKey("name", "The full name.", func(a *Actor) *Value { return &a.Name }).must(),
	choiceKey("kind", "What sort of actor it is.", actorKinds, func(a *Actor) *string { return &a.Kind }).must(),
	aliasesKey(func(a *Actor) (names, redirects *[]Value) { return &a.Aliases, &a.Redirects }),
	textKey("summary", "Who it is, in a sentence.", func(a *Actor) *Value { return &a.Summary }),
	refKey("of", "The actor that it belongs to.", func(a *Actor) *Value { return &a.Of }),
	refKey("for", "The actor that it speaks for.", func(a *Actor) *Value { return &a.For }),
	mapsKey("roles", "The posts that it held.", roleKeys, func(r *reader, a *Actor, role *Role, at diag.Pos) {
		role.Pos = at
		a.Roles = append(a.Roles, *role)
		r.inOrder(role.From, role.To)
		if !role.Title.IsSet() && !role.Of.IsSet() && !role.For.IsSet() && !r.flawed(role, "title", "of", "for") {
			r.errAt(place{at, 1}, "give it title, of or for", "a role that says nothing")
		}
	}),
	linksKey("links", "wikidata, wikipedia, website or another name -> where it leads.", func(a *Actor) *[]Link { return &a.Links }),
})

func newActor(r *reader, id Value, n *node, o owner) *Actor {
	a := &Actor{ID: id}
	actorKeys.read(r, n, o, a)
	return a
}

func parseActors(r *reader, f *File, n *node) {
	registry(r, n, "actors", func(id Value, v *node, o owner) { f.Actors = append(f.Actors, newActor(r, id, v, o)) })
}

func parseActor(r *reader, f *File, n *node) {
	id := r.fileID()
	f.Actors = []*Actor{newActor(r, id, n, r.fileOwner())}
}

// linksKey takes a map from names to where they lead: an item of Wikidata by its id, all else by URL.
func linksKey[T any](name, doc string, at func(*T) *[]Link) key[T] {
	form := Form{Type: TypeMap, Each: &Form{Type: TypeURL}, Keys: []Key{
		{Name: "wikidata", Doc: "The id of the item: Q6246302.", Form: Form{Type: TypeText}},
		{Name: "wikipedia", Doc: "The article.", Form: Form{Type: TypeURL}},
		{Name: "website", Doc: "Its own site.", Form: Form{Type: TypeURL}},
	}}
	return key[T]{Key{Name: name, Doc: doc, Form: form}, func(r *reader, v *node, to *T) {
		for key, target := range r.pairs(v, "links") {
			link := Link{Name: key}
			if key.Text == "wikidata" {
				link.Target = r.wikidata(target)
			} else {
				link.Target = r.url(target)
			}
			if link.Target.IsSet() {
				*at(to) = append(*at(to), link)
			}
		}
	}}
}

// wikidata reads the id of an item of Wikidata.
func (r *reader) wikidata(v *node) Value {
	if !r.scalar(v, "the id of an item") {
		return Value{}
	}
	if len(v.text) < 2 || len(v.text) > 12 || v.text[0] != 'Q' || v.text[1] == '0' || !allDigits(v.text[1:]) {
		r.errOn(v, "it is a Q and a number, as in Q6246302", "%q is not an item of Wikidata", v.text)
		return Value{}
	}
	return Value{Text: v.text, Pos: v.pos}
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// pairs ranges over a map from free names to values, reporting equal names and names without a value.
func (r *reader) pairs(n *node, what string) func(func(Value, *node) bool) {
	return func(yield func(Value, *node) bool) {
		if n.kind != mapping {
			r.errOn(n, "", "%s must be a map, not a %s", what, shape(n))
			return
		}
		seen := map[string]diag.Pos{}
		for i := 0; i+1 < len(n.items); i += 2 {
			name := &n.items[i]
			first, twice := seen[name.text]
			switch {
			case name.kind != scalar || name.text == "":
				r.errOn(name, "", "a name must be a text")
			case twice:
				r.related(r.errOn(name, "", "duplicate key %q", name.text), first, "first given here")
			case n.items[i+1].reported:
			case n.items[i+1].kind == absent:
				r.errOn(name, valueHint(n, i), "%q has no value", name.text)
			default:
				seen[name.text] = name.pos
				if !yield(Value{Text: name.text, Pos: name.pos}, &n.items[i+1]) {
					return
				}
			}
		}
	}
}
