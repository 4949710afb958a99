package record

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Most front matter is written in a small part of YAML 1.2: block maps and lists of texts that stand on one line, and flow
// maps and lists on one line. plainYAML reads that part alone, since a general parser takes longer for a site's front matter
// than for all its prose. Whatever else a text holds, a mistake above all, it leaves to the library: it says so, and nothing
// of what it read counts. What it does read it reads as the library does, node by node (a fuzz target).
//
// Beyond it are: tabs, texts of several lines, block scalars, escapes, quoted keys, empty values, anchors, aliases, tags,
// directives, several documents, and flow collections of several lines.
type plainYAML struct {
	src   []byte
	text  string // src: texts are stretches of it
	first int32  // the file's line in which src begins
	ascii bool

	at, start int   // of what is read next, and of the line that it stands in
	line      int32 // that line, 1-based within src
	indent    int   // of that line

	open  []node // items of collections whose end is yet to come
	arena []node // items of those that have ended
}

var plainReaders = sync.Pool{New: func() any { return new(plainYAML) }}

const maxPlainDepth = maxDepth - 2

// readPlain reads src, which begins in the file's line `line`. It returns nil where src is not plain.
func readPlain(src []byte, line int32) (*node, *plainYAML) {
	p := plainReaders.Get().(*plainYAML)
	*p = plainYAML{src: src, first: line, ascii: true, open: p.open[:0], arena: p.arena[:0]}
	if p.printable() {
		p.text = string(src)
		if p.next() && p.indent == 0 {
			if root, ok := p.blockMap(0, 0); ok && p.at == len(src) {
				return &root, p
			}
		}
	}
	p.letGo()
	return nil, nil
}

// letGo gives the nodes' memory back: none may be in use.
func (p *plainYAML) letGo() {
	clear(p.open[:cap(p.open)])
	clear(p.arena)
	p.src, p.text = nil, ""
	plainReaders.Put(p)
}

// printable reports whether src holds only characters that stand for themselves.
func (p *plainYAML) printable() bool {
	for _, b := range p.src {
		switch {
		case b >= utf8.RuneSelf:
			p.ascii = false
		case b < ' ' && b != '\n' || b == 0x7f:
			return false
		}
	}
	if p.ascii {
		return true
	}
	for i := 0; i < len(p.src); {
		if p.src[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(p.src[i:])
		if r == utf8.RuneError || unprintable(r) || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xfeff {
			return false
		}
		i += n
	}
	return true
}

// next goes to the next line that holds more than a comment, and reports whether there is one.
func (p *plainYAML) next() bool {
	for p.at < len(p.src) {
		if p.at > 0 || p.line > 0 {
			i := bytes.IndexByte(p.src[p.at:], '\n')
			if i < 0 {
				p.at = len(p.src)
				break
			}
			p.at += i + 1
		}
		p.line++
		p.start = p.at
		p.spaces()
		if p.at < len(p.src) && p.src[p.at] != '\n' && p.src[p.at] != '#' {
			p.indent = p.at - p.start
			return true
		}
	}
	p.indent = -1
	return false
}

// spaces skips spaces.
func (p *plainYAML) spaces() {
	for p.at < len(p.src) && p.src[p.at] == ' ' {
		p.at++
	}
}

// peek is the byte n further on; a line break at the end of src.
func (p *plainYAML) peek(n int) byte {
	if p.at+n < len(p.src) {
		return p.src[p.at+n]
	}
	return '\n'
}

func blank(b byte) bool { return b == ' ' || b == '\n' }

// lineEnds skips spaces and reports whether nothing but a comment follows in the line.
func (p *plainYAML) lineEnds() bool {
	from := p.at
	p.spaces()
	b := p.peek(0)
	return b == '\n' || b == '#' && p.at > from
}

// pos is the place in the file of what is read next.
func (p *plainYAML) pos() diag.Pos {
	col := p.at - p.start
	if !p.ascii {
		col = utf8.RuneCount(p.src[p.start:p.at])
	}
	return diag.Pos{Line: p.first + p.line - 1, Col: int32(col) + 1}
}

// key reads a key with its colon.
func (p *plainYAML) key() (node, bool) {
	n := 0
	for isKeyByte(p.peek(n)) {
		n++
	}
	if n == 0 || n > 128 || p.src[p.at] == '-' || p.peek(n) != ':' || !blank(p.peek(n+1)) {
		return node{}, false
	}
	k := p.scalar(n)
	p.at += n + 1
	return k, true
}

func isKeyByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '-' || b == '_' || b == '.' || b == '/'
}

// scalar is the n bytes ahead as a node.
func (p *plainYAML) scalar(n int) node {
	s := node{text: p.text[p.at : p.at+n], pos: p.pos(), kind: scalar}
	if isNull(s.text) {
		s.kind = absent
	}
	return s
}

// blockMap reads a map whose keys stand indent deep. The first key stands ahead.
func (p *plainYAML) blockMap(indent, depth int) (node, bool) {
	m := node{pos: p.pos(), kind: mapping}
	from := len(p.open)
	for {
		k, ok := p.key()
		if !ok {
			return m, false
		}
		p.open = append(p.open, k)
		v, ok := p.value(indent, depth+1)
		if !ok {
			return m, false
		}
		p.open = append(p.open, v)
		if p.indent < indent {
			break
		}
		if p.indent > indent {
			return m, false
		}
	}
	p.close(&m, from)
	return m, true
}

