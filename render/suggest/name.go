package suggest

import (
	"sort"
	"strings"
	"unicode"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// registry is what the registries and source titles name already, and the ids that are taken.
type registry struct {
	names  map[string]bool // in small letters
	titles strings.Builder // of sources, a line each, in small letters
	ids    map[string]bool // of actors and places, suggested ones too
	told   map[string]bool // names that were suggested for a briefing already
	source string          // titles, when all are in
}

func registered(l *ledger.Ledger) *registry {
	k := &registry{names: map[string]bool{}, ids: map[string]bool{}, told: map[string]bool{}}
	name := func(s string) { k.names[strings.ToLower(s)] = true }
	for _, a := range l.Actors {
		k.ids[a.Slug] = true
		name(a.Name.Text)
		for _, v := range a.Aliases {
			name(v.Text)
		}
	}
	for _, p := range l.Places {
		k.ids[p.Slug] = true
		name(p.Name.Text)
		for _, v := range p.Aliases {
			name(v.Text)
		}
	}
	source := func(s *ledger.Source) {
		k.titles.WriteString(strings.ToLower(s.Title.Text + "\n" + s.Publisher.Text + "\n"))
	}
	for _, s := range l.Sources {
		source(s)
	}
	for _, b := range l.Every() {
		for _, s := range b.Sources {
			source(s)
		}
	}
	k.source = k.titles.String()
	return k
}

// word is a word of a paragraph; a name is made of several.
type word struct {
	start, end int  // bytes in the body's text, possessive endings apart
	joined     bool // only a space stands before it
	first      bool // it begins a sentence
}

// named is a name in the text and how often it was met.
type named struct {
	text  string
	start int    // where it was met first
	role  string // the word before it that says what its bearer is; "" for none
	count int
}

// names suggests actors and places for names that no registry has.
func (f *finder) names() {
	met := map[string]*named{}
	var order []*named
	for i := range f.prose {
		for _, r := range f.runs(&f.prose[i]) {
			n := met[r.text]
			if n == nil {
				n = &named{text: r.text, start: r.start}
				met[r.text] = n
				order = append(order, n)
			}
			n.count++
			if n.role == "" {
				n.role = r.role
			}
		}
	}
	count := 0
	for _, n := range order {
		key := strings.ToLower(n.text)
		if n.count < 2 && n.role == "" || f.known.names[key] || f.known.told[key] || count == maxSuggestions || strings.Contains(f.known.source, key) {
			continue
		}
		f.known.told[key] = true
		f.suggest(n.start, f.bearer(n))
		count++
	}
}

// bearer is the suggestion for a name.
func (f *finder) bearer(n *named) Suggestion {
	s := Suggestion{Kind: "name", Text: n.text, Under: "actors.yaml", ID: unused(slugOfName(n.text), f.known.ids)}
	f.known.ids[s.ID] = true
	var entry entry
	entry.add("name", n.text)
	words := strings.Fields(strings.ToLower(n.text))
	last := words[len(words)-1]
	switch {
	case n.role != "":
		entry.add("kind", "person")
	case hasAny(words, bodyWords):
		entry.add("kind", "organization")
	case placeWords[last] || placeOpeners[words[0]]:
		s.Under = "places.yaml"
	default:
		entry.add("kind", "person")
		s.Comment = "or state, organization, group; or a place, in places.yaml"
	}
	s.Entry = entry.String()
	return s
}

func hasAny(words []string, of map[string]bool) bool {
	for _, w := range words {
		if of[w] {
			return true
		}
	}
	return false
}

func slugOfName(name string) string {
	id := strings.Join(strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), "-")
	if id == "" {
		return "name"
	}
	return id
}

