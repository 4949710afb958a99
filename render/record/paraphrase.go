package record

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	minQuoted   = 4  // words of a quotation that is worth a claim
	minTelling  = 3  // words of a `that` that say enough to be recognised
	sharedParts = 60 // per cent of these that the quotation must hold
	maxSharing  = 32 // quotations that hold a word for it still to tell them apart
)

// lintParaphrases looks for claims without a passage whose `that` says what stands between quotation marks in the text, where
// nothing hangs on it: at least 60 per cent of its words, function words apart, and three of them.
func lintParaphrases(r *reader, f *File, warn warner) {
	if f.Briefing == nil || f.Body == nil {
		return
	}
	var loose []*Claim
	for _, c := range f.Briefing.Claims {
		if c.That.IsSet() && c.Passage == (Passage{}) {
			loose = append(loose, c)
		}
	}
	if len(loose) == 0 {
		return
	}
	free := freeQuotations(f.Body)
	if len(free) == 0 {
		return
	}
	holding := map[string][]int32{} // telling words -> the quotations that hold them
	for i, q := range free {
		for w := range tellingWords(f.Body.Text[q.Start:q.End]) {
			holding[w] = append(holding[w], int32(i))
		}
	}
	for _, c := range loose {
		best, ok := bestQuotation(tellingWords(c.That.Text), holding)
		if !ok {
			continue
		}
		q := free[best]
		d := warn(r.valuePlace(c.That), fmt.Sprintf("hang the claim on it: \"[%s](#%s)\"", shorten(strings.TrimRight(f.Body.Text[q.Start:q.End], ",.;")), c.ID.Text),
			"claim %q paraphrases what the text quotes", c.ID.Text)
		r.related(d, f.Body.Doc.Pos(q.Start), "quoted here")
	}
}

// freeQuotations are those of a body that are long enough and that no annotation hangs on.
func freeQuotations(body *Body) []Quotation {
	var free []Quotation
	next := 0
	for _, q := range Quotations(body.Doc) {
		for next < len(body.Passages) && body.Passages[next].End <= q.Start {
			next++
		}
		if (next == len(body.Passages) || body.Passages[next].Start >= q.End) && len(strings.Fields(body.Text[q.Start:q.End])) >= minQuoted {
			free = append(free, q)
		}
	}
	return free
}

// bestQuotation is the one that holds most of the words, if it holds enough.
func bestQuotation(words map[string]bool, holding map[string][]int32) (best int32, ok bool) {
	if len(words) < minTelling {
		return 0, false
	}
	count := map[int32]int{}
	most := 0
	for w := range words {
		if in := holding[w]; len(in) <= maxSharing {
			for _, i := range in {
				count[i]++
				most = max(most, count[i])
			}
		}
	}
	if most < minTelling || most*100 < sharedParts*len(words) {
		return 0, false
	}
	best = -1
	for i, n := range count {
		if n == most && (best < 0 || i < best) {
			best = i
		}
	}
	return best, true
}

// tellingWords are the words of a text in lower case, without function words and what is shorter than two letters.
func tellingWords(text string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !isWordy(c) && c != '’' && c != '\'' }) {
		w = strings.ToLower(strings.TrimFunc(w, unicode.IsPunct))
		if utf8.RuneCountInString(w) > 1 && !functionWords[w] {
			words[w] = true
		}
	}
	return words
}
