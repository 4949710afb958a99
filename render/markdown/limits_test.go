package markdown

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"
)

// long adds the sizes that take a while.
var long = flag.Bool("long", false, "also run what takes long")

// families are inputs that have made Markdown parsers slow or huge, by a size in bytes.
var families = map[string]func(n int) string{
	"equal headings":            func(n int) string { return strings.Repeat("# a\n", n/4) },
	"underlined headings":       func(n int) string { return strings.Repeat("a\n=\n\n", n/5) },
	"delimiter runs":            func(n int) string { return strings.Repeat("*a_", n/3) },
	"alternating emphasis":      func(n int) string { return strings.Repeat("*a **b ", n/7) },
	"closers without openers":   func(n int) string { return strings.Repeat("a** ", n/4) },
	"open brackets":             func(n int) string { return strings.Repeat("[", n) },
	"brackets and parentheses":  func(n int) string { return strings.Repeat("[a](", n/4) },
	"pictures in pictures":      func(n int) string { return strings.Repeat("![", n/2) + strings.Repeat("](x)", n/4) },
	"backticks of all lengths":  func(n int) string { return ticks(n) },
	"block quotations":          func(n int) string { return strings.Repeat(">", n) + "a" },
	"block quotations, growing": func(n int) string { return growing(n, "> ") },
	"nested lists":              func(n int) string { return strings.Repeat("- ", n/2) + "a" },
	"lists, growing":            func(n int) string { return growing(n, "  ") },
	"a wide table":              func(n int) string { return wide(n) },
	"a long table":              func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", n/6) },
	"references":                func(n int) string { return references(n) },
	"uses of one reference":     func(n int) string { return "[a]: /x\n\n" + strings.Repeat("[a] ", n/4) },
	"footnotes":                 func(n int) string { return footnotes(n) },
	"uses of one footnote":      func(n int) string { return "[^a]: x\n\n" + strings.Repeat("b[^a] ", n/6) },
	"angle brackets":            func(n int) string { return strings.Repeat("<", n) },
	"unclosed comments":         func(n int) string { return strings.Repeat("a <!-- ", n/7) },
	"unclosed instructions":     func(n int) string { return strings.Repeat("a <? ", n/5) },
	"unclosed CDATA":            func(n int) string { return strings.Repeat("a <![CDATA[ ", n/12) },
	"attributes":                func(n int) string { return "<a " + strings.Repeat("b ", n/2) },
	"ampersands":                func(n int) string { return strings.Repeat("&", n) },
	"entities":                  func(n int) string { return strings.Repeat("&amp;", n/5) },
	"backslashes":               func(n int) string { return strings.Repeat("\\", n) },
	"bare addresses":            func(n int) string { return strings.Repeat("www.a.b ", n/8) },
	"one bare address":          func(n int) string { return "http://a.b/" + strings.Repeat("(", n) },
	"dots of an address":        func(n int) string { return "www" + strings.Repeat(".a", n/2) },
	"mail addresses":            func(n int) string { return strings.Repeat("a@b.c ", n/6) },
	"at signs":                  func(n int) string { return strings.Repeat("@", n) },
	"tildes":                    func(n int) string { return strings.Repeat("~a~~b", n/5) },
	"task lists":                func(n int) string { return strings.Repeat("- [ ] a\n", n/8) },
	"blank lines":               func(n int) string { return strings.Repeat("\n", n) },
	"spaces":                    func(n int) string { return strings.Repeat(" ", n) + "a" },
	"tabs":                      func(n int) string { return strings.Repeat("\t", n) + "a" },
	"one long word":             func(n int) string { return strings.Repeat("a", n) },
	"one long line":             func(n int) string { return strings.Repeat("a ", n/2) },
	"hard breaks":               func(n int) string { return strings.Repeat("a  \n", n/4) },
	"rules":                     func(n int) string { return strings.Repeat("---\n\n", n/5) },
	"open fences":               func(n int) string { return strings.Repeat("```\n", n/4) },
	"one long fence":            func(n int) string { return "```go\n" + strings.Repeat("f(\"", n/3) },
	"regular expressions":       func(n int) string { return "```js\n" + strings.Repeat("/(", n/2) },
	"a fence of XML":            func(n int) string { return "```xml\n" + strings.Repeat("<a b=\"", n/6) },
	"a fence of YAML":           func(n int) string { return "```yaml\n" + strings.Repeat("- ", n/2) },
	"indented code":             func(n int) string { return strings.Repeat("    a\n", n/6) },
	"alerts":                    func(n int) string { return strings.Repeat("> [!NOTE]\n> a\n\n", n/16) },
	"embeds":                    func(n int) string { return strings.Repeat("<!-- dateline: timeline -->\n\n", n/29) },
	"one long embed":            func(n int) string { return "<!-- dateline: timeline " + strings.Repeat("a=b ", n/4) + "-->" },
	"zero bytes":                func(n int) string { return strings.Repeat("\x00", n) },
	"combining marks":           func(n int) string { return "a" + strings.Repeat("\u0301", n/2) },
	"invalid UTF-8":             func(n int) string { return strings.Repeat("\xff", n) },
	"right to left":             func(n int) string { return strings.Repeat("\u202e\u05d0 ", n/6) },
}