// words cuts a paragraph into words.
func (f *finder) words(p *paragraph) []word {
	text := f.doc.Text
	var list []word
	next := 0 // among the sentences
	for at := p.start; at < p.end; {
		from := at + strings.IndexFunc(text[at:p.end], inWord)
		if from < at {
			break
		}
		to := p.end
		if n := strings.IndexFunc(text[from:p.end], func(c rune) bool { return !inWord(c) }); n >= 0 {
			to = from + n
		}
		w := word{start: from, end: to}
		gap := ""
		if len(list) > 0 {
			gap = text[list[len(list)-1].end:from]
		}
		w.joined = gap == " " || gap == ". " && len(list) > 0 && (isInitial(text[list[len(list)-1].start:list[len(list)-1].end]))
		for next < len(p.sentences) && p.sentences[next] <= from {
			w.first = true
			next++
		}
		for _, ending := range []string{"'s", "’s", "'", "’"} {
			if strings.HasSuffix(text[from:to], ending) {
				w.end = to - len(ending)
				break
			}
		}
		if w.end > w.start {
			list = append(list, w)
		}
		at = to
	}
	return list
}

func inWord(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '\'' || c == '’' || c == '-'
}

// isInitial reports whether s is a letter or a short form that a full stop belongs to.
func isInitial(s string) bool {
	return len([]rune(s)) == 1 || shortTitles[strings.ToLower(s)]
}

// run is a name where it stands.
type run struct {
	text, role string
	start      int
}

// runs finds the names of a paragraph: words with capitals, with particles between them, outside code, passages of others' names
// and, at the beginning of a sentence, without what may be an ordinary word.
func (f *finder) runs(p *paragraph) []run {
	words := f.words(p)
	text := func(i int) string { return f.doc.Text[words[i].start:words[i].end] }
	var list []run
	for i := 0; i < len(words); {
		if !isName(text(i)) {
			i++
			continue
		}
		end := i + 1
		for end < len(words) && words[end].joined && words[end].start-words[end-1].end <= 2 {
			k := end
			for k < len(words) && k < end+2 && words[k].joined && particles[text(k)] {
				k++
			}
			if k >= len(words) || !words[k].joined || !isName(text(k)) || !closeTo(words, end, k) {
				break
			}
			end = k + 1
		}
		if r, ok := f.name(words, i, end, text); ok {
			list = append(list, r)
		}
		i = end
	}
	return list
}

// closeTo reports whether no possessive ending stands between the words from-1 to to.
func closeTo(words []word, from, to int) bool {
	for k := from; k <= to; k++ {
		if words[k].start-words[k-1].end > 2 {
			return false
		}
	}
	return true
}

// name is the name that the words from i to end hold; ok is false where they hold none that is new.
func (f *finder) name(words []word, i, end int, text func(int) string) (r run, ok bool) {
	for k := i; k < end-1; k++ { // titles belong to no name: all up to the last one goes
		if isRole(strings.ToLower(text(k))) || shortTitles[strings.ToLower(text(k))] {
			r.role = text(k)
			i = k + 1
		}
	}
	if r.role == "" && i < end && (words[i].first && plainOpeners[strings.ToLower(text(i))] || plainOpeners[strings.ToLower(text(i))]) {
		i++
	}
	for i < end && particles[text(i)] {
		i++
	}
	if end-i < 2 || isRole(strings.ToLower(text(end-1))) {
		return r, false
	}
	for k := i; k < end; k++ {
		if calendar[strings.ToLower(text(k))] {
			return r, false
		}
	}
	if r.role == "" && i > 0 && !words[i].first {
		before := strings.ToLower(text(i - 1))
		if gap := f.doc.Text[words[i-1].end:words[i].start]; (gap == " " || gap == ", ") && isRole(before) {
			r.role = before
		}
	}
	start, stop := words[i].start, words[end-1].end
	if f.mentioned(start, stop) || f.doc.InCode(start, stop) || f.quoted(start, stop) {
		return r, false
	}
	r.text, r.start = f.doc.Text[start:stop], start
	return r, true
}

// mentioned reports whether a registered name stands in, or reaches into, a stretch of the text.
func (f *finder) mentioned(start, end int) bool {
	ms := f.Mentions
	i := sort.Search(len(ms), func(i int) bool { return ms[i].End > start })
	return i < len(ms) && ms[i].Start < end
}

// isName reports whether a word may be part of a name: it has a capital first and a small letter or another capital behind.
func isName(s string) bool {
	for i, c := range s {
		if i == 0 && !unicode.IsUpper(c) {
			return false
		}
	}
	return s != "I" && s != ""
}
