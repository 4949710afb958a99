package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (c *compiler) blocks(n ast.Node) {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if c.size() > maxHTML {
			return
		}
		c.block(k)
	}
}

func (c *compiler) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		c.raw("<p>")
		c.leaf(Paragraph, start(n), func() { c.inlines(n) })
		c.raw("</p>\n")
	case *ast.TextBlock:
		c.leaf(Paragraph, start(n), func() { c.inlines(n) })
		if n.NextSibling() != nil {
			c.raw("\n")
		}
	case *ast.Heading:
		c.heading(n)
	case *ast.ThematicBreak:
		c.raw("<hr>\n")
	case *ast.Blockquote:
		c.quote(n)
	case *ast.List:
		c.list(n)
	case *ast.ListItem:
		c.raw("<li>")
		c.blocks(n)
		c.raw("</li>\n")
	case *ast.FencedCodeBlock:
		c.fence(n)
	case *ast.CodeBlock:
		c.code(n, "")
	case *ast.HTMLBlock:
		c.htmlBlock(n)
	case *east.Table:
		c.table(n)
	case *east.FootnoteList:
		c.raw(`<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol>` + "\n")
		c.blocks(n)
		c.raw("</ol></section>\n")
	case *east.Footnote:
		c.raw(`<li id="fn:` + strconv.Itoa(n.Index) + `">`)
		c.blocks(n)
		c.raw("</li>\n")
	default:
		c.blocks(n)
	}
}

// start is where a block's text begins in the source.
func start(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for k := n.FirstChild(); k != nil; k = k.FirstChild() {
		if t, ok := k.(*ast.Text); ok {
			return t.Segment.Start
		}
	}
	return max(0, n.Pos())
}

func (c *compiler) heading(n *ast.Heading) {
	level := c.level(n.Level)
	tag := headingTags[level]
	at := start(n)
	// The id follows from the text, which follows in the HTML: a place is left for it.
	c.raw("<")
	c.raw(tag)
	c.raw(` id="`)
	hole := len(c.html)
	first := len(c.ops)
	c.raw(`">`)
	from, to := c.leaf(HeadingBlock, at, func() { c.inlines(n) })
	id := c.headingID(string(c.text[from:to]))
	c.fill(hole, first, id) // which holds nothing that HTML escapes
	c.raw(`<a class="permalink" href="#`)
	c.raw(id)
	c.raw(`" aria-label="Link to this section"></a></`)
	c.raw(tag)
	c.raw(">\n")
	c.inert = cover(c.inert, from, to)
	c.Headings = append(c.Headings, Heading{Level: level, ID: id, Pos: c.place(at), Start: from, End: to})
}

var headingTags = [...]string{2: "h2", 3: "h3", 4: "h4", 5: "h5", 6: "h6"}

// fill puts into the HTML what was not known when it was written; ops from first on come after it.
func (c *compiler) fill(hole, first int, s string) {
	c.html = append(c.html, s...)
	copy(c.html[hole+len(s):], c.html[hole:len(c.html)-len(s)])
	copy(c.html[hole:], s)
	for i := first; i < len(c.ops); i++ {
		c.ops[i].html += int32(len(s))
	}
}

// level is the level of a heading as rendered: one below the heading that it stands under. Levels that an author skips are
// closed up, so that nobody who moves by headings looks for one that is not there.
func (c *compiler) level(written int) int {
	for n := len(c.above); n > 0 && c.above[n-1] >= written; n-- {
		c.above = c.above[:n-1]
	}
	c.above = append(c.above, written)
	return min(6, len(c.above)+1)
}

// quote writes a block quotation, or the alert that it is (GitHub: "[!NOTE]" on a line of its own).
func (c *compiler) quote(n *ast.Blockquote) {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if ok && p.Lines().Len() > 0 {
		seg := p.Lines().At(0)
		word := strings.ToLower(strings.TrimSpace(string(seg.Value(c.src))))
		if title, ok := alerts[word]; ok {
			c.alert(n, p, strings.Trim(word, "[!]"), title)
			return
		}
	}
	c.raw("<blockquote>\n")
	c.blocks(n)
	c.raw("</blockquote>\n")
}

var alerts = map[string]string{
	"[!note]": "Note", "[!tip]": "Tip", "[!important]": "Important", "[!warning]": "Warning", "[!caution]": "Caution",
}

func (c *compiler) alert(n *ast.Blockquote, p *ast.Paragraph, class, title string) {
	c.raw(`<aside class="alert ` + class + `"><p class="alert-title">` + title + "</p>\n")
	k := p.FirstChild()
	for k != nil {
		t, ok := k.(*ast.Text)
		k = k.NextSibling()
		if ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
	}
	if k != nil {
		c.raw("<p>")
		c.leaf(Paragraph, start(p), func() {
			for ; k != nil; k = k.NextSibling() {
				c.inline(k)
			}
		})
		c.raw("</p>\n")
	}
	for k := p.NextSibling(); k != nil; k = k.NextSibling() {
		c.block(k)
	}
	c.raw("</aside>\n")
}

func (c *compiler) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	c.raw("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		c.raw(` start="` + strconv.Itoa(n.Start) + `"`)
	}
	c.raw(">\n")
	c.blocks(n)
	c.raw("</" + tag + ">\n")
}