func growing(n int, mark string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(mark, i) + "- a\n")
	}
	return b.String()
}

func ticks(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("`", i) + "a ")
	}
	return b.String()
}

func wide(n int) string {
	cells := n / 6
	return strings.Repeat("|a", cells) + "|\n" + strings.Repeat("|-", cells) + "|\n" + strings.Repeat("|\n", n/6)
}

func references(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "[a%d]: /x\n", i)
	}
	return b.String()
}

func footnotes(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "a[^%d]\n\n[^%d]: b\n\n", i, i)
	}
	return b.String()
}

// TestFamilies feeds each family at growing sizes: what comes out is bounded, and a size that is refused is refused with a
// place. Time is told with -v, and a family that hangs fails by the test's own deadline.
func TestFamilies(t *testing.T) {
	sizes := []int{1_000, 120_000}
	if *long {
		sizes = append(sizes, 1_000_000, 10_000_000)
	}
	for name, family := range families {
		for _, n := range sizes {
			begin := time.Now()
			d, found := Parse([]byte(family(n)), Options{Line: 3})
			out := d.Render(nil, Rendering{})
			if len(out) > maxHTML {
				t.Errorf("%s, %d bytes: %d bytes of HTML", name, n, len(out))
			}
			for _, f := range found {
				if f.Pos.Line < 3 || f.Pos.Col < 1 || f.Message == "" {
					t.Errorf("%s, %d bytes: a finding without a place: %+v", name, n, f)
				}
			}
			if spent := time.Since(begin); spent > 300*time.Millisecond {
				t.Logf("%s, %d bytes: %v, refused: %v", name, n, spent, d.Text == "" && len(found) > 0)
			}
		}
	}
}

func TestLimitsSpareWhatPeopleWrite(t *testing.T) {
	long := strings.Repeat("A paragraph with *emphasis*, [a link](https://example.org/) and `code`.\n\n", 2000)
	for desc, src := range map[string]string{
		"150 KB of prose":       long,
		"a table of 2,000 rows": "|a|b|c|\n|-|-|-|\n" + strings.Repeat("|1|2|3|\n", 2000),
		"code full of stars":    "```c\n" + strings.Repeat("int **a = &b[*c];\n", 1000) + "```\n",
		"800 headings":          strings.Repeat("## Head\n\ntext\n\n", 800),
	} {
		if d, found := Parse([]byte(src), Options{}); len(found) > 0 || d.Text == "" {
			t.Errorf("%s: refused: %+v", desc, found)
		}
	}
}
