package suggest

import (
	"sort"
	"strings"
	"unicode"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

// speechVerbs are those that follow a speaker; true where the speaker may also follow the verb: "said Kirby", but not "told Kirby".
var speechVerbs = map[string]bool{
	"said": true, "says": true, "added": true, "adds": true, "wrote": true, "writes": true, "replied": true, "replies": true,
	"declared": true, "declares": true, "announced": true, "insisted": true, "insists": true, "explained": true, "noted": true,
	"told": false, "tells": false, "called": false, "calls": false, "warned": false, "warns": false, "asked": false, "asks": false,
	"stated": false, "states": false, "argued": false, "argues": false, "claimed": false, "claims": false, "demanded": false,
	"promised": false, "described": false, "denied": false, "answered": false, "answers": false, "urged": false, "repeated": false,
}

// between are words that may stand between a speaker and the verb.
var between = map[string]bool{"also": true, "then": true, "later": true, "has": true, "had": true, "once": true, "again": true, "himself": true, "herself": true}

// reach is how far from a quotation a speaker is looked for, and from a speaker a verb, in bytes.
const (
	reach     = 300
	verbReach = 80
)

// speaker is the actor who, in the sentence of q, stands beside a verb of speech; nil for none. Of several the nearest is meant;
// of two as near, the one before.
func (f *finder) speaker(p *paragraph, q record.Quotation) *ledger.Actor {
	from, to := p.sentence(q.Start)
	if _, end := p.sentence(max(q.Start, q.End-1)); end > to {
		to = end
	}
	from, to = max(from, q.Start-reach), min(to, q.End+reach)
	var who *ledger.Actor
	best := reach + 1
	ms := f.Mentions
	for i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= from }); i < len(ms) && ms[i].End <= to; i++ {
		m := ms[i]
		if m.Actor == nil || m.Start < q.End && m.End > q.Start {
			continue
		}
		distance := q.Start - m.End
		if m.Start >= q.End {
			distance = m.Start - q.End
		}
		if distance < best && (f.leads(m.End, to, q) || f.follows(m.Start, m.End, from, q)) {
			who, best = m.Actor, distance
		}
	}
	return who
}

// leads reports whether a name that ends at end is followed by a verb of speech.
func (f *finder) leads(end, limit int, q record.Quotation) bool {
	if q.Start >= end {
		limit = min(limit, q.Start)
	}
	rest := f.doc.Text[end:max(end, min(limit, end+verbReach))]
	if aside, ok := strings.CutPrefix(rest, ","); ok { // Kirby, the spokesman, said
		_, after, closed := strings.Cut(aside, ",")
		if !closed {
			return false
		}
		rest = after
	}
	if !strings.HasPrefix(rest, " ") {
		return false
	}
	for i, w := range strings.Fields(rest) {
		word := strings.ToLower(strings.TrimRight(w, ",.;:!?—–"))
		if _, ok := speechVerbs[word]; ok {
			return true
		}
		if i == 2 || word != strings.ToLower(w) || !between[word] && !strings.HasSuffix(word, "ly") {
			return false
		}
	}
	return false
}

// follows reports whether a name that begins at start follows a verb of speech, or "according to"; a title may stand between.
func (f *finder) follows(start, end, limit int, q record.Quotation) bool {
	if q.End <= start {
		limit = max(limit, q.End)
	}
	head := f.doc.Text[min(start, max(limit, start-verbReach)):start]
	if !strings.HasSuffix(head, " ") || possessive(f.doc.Text[end:]) {
		return false
	}
	words := strings.Fields(head)
	for i := len(words) - 1; i >= 0 && i >= len(words)-5; i-- {
		word := strings.ToLower(strings.TrimLeft(words[i], `"”’'»,`))
		if inverted := speechVerbs[word]; inverted {
			return i == 0 || !pronouns[strings.ToLower(words[i-1])]
		}
		if word == "to" && i > 0 && strings.ToLower(words[i-1]) == "according" {
			return true
		}
		if word != "the" && !possessiveEnd(word) && word != "its" && !isRole(word) && !startsUpper(words[i]) || strings.ContainsAny(words[i], ",.;:") {
			return false
		}
	}
	return false
}

// possessive reports whether what begins with rest belongs to the name before it: "Kirby's deputy".
func possessive(rest string) bool {
	return strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’")
}

func possessiveEnd(word string) bool {
	return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s")
}

var pronouns = map[string]bool{"he": true, "she": true, "it": true, "they": true, "we": true, "i": true, "you": true, "who": true}

func startsUpper(s string) bool {
	for _, c := range s {
		return unicode.IsUpper(c)
	}
	return false
}
