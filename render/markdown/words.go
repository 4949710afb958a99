package markdown

import (
	"bytes"
	"encoding/binary"
	"strings"

	"github.com/yuin/goldmark/util"
)

// words adds text, decoded where it is not raw, white-space runs folded to one space.
func (c *compiler) words(s []byte, at int, decode bool) {
	for len(s) > 0 {
		// A stretch that stands in the source as in the text is one run.
		run := c.begin(at)
		n := c.plain(s, decode)
		if n > 0 {
			c.line, c.gap = false, false
			c.text = append(c.text, s[:n]...)
		}
		c.end(run)
		s, at = s[n:], at+n
		if len(s) == 0 {
			return
		}
		switch b := s[0]; {
		case isSpace(b):
			n = 1
			for n < len(s) && isSpace(s[n]) {
				n++
			}
			c.space(at, " ")
		case b == 0:
			n = 1
			c.decoded("\uFFFD", at)
		case b == '\\':
			n = 2
			c.decoded(string(s[1:2]), at+1)
		default: // &
			var value string
			value, n = reference(s)
			c.decoded(value, at)
		}
		s, at = s[n:], at+n
	}
}

// plain is the length of the stretch at the beginning of s that goes into the text as it is.
func (c *compiler) plain(s []byte, decode bool) int {
	if len(s) > 0 && s[0] == ' ' && (c.line || c.endsInSpace()) {
		return 0
	}
	for n := 0; n < len(s); {
		n += even(s[n:])
		for near := min(n+8, len(s)); n < near; n++ {
			b := s[n]
			if b > ' ' && b != '\\' && b != '&' {
				continue
			}
			switch {
			case isSpace(b):
				if b != ' ' || n+1 < len(s) && isSpace(s[n+1]) {
					return n
				}
			case b == 0, decode && b == '&', decode && b == '\\' && n+1 < len(s) && util.IsPunct(s[n+1]):
				return n
			}
		}
	}
	return len(s)
}

// even is the length of a stretch at the beginning of s in which no byte needs a closer look: words and the single spaces between
// them. It takes eight bytes at a time, and so may end too early.
func even(s []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	zeros := func(x uint64) uint64 { return (x - ones) &^ x } // the high bit of each byte that is 0, and maybe of one above it
	n := 0
	for ; len(s)-n >= 8; n += 8 {
		x := binary.LittleEndian.Uint64(s[n:])
		space := zeros(x^' '*ones) & highs
		if ((x-' '*ones)&^x|zeros(x^'\\'*ones)|zeros(x^'&'*ones)|space&(space<<8))&highs != 0 {
			break
		}
		if space>>63 != 0 { // what follows it decides
			n--
		}
	}
	return n
}

func isSpace(b byte) bool {
	return b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == '\v'
}

func (c *compiler) endsInSpace() bool { return len(c.text) > 0 && c.text[len(c.text)-1] == ' ' }

// reference decodes the character reference that s begins with; where it is none, the ampersand itself.
func reference(s []byte) (value string, length int) {
	near := s[:min(len(s), 40)]
	end := 1
	for end < len(near) && (near[end] == '#' || util.IsAlphaNumeric(near[end])) {
		end++
	}
	if end == len(near) || near[end] != ';' {
		return "&", 1
	}
	ref := near[:end+1]
	var out []byte
	if ref[1] == '#' {
		out = util.ResolveNumericReferences(ref)
	} else {
		out = util.ResolveEntityNames(ref)
	}
	if bytes.Equal(out, ref) {
		return "&", 1
	}
	return string(out), len(ref)
}

func unescape(s string) string {
	if !strings.ContainsAny(s, "\\&") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			out = append(out, s[i])
		case s[i] == '&':
			value, n := reference([]byte(s[i:min(len(s), i+40)]))
			out = append(out, value...)
			i += n - 1
		default:
			out = append(out, s[i])
		}
	}
	return string(out)
}

// decoded adds text that the source writes otherwise.
func (c *compiler) decoded(s string, at int) {
	if strings.TrimLeft(s, " \t\n\r") == "" {
		c.space(at, " ")
		return
	}
	run := c.begin(at)
	c.line, c.gap = false, false
	c.text = append(c.text, s...)
	c.end(run)
}

// space adds one space to the text where the block has begun and none stands yet; html is what the page shows for it.
func (c *compiler) space(at int, html string) {
	if c.line || c.endsInSpace() {
		if html != " " || c.gap {
			c.raw(html)
		}
		c.gap = false
		return
	}
	c.raw(html[:len(html)-1])
	c.white(at, html[len(html)-1], false)
}

// white adds one space to the text, which the page shows as the white-space character given. keep: even where it turns out to
// be the block's last.
func (c *compiler) white(at int, shown byte, keep bool) {
	run := c.begin(at)
	c.gap = false
	if shown != ' ' || keep {
		run.kind, run.shown = opWhite, shown
	}
	c.text = append(c.text, ' ')
	c.end(run)
}

// begin starts a run of text that is written as it stands in the source.
func (c *compiler) begin(at int) op {
	return op{kind: opRun, html: int32(len(c.html)), text: int32(len(c.text)), src: int32(at)}
}

// end closes a run; one that continues the run before it becomes part of that.
func (c *compiler) end(o op) {
	o.textEnd = int32(len(c.text))
	if o.textEnd == o.text {
		return
	}
	if n := len(c.ops); n > 0 {
		if last := &c.ops[n-1]; last.kind == opRun && o.kind == opRun && last.html == o.html && last.textEnd == o.text && last.src+(last.textEnd-last.text) == o.src {
			last.textEnd = o.textEnd
			return
		}
	}
	c.ops = append(c.ops, o)
}
