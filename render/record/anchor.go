package record

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-0837baff/dateline/render/markdown"
)

// maxShownHits bounds the places that a message about a passage that occurs too often lists.
const maxShownHits = 10

// anchoring ties a briefing's annotations to the passages of its body.
type anchoring struct {
	r      *reader
	doc    *markdown.Doc
	folded *foldedText // when first wanted
	lower  string      // folded, in lower case; when first wanted
}

// anchor finds the passage of each annotation that has one: a link to its id, or its quote. It fills in body.Passages and
// the annotations' Passage. One annotation has one passage at most; what hangs on none must be of a kind that may.
func (r *reader) anchor(b *Briefing, body *Body) {
	all := r.briefing.hanging
	if len(all) == 0 {
		return
	}
	a := &anchoring{r: r, doc: body.Doc}
	defer a.letGo()
	links := a.links(all)
	owner := map[string]*hanging{}
	for i := range all {
		h := &all[i]
		if owner[h.id.Text] != nil {
			continue // an id given twice, which has been said
		}
		r.anchorKeys(h)
		at, ok := a.find(h, links[h.id.Text])
		if ok {
			at.ID = h.id.Text
			body.Passages = append(body.Passages, at)
			owner[at.ID] = h
		} else if len(links[h.id.Text]) == 0 && !h.anchor.Quote.IsSet() && h.lacking != "" && !h.flawed {
			r.needs(h.noun, h.id, h.hint, "%s", h.lacking)
		}
	}
	slices.SortFunc(body.Passages, func(x, y Range) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End), cmp.Compare(x.ID, y.ID))
	})
	passages(body, func(id string) *Passage { return owner[id].passage })
}

// letGo gives back what was wanted on the way.
func (a *anchoring) letGo() {
	if a.folded != nil {
		foldedTexts.Put(a.folded)
	}
}

// links lists the indexes of the body's links to each annotation.
func (a *anchoring) links(all []hanging) map[string][]int {
	ids := make(map[string]bool, len(all))
	for i := range all {
		ids[all[i].id.Text] = true
	}
	found := map[string][]int{}
	for i := range a.doc.Links {
		link := &a.doc.Links[i]
		if link.Image || !strings.HasPrefix(link.Dest, "#") {
			continue
		}
		if id := fragment(link.Dest); ids[id] {
			found[id] = append(found[id], i)
		}
	}
	return found
}

// fragment is the id that #dest names.
func fragment(dest string) string {
	id := dest[1:]
	if strings.Contains(id, "%") {
		if plain, err := url.PathUnescape(id); err == nil {
			id = plain
		}
	}
	return norm.NFC.String(id)
}

// anchorKeys complains about prefix and suffix without a quote, and about a quote that holds nothing.
func (r *reader) anchorKeys(h *hanging) {
	r.together("prefix", h.anchor.Prefix, "quote", h.anchor.Quote.IsSet() || h.flawed)
	r.together("suffix", h.anchor.Suffix, "quote", h.anchor.Quote.IsSet() || h.flawed)
}

// find returns the one passage of an annotation, or reports why there is none. It reports false without a finding where the
// annotation has no anchor at all.
func (a *anchoring) find(h *hanging, links []int) (Range, bool) {
	quote := h.anchor.Quote
	if len(links) == 0 {
		if !quote.IsSet() {
			return Range{}, false
		}
		return a.quoted(h)
	}
	first := &a.doc.Links[links[0]]
	title := fmt.Sprintf("%s %q", h.noun, h.id.Text)
	for _, i := range links[1:] {
		second := &a.doc.Links[i]
		p := place{second.Pos, 1}
		a.r.related(a.r.errAt(p, "an annotation hangs on one passage: remove one of the links", "%s is linked twice", title), first.Pos, "linked here")
	}
	if quote.IsSet() {
		d := a.r.errAt(a.r.valuePlace(quote), "an annotation hangs on one passage: remove the quote or the link", "%s has a quote and is linked too", title)
		a.r.related(d, first.Pos, "linked here")
	}
	if first.Start >= first.End {
		a.r.errAt(place{first.Pos, 1}, "put the passage between the brackets", "a link to %s without a passage", title)
		return Range{}, false
	}
	return Range{Start: first.Start, End: first.End, Link: links[0]}, true
}

