package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
)

func TestSpaceAroundWhatIsNoText(t *testing.T) {
	for _, c := range []struct{ desc, give, want string }{
		{"after a footnote's number", "a [^1] b\n\n[^1]: n", "</sup> b</p>"},
		{"after a picture", "text ![i](x) more", "> more</p>"},
		{"after a picture that begins the block", "![i](x) more", "> more</p>"},
		{"none is invented", "![i](x)more", ">more</p>"},
	} {
		d, _ := Parse([]byte(c.give), Options{})
		if got := string(d.Render(nil, Rendering{})); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q\ngot  %s\nwant %s", c.desc, c.give, got, c.want)
		}
	}
}

func TestAmpersandBeforeReference(t *testing.T) {
	d, _ := Parse([]byte("Q & A  on\nR&amp;D and &; &#x41; &nosuch;"), Options{})
	if want := "Q & A on R&D and &; A &nosuch;"; d.Text != want {
		t.Errorf("got  %q\nwant %q", d.Text, want)
	}
}

func TestInertAroundOtherMarkup(t *testing.T) {
	for _, give := range []string{"# Iran and `x`", "# Iran and [x](y)", "[Iran `x`](y)", "# `x` Iran", "[`x` Iran](y)", "# Iran"} {
		d, _ := Parse([]byte(give), Options{})
		if i := strings.Index(d.Text, "Iran"); !d.Inert(i, i+4) || d.InCode(i, i+4) {
			t.Errorf("%q: inert %v, want true; in code %v, want false", give, d.Inert(i, i+4), d.InCode(i, i+4))
		}
	}
	d, _ := Parse([]byte("Iran [x](y) Iran `z` Iran"), Options{})
	for i, want := range map[int]bool{0: false, 7: false, 5: true} {
		if got := d.Inert(i, i+1); got != want {
			t.Errorf("%q at %d: inert %v, want %v", d.Text, i, got, want)
		}
	}
}

func TestNoLinkInALink(t *testing.T) {
	for _, give := range []string{"[a[^1]](b)\n\n[^1]: n", "[<http://a.b>](c)"} {
		d, _ := Parse([]byte(give), Options{})
		open := false
		for _, part := range strings.Split(string(d.Render(nil, Rendering{})), "<")[1:] {
			if strings.HasPrefix(part, "a ") && open {
				t.Errorf("%q: a link within a link: %s", give, d.Render(nil, Rendering{}))
			}
			open = strings.HasPrefix(part, "a ") || open && !strings.HasPrefix(part, "/a>")
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		give string
		want diag.Pos
	}{
		{"- x\n\n  ```go\n  aa\n  needle\n  ```", diag.Pos{Line: 5, Col: 3}},
		{"> ```\n> aa\n> needle\n> ```", diag.Pos{Line: 3, Col: 3}},
		{"    aa\n    needle", diag.Pos{Line: 2, Col: 5}},
		{"a **b** needle", diag.Pos{Line: 1, Col: 9}},
	} {
		d, _ := Parse([]byte(c.give), Options{})
		if got := d.Pos(strings.Index(d.Text, "needle")); got != c.want {
			t.Errorf("%q: got %v, want %v", c.give, got, c.want)
		}
	}
	for _, give := range []string{"ab [**x**](y)", "ab [](y)", "ab ![**x**](y)"} {
		d, _ := Parse([]byte(give), Options{})
		if got, want := d.Links[0].Pos, (diag.Pos{Line: 1, Col: 4}); got != want {
			t.Errorf("%q: link at %v, want %v", give, got, want)
		}
	}
}

func TestLinksEndInTheText(t *testing.T) {
	for _, give := range []string{"[0 ]()", "x [0 ](y)", "a [`b` ](c)"} {
		d, _ := Parse([]byte(give), Options{})
		if l := d.Links[0]; l.Start > l.End || l.End > len(d.Text) {
			t.Errorf("%q: link %d to %d in a text of %d bytes", give, l.Start, l.End, len(d.Text))
		}
	}
}

func TestNothingIsLostSilently(t *testing.T) {
	for desc, give := range map[string]string{
		"a comment without an end": "a\n\n<!-- oops\n\nthe rest", "a key given twice": "<!-- dateline: map a=1 a=2 -->",
	} {
		if _, found := Parse([]byte(give), Options{}); len(found) != 1 || found[0].Severity != diag.Error {
			t.Errorf("%s: %+v, want one error", desc, found)
		}
	}
}

func TestReferencesDecodeOnce(t *testing.T) {
	d, _ := Parse([]byte(`[a](x "\&lt; &#38;lt;")`), Options{})
	if got, want := d.Links[0].Title, "&lt; &lt;"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}

func TestTopsCountWhatIsShown(t *testing.T) {
	if d, _ := Parse([]byte("[a]: /x\n\n<!-- c -->\n\n[a]"), Options{}); d.Tops != 1 || d.Blocks[0].Top != 0 {
		t.Errorf("%d tops, block in %d; want 1, 0", d.Tops, d.Blocks[0].Top)
	}
}

func TestPipesInCells(t *testing.T) {
	d, _ := Parse([]byte("|a|\n|-|\n|`b\\|c` d\\|e|"), Options{})
	if want := "a\nb|c d|e"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
}

// TestHostileStructure feeds what a look at single lines takes for harmless. Each is far under or far over the bound.
func TestHostileStructure(t *testing.T) {
	for name, give := range map[string]string{
		"marks after an indented fence": "    ```\n\n" + strings.Repeat("*a_", 40_000),
		"marks after a longer fence":    "````\n```\n````\n" + strings.Repeat("*a_", 40_000),
		"a wide table after a fence":    "    ```\n\n" + wide(120_000),
		"unknown languages":             strings.Repeat("```zzq\n```\n", 11_000),
		"many small fences":             strings.Repeat("```go\nf(x)\n```\n", 8_000),
		"one long destination":          strings.Repeat("[a](b", 1400) + strings.Repeat("b", 500_000),
		"addresses in one line":         strings.Repeat("a@b.cc www.a.bb ", 60_000),
		"pipes in code":                 strings.Repeat("|a|\n|-|\n"+strings.Repeat("|`a\\|b`|\n", 500)+"\n", 25),
		"paragraphs of marks":           strings.Repeat(strings.Repeat("*a_", 900)+"\n\n", 370),
	} {
		begin := time.Now()
		d, found := Parse([]byte(give), Options{})
		if out := d.Render(nil, Rendering{}); len(out) > maxHTML {
			t.Errorf("%s: %d bytes of HTML from %d", name, len(out), len(give))
		}
		t.Logf("%s: refused %v, %v", name, d.Text == "" && len(found) > 0, time.Since(begin).Round(time.Millisecond))
	}
}

func TestLimitsSpareListsAndTables(t *testing.T) {
	for name, give := range map[string]string{
		"a list of links":  strings.Repeat("- [link](https://example.org/)\n", 3000),
		"a table of links": "|a|b|\n|-|-|\n" + strings.Repeat("|[x](/y)|*b*|\n", 3000),
	} {
		if _, found := Parse([]byte(give), Options{}); len(found) > 0 {
			t.Errorf("%s: refused: %s", name, fmt.Sprint(found[0]))
		}
	}
}
