package ledger

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// Names finds the names of actors and places in texts.
//
// A name matches as it is written, case included; quotation marks, dashes and white space match others of their kind. It
// matches as a whole word: where no letter, digit or mark stands before or after it. Scripts that set no spaces between
// words (Han, kana, Thai and their like) have no such edges, and Korean words have none at their end, where particles
// follow. Of the names that begin at one place the longest matches, of overlapping ones the leftmost.
//
// An actor goes before a place of the same name. A name that two actors, or two places, share matches nobody; Ambiguous
// reports it if it was met. Find may be called by several goroutines at once.
type Names struct {
	trie
	namings []naming // every name, in order of definition: actors' names, then places'
	bearers []bearer // those that names mean, in the same order
	alike   alike    // those that look like one; found for the lint alone
}

// Found is a name in a text: an actor's or a place's.
type Found struct {
	Start, End int // bytes
	Actor      *Actor
	Place      *Place
}

// localName is a name that means somebody in one text only. It goes before all other names.
type localName struct {
	name  string
	actor *Actor
}

// naming is a name of an actor or of a place, one of the two, as it is written.
type naming struct {
	actor *Actor
	place *Place
	name  record.Value
}

// slug is the id of whoever bears the name.
func (e *naming) slug() string {
	if e.actor != nil {
		return e.actor.Slug
	}
	return e.place.Slug
}

func (e *naming) file() *record.File {
	if e.actor != nil {
		return e.actor.File
	}
	return e.place.File
}

// same reports whether two entries, perhaps of two ledgers, name the same thing alike.
func (e naming) same(x naming) bool {
	return e.name.Text == x.name.Text && (e.actor != nil) == (x.actor != nil) && e.slug() == x.slug()
}

// bearer is whom a name means.
type bearer struct {
	name   string
	first  int32   // in namings
	others []int32 // of the same kind, who share the name
	met    atomic.Bool
}

// newNames builds the names of actors and places: each one's own and its aliases. Where they are those of before, which may be
// nil, what it found in texts still holds; again says so.
func newNames(actors []*Actor, places []*Place, before *Names) (n *Names, again bool) {
	n = &Names{}
	for _, a := range actors {
		if a.Actor == nil {
			continue
		}
		n.namings = append(n.namings, naming{a, nil, a.Name})
		for _, v := range a.Aliases {
			n.namings = append(n.namings, naming{a, nil, v})
		}
	}
	for _, p := range places {
		if p.Place == nil {
			continue
		}
		n.namings = append(n.namings, naming{nil, p, p.Name})
		for _, v := range p.Aliases {
			n.namings = append(n.namings, naming{nil, p, v})
		}
	}
	if before != nil && slices.EqualFunc(n.namings, before.namings, naming.same) {
		n.trie, n.bearers = before.trie, make([]bearer, len(before.bearers))
		for i := range n.bearers {
			b := &before.bearers[i]
			n.bearers[i].name, n.bearers[i].first, n.bearers[i].others = b.name, b.first, b.others
		}
		return n, true
	}
	words := 0
	for i := range n.namings {
		words += countTokens(n.namings[i].name.Text)
	}
	n.trie, n.bearers = newTrie(words, len(n.namings)), make([]bearer, 0, len(n.namings))
	for i := range n.namings {
		n.enter(int32(i))
	}
	return n, false
}

// enter adds a naming to what is looked for.
func (n *Names) enter(i int32) {
	e := &n.namings[i]
	name := oneSpaced(e.name.Text)
	at := n.insert(name)
	if at == nil {
		return
	}
	if *at < 0 {
		*at = int32(len(n.bearers))
		n.bearers = n.bearers[:len(n.bearers)+1]
		b := &n.bearers[*at]
		b.name, b.first = name, i
		return
	}
	b := &n.bearers[*at]
	first := &n.namings[b.first]
	if first.actor != nil && e.actor == nil || !sameText(b.name, name) || first.slug() == e.slug() {
		return
	}
	for _, o := range b.others {
		if n.namings[o].slug() == e.slug() {
			return
		}
	}
	b.others = append(b.others, i)
}

