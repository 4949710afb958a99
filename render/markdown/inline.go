package markdown

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

func (c *compiler) inlines(n ast.Node) {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		c.inline(k)
	}
}

func (c *compiler) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		c.words(n.Segment.Value(c.src), n.Segment.Start, !n.IsRaw())
		switch {
		case n.HardLineBreak():
			c.space(n.Segment.Stop, "<br>\n")
		case n.SoftLineBreak():
			c.space(n.Segment.Stop, "\n")
		}
	case *ast.String:
		c.words(n.Value, max(0, n.Pos()), !n.IsRaw())
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		c.wrap(tag, n)
	case *east.Strikethrough:
		c.wrap("del", n)
	case *ast.CodeSpan:
		c.codeSpan(n)
	case *ast.Link:
		at := max(0, n.Pos())
		c.link(n, string(n.Destination), string(n.Title), at, func() { c.inlines(n) })
	case *ast.AutoLink:
		label := n.Label(c.src)
		at := max(0, n.Pos())
		dest := string(n.URL(c.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
			dest = "mailto:" + dest
		}
		c.link(nil, dest, "", at, func() { c.words(label, at, false) })
	case *ast.Image:
		c.image(n)
	case *ast.RawHTML:
		c.rawHTML(n)
	case *east.TaskCheckBox:
		c.raw(`<input type="checkbox" disabled`)
		if n.IsChecked {
			c.raw(" checked")
		}
		c.raw("> ")
	case *east.FootnoteLink:
		i := strconv.Itoa(n.Index)
		c.gap = true
		if c.within { // a link holds no other
			c.raw(`<sup class="fnref" id="` + noteRef(n.Index, n.RefIndex) + `">` + i + `</sup>`)
			return
		}
		c.raw(`<sup class="fnref"><a id="` + noteRef(n.Index, n.RefIndex) + `" href="#fn:` + i + `" role="doc-noteref" aria-label="Footnote ` + i + `">` + i + `</a></sup>`)
	case *east.FootnoteBacklink:
		c.raw(` <a class="fnback" href="#` + noteRef(n.Index, n.RefIndex) + `" role="doc-backlink" aria-label="Back to the text">↩</a>`)
	default:
		c.inlines(n)
	}
}

// noteRef is the id of a footnote's k-th reference, 0-based. Its colon keeps it apart from headings and annotations.
func noteRef(index, k int) string {
	id := "fnref:" + strconv.Itoa(index)
	if k > 0 {
		id += ":" + strconv.Itoa(k+1)
	}
	return id
}

func (c *compiler) wrap(tag string, n ast.Node) {
	c.raw("<" + tag + ">")
	c.inlines(n)
	c.raw("</" + tag + ">")
}

// words adds text, decoded where it is not raw, white-space runs folded to one space.
func (c *compiler) words(s []byte, at int, decode bool) {
	for len(s) > 0 {
		// A stretch that stands in the source as in the text is one run.
		run := c.begin(at)
		n := c.plain(s, decode)
		if n > 0 {
			c.line = false
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
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 0 {
		return "&", 1
	}
	ref := s[:end+1]
	var out []byte
	if len(ref) > 1 && ref[1] == '#' {
		out = util.ResolveNumericReferences(ref)
	} else {
		out = util.ResolveEntityNames(ref)
	}
	if bytes.Equal(out, ref) {
		return "&", 1
	}
	return string(out), len(ref)
}

// decoded adds text that the source writes otherwise.
func (c *compiler) decoded(s string, at int) {
	if strings.TrimLeft(s, " \t\n\r") == "" {
		c.space(at, " ")
		return
	}
	run := c.begin(at)
	c.line = false
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

func (c *compiler) codeSpan(n *ast.CodeSpan) {
	c.raw("<code>")
	from := len(c.text)
	c.gap = true
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if t, ok := k.(*ast.Text); ok {
			c.codeWords(t.Segment.Value(c.src), t.Segment.Start)
		}
	}
	c.coded, c.inert = cover(c.coded, from, len(c.text)), cover(c.inert, from, len(c.text))
	c.raw("</code>")
}

// codeWords adds the text of a code span. In a table's cell a pipe is escaped there too (GFM 0.29, 4.10).
func (c *compiler) codeWords(s []byte, at int) {
	for c.cell {
		i := bytes.Index(s, []byte(`\|`))
		if i < 0 {
			break
		}
		c.words(s[:i], at, false)
		c.words(s[i+1:i+2], at+i+1, false)
		s, at = s[i+2:], at+i+2
	}
	c.words(s, at, false)
}

// link writes a link as a slot: its address is known when the page is.
func (c *compiler) link(n ast.Node, dest, title string, at int, inner func()) {
	if n != nil {
		dest, title = unescape(dest), unescape(title)
	}
	if !c.allowed(dest, at, "link", "http", "https", "mailto", "tel") || c.within {
		inner()
		return
	}
	i := len(c.Links)
	c.Links = append(c.Links, Link{Dest: dest, Title: title, Start: len(c.text), Pos: c.place(at)})
	c.slot(opOpen, i)
	c.within = true
	inner()
	c.within = false
	c.slot(opClose, i)
	c.Links[i].End = len(c.text)
	c.inert = cover(c.inert, c.Links[i].Start, len(c.text))
}

func (c *compiler) image(n *ast.Image) {
	at := max(0, n.Pos())
	dest := unescape(string(n.Destination))
	if !c.allowed(dest, at, "picture", "http", "https") {
		return
	}
	var alt strings.Builder
	plain(&alt, n, c.src)
	c.slot(opImage, len(c.Links))
	c.gap = true
	c.Links = append(c.Links, Link{Dest: dest, Title: unescape(string(n.Title)), Start: len(c.text), End: len(c.text), Pos: c.place(at), Image: true, Alt: alt.String()})
}

// plain writes the text of n's children.
func plain(b *strings.Builder, n ast.Node, src []byte) {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		switch k := k.(type) {
		case *ast.Text:
			b.WriteString(unescape(string(k.Segment.Value(src))))
			if k.SoftLineBreak() || k.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(k.Value)
		default:
			plain(b, k, src)
		}
	}
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

// allowed reports whether an address has one of the schemes, or none; another is an error. Browsers ignore control characters
// and spaces in a scheme, so they do not count.
func (c *compiler) allowed(dest string, at int, what string, schemes ...string) bool {
	bare := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, dest)
	i := strings.IndexAny(bare, ":/?#\\")
	if i < 0 || bare[i] != ':' {
		return true
	}
	for _, s := range schemes {
		if bare[:i] == s {
			return true
		}
	}
	c.errorf(at, "a "+what+" goes to "+strings.Join(schemes, ", ")+" or within the site", "a %s to %q is not allowed", what, bare[:i+1])
	return false
}

func (c *compiler) rawHTML(n *ast.RawHTML) {
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		raw := seg.Value(c.src)
		if i == 0 && bytes.HasPrefix(raw, []byte("<!--")) {
			return
		}
		if c.opt.UnsafeHTML {
			c.html = append(c.html, raw...)
			c.gap = true
			if i == 0 {
				c.warn("unsafe-html", seg.Start, "", "raw HTML is let through")
			}
			continue
		}
		if i == 0 {
			c.warn("raw-html", seg.Start, "write it as Markdown; or set unsafeHTML in site.yaml", "raw HTML is shown as text")
		}
		c.words(raw, seg.Start, false)
	}
}

// special tells the bytes that HTML writes as references, in texts and in quoted attributes.
var special = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

func appendEscaped(dst []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		if ref := special[s[i]]; ref != "" {
			dst = append(append(dst, s[from:i]...), ref...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...)
}
