package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Options is what Parse takes beside the body.
type Options struct {
	Line       int                  // line of src's first line in its file, 1-based; 0 means 1
	UnsafeHTML bool                 // let raw HTML through
	Reserved   func(id string) bool // ids that headings yield to by -1, -2 …; nil: none
}

// dialects are the parsers. Two come to the same, but one needs a quarter less time; the third looks for bare addresses too, which
// takes longer. They are safe for concurrent use.
var dialects = sync.OnceValue(func() (p struct{ plain, escaped, linking parser.Parser }) {
	p.plain, p.escaped, p.linking = guarded(unmarkedBeside(inlines())), guarded(), guarded(bareAddresses())
	return p
})

// dialect is the parser for a body.
func dialect(src []byte) parser.Parser {
	switch {
	case addressed(src):
		return dialects().linking
	case bytes.IndexByte(src, '\\') >= 0:
		return dialects().escaped
	}
	return dialects().plain
}

// addressed reports whether a body may hold a bare address.
func addressed(src []byte) bool {
	if bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0 {
		return true
	}
	for at := 0; ; {
		i := bytes.IndexByte(src[at:], ':') // rarer than what follows it in an address, and so found sooner
		if i < 0 {
			return false
		}
		if !bytes.HasPrefix(src[at+i+1:], []byte("//")) {
			at += i + 1
			continue
		}
		scheme := at + i
		for scheme > at && src[scheme-1]|0x20 >= 'a' && src[scheme-1]|0x20 <= 'z' {
			scheme--
		}
		// "](https://" and "<https://" are links already.
		if scheme < 2 || src[scheme-1] != '<' && (src[scheme-1] != '(' || src[scheme-2] != ']') {
			return true
		}
		at += i + 3
	}
}

// buffers are what bodies are compiled in.
var buffers = sync.Pool{New: func() any { return new(buffer) }}

type buffer struct {
	text, html []byte
	ops        []op
	blocks     []Block
	headings   []Heading
	links      []Link
	texts      texts
}

// Parse compiles a body. src must not change afterwards. The findings have no File; their places are in the file. A body
// over a limit is one error and an empty Doc.
func Parse(src []byte, opt Options) (*Doc, []diag.Diagnostic) {
	return compile(dialect(src), src, opt)
}

