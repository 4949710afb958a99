package record

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
)

// reader reads one file: it collects the findings and knows where in the file a value stands.
type reader struct {
	file      *source.File
	opt       Options
	diags     []diag.Diagnostic
	errors    int      // how many mistakes were found, kept or not
	overflow  diag.Pos // where the first one stands that was not kept
	spare     diag.Diagnostic
	yaml      []byte   // the YAML text of the file
	first     int32    // the line of the file at which it begins
	rows      [][]byte // the lines of yaml, cut up when first asked for
	briefing  *locals  // of a briefing: its local ids and what wants an anchor
	suggested int      // bytes of text that the search for near passages may still look at
	flaws     map[flaw]bool
}

// flaw is a key that was given, but wrongly: that the thing lacks what the key should have said is no mistake of its own.
type flaw struct {
	of  any    // a pointer to the thing
	key string // "" for all of its keys
}

func (r *reader) flaw(of any, key string) {
	if r.flaws == nil {
		r.flaws = map[flaw]bool{}
	}
	r.flaws[flaw{of, key}] = true
}

// flawed reports whether one of those keys of a thing was given wrongly.
func (r *reader) flawed(of any, keys ...string) bool {
	if r.flaws == nil {
		return false
	}
	return r.flaws[flaw{of, ""}] || slices.ContainsFunc(keys, func(k string) bool { return r.flaws[flaw{of, k}] })
}

// place is a stretch of one line of the file.
type place struct {
	pos   diag.Pos
	width int // code points; 0 means 1
}

// finding is one diagnostic before it is reported.
type finding = diag.Diagnostic

// errAt reports a mistake at p. The hint may be "".
func (r *reader) errAt(p place, hint, format string, args ...any) *finding {
	if r.errors++; r.errors > maxMistakes {
		if r.errors == maxMistakes+1 {
			r.overflow = p.pos
		}
		r.spare = diag.Diagnostic{}
		return &r.spare
	}
	r.diags = append(r.diags, diag.Diagnostic{Pos: p.pos, Width: p.width, Message: fmt.Sprintf(format, args...), Hint: hint})
	return &r.diags[len(r.diags)-1]
}

// maxMistakes is how many mistakes of one file are told one by one; the others are only counted.
const maxMistakes = 200

// full reports whether the next mistake is only counted, so that no hint need be looked for.
func (r *reader) full() bool { return r.errors >= maxMistakes }

// report takes over the findings of another stage. Warnings are all kept.
func (r *reader) report(ds []diag.Diagnostic) {
	for _, d := range ds {
		if d.Severity == diag.Warning {
			r.diags = append(r.diags, d)
		} else {
			*r.errAt(place{d.Pos, d.Width}, d.Hint, "%s", d.Message) = d
		}
	}
}

// errOn reports a mistake in the value n.
func (r *reader) errOn(n *node, hint, format string, args ...any) *finding {
	return r.errAt(r.place(n), hint, format, args...)
}

// related adds another place of this file to a finding.
func (r *reader) related(d *finding, at diag.Pos, message string) {
	d.Related = append(d.Related, diag.Related{File: r.file.Name, Pos: at, Message: message})
}

func quote(s string) string { return strconv.Quote(s) }

// row returns a line of the file that lies within its YAML, without the line break; nil for others.
func (r *reader) row(line int32) []byte {
	if r.rows == nil {
		r.rows = bytes.Split(r.yaml, []byte{'\n'})
	}
	if i := int(line - r.first); i >= 0 && i < len(r.rows) {
		return bytes.TrimSuffix(r.rows[i], []byte{'\r'})
	}
	return nil
}

// from returns the rest of the line that begins at pos.
func (r *reader) from(pos diag.Pos) []byte {
	row := r.row(pos.Line)
	for col := int32(1); col < pos.Col && len(row) > 0; col++ {
		_, size := utf8.DecodeRune(row)
		row = row[size:]
	}
	return row
}

// place is the stretch of n's first line that n covers, as far as that can be told.
func (r *reader) place(n *node) place {
	rest := r.from(n.pos)
	switch {
	case n.kind == absent:
		return place{n.pos, len(n.text)}
	case n.kind == mapping && !n.flow && len(n.items) > 0:
		return r.place(&n.items[0])
	case n.kind != scalar:
		return place{n.pos, 1}
	case n.style == plain && bytes.HasPrefix(rest, []byte(n.text)):
		return place{n.pos, utf8.RuneCountInString(n.text)}
	case n.style == plain:
		return place{n.pos, utf8.RuneCount(bytes.TrimRight(rest, " "))}
	case n.style == quoted:
		return place{n.pos, quotedWidth(rest)}
	}
	return place{n.pos, 1}
}

// valuePlace is the place of a value whose node is gone.
func (r *reader) valuePlace(v Value) place {
	rest := r.from(v.Pos)
	switch {
	case len(rest) == 0 || rest[0] == '|' || rest[0] == '>':
		return place{v.Pos, 1}
	case rest[0] == '"' || rest[0] == '\'':
		return place{v.Pos, quotedWidth(rest)}
	case bytes.HasPrefix(rest, []byte(v.Text)):
		return place{v.Pos, utf8.RuneCountInString(v.Text)}
	}
	return place{v.Pos, utf8.RuneCount(bytes.TrimRight(rest, " "))}
}

// quotedWidth is the number of code points of the quoted scalar at the beginning of rest, up to the end of the line at most.
func quotedWidth(rest []byte) int {
	text := string(rest)
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && text[0] == '"':
			i++
		case text[i] == text[0] && text[0] == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		case text[i] == text[0]:
			return utf8.RuneCountInString(text[:i+1])
		}
	}
	return utf8.RuneCountInString(strings.TrimRight(text, " "))
}

// within is the place of the byte n.text[offset] of a scalar. In a value whose text is not what stands in the file, such as
// one with escapes or one folded from several lines, it is the value's beginning.
func (r *reader) within(n *node, offset int) diag.Pos {
	if n.kind != scalar || offset < 0 || offset > len(n.text) {
		return n.pos
	}
	if n.style == block {
		return r.withinBlock(n, offset)
	}
	rest, skip := r.from(n.pos), int32(0)
	if n.style == quoted && len(rest) > 0 {
		rest, skip = rest[1:], 1
	}
	if n.style == folded || !bytes.HasPrefix(rest, []byte(n.text[:offset])) {
		return n.pos
	}
	return diag.Pos{Line: n.pos.Line, Col: n.pos.Col + skip + int32(utf8.RuneCountInString(n.text[:offset]))}
}

// withinBlock is within for a literal block scalar, whose lines stand below its header, indented.
func (r *reader) withinBlock(n *node, offset int) diag.Pos {
	line := n.pos.Line + 1 + int32(strings.Count(n.text[:offset], "\n"))
	start := strings.LastIndexByte(n.text[:offset], '\n') + 1
	text, _, _ := strings.Cut(n.text[start:], "\n")
	row := r.row(line)
	if !bytes.HasSuffix(row, []byte(text)) {
		return n.pos
	}
	indent := utf8.RuneCount(row) - utf8.RuneCountInString(text)
	return diag.Pos{Line: line, Col: int32(indent+utf8.RuneCountInString(n.text[start:offset])) + 1}
}