func (c *compiler) table(n *east.Table) {
	// It may be wider than the page and is scrolled by itself, so the keyboard must reach it; its head names it.
	c.raw(`<div class="table" role="group" tabindex="0" aria-label="Table`)
	hole, first, from := len(c.html), len(c.ops), len(c.text)
	c.raw(`"><table>` + "\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if c.size() > maxHTML {
			return
		}
		_, head := row.(*east.TableHeader)
		if head {
			c.raw("<thead>\n")
		} else if !body {
			c.raw("<tbody>\n")
			body = true
		}
		c.raw("<tr>\n")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			c.tableCell(cell, head && cell.HasChildren())
		}
		c.raw("</tr>\n")
		if head {
			c.raw("</thead>\n")
			c.fill(hole, first, tableName(string(c.text[min(from, len(c.text)):])))
		}
	}
	if body {
		c.raw("</tbody>\n")
	}
	c.raw("</table></div>\n")
}

// tableCell writes a cell, as one that heads its column or not: an empty one heads nothing.
func (c *compiler) tableCell(cell ast.Node, head bool) {
	tag, scope := "td", ""
	if head {
		tag, scope = "th", ` scope="col"`
	}
	c.raw("<" + tag)
	if t, ok := cell.(*east.TableCell); ok && t.Alignment != east.AlignNone {
		c.raw(` class="` + t.Alignment.String() + `"`)
	}
	c.raw(scope + ">")
	c.cell = true
	c.leaf(Cell, start(cell), func() { c.inlines(cell) })
	c.cell = false
	c.raw("</" + tag + ">\n")
}

// tableName is what a table is called beside "Table": the heads of its columns, each on a line.
func tableName(heads string) string {
	name := ""
	for head := range strings.Lines(heads) {
		head = strings.TrimSpace(head)
		if head == "" {
			continue
		}
		if name += ", " + head; len(name) > 120 {
			break
		}
	}
	if name == "" {
		return ""
	}
	return ":" + string(appendEscaped(nil, strings.TrimPrefix(name, ",")))
}

// htmlBlock drops comments, turns the one that asks for a view into an embed, and shows the rest as text unless the site lets
// it through.
func (c *compiler) htmlBlock(n *ast.HTMLBlock) {
	var raw []byte
	from := start(n)
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		raw = append(raw, l.Value(c.src)...)
	}
	if n.HasClosure() {
		if len(raw) == 0 {
			from = n.ClosureLine.Start
		}
		raw = append(raw, n.ClosureLine.Value(c.src)...)
	}
	raw = bytes.TrimSpace(raw)
	if directive, ok := bytes.CutPrefix(raw, []byte("<!--")); ok && bytes.HasSuffix(directive, []byte("-->")) {
		if inner := bytes.TrimSuffix(directive, []byte("-->")); !bytes.Contains(inner, []byte("-->")) {
			if args, ok := bytes.CutPrefix(bytes.TrimSpace(inner), []byte("dateline:")); ok {
				c.embed(args, from+max(0, bytes.Index(c.src[from:], args)))
			}
			return
		}
	}
	if c.opt.UnsafeHTML {
		c.warn("unsafe-html", from, "", "raw HTML is let through")
		c.html = append(append(c.html, raw...), '\n')
		return
	}
	shown, closed := stripComments(raw)
	if !closed {
		c.errorf(from, "end it with -->", "a comment that never ends hides the rest of the text")
	}
	if len(bytes.TrimSpace(shown)) == 0 {
		return
	}
	c.warn("raw-html", from, "write it as Markdown; or set unsafeHTML in site.yaml", "raw HTML is shown as text")
	c.raw(`<pre class="raw"><code>`)
	c.leaf(Code, from, func() { c.verbatim(shown, source{{0, from}}, 0) })
	c.raw("</code></pre>\n")
}

// stripComments returns raw without its comments; closed is false where the last has no end.
func stripComments(raw []byte) (shown []byte, closed bool) {
	var out []byte
	for {
		i := bytes.Index(raw, []byte("<!--"))
		if i < 0 {
			return append(out, raw...), true
		}
		k := bytes.Index(raw[i:], []byte("-->"))
		if k < 0 {
			return append(out, raw[:i]...), false
		}
		out = append(out, raw[:i]...)
		raw = raw[i+k+3:]
	}
}

// embed reads "KIND key=value …", values bare or in double quotes.
func (c *compiler) embed(s []byte, at int) {
	e := Embed{Pos: c.place(at), Top: c.top}
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '\t' || s[i] == '\n' {
			i++
			continue
		}
		k, quoted := i, false
		for k < len(s) && (quoted || s[k] != ' ' && s[k] != '\t' && s[k] != '\n') {
			if s[k] == '"' {
				quoted = !quoted
			}
			k++
		}
		word := string(s[i:k])
		switch key, value, ok := strings.Cut(word, "="); {
		case e.Kind == "" && len(e.Args) == 0 && !ok:
			e.Kind, e.Pos = word, c.place(at+i)
		case !ok || key == "":
			c.errorf(at+i, "an embed reads <!-- dateline: timeline actor=iran -->", "%q is not key=value", word)
		case len(e.Args) == maxArgs:
			c.errorf(at+i, "", "an embed with over %d settings", maxArgs)
			return
		default:
			for _, a := range e.Args {
				if a.Key == key {
					c.errorf(at+i, "", "%q is given twice", key)
				}
			}
			e.Args = append(e.Args, Arg{Key: key, Value: strings.Trim(value, `"`), Pos: c.place(at + i)})
		}
		i = k
	}
	if e.Kind == "" {
		c.errorf(at, "an embed reads <!-- dateline: timeline actor=iran -->", "an embed without a kind")
		return
	}
	c.slot(opEmbed, len(c.Embeds))
	c.Embeds = append(c.Embeds, e)
	c.raw("\n")
}
