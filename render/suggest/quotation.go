package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/record"
)

// minWords is the least number of words between quotation marks that is somebody's saying, not a word set apart.
const minWords = 4

// quotations suggests claims for quotations that no annotation has.
func (f *finder) quotations() {
	for _, p := range f.Body.Passages {
		f.findable[plainQuote(f.doc.Text[p.Start:p.End])] = true
	}
	n := 0
	for _, q := range f.quotes {
		text := f.doc.Text[q.Start:q.End]
		plain := plainQuote(text)
		p := f.paragraphAt(q.Start)
		if p == nil || len(strings.Fields(text)) < minWords || f.findable[plain] || f.annotated(q.Start, q.End) || f.doc.InCode(q.Start, q.End) {
			continue
		}
		if f.findable[plain] = true; n == maxSuggestions {
			return
		}
		if s, ok := f.claim(p, q, strings.TrimRight(text, ",; ")); ok {
			f.suggest(q.Start, s)
			n++
		}
	}
}

// plainQuote is a quotation as it is compared with others.
func plainQuote(text string) string {
	return strings.ToLower(strings.TrimFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }))
}

// claim is the suggestion for one quotation. ok is false where its passage could not be named.
func (f *finder) claim(p *paragraph, q record.Quotation, text string) (s Suggestion, ok bool) {
	s = Suggestion{Kind: "quotation", Text: text, Under: "claims"}
	var entry entry
	open, mark := f.marks(q)
	rest := f.doc.Text[q.Start+len(text) : q.End]
	if strings.Contains(f.flat, open+text) && !strings.ContainsAny(text, `[]\`) {
		s.Markdown = "PLACE"
	} else {
		if strings.Count(f.doc.Text, text) != 1 {
			return s, false
		}
		entry.add("quote", text)
	}
	var wanted []string
	if who := f.speaker(p, q); who != nil {
		entry.add("by", who.Slug)
	} else {
		wanted = append(wanted, "say who: `by`, unless the source's speaker said it")
	}
	if !f.Source.IsSet() {
		wanted = append(wanted, "say where it was read: `source`")
	}
	s.ID, s.Entry, s.Comment = f.id(text), entry.String(), strings.Join(wanted, "; ")
	if s.Markdown != "" {
		s.Markdown = open + "[" + text + "](#" + s.ID + ")" + rest + mark
	}
	return s, true
}

// marks are the quotation marks around q; the second is "" where the quotation goes on in the next paragraph.
func (f *finder) marks(q record.Quotation) (open, mark string) {
	_, n := utf8.DecodeLastRuneInString(f.doc.Text[:q.Start])
	open = f.doc.Text[q.Start-n : q.Start]
	if end := f.doc.Blocks[q.Block].End; q.End < end {
		_, n = utf8.DecodeRuneInString(f.doc.Text[q.End:])
		mark = f.doc.Text[q.End : q.End+n]
	}
	return open, mark
}