// blockList reads a list whose hyphens stand indent deep. The first stands ahead.
func (p *plainYAML) blockList(indent, depth int) (node, bool) {
	l := node{pos: p.pos(), kind: list}
	from := len(p.open)
	for p.indent == indent && p.peek(0) == '-' && p.peek(1) == ' ' {
		p.at++
		p.spaces()
		item, ok := p.item(indent, depth+1)
		if !ok {
			return l, false
		}
		p.open = append(p.open, item)
	}
	if p.indent > indent {
		return l, false
	}
	p.close(&l, from)
	return l, true
}

// close makes what was read since from the items of a collection.
func (p *plainYAML) close(of *node, from int) {
	if len(p.open) > from {
		start := len(p.arena)
		p.arena = append(p.arena, p.open[from:]...)
		of.items = p.arena[start:len(p.arena):len(p.arena)]
		p.open = p.open[:from]
	}
}

// item reads what follows a hyphen: what fits in the line, or a map whose first key stands in it.
func (p *plainYAML) item(indent, depth int) (node, bool) {
	before := p.at
	if _, ok := p.key(); ok {
		p.at = before
		p.indent = p.at - p.start
		if depth > maxPlainDepth {
			return node{}, false
		}
		return p.blockMap(p.indent, depth)
	}
	return p.inLine(indent, depth)
}

// value reads what follows a key that stands indent deep, and goes to the next line.
func (p *plainYAML) value(indent, depth int) (node, bool) {
	if depth > maxPlainDepth {
		return node{}, false
	}
	if !p.lineEnds() {
		return p.inLine(indent, depth)
	}
	if !p.next() {
		return node{}, false
	}
	isList := p.peek(0) == '-' && p.peek(1) == ' '
	switch {
	case isList && p.indent >= indent:
		return p.blockList(p.indent, depth)
	case !isList && p.indent > indent:
		return p.blockMap(p.indent, depth)
	}
	return node{}, false
}

// inLine reads a value that ends in its line, and goes to the next, which must not continue it.
func (p *plainYAML) inLine(indent, depth int) (node, bool) {
	v, ok := p.flow(depth, false)
	if !ok || !p.lineEnds() {
		return v, false
	}
	p.next()
	return v, p.indent <= indent
}

// flow reads a value within a line: in a flow collection, or alone.
func (p *plainYAML) flow(depth int, within bool) (node, bool) {
	switch b := p.peek(0); b {
	case '[', '{':
		return p.collection(b, depth)
	case '"', '\'':
		return p.quoted(b)
	}
	return p.plain(within)
}

// collection reads a flow map or list.
func (p *plainYAML) collection(opening byte, depth int) (node, bool) {
	c := node{pos: p.pos(), kind: list, flow: true}
	closing := byte(']')
	if opening == '{' {
		c.kind, closing = mapping, '}'
	}
	if depth > maxPlainDepth {
		return c, false
	}
	from := len(p.open)
	p.at++
	p.spaces()
	for p.peek(0) != closing {
		if len(p.open) > from {
			if p.peek(0) != ',' {
				return c, false
			}
			p.at++
			p.spaces()
		}
		if c.kind == mapping {
			k, ok := p.key()
			if !ok {
				return c, false
			}
			p.open = append(p.open, k)
			p.spaces()
		}
		v, ok := p.flow(depth+1, true)
		if !ok {
			return c, false
		}
		p.open = append(p.open, v)
		p.spaces()
	}
	p.at++
	p.close(&c, from)
	return c, true
}

// quoted reads a text in quotation marks that holds no escape.
func (p *plainYAML) quoted(mark byte) (node, bool) {
	q := node{pos: p.pos(), kind: scalar, style: quoted}
	rest := p.src[p.at+1:]
	end := bytes.IndexByte(rest, mark)
	if end < 0 || bytes.IndexByte(rest[:end], '\n') >= 0 {
		return q, false
	}
	if mark == '"' && bytes.IndexByte(rest[:end], '\\') >= 0 || mark == '\'' && end+1 < len(rest) && rest[end+1] == '\'' {
		return q, false
	}
	q.text = p.text[p.at+1 : p.at+1+end]
	p.at += end + 2
	return q, true
}

// plain reads a text without quotation marks; within says that it stands in a flow collection.
func (p *plainYAML) plain(within bool) (node, bool) {
	if strings.IndexByte("?:,[]{}#&*!|>'\"%@`\n", p.peek(0)) >= 0 || p.peek(0) == '-' && !isKeyByte(p.peek(1)) {
		return node{}, false
	}
	n := 0
	for ; p.peek(n) != '\n'; n++ {
		switch b := p.peek(n); {
		case b == ':' && (blank(p.peek(n+1)) || within && strings.IndexByte(",?[]{}", p.peek(n+1)) >= 0):
			return node{}, false
		case b == '#' && p.src[p.at+n-1] == ' ':
			if within {
				return node{}, false
			}
			return p.trimmed(n), true
		case within && (b == ',' || b == ']' || b == '}'):
			return p.trimmed(n), true
		case within && (b == '[' || b == '{' || b == '?' && strings.IndexByte(" \n,[]{}", p.peek(n+1)) >= 0):
			return node{}, false
		}
	}
	return p.trimmed(n), !within
}

// trimmed is the n bytes ahead as a node, without the spaces at their end, which are left.
func (p *plainYAML) trimmed(n int) node {
	for p.src[p.at+n-1] == ' ' {
		n--
	}
	s := p.scalar(n)
	p.at += n
	return s
}
