package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// unmarked takes a stretch of a line in which nothing can begin that is marked up. goldmark comes to the same text by asking at
// each byte, which takes most of its time. It is asked after all others, and only in bodies without backslashes, which
// goldmark counts as it goes.
type unmarked struct {
	ends [256]bool // what another parser begins at, or ends a line
}

// unmarkedBeside is the parser of what the others leave.
func unmarkedBeside(others []util.PrioritizedValue) *unmarked {
	u := &unmarked{}
	for _, o := range others {
		for _, b := range o.Value.(parser.InlineParser).Trigger() {
			u.ends[b] = true
		}
	}
	u.ends['\n'] = true
	return u
}

// Trigger is a space, which to goldmark means the beginning of a line and of what follows an element, too; and the punctuation
// that may stand there.
func (u *unmarked) Trigger() []byte {
	list := []byte{' '}
	for b := byte('!'); b <= '~'; b++ {
		if util.IsPunct(b) && !u.ends[b] {
			list = append(list, b)
		}
	}
	return list
}

func (u *unmarked) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	n := 0
	for n < len(line) && !u.ends[line[n]] {
		n++
	}
	if n == 0 || seg.Padding > 0 {
		return nil
	}
	seg.Stop = seg.Start + n
	if n < len(line) && line[n] != '\n' {
		block.Advance(n)
		return stateOf(pc).texts.next(seg)
	}
	t := stateOf(pc).texts.next(seg.TrimRightSpace(block.Source()))
	if n < len(line) { // two spaces before the line's end break it (CommonMark 0.31.2, 6.7)
		hard := bytes.HasSuffix(line[:n], []byte("  "))
		t.SetHardLineBreak(hard)
		t.SetSoftLineBreak(!hard)
	}
	block.AdvanceLine()
	return t
}

// texts are the nodes of unmarked text, most of all that goldmark would make. They serve one body after another.
type texts struct {
	rows [][]ast.Text
	used int
}

const rowOfTexts = 64

func (t *texts) next(seg text.Segment) *ast.Text {
	row, at := t.used/rowOfTexts, t.used%rowOfTexts
	if row == len(t.rows) {
		t.rows = append(t.rows, make([]ast.Text, rowOfTexts))
	}
	t.used++
	n := &t.rows[row][at]
	n.Segment = seg
	return n
}

// free takes back all nodes, which nothing may hold any more.
func (t *texts) free() {
	for i := range (t.used + rowOfTexts - 1) / rowOfTexts {
		clear(t.rows[i])
	}
	t.used = 0
}
