// Package markdown is dateline's Markdown dialect: CommonMark with GitHub's tables, strikethrough, task lists, automatic
// links and alerts, footnotes, and highlighted code. goldmark and chroma live here alone.
//
// In comes one body as its author wrote it; out comes a Doc: the body's text (what quotations are looked for in), its
// headings, links and embeds, and its HTML with slots. A body is compiled once, knowing nothing of annotations, names or
// addresses; Render lays those over it, as often as is wanted.
//
// # What differs from CommonMark
//
// A heading stands one level lower than written, since the page's title is its h1, and bears an id as on GitHub; levels that are
// skipped are closed up, as are those above the first: a body that begins with ## has its sections at h2 too. Raw HTML is shown as text,
// with a warning, unless the site allows it; comments are dropped, but for
//
//	<!-- dateline: timeline actor=iran -->
//
// alone on its lines, which embeds a view. Links and pictures go to http, https, mailto and tel addresses or within the site;
// any other scheme is an error.
//
// # Limits
//
// A page from a malicious author must not stop a build: bodies over 1 MB, with over 2,000 headings or 50,000 table cells,
// with thousands of delimiters in one paragraph, nested too deep, or that would become over 10 MB of HTML are refused
// before any of it costs time.
package markdown

import (
	"slices"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Doc is a compiled body. It is immutable and safe for concurrent use.
type Doc struct {
	// Text is the body's text: blocks in document order joined by LF, white-space runs one space, code included, footnotes
	// last, no markup. Quotations are matched on it (W3C Web Annotation, 4.2.4 Text Quote Selector).
	Text     string
	Blocks   []Block // leaf blocks, in Text's order
	Headings []Heading
	Links    []Link // links, pictures and bare addresses in document order
	Embeds   []Embed
	Tops     int // number of top-level blocks
	Words    int

	src   []byte
	lines []int32 // where src's lines begin
	first int32   // line of src's first line in its file
	html  []byte  // the markup alone: what stands between the texts
	ops   []op
	langs []string // of the code blocks to be highlighted, in order
	inert []extent // code, links and headings, ascending and disjoint
	coded []extent // code, ascending and disjoint
}

// BlockKind is what a leaf block is.
type BlockKind uint8

const (
	Paragraph BlockKind = iota
	HeadingBlock
	Code
	Cell
)

// Block is a block that holds text itself.
type Block struct {
	Start, End int // bytes in Text
	Pos        diag.Pos
	Top        int // index of the top-level block that it stands in
	Kind       BlockKind
}

// Heading is a heading of the body.
type Heading struct {
	Level      int // 2 to 6, as rendered
	ID         string
	Text       string
	Pos        diag.Pos
	Start, End int // bytes in Text
}

// Link is a link or picture.
type Link struct {
	Dest       string // entities and escapes decoded
	Title      string
	Start, End int // its text, bytes in Text; equal for a picture
	Pos        diag.Pos
	Image      bool
	Alt        string // of a picture
}

// Embed asks for a view within the body.
type Embed struct {
	Kind string // timeline, claims …
	Args []Arg
	Pos  diag.Pos
	Top  int
}

// Arg is a key=value of an embed.
type Arg struct {
	Key, Value string
	Pos        diag.Pos
}

// extent is a stretch of Text in bytes.
type extent struct{ start, end int32 }

// cover adds an extent to an ascending list. Those that lie within it have ended before it and go.
func cover(list []extent, start, end int) []extent {
	e := extent{int32(start), int32(end)}
	for n := len(list); n > 0 && list[n-1].start >= e.start; n-- {
		list = list[:n-1]
	}
	if e.start == e.end {
		return list
	}
	return append(list, e)
}

// Inert reports whether the range touches code, a link or a heading.
func (d *Doc) Inert(start, end int) bool { return touches(d.inert, start, end) }

// InCode reports whether the range touches code.
func (d *Doc) InCode(start, end int) bool { return touches(d.coded, start, end) }

// clip ends the last extents of a list at the end of the text.
func clip(list []extent, end int) []extent {
	for n := len(list); n > 0 && int(list[n-1].end) > end; n-- {
		if list[n-1].end = int32(end); list[n-1].start >= list[n-1].end {
			list = list[:n-1]
		}
	}
	return list
}

func touches(list []extent, start, end int) bool {
	i, _ := slices.BinarySearchFunc(list, int32(start), func(e extent, at int32) int { return int(e.end - at - 1) })
	return i < len(list) && int(list[i].start) < end
}

// Compact is d without its source, which takes as much memory as the text: Pos no longer knows columns.
func (d *Doc) Compact() *Doc {
	c := *d
	c.src = nil
	return &c
}

// Pos tells where in the file a text offset stands: the line exactly, the column as nearly as inline markup permits.
func (d *Doc) Pos(offset int) diag.Pos {
	at := -1
	for i := range d.ops {
		if o := &d.ops[i]; o.kind == opRun {
			if int(o.text) > offset && at >= 0 {
				break
			}
			at = int(o.src) + max(0, min(offset, int(o.textEnd))-int(o.text))
		}
	}
	if at < 0 {
		return diag.Pos{Line: d.first, Col: 1}
	}
	return d.place(at)
}

// place turns an offset in src into a place in the file.
func (d *Doc) place(at int) diag.Pos {
	if d.src != nil {
		at = max(0, min(at, len(d.src)))
	}
	i, ok := slices.BinarySearch(d.lines, int32(at))
	if !ok {
		i--
	}
	if d.src == nil {
		return diag.Pos{Line: d.first + int32(i), Col: 1}
	}
	return diag.Pos{Line: d.first + int32(i), Col: int32(utf8.RuneCount(d.src[d.lines[i]:at])) + 1}
}
