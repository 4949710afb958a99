package markdown

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FuzzRender lays spans over whatever parses: the page's text must be the same with and without them, every start tag must
// have its end, and offsets must lie in the text.
func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"# A *b* `c`\n\n[d *e*](#x) &amp; <b>\n\n- f\n  - g\n\n> h",
		"|a|b|\n|-|:-:|\n|c|d|\n\nx[^1]\n\n[^1]: y",
		"```go\nfunc f() {}\n```\n\n![p](q \"r\") <https://a.b>",
		"a  \nb\nc **d *e* f** ~~g~~ https://h.i \\* &lt;",
		"> [!NOTE]\n> a\n\n<!-- dateline: map place=x -->\n",
	} {
		f.Add(s, 2, 9)
	}
	f.Fuzz(func(t *testing.T, src string, a, b int) {
		if len(src) > 10_000 || !utf8.ValidString(src) {
			t.Skip()
		}
		d, _ := Parse([]byte(src), Options{Line: 1})
		checkOffsets(t, d)
		plain := string(d.Render(nil, Rendering{}))
		n := len(d.Text)
		if n == 0 {
			return
		}
		a, b = (a%n+n)%n, (b%n+n)%n
		from, to := snap(d.Text, min(a, b)), snap(d.Text, max(a, b))
		open := func(dst []byte, first bool) []byte { return append(dst, `<mark class="x">`...) }
		spans := []Span{{from, to, open, "</mark>"}, {snap(d.Text, (from+to)/2), n, open, "</mark>"}}
		marked := string(d.Render(nil, Rendering{Spans: spans}))
		if got, want := textOf(t, marked), textOf(t, plain); got != want {
			t.Errorf("spans change the text:\nwith    %q\nwithout %q\nsource  %q", got, want, src)
		}
		if strings.Count(marked, "<mark ") != strings.Count(marked, "</mark>") {
			t.Errorf("marks are not balanced: %s", marked)
		}
		if got := strings.ReplaceAll(strings.ReplaceAll(marked, `<mark class="x">`, ""), "</mark>", ""); got != plain {
			t.Errorf("spans change more than they add:\nwith    %q\nwithout %q", got, plain)
		}
	})
}

// FuzzUnmarked reads texts in two ways: with and without what takes unmarked stretches at once.
func FuzzUnmarked(f *testing.F) {
	for _, s := range []string{
		"a b  \nc \n d  \n\te\n", "# a *b*, c\n\n1. d_e_f _g_ * h\n\n> i\nj (k) [l] m] ![n](o)\n",
		"| a | b! |\n|-|-|\n| `c  d` | e  |\n", "x[^1] & y &amp; ~~z~~\n\n[^1]: n\n\to\n", "- [ ] a\n- [x] b <i> c\n",
		"(*a*) *(b)* *c* 'd'*e*\"f\"", "a\u00a0*b*\u3000_c_", "a & b  c &amp; d", "![a](b) c \n `d`  e",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 10_000 || !utf8.ValidString(src) || strings.ContainsFunc(src, unfit) {
			t.Skip()
		}
		once, _ := compile(dialects().plain, []byte(src), Options{})
		byByte, _ := compile(dialects().escaped, []byte(src), Options{})
		if !reflect.DeepEqual(byByte, once) {
			t.Errorf("%q\nby byte %+v\nat once %+v", src, byByte, once)
		}
	})
}

// unfit are backslashes, and what no body holds that has been read as a file.
func unfit(r rune) bool { return r == '\\' || r < ' ' && r != '\n' && r != '\t' }

func checkOffsets(t *testing.T, d *Doc) {
	last := 0
	for _, b := range d.Blocks {
		if b.Start < last || b.End < b.Start || b.End > len(d.Text) {
			t.Fatalf("block %+v out of place in a text of %d bytes", b, len(d.Text))
		}
		if strings.Contains(d.Text[b.Start:b.End], "\n") {
			t.Errorf("a block holds a line feed: %q", d.Text[b.Start:b.End])
		}
		last = b.End
	}
	if strings.Contains(d.Text, "  ") || strings.HasPrefix(d.Text, " ") || strings.HasSuffix(d.Text, " ") {
		t.Errorf("white space is not folded: %q", d.Text)
	}
	for _, l := range d.Links {
		if l.Start > l.End || l.End > len(d.Text) || l.Pos.Line < 1 {
			t.Errorf("link %+v out of place in a text of %d bytes", l, len(d.Text))
		}
	}
	for i := range d.Text {
		d.Pos(i)
		d.Inert(i, i+1)
	}
}

func snap(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

func textOf(t *testing.T, source string) string {
	nodes, err := html.ParseFragment(strings.NewReader(source), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range nodes {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for k := range n.Descendants() {
			if k.Type == html.TextNode {
				b.WriteString(k.Data)
			}
		}
	}
	return b.String()
}
