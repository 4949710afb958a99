package record

import (
	"bytes"
	"slices"
	"sort"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/markdown"
)

// foldedText is a body's text as quotations are matched on it: white space, quote marks and dashes made equal, so that
// neither a line break nor a typographer's hand keeps a passage from being found. Everything else stands as it is. A line
// feed in it ends a block.
type foldedText struct {
	text   []byte
	shifts []shift // in order of at
}

// foldedTexts are those that are no longer in use, whose memory may be used again.
var foldedTexts = sync.Pool{New: func() any { return new(foldedText) }}

// shift says that from the byte at on, the folded text lies plus bytes before the original.
type shift struct{ at, plus int }

// foldBody folds a body's text. It is to be put back into foldedTexts.
func foldBody(doc *markdown.Doc) *foldedText {
	f := foldedTexts.Get().(*foldedText)
	f.text, f.shifts = slices.Grow(f.text[:0], len(doc.Text)), f.shifts[:0]
	from := 0
	for _, block := range doc.Blocks {
		if block.Start < from || block.End > len(doc.Text) {
			continue
		}
		if len(f.text) > 0 {
			f.mark(len(f.text), block.Start-1)
			f.text = append(f.text, '\n')
		}
		f.fold(doc.Text[block.Start:block.End], block.Start)
		from = block.End
	}
	return f
}

// foldQuote folds what an author wrote to be found.
func foldQuote(s string) []byte {
	if s == "" {
		return nil
	}
	f := &foldedText{text: make([]byte, 0, len(s))}
	f.fold(s, 0)
	return bytes.TrimRight(f.text, " ")
}

// fold appends text, which begins at the byte base of the original. White space at its beginning is dropped.
func (f *foldedText) fold(text string, base int) {
	last := ' '
	for i := 0; i < len(text); {
		if end := i + run(text[i:]); end > i { // most of a text stands for itself
			f.mark(len(f.text), base+i)
			f.text = append(f.text, text[i:end]...)
			last, i = rune(text[end-1]), end
			continue
		}
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		folded := foldRune(c)
		if folded != last || folded != ' ' && folded != '-' {
			f.mark(len(f.text), base+i)
			if folded != c {
				f.text = utf8.AppendRune(f.text, folded)
			} else {
				f.text = append(f.text, text[i:i+size]...)
			}
		}
		last = folded
		i += size
	}
}

// run is the number of bytes at the beginning of text that fold to themselves whatever stands before them.
func run(text string) int {
	for i := 0; i < len(text); {
		if text[i] > ' ' {
			i += even(text[i:])
		}
		for near := min(i+8, len(text)); i < near; i++ {
			c := text[i]
			if c == ' ' && i > 0 && text[i-1] != ' ' {
				continue
			}
			if c <= ' ' || c == '"' || c == '-' || c >= utf8.RuneSelf {
				return i
			}
		}
	}
	return len(text)
}

// even is the length of a stretch at the beginning of text, which begins with no space, that is of such bytes. It takes eight at a
// time, and so may end too early.
func even(text string) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	zeros := func(x uint64) uint64 { return (x - ones) &^ x } // the high bit of each byte that is 0, and maybe of one above it
	n := 0
	for ; len(text)-n >= 8; n += 8 {
		t := text[n : n+8]
		x := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 | uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		space := zeros(x^' '*ones) & highs
		if ((x-' '*ones)|x|zeros(x^'"'*ones)|zeros(x^'-'*ones)|space&(space<<8))&highs != 0 {
			break
		}
		if space>>63 != 0 { // what follows it decides
			n--
		}
	}
	return n
}

// foldRune is what c counts as.
func foldRune(c rune) rune {
	if c < utf8.RuneSelf {
		switch c {
		case '"':
			return '\''
		case '\t', '\n', '\r', '\v', '\f':
			return ' '
		}
		return c
	}
	switch {
	case isQuoteMark(c):
		return '\''
	case isDash(c):
		return '-'
	case unicode.IsSpace(c):
		return ' '
	}
	return c
}

func isQuoteMark(c rune) bool {
	switch c {
	case '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '´', 'ʼ', '′', '″', '「', '」', '『', '』', '＂', '＇':
		return true
	}
	return false
}

func isDash(c rune) bool {
	switch c {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return true
	}
	return false
}

// mark notes that the folded byte at stands for the original byte orig.
func (f *foldedText) mark(at, orig int) {
	plus := orig - at
	if n := len(f.shifts); n == 0 && plus != 0 || n > 0 && f.shifts[n-1].plus != plus {
		f.shifts = append(f.shifts, shift{at, plus})
	}
}

// original is the byte of the original that the folded byte at stands for.
func (f *foldedText) original(at int) int {
	i := sort.Search(len(f.shifts), func(i int) bool { return f.shifts[i].at > at })
	if i == 0 {
		return at
	}
	return at + f.shifts[i-1].plus
}

// unfold is the stretch of the original, text, that the folded bytes from start to end stand for.
func (f *foldedText) unfold(text string, start, end int) (from, to int) {
	from = f.original(start)
	to = f.original(end - 1)
	if f.text[end-1] >= utf8.RuneSelf {
		return from, to + 1
	}
	c, size := utf8.DecodeRuneInString(text[to:])
	to += size
	for isDash(c) && to < len(text) {
		next, size := utf8.DecodeRuneInString(text[to:])
		if !isDash(next) {
			break
		}
		to += size
	}
	return from, to
}
