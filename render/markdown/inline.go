package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
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