func compile(dialect parser.Parser, src []byte, opt Options) (*Doc, []diag.Diagnostic) {
	d := &Doc{src: src, first: int32(max(1, opt.Line))}
	d.lines = append(d.lines, 0)
	d.lines = slices.Grow(d.lines, bytes.Count(src, []byte{'\n'}))
	for at := 0; ; {
		i := bytes.IndexByte(src[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		d.lines = append(d.lines, int32(at))
	}
	if len(src) > maxBytes {
		return empty(d, 0, fmt.Sprintf("the text is over %d MB", maxBytes>>20))
	}
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	defer b.texts.free()
	tree, over := parse(dialect, src, &b.texts)
	if over != nil {
		return empty(d, over.at, over.message)
	}
	c := &compiler{Doc: d, opt: opt, ids: map[string]int{}, line: true, text: b.text[:0]}
	d.html, d.ops, d.Blocks, d.Headings, d.Links = b.html[:0], b.ops[:0], b.blocks[:0], b.headings[:0], b.links[:0]
	c.document(tree)
	b.text, b.html, b.ops, b.blocks, b.headings, b.links = c.text, d.html, d.ops, d.Blocks, d.Headings, d.Links
	d.html, d.ops, d.Blocks, d.Headings, d.Links = nil, nil, nil, nil, nil
	if len(b.html)+len(b.text) > maxHTML {
		return empty(d, 0, fmt.Sprintf("the text becomes over %d MB of HTML", maxHTML>>20))
	}
	d.Text, d.html, d.ops = string(b.text), bytes.Clone(b.html), slices.Clone(b.ops)
	d.Blocks, d.Headings, d.Links = kept(b.blocks), kept(b.headings), kept(b.links)
	clear(b.headings) // their texts may go when the Doc does
	clear(b.links)
	for i := range d.Headings {
		h := &d.Headings[i]
		h.Text = strings.TrimSpace(d.Text[h.Start:h.End])
	}
	if d.Text != "" { // white space is folded: a word ends where a space or a block does
		d.Words = 1 + strings.Count(d.Text, " ") + strings.Count(d.Text, "\n")
	}
	return d, c.found
}

// kept is a list of its own, which does not hold on to a buffer where it is empty.
func kept[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}

func empty(d *Doc, at int, why string) (*Doc, []diag.Diagnostic) {
	return &Doc{src: d.src, lines: d.lines, first: d.first}, []diag.Diagnostic{{Pos: d.place(at), Message: why,
		Hint: "split the text into several files"}}
}

// compiler walks goldmark's tree once and writes text, HTML and slots.
type compiler struct {
	*Doc
	opt       Options
	text      []byte
	ids       map[string]int // heading ids taken -> next suffix
	found     []diag.Diagnostic
	top       int
	above     []int // levels, as written, of the headings that the text stands under
	line      bool  // the text stands at the beginning of a block: no space yet
	gap       bool  // a picture or the like stands last: a space after it shows, if not in the text
	within    bool  // within a link, where no other may begin
	cell      bool  // within a table's cell
	placed    int   // the offset of the last place, for the next
	placedPos diag.Pos
	lexed     int // bytes of code highlighted so far
}

// place turns an offset in the source into a place in the file, counting on from the place before where it can: a line may
// hold very many links.
func (c *compiler) place(at int) diag.Pos {
	at = max(0, min(at, len(c.src)))
	if at < c.placed || c.placedPos.IsZero() || bytes.IndexByte(c.src[c.placed:at], '\n') >= 0 {
		c.placedPos = c.Doc.place(at)
	} else {
		c.placedPos.Col += int32(utf8.RuneCount(c.src[c.placed:at]))
	}
	c.placed = at
	return c.placedPos
}

func (c *compiler) errorf(at int, hint, format string, args ...any) {
	c.found = append(c.found, diag.Diagnostic{Pos: c.place(at), Message: fmt.Sprintf(format, args...), Hint: hint})
}

func (c *compiler) warn(name string, at int, hint, format string, args ...any) {
	c.errorf(at, hint, format, args...)
	d := &c.found[len(c.found)-1]
	d.Severity, d.Name = diag.Warning, name
}

// size is about how many bytes of HTML there are so far.
func (c *compiler) size() int { return len(c.html) + len(c.text) }

func (c *compiler) raw(s string) { c.html = append(c.html, s...) }

func (c *compiler) slot(kind opKind, index int) {
	c.ops = append(c.ops, op{kind: kind, html: int32(len(c.html)), text: int32(index)})
}

func (c *compiler) document(doc ast.Node) {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		before := len(c.html)
		c.block(n)
		if c.size() > maxHTML {
			return
		}
		if len(c.html) > before {
			c.slot(opTop, c.top)
			c.top++
		}
	}
	c.Tops = c.top
}

// leaf writes a block that holds text: write adds the text between open and close.
func (c *compiler) leaf(kind BlockKind, at int, write func()) (start, end int) {
	links := len(c.Links)
	if len(c.text) > 0 {
		c.text = append(c.text, '\n')
	}
	c.line, c.gap = true, false
	start = len(c.text)
	write()
	if n := len(c.text); n > start && c.text[n-1] == ' ' {
		c.trim()
		for i := range c.Links[links:] { // a link may have ended with that space
			l := &c.Links[links+i]
			l.Start, l.End = min(l.Start, n-1), min(l.End, n-1)
		}
		c.inert, c.coded = clip(c.inert, n-1), clip(c.coded, n-1)
	}
	end = len(c.text)
	if end == start {
		// A block without text, such as a picture alone, leaves no trace in the text.
		start = max(0, start-1)
		c.text = c.text[:start]
		for i := range c.Links[links:] {
			l := &c.Links[links+i]
			l.Start, l.End = start, start
		}
		return start, start
	}
	c.Blocks = append(c.Blocks, Block{Start: start, End: end, Pos: c.place(at), Top: c.top, Kind: kind})
	return start, end
}

// trim takes a block's last space away, from the text and from the run that holds it.
func (c *compiler) trim() {
	c.text = c.text[:len(c.text)-1]
	for i := len(c.ops) - 1; i >= 0; i-- {
		if o := &c.ops[i]; o.kind == opRun || o.kind == opWhite {
			if o.textEnd > int32(len(c.text)) {
				o.textEnd = int32(len(c.text))
			}
			return
		}
	}
}