// Find calls yield with each name in text, in order.
func (n *Names) Find(text string, local []localName, yield func(Found)) {
	n.find(text, local, func(h hit) {
		switch {
		case h.local != nil:
			yield(Found{Start: h.start, End: h.end, Actor: h.local})
		case n.means(h.bearer):
			e := &n.namings[n.bearers[h.bearer].first]
			yield(Found{Start: h.start, End: h.end, Actor: e.actor, Place: e.place})
		}
	})
}

// means reports whether a name that was met means somebody: it means nobody where several share it.
func (n *Names) means(i int32) bool {
	b := &n.bearers[i]
	if len(b.others) == 0 {
		return true
	}
	if !b.met.Load() {
		b.met.Store(true)
	}
	return false
}

// hit is a place where a name stands: one of the text's own, which means local, or that of a bearer.
type hit struct {
	start, end int // bytes
	local      *Actor
	bearer     int32
}

func (n *Names) find(text string, local []localName, yield func(hit)) {
	var own trie
	begin := &n.initials
	if len(local) > 0 {
		own = localTrie(local)
		begin = own.initials.or(begin)
	}
	s := scanner{text: text, initials: begin}
	for s.next() {
		var g, l match
		ok := n.may(s.hash)
		okLocal := len(local) > 0 && own.may(s.hash)
		if !ok && !okLocal {
			continue
		}
		if ok {
			g, ok = n.longest(&s)
			ok = ok && sameText(text[s.start:g.end], n.bearers[g.name].name)
		}
		if okLocal {
			l, okLocal = own.longest(&s)
			okLocal = okLocal && sameText(text[s.start:l.end], oneSpaced(local[l.name].name))
		}
		switch {
		case okLocal && (!ok || l.end >= g.end):
			yield(hit{start: s.start, end: l.end, local: local[l.name].actor})
			s.skip(l)
		case ok:
			yield(hit{start: s.start, end: g.end, bearer: g.name})
			s.skip(g)
		}
	}
}

// localTrie holds a text's own names. What is said twice means the first.
func localTrie(local []localName) trie {
	words := 0
	for _, l := range local {
		words += countTokens(l.name)
	}
	t := newTrie(words, len(local))
	for i, l := range local {
		if at := t.insert(oneSpaced(l.name)); at != nil && *at < 0 && l.actor != nil {
			*at = int32(i)
		}
	}
	return t
}

// Ambiguous reports the names that were met in a text and that several share, each once: at the second one's.
func (n *Names) Ambiguous() []diag.Diagnostic {
	var found []diag.Diagnostic
	for i := range n.bearers {
		b := &n.bearers[i]
		if !b.met.Load() {
			continue
		}
		first, second := &n.namings[b.first], &n.namings[b.others[0]]
		kind, hint := "actors", fmt.Sprintf("say whom it means in the briefing's `aliases`: {%s: %s}", b.name, first.slug())
		if first.place != nil {
			kind, hint = "places", "give one of them a name of its own"
		}
		slugs := []string{fmt.Sprintf("%q", first.slug())}
		related := []diag.Related{{File: fileName(first.file()), Pos: first.name.Pos, Message: "also borne here"}}
		for k, i := range b.others {
			o := &n.namings[i]
			slugs = append(slugs, fmt.Sprintf("%q", o.slug()))
			if k > 0 {
				related = append(related, diag.Related{File: fileName(o.file()), Pos: o.name.Pos, Message: "also borne here"})
			}
		}
		found = append(found, diag.Diagnostic{
			Severity: diag.Warning,
			Name:     "ambiguous-name",
			File:     fileName(second.file()),
			Pos:      second.name.Pos,
			Width:    len([]rune(second.name.Text)),
			Message:  fmt.Sprintf("the %s %s share the name %q, which therefore means none of them", kind, joinAnd(slugs), b.name),
			Hint:     hint,
			Related:  related,
		})
	}
	return found
}

func fileName(f *record.File) string {
	if f == nil {
		return ""
	}
	return f.Name
}

// joinAnd joins words as a sentence does: "a, b and c".
func joinAnd(words []string) string {
	last := len(words) - 1
	if last <= 0 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
