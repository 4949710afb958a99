package record

import (
	"strings"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/markdown"
)

// Quotation is a stretch of a body between two quotation marks, marks apart.
type Quotation struct {
	Start, End int // bytes in the body's text
	Block      int // index of the block that it stands in
}

// Quotations returns the quotations of a body in order, code apart, without those within others. One of several paragraphs is
// one in each. See the package comment, Verbatim, on what is taken for one.
func Quotations(doc *markdown.Doc) []Quotation {
	var all []Quotation
	quoted := quoter{doc: doc}
	for i, b := range doc.Blocks {
		for _, q := range quoted.block(i) {
			if q.inner < q.outer {
				all = append(all, Quotation{b.Start + q.inner, b.Start + q.outer, i})
			}
		}
	}
	return all
}

// Sentences returns the bytes at which the sentences of a block's text begin; the first is 0.
func Sentences(block string) []int { return sentenceStarts(block) }

// quoter finds the quotations of a body's blocks, each once, in time linear in the text: what a mark without a fellow means
// hangs on the next block, and so on.
type quoter struct {
	doc   *markdown.Doc
	known map[int][]quotation
}

// block returns the quotations of block i.
func (q *quoter) block(i int) []quotation {
	if qs, ok := q.known[i]; ok {
		return qs
	}
	if q.known == nil {
		q.known = map[int][]quotation{}
	}
	last := i
	for q.continued(last) {
		if _, ok := q.known[last+1]; ok {
			break
		}
		last++
	}
	for ; last > i; last-- {
		q.known[last] = q.find(last)
	}
	q.known[i] = q.find(i)
	return q.known[i]
}

// continued reports whether a quotation may go on from block i to the next: both are of one kind, and that begins with a mark.
func (q *quoter) continued(i int) bool {
	if i+1 >= len(q.doc.Blocks) || q.doc.Blocks[i].Kind != q.doc.Blocks[i+1].Kind {
		return false
	}
	c, _ := utf8.DecodeRuneInString(q.text(i + 1))
	return canOpen(c)
}

func (q *quoter) text(i int) string {
	b := &q.doc.Blocks[i]
	return q.doc.Text[b.Start:b.End]
}

// find looks at block i; those of the next one are known if one may go on there.
func (q *quoter) find(i int) []quotation {
	if q.doc.Blocks[i].Kind == markdown.Code {
		return nil
	}
	return quotations(q.text(i), func(mark rune) bool {
		if !q.continued(i) || !strings.HasPrefix(q.text(i+1), string(mark)) {
			return false
		}
		next := q.known[i+1]
		return len(next) > 0 && next[0].start == 0
	})
}
