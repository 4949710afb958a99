package record

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// plainCases are texts on both sides of what the plain reader reads.
var plainCases = []struct {
	desc, give string
	plain      bool
}{
	{"map", "a: b\nc: d\n", true},
	{"no line break at the end", "a: b", true},
	{"comments", "# one\na: b # two\n\n  # three\nc: d\n# four", true},
	{"nested maps", "a:\n  b:\n    c: d\n  e: f\ng: h\n", true},
	{"list deeper than its key", "a:\n  - b\n  - c\nd: e\n", true},
	{"list level with its key", "a:\n- b\n- c\nd: e\n", true},
	{"maps in a list", "a:\n  - b: c\n    d: e\n  - b: f\n", true},
	{"maps in a list, far in", "a:\n  -   b: c\n      d:\n        - e\n  - b: f\n", true},
	{"flow", "a: {b: c, d: [e, f g], h: {}}\ni: []\n", true},
	{"flow in a list", "a:\n  - {b: c}\n  - [d]\n", true},
	{"quotes", "a: \"b: c # d\"\ne: 'f'\ng: ['h, i', \"j\"]\n", true},
	{"beyond ASCII", "a: Ærø – “so”\nbé: c\n", false},
	{"columns beyond ASCII", "a: {b: Ærø, c: d}\ne: “f” # g\n", true},
	{"addresses", "a: https://b.example/c?d=e#f\ng: [https://h.example/?i, j]\n", true},
	{"null", "a: ~\nb: null\nc: \"null\"\n", true},
	{"numbers and dates", "a: -1.5\nb: 2023-06-10\nc: 12:30\nd: [2023, true]\n", true},
	{"spaces at the end", "a: b  \nc:   \n  d: e \n", true},
	{"several lines", "a: b\n  c\nd: e\n", false},
	{"several lines after a comment", "a: b # c\n  d\n", false},
	{"block scalar", "a: |\n  b\n", false},
	{"empty value", "a:\nb: c\n", false},
	{"empty value at the end", "a: b\nc:\n", false},
	{"escapes", "a: \"b\\n\"\n", false},
	{"doubled apostrophe", "a: 'b''c'\n", false},
	{"anchor", "a: &b c\n", false},
	{"tag", "a: !b c\n", false},
	{"quoted key", "\"a\": b\n", false},
	{"flow over lines", "a: {b: c,\n  d: e}\n", false},
	{"colon in a text", "a: b: c\n", false},
	{"tab", "a:\tb\n", false},
	{"document marks", "---\na: b\n", false},
	{"less deep", "a:\n    b: c\n  d: e\n", false},
	{"comma at the end", "a: [b, c,]\n", false},
	{"pair in a list", "a: [b: c]\n", false},
	{"hyphen alone", "a:\n  -\n", false},
	{"list in a list", "a:\n  - - b\n", false},
	{"text after a collection", "a: [b] c\n", false},
	{"nothing", "", false},
	{"a text", "a\n", false},
}

func TestPlainYAML(t *testing.T) {
	for _, c := range plainCases {
		n, p := readPlain([]byte(c.give), 1)
		if (n != nil) != c.plain {
			t.Errorf("%s: give %q, got plain %v, want %v", c.desc, c.give, n != nil, c.plain)
		}
		if n != nil {
			p.letGo()
		}
		samePlain(t, []byte(c.give))
	}
}

// samePlain fails where the plain reader reads what the library reads otherwise.
func samePlain(t *testing.T, src []byte) {
	t.Helper()
	got, p := readPlain(src, 7)
	if got == nil {
		return
	}
	defer p.letGo()
	want, found := loadYAML(src, 7)
	if want == nil || len(found) > 0 {
		t.Errorf("give %q, got a node, want %v", src, found)
		return
	}
	if diff := cmp.Diff(*want, *got, cmp.AllowUnexported(node{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("give %q, got other nodes than the library (-want +got):\n%s", src, diff)
	}
}

func FuzzPlainYAML(f *testing.F) {
	for _, c := range plainCases {
		f.Add([]byte(c.give))
	}
	for _, pattern := range []string{"testdata/*", "../../content/*.yaml", "../../content/*/*.md", "../../content/*/*/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				continue // a folder
			}
			if front, found := strings.CutPrefix(string(data), "---\n"); found {
				front, _, _ = strings.Cut(front, "\n---\n")
				data = []byte(front + "\n")
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) < maxFrontMatter {
			samePlain(t, src)
		}
	})
}

// TestPlainYAMLOfPieces puts texts together from the pieces that YAML is made of.
func TestPlainYAMLOfPieces(t *testing.T) {
	pieces := []string{"a: ", "b:", "c", "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\n  b: c", "\nd: e", " ", "- ", "{", "}", "[", "]", ", ", ",",
		"\"f\"", "'g'", "\"", "'", "#", " # h", ": ", ":", "?", "|", "~", "null", "é", "x y", "-", "---", "...", "%", "&", "*", "!", "<<: ", "1.5", "2023-06-10", "{a: b}", "[a, b]"}
	random := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for range 20_000 {
		src := []byte("a: ")
		for range 1 + random.IntN(14) {
			src = append(src, pieces[random.IntN(len(pieces))]...)
		}
		if n, p := readPlain(src, 1); n != nil {
			plain++
			p.letGo()
			samePlain(t, src)
		}
	}
	if plain < 1000 {
		t.Errorf("only %d texts were plain", plain)
	}
}
