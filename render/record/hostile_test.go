package record

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// bombs are texts that make careless YAML readers take seconds or gigabytes.
func bombs() map[string]string {
	laughs := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c <= 'i'; c++ {
		laughs += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 9), ","))
	}
	b := map[string]string{
		"billion laughs": laughs,
		"merged laughs":  "a: &a {x: y}\nb: &b {<<: [*a,*a]}\nc: {<<: [*b,*b]}\n",
		"self reference": "a: &a [*a]\n",
	}
	for _, n := range []int{1 << 18, 1_900_000} {
		many := func(name, piece string) {
			b[fmt.Sprintf("%s %d", name, n)] = strings.Repeat(piece, n/len(piece)) + "\n"
		}
		many("open brackets", "[")
		many("open braces", "{")
		many("nested maps in one line", "{a: ")
		many("hyphens", "- ")
		many("question marks", "? ")
		many("colons", ": ")
		many("commas", ",")
		many("small entries", "a,")
		many("keys", "k: v\n")
		many("empty keys", "k:\n")
		many("list", "- x\n")
		many("comments", "# c\n")
		many("anchors", "&a ")
		many("tags", "!a ")
		many("tag directives", "%TAG ! x\n")
		many("documents", "---\n")
		many("quotes", "\"")
		many("quoted", "\"a\": 'b'\n")
		many("escapes", "\"\\n\"")
		many("spaces", " ")
		many("tabs", "\t")
		many("line feeds", "\n")
		many("one word", "x")
		many("words", "word ")
		many("lines of words", "word\n")
		many("asterisks", "*a ")
		many("pipes", "|\n ")
		b[fmt.Sprintf("list in brackets %d", n)] = "a: [" + strings.Repeat("x,", n/2) + "]\n"
		b[fmt.Sprintf("pairs in brackets %d", n)] = "a: [" + strings.Repeat("x: y,", n/5) + "]\n"
		b[fmt.Sprintf("keys without values %d", n)] = "a: {" + strings.Repeat("x,", n/2) + "}\n"
		b[fmt.Sprintf("quoted text %d", n)] = "title: \"" + strings.Repeat("word ", n/5) + "\"\n"
		b[fmt.Sprintf("quoted lines %d", n)] = "title: \"" + strings.Repeat("word\n ", n/6) + "\"\n"
		b[fmt.Sprintf("block %d", n)] = "title: |\n" + strings.Repeat("  word\n", n/7)
		b[fmt.Sprintf("many brackets a line %d", n)] = strings.Repeat("a: [[[x]]]\n", n/11)
		b[fmt.Sprintf("ladder %d", n)] = ladder(min(n/8, 1000))
		b[fmt.Sprintf("not closed %d", n)] = strings.Repeat("a: b\n", n/5) + "c: \"d\n"
	}
	return b
}

func ladder(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// TestBombs reads each bomb as front matter and as a registry.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	count := 0
	for name, text := range bombs() {
		for _, in := range []struct{ path, text string }{
			{"actors.yaml", text}, {"briefings/x.md", "---\n" + text + "---\nText.\n"},
		} {
			count++
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			f := Parse(file(in.path, in.text), Options{})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if len(f.Diags) == 0 && in.path != "actors.yaml" { // a registry may be empty
				t.Errorf("%s in %s: no finding", name, in.path)
			}
			for _, d := range f.Diags {
				if d.Pos.IsZero() || d.File == "" {
					t.Fatalf("%s in %s: not located: %+v", name, in.path, d)
				}
			}
			// Ten times the promise, since tests share the machine; what is exponential or quadratic is far beyond it.
			if took > time.Second {
				t.Errorf("%s in %s: %v", name, in.path, took)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
				t.Errorf("%s in %s: %d MB", name, in.path, used>>20)
			}
			if took > 60*time.Millisecond || after.TotalAlloc-before.TotalAlloc > 60<<20 {
				t.Logf("%s in %s: %v, %d MB in all", name, in.path, took, (after.TotalAlloc-before.TotalAlloc)>>20)
			}
		}
	}
	if count < 50 {
		t.Errorf("%d bombs, want 50", count)
	}
}

// judge fails where a file's findings are not all at a place within it.
func judge(t *testing.T, text string, f *File) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for _, d := range f.Diags {
		switch {
		case d.File == "" || d.Message == "":
			t.Fatalf("a finding without file or message: %+v", d)
		case d.Pos.Line < 1 || int(d.Pos.Line) > len(lines) || d.Pos.Col < 1:
			t.Fatalf("a finding at no place: %+v", d)
		case int(d.Pos.Col) > utf8.RuneCountInString(lines[d.Pos.Line-1])+1:
			t.Fatalf("a finding beyond its line %q: %+v", lines[d.Pos.Line-1], d)
		}
	}
	if f.Body != nil {
		for _, p := range f.Body.Passages {
			if p.Start < 0 || p.Start >= p.End || p.End > len(f.Body.Text) {
				t.Fatalf("a passage at no place: %+v", p)
			}
		}
	}
}

// TestMutations damages good files byte by byte: no panic, and every finding at a place.
func TestMutations(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const spice = "\n\t \"'[]{}:,-#&*!|>%@`?~\\/.0aé“”‘’«»\u2028\ufffd"
	runes := []rune(spice)
	for _, text := range []string{seedText(t), blockStyle} {
		for i := range len(text) {
			if i%7 == 0 {
				judge(t, text[:i], Parse(file("briefings/x.md", text[:i]), Options{}))
			}
		}
		for range 1000 {
			b := []byte(text)
			for range 1 + rng.IntN(3) {
				at := rng.IntN(len(b))
				switch rng.IntN(4) {
				case 0:
					b = append(b[:at], b[at+1:]...)
				case 1:
					b[at] = ' ' + byte(rng.IntN(95))
				case 2:
					b = append(b[:at], append([]byte(string(runes[rng.IntN(len(runes))])), b[at:]...)...)
				default:
					end := min(len(b), at+rng.IntN(40))
					b = append(b, b[at:end]...)
				}
			}
			judge(t, string(b), Parse(file("briefings/x.md", string(b)), Options{}))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []struct{ path, text string }{
		{"briefings/x.md", seedText(f)},
		{"briefings/x.md", blockStyle},
		{"actors.yaml", "a: {name: A, kind: state, aliases: [B], roles: {for: b, from: 2022}, links: {wikidata: Q1}}\n"},
		{"places.yaml", "a: {name: A, at: [1, 2]}\n"},
		{"sources.yaml", "a: {title: A, by: [b, {unnamed: c}]}\n"},
		{"topics.yaml", "a:\n"},
		{"stories/x.md", "---\ntitle: T\nissues: {a: b, c: {title: d}}\n---\n"},
		{"site.yaml", "title: T\nmenu: {title: a, url: /b}\nwarnings: {a: off}\n"},
		{"pages/x.md", "---\ntitle: T\n---\n"},
	} {
		f.Add(seed.path, seed.text)
	}
	f.Fuzz(func(t *testing.T, path, text string) {
		if strings.ContainsFunc(text, func(r rune) bool { return unprintable(r) || r == '\r' || r == '\ufeff' }) || !utf8.ValidString(text) {
			return // source has judged and mended those
		}
		judge(t, text, Parse(file(path, text), Options{}))
	})
}
