package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"
)

type opKind uint8

const (
	opRun     opKind = iota // a stretch of text: Text[text:textEnd], escaped
	opWhite                 // a space of the text, Text[text:textEnd], that the page shows as another white-space character
	opOpen                  // Links[text] begins
	opClose                 // and ends
	opImage                 // the picture Links[text]
	opEmbed                 // Embeds[text]
	opTop                   // the top-level block `text` has ended
	opCode                  // code of the language langs[text] begins, which stands here as plain text
	opCodeEnd               // and ends
)

// op is a place in the compiled markup where text stands, or where rendering may do something.
type op struct {
	html          int32 // the markup before it ends here
	text, textEnd int32
	src           int32 // where a run stands in the source
	kind          opKind
	shown         byte // what an opWhite shows
}

// Rendering is what is laid over a body when it is rendered.
type Rendering struct {
	// Spans are elements around stretches of the text, sorted by Start, then longest first. They may nest, overlap, and cross
	// inline markup and blocks: each is written as one element a stretch of unbroken text.
	Spans []Span
	// Link tells the address of Links[i]; not ok: its text alone, and nothing for a picture. nil: its Dest.
	Link func(i int) (href string, ok bool)
	// Image tells the size in pixels of the picture Links[i]; 0 where it is not known. May be nil.
	Image func(i int) (width, height int)
	// After appends what follows a top-level block. May be nil.
	After func(dst []byte, top int) []byte
	// Embed appends what Embeds[i] asks for. May be nil.
	Embed func(dst []byte, i int) []byte
	// Typeset sets quotation marks and apostrophes as Typeset does, code apart.
	Typeset bool
}

// Span is an element around a stretch of the text.
type Span struct {
	Start, End int                                 // bytes in Text
	Open       func(dst []byte, first bool) []byte // appends the start tag; first: of this span's first stretch
	Close      string                              // the end tag
}

// Render appends the body's HTML to dst.
func (d *Doc) Render(dst []byte, r Rendering) []byte {
	s := spanner{spans: r.Spans, typeset: r.Typeset}
	at := int32(0)
	var opened []bool // whether each open link is written as one
	for i := 0; i < len(d.ops); i++ {
		o := &d.ops[i]
		dst = append(dst, d.html[at:o.html]...)
		at = o.html
		switch o.kind {
		case opRun, opWhite:
			dst = s.run(dst, d, o)
		case opCode:
			if html, ops, n := d.coloured(d.ops[i:]); ops != nil {
				dst = s.code(dst, d, html, ops)
				i += n - 1
				at = d.ops[i].html
			}
		case opOpen:
			l := &d.Links[o.text]
			href, ok := l.Dest, true
			if r.Link != nil {
				href, ok = r.Link(int(o.text))
			}
			opened = append(opened, ok)
			if ok {
				dst = appendAttr(append(dst, `<a href="`...), address(href))
				dst = appendTitle(dst, l.Title)
				dst = append(dst, '>')
			}
		case opClose:
			if opened[len(opened)-1] {
				dst = append(dst, "</a>"...)
			}
			opened = opened[:len(opened)-1]
		case opImage:
			dst = d.image(dst, int(o.text), r)
		case opEmbed:
			if r.Embed != nil {
				dst = r.Embed(dst, int(o.text))
			}
		case opTop:
			if r.After != nil {
				dst = r.After(dst, int(o.text))
			}
		}
	}
	return append(dst, d.html[at:]...)
}

func (d *Doc) image(dst []byte, i int, r Rendering) []byte {
	l := &d.Links[i]
	src := l.Dest
	if r.Link != nil {
		var ok bool
		if src, ok = r.Link(i); !ok {
			return dst
		}
	}
	dst = appendAttr(append(dst, `<img src="`...), address(src))
	dst = appendAttr(append(dst, ` alt="`...), l.Alt)
	dst = appendTitle(dst, l.Title)
	if r.Image != nil {
		if w, h := r.Image(i); w > 0 && h > 0 {
			dst = append(dst, ` width="`+strconv.Itoa(w)+`" height="`+strconv.Itoa(h)+`"`...)
		}
	}
	return append(dst, ` loading="lazy" decoding="async">`...)
}

func address(href string) string { return string(util.URLEscape([]byte(href), false)) }

func appendAttr(dst []byte, s string) []byte { return append(appendEscaped(dst, s), '"') }

func appendTitle(dst []byte, title string) []byte {
	if title == "" {
		return dst
	}
	return appendAttr(append(dst, ` title="`...), title)
}

// spanner lays spans over the runs of text, which come in the text's order.
type spanner struct {
	spans  []Span
	next   int   // first span that has not begun
	active []int // spans that have begun and not ended, in order
	begun  []bool

	typeset bool
}

// code writes a highlighted code block.
func (s *spanner) code(dst []byte, d *Doc, html []byte, ops []op) []byte {
	at := int32(0)
	for i := range ops {
		dst = append(dst, html[at:ops[i].html]...)
		at = ops[i].html
		dst = s.run(dst, d, &ops[i])
	}
	return append(dst, html[at:]...)
}

func (s *spanner) run(dst []byte, d *Doc, o *op) []byte {
	if o.text == o.textEnd && o.kind == opWhite { // trimmed from the text's end, but not from code
		return append(dst, o.shown)
	}
	end := int(o.textEnd)
	typeset := s.typeset && strings.ContainsAny(d.Text[o.text:end], `"'`) && !d.InCode(int(o.text), end)
	for at := int(o.text); at < end; {
		s.advance(at)
		stop := s.boundary(at, end)
		for _, i := range s.active {
			dst = s.spans[i].Open(dst, !s.begun[i])
			s.begun[i] = true
		}
		switch {
		case o.kind == opWhite:
			dst = append(dst, o.shown)
		case typeset:
			dst = d.typeset(dst, at, stop)
		default:
			dst = appendEscaped(dst, d.Text[at:stop])
		}
		for k := len(s.active) - 1; k >= 0; k-- {
			dst = append(dst, s.spans[s.active[k]].Close...)
		}
		at = stop
	}
	return dst
}

// advance drops the spans that have ended by at and adds those that have begun.
func (s *spanner) advance(at int) {
	kept := s.active[:0]
	for _, i := range s.active {
		if s.spans[i].End > at {
			kept = append(kept, i)
		}
	}
	s.active = kept
	for ; s.next < len(s.spans) && s.spans[s.next].Start <= at; s.next++ {
		if s.begun == nil {
			s.begun = make([]bool, len(s.spans))
		}
		if s.spans[s.next].End > at {
			s.active = append(s.active, s.next)
		}
	}
}

// boundary is the next offset after at, up to end, where a span begins or ends.
func (s *spanner) boundary(at, end int) int {
	if s.next < len(s.spans) {
		end = min(end, s.spans[s.next].Start)
	}
	for _, i := range s.active {
		end = min(end, s.spans[i].End)
	}
	return end
}
