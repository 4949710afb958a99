package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// alike are names that may be taken for one another: pairs of a naming and an earlier one of another actor or place.
type alike struct {
	kinds []string // of the namings that they were found among; they belong to what is found
	pairs []alikePair
}

type alikePair struct {
	first, second int32 // in namings
	how           string
}

// similarNames looks for names of two actors, or of two places, that look like one. They are looked for again only where
// names or kinds have changed.
func similarNames(x *linting) {
	n := x.names
	kinds := make([]string, len(n.namings))
	for i := range n.namings {
		kinds[i] = "place"
		if a := n.namings[i].actor; a != nil {
			kinds[i] = a.Kind
		}
	}
	if was := x.opt.Before; x.again && was.names.alike.kinds != nil && slices.Equal(was.names.alike.kinds, kinds) {
		n.alike = was.names.alike
	} else {
		n.alike = alike{kinds, n.findAlike(kinds)}
	}
	for _, p := range n.alike.pairs {
		first, second := &n.namings[p.first], &n.namings[p.second]
		kind, hint := "actors", "if they are one, keep one of them and make the other name its alias; else give one a name that tells them apart"
		if second.place != nil {
			kind = "places"
		}
		d := x.warn(second.file(), second.name, hint, "the %s %q and %q have names that look like one: %q and %q differ in %s",
			kind, first.slug(), second.slug(), first.name.Text, second.name.Text, p.how)
		d.Related = []diag.Related{{File: fileName(first.file()), Pos: first.name.Pos, Message: fmt.Sprintf("the name of %q", first.slug())}}
	}
}

// findAlike compares every name with those before it, by way of hashes: of what is left of a name when case, accents, marks
// and look-alike letters are made equal, and of what is left of a long one when any letter is taken out. It takes time
// linear in the letters. Of several earlier names that a name is like the first is told.
func (n *Names) findAlike(kinds []string) []alikePair {
	f := alikeFinder{names: n, kinds: kinds, words: make([]plainName, len(n.namings))}
	letters := 0
	for i := range n.namings {
		f.words[i] = plain(n.namings[i].name.Text)
		letters += len(f.words[i].text) + 4
	}
	f.seen = newSightings(letters)
	told := map[[2]string]bool{} // two bearers are told of once
	for i := range n.namings {
		p, ok := f.compare(int32(i))
		if !ok {
			continue
		}
		bearers := [2]string{f.bearer(p.first), f.bearer(p.second)}
		slices.Sort(bearers[:])
		if !told[bearers] {
			told[bearers] = true
			f.pairs = append(f.pairs, p)
		}
	}
	return f.pairs
}

// alikeFinder is the state of one findAlike.
type alikeFinder struct {
	names *Names
	kinds []string
	words []plainName
	seen  sightings
	pairs []alikePair
}

func (f *alikeFinder) bearer(i int32) string {
	e := &f.names.namings[i]
	if e.actor != nil {
		return "actor " + e.slug()
	}
	return "place " + e.slug()
}

// compare enters the name i and returns the first before it that is like it.
func (f *alikeFinder) compare(i int32) (found alikePair, ok bool) {
	w := &f.words[i]
	if w.letters < 2 {
		return found, false
	}
	registry := "actors"
	if f.names.namings[i].place != nil {
		registry = "places"
	}
	look := func(hash uint64, edited bool) {
		j := f.seen.enter(hash, i)
		if j < 0 || f.bearer(j) == f.bearer(i) || ok && found.first <= j {
			return
		}
		if how := f.how(j, i, edited); how != "" {
			found, ok = alikePair{j, i, how}, true
		}
	}
	whole := hashOf(registry)
	for _, text := range w.forms() {
		look(mix(whole, hashOf(text)), false)
	}
	if w.letters < minEditable || !w.editable {
		return found, ok
	}
	deletions(w.text, hashOf(f.kinds[i]), func(hash uint64) { look(hash, true) })
	return found, ok
}

// how says in what two names differ; "" where they do not look like one, or are one.
func (f *alikeFinder) how(i, j int32, edited bool) string {
	a, b := &f.words[i], &f.words[j]
	x, y := oneSpaced(f.names.namings[i].name.Text), oneSpaced(f.names.namings[j].name.Text)
	switch {
	case sameText(x, y):
		return "" // one name that two share is another matter
	case edited:
		if f.kinds[i] == f.kinds[j] && a.editable && b.editable && oneEdit(a.text, b.text) {
			return "one letter"
		}
		return ""
	case strings.EqualFold(x, y):
		return "case"
	case a.text == b.text:
		return "accents or marks"
	case a.turned != "" && a.turned == b.text || b.turned != "" && b.turned == a.text:
		return "the order of their parts"
	}
	for _, s := range a.forms() {
		if slices.Contains(b.forms(), s) {
			return "letters of another script that look the same"
		}
	}
	return ""
}

// sightings tells for a hash which name was the first to bear it: an open table, for there are many.
type sightings struct {
	slots []sighting
	mask  uint64
}

type sighting struct {
	print uint32 // of the hash; what shares it is compared in full
	name  int32  // one more than the name; 0 is empty
}

func newSightings(n int) sightings {
	size := 16
	for size < n*2 {
		size *= 2
	}
	return sightings{make([]sighting, size), uint64(size - 1)}
}

// enter returns the first name that bears the hash; -1 where i is the first.
func (s sightings) enter(hash uint64, i int32) int32 {
	print := uint32(hash >> 32)
	for at := hash & s.mask; ; at = (at + 1) & s.mask {
		switch slot := &s.slots[at]; {
		case slot.name == 0:
			*slot = sighting{print, i + 1}
			return -1
		case slot.print == print:
			return slot.name - 1
		}
	}
}

func hashOf(s string) uint64 {
	h := uint64(hashSeed)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return spread(h)
}

func mix(a, b uint64) uint64 { return spread((a ^ b) * hashPrime) }
