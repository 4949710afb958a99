package record

import (
	"strings"
)

// aliasesKey takes other names; those that begin with / are old addresses.
func aliasesKey[T any](at func(*T) (names, redirects *[]Value)) key[T] {
	doc := "Other names. Those that begin with / are old addresses, which redirect to the page."
	return key[T]{Key{Name: "aliases", Doc: doc, Form: Form{Type: TypeText, List: true}}, func(r *reader, v *node, to *T) {
		names, redirects := at(to)
		for item := range r.items(v) {
			name := r.text(item)
			switch {
			case strings.HasPrefix(name.Text, "/"):
				r.redirect(item, redirects)
			case name.IsSet():
				*names = append(*names, name)
			case item.kind == scalar:
				r.errOn(item, "", "a name is empty")
			}
		}
	}}
}

// redirectsKey takes aliases of what has an address but no other names.
func redirectsKey[T any](at func(*T) *[]Value) key[T] {
	doc := "Old addresses, which begin with / and redirect to the page."
	return key[T]{Key{Name: "aliases", Doc: doc, Form: Form{Type: TypePath, List: true}}, func(r *reader, v *node, to *T) {
		for item := range r.items(v) {
			if r.scalar(item, "an old address") {
				r.redirect(item, at(to))
			}
		}
	}}
}

// namesKey takes a briefing's aliases: a map from names to actors, a list of old addresses, or a list of both.
func namesKey(names func(*Briefing) *[]NameOf, redirects func(*Briefing) *[]Value) key[Briefing] {
	form := Form{Type: TypeMap, Each: &Form{Type: TypeReference}, Or: []Form{{Type: TypePath, List: true}}, List: true}
	doc := "Names that mean someone in this text only: name -> actor; in a list, also old addresses, which begin with /."
	return key[Briefing]{Key{Name: "aliases", Doc: doc, Form: form}, func(r *reader, v *node, b *Briefing) {
		for item := range r.items(v) {
			if item.kind != mapping {
				if r.scalar(item, "an old address or {name: actor}") {
					r.redirect(item, redirects(b))
				}
				continue
			}
			for name, actor := range r.pairs(item, "aliases") {
				if ref := r.ref(actor); ref.IsSet() {
					*names(b) = append(*names(b), NameOf{Name: name, Actor: ref})
				}
			}
		}
	}}
}

// redirect reads an old address of this site.
func (r *reader) redirect(v *node, to *[]Value) {
	message, hint := badPath(v.text)
	if message != "" {
		r.errOn(v, hint, "%s", message)
		return
	}
	*to = append(*to, Value{Text: v.text, Pos: v.pos})
}

// badPath says what keeps s from being an address within the site; "" for nothing.
func badPath(s string) (message, hint string) {
	switch {
	case !strings.HasPrefix(s, "/"):
		return quote(s) + " is not an address of this site", "an old address begins with /"
	case strings.ContainsAny(s, "?#\\") || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c == 0x7f }):
		return quote(s) + " is not a path", "leave out spaces, ?, # and backslashes"
	case strings.Contains(s, "//"):
		return quote(s) + " holds an empty part", ""
	}
	for part := range strings.SplitSeq(s, "/") {
		if part == "." || part == ".." {
			return quote(s) + " holds the part " + quote(part), "write the path out"
		}
	}
	return "", ""
}
