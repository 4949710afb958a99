package ledger

import (
	"fmt"
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
	bearers []bearer // in order of definition: actors, then places
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

// bearer is whom a name means.
type bearer struct {
	name   string
	actor  *Actor
	place  *Place
	holder holder
	others []holder // of the same kind, who share the name
	met    atomic.Bool
}

// holder is one who bears a name, and where that is written.
type holder struct {
	slug string
	file *record.File
	name record.Value
}

// newNames builds the names of actors and places: each one's own and its aliases.
func newNames(actors []*Actor, places []*Place) *Names {
	words, count := 0, 0
	each := func(yield func(a *Actor, p *Place, name record.Value)) {
		for _, a := range actors {
			if a.Actor == nil {
				continue
			}
			yield(a, nil, a.Name)
			for _, v := range a.Aliases {
				yield(a, nil, v)
			}
		}
		for _, p := range places {
			if p.Place == nil {
				continue
			}
			yield(nil, p, p.Name)
			for _, v := range p.Aliases {
				yield(nil, p, v)
			}
		}
	}
	each(func(_ *Actor, _ *Place, v record.Value) {
		words += countTokens(v.Text)
		count++
	})
	n := &Names{trie: newTrie(words, count), bearers: make([]bearer, 0, count)}
	each(n.enter)
	return n
}

// enter adds a name of an actor or a place, all of the actors first.
func (n *Names) enter(a *Actor, p *Place, v record.Value) {
	name := oneSpaced(v.Text)
	at := n.insert(name)
	if at == nil {
		return
	}
	h := holder{name: v}
	if a != nil {
		h.slug, h.file = a.Slug, a.File
	} else {
		h.slug, h.file = p.Slug, p.File
	}
	if *at < 0 {
		*at = int32(len(n.bearers))
		n.bearers = n.bearers[:len(n.bearers)+1]
		b := &n.bearers[*at]
		b.name, b.actor, b.place, b.holder = name, a, p, h
		return
	}
	b := &n.bearers[*at]
	if b.actor != nil && a == nil || !sameText(b.name, name) || b.holder.slug == h.slug {
		return
	}
	for _, o := range b.others {
		if o.slug == h.slug {
			return
		}
	}
	b.others = append(b.others, h)
}

// Find calls yield with each name in text, in order.
func (n *Names) Find(text string, local []localName, yield func(Found)) {
	var own trie
	if len(local) > 0 {
		own = localTrie(local)
	}
	s := scanner{text: text}
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
			yield(Found{Start: s.start, End: l.end, Actor: local[l.name].actor})
			s.skip(l)
		case ok:
			b := &n.bearers[g.name]
			if len(b.others) == 0 {
				yield(Found{Start: s.start, End: g.end, Actor: b.actor, Place: b.place})
			} else if !b.met.Load() {
				b.met.Store(true)
			}
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
		h := b.others[0]
		kind, hint := "actors", fmt.Sprintf("say whom it means in the briefing's `aliases`: {%s: %s}", b.name, b.holder.slug)
		if b.place != nil {
			kind, hint = "places", "give one of them a name of its own"
		}
		slugs := []string{fmt.Sprintf("%q", b.holder.slug)}
		related := []diag.Related{{File: fileName(b.holder.file), Pos: b.holder.name.Pos, Message: "also borne here"}}
		for k, o := range b.others {
			slugs = append(slugs, fmt.Sprintf("%q", o.slug))
			if k > 0 {
				related = append(related, diag.Related{File: fileName(o.file), Pos: o.name.Pos, Message: "also borne here"})
			}
		}
		found = append(found, diag.Diagnostic{
			Severity: diag.Warning,
			Name:     "ambiguous-name",
			File:     fileName(h.file),
			Pos:      h.name.Pos,
			Width:    len([]rune(h.name.Text)),
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