// quoted finds the passage that an annotation quotes.
func (a *anchoring) quoted(h *hanging) (Range, bool) {
	if a.folded == nil {
		a.folded = foldBody(a.doc)
	}
	want := foldQuote(h.anchor.Quote.Text)
	prefix, suffix := foldQuote(h.anchor.Prefix.Text), foldQuote(h.anchor.Suffix.Text)
	at := a.r.valuePlace(h.anchor.Quote)
	var hits []int
	total := 0 // of the text alone, whatever stands around it
	for from := 0; len(want) > 0; {
		i := bytes.Index(a.folded.text[from:], want)
		if i < 0 {
			break
		}
		i += from
		from = i + 1
		total++
		if endsWith(a.folded.text[:i], prefix) && beginsWith(a.folded.text[i+len(want):], suffix) {
			hits = append(hits, i)
		}
		if len(hits) > maxShownHits {
			break
		}
	}
	switch {
	case len(hits) == 1:
		start, end := a.folded.unfold(a.doc.Text, hits[0], hits[0]+len(want))
		return Range{Start: start, End: end, Link: -1}, true
	case len(hits) > 1:
		a.several(h, at, hits)
	case total > 0:
		a.r.errAt(at, "prefix is the text right before the passage, suffix the text right after it",
			"%s %q: the quoted passage is in the text, but not with this prefix and suffix", h.noun, h.id.Text)
	case !h.flawed:
		a.none(h, at, want)
	}
	return Range{}, false
}

// endsWith reports whether text ends with prefix, white space and ends of blocks between them apart.
func endsWith(text, prefix []byte) bool {
	text = bytes.TrimRight(text, " \n")
	if len(text) < len(prefix) {
		return false
	}
	return sameButBreaks(text[len(text)-len(prefix):], prefix)
}

func beginsWith(text, suffix []byte) bool {
	text = bytes.TrimLeft(text, " \n")
	return len(text) >= len(suffix) && sameButBreaks(text[:len(suffix)], suffix)
}

// sameButBreaks compares two texts of one length; a line feed of the first is as good as a space.
func sameButBreaks(text, want []byte) bool {
	for i := range len(text) {
		if text[i] != want[i] && (text[i] != '\n' || want[i] != ' ') {
			return false
		}
	}
	return true
}

// several reports a quote that occurs more than once.
func (a *anchoring) several(h *hanging, at place, hits []int) {
	count := fmt.Sprint(len(hits))
	if len(hits) > maxShownHits {
		count, hits = "more than "+fmt.Sprint(maxShownHits), hits[:maxShownHits]
	}
	d := a.r.errAt(at, "add `prefix` or `suffix`, the text right before or after the passage meant",
		"%s %q: the quoted passage occurs %s times", h.noun, h.id.Text, count)
	for _, hit := range hits {
		a.r.related(d, a.doc.Pos(a.folded.original(hit)), "here")
	}
}

// none reports a quote that does not occur, with what comes nearest to it.
func (a *anchoring) none(h *hanging, at place, want []byte) {
	r := a.r
	r.suggested -= len(a.folded.text)
	if r.suggested > 0 && bytes.Contains(bytes.ReplaceAll(a.folded.text, []byte("\n"), []byte(" ")), want) {
		r.errAt(at, "quote from one paragraph", "%s %q: the quoted passage runs over the end of its paragraph", h.noun, h.id.Text)
		return
	}
	hint := ""
	if a.r.full() {
		a.r.errAt(at, "", "")
		return
	}
	if a.lower == "" {
		a.lower = lowerASCII(string(a.folded.text))
	}
	if start, end, ok := r.nearest(a.lower, string(want)); ok {
		from, to := a.folded.unfold(a.doc.Text, start, end)
		hint = fmt.Sprintf("the nearest passage, line %d: %s", a.doc.Pos(from).Line, shorten(a.doc.Text[from:to]))
	}
	r.errAt(at, hint, "%s %q: the quoted passage is not in the text", h.noun, h.id.Text)
}

// passages fills in what stands at each of the body's passages, in order. The texts are copies, so that they do not keep
// the body's text in memory.
func passages(body *Body, of func(id string) *Passage) {
	blocks, text := body.Blocks, body.Text
	current, starts, qs := -1, []int(nil), []quotation(nil)
	quoted := quoter{doc: body.Doc}
	for _, at := range body.Passages {
		i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Start > at.Start }) - 1
		if i < 0 || at.End > blocks[i].End {
			*of(at.ID) = Passage{Text: strings.Clone(text[at.Start:at.End])}
			continue
		}
		base := blocks[i].Start
		block := text[base:blocks[i].End]
		if i != current {
			current, starts = i, sentenceStarts(block)
			qs = quoted.block(i)
		}
		from, to, verbatim := unquote(block, qs, at.Start-base, at.End-base)
		*of(at.ID) = Passage{
			Text:     strings.Clone(block[from:to]),
			Sentence: strings.Clone(sentence(block, starts, at.Start-base, at.End-base)),
			Verbatim: verbatim,
		}
	}
}
