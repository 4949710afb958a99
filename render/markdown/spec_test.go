package markdown

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// differs lists the examples whose HTML is not CommonMark's, and why. The examples of raw HTML are told apart by themselves:
// they are those that warn "raw-html".
var differs = map[string][]int{
	"GitHub links bare addresses": {608, 611, 612},
}

func TestCommonMark(t *testing.T) {
	data, err := os.ReadFile("testdata/commonmark-0.31.2.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Example                 int
		Section, Markdown, HTML string
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Fatalf("%d examples, want 652", len(examples))
	}
	passed, raw := 0, 0
	for _, e := range examples {
		d, found := Parse([]byte(e.Markdown), Options{UnsafeHTML: true})
		skip := false
		for _, f := range found {
			skip = skip || f.Severity == 0 // an address that dateline refuses
		}
		if strings.Contains(e.HTML, "<!--") || skip || slices.Contains(differs["GitHub links bare addresses"], e.Example) {
			raw++
			continue
		}
		got, want := tree(t, string(d.Render(nil, Rendering{}))), tree(t, e.HTML)
		if got != want {
			t.Errorf("example %d (%s)\ngive %q\nwant %s\ngot  %s", e.Example, e.Section, e.Markdown, want, got)
			continue
		}
		passed++
	}
	t.Logf("%d examples pass, %d are apart", passed, raw)
	if passed < 620 {
		t.Errorf("only %d examples pass", passed)
	}
}

var headings = regexp.MustCompile(`^h[1-6]$`)

// tree writes a page's elements and texts in a form in which dateline's deliberate differences do not show: heading levels
// and ids, permalinks, the classes and tokens of code, the attributes that pictures get, white space between blocks.
func tree(t *testing.T, source string) string {
	nodes, err := html.ParseFragment(strings.NewReader(source), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var above []byte // levels of the headings that the text stands under
	var walk func(n *html.Node, pre bool)
	walk = func(n *html.Node, pre bool) {
		switch n.Type {
		case html.TextNode:
			s := n.Data
			if !pre {
				s = strings.Join(strings.Fields(s), " ")
			}
			b.WriteString(s)
			return
		case html.ElementNode:
			name := n.Data
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			if attr["class"] == "permalink" {
				return
			}
			if headings.MatchString(name) {
				if attr["id"] == "" { // CommonMark's: dateline's stands below the page's h1, and leaves out no level
					above = append(slices.DeleteFunc(above, func(l byte) bool { return l >= n.Data[1] }), n.Data[1])
					name = "h" + string(min('6', byte('1'+len(above))))
				}
			}
			wrapper := name == "span" && pre || name == "div" && attr["class"] == "table"
			if !wrapper {
				b.WriteString("<" + name)
				for _, key := range []string{"href", "src", "alt", "title", "start"} {
					if v, ok := attr[key]; ok {
						b.WriteString(" " + key + "=" + v)
					}
				}
				b.WriteString(">")
			}
			for k := range n.ChildNodes() {
				walk(k, pre || name == "pre")
			}
			if !wrapper {
				b.WriteString("</" + name + ">")
			}
		}
	}
	for _, n := range nodes {
		walk(n, false)
	}
	return b.String()
}
