package record

import (
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
)

func TestKindOf(t *testing.T) {
	tests := []struct {
		give string
		want Kind
	}{
		{"site.yaml", SiteFile}, {"actors.yaml", ActorsFile}, {"topics.yaml", TopicsFile},
		{"actors/iran.md", ActorFile}, {"stories/x.md", StoryFile}, {"sources/x.md", SourceFile},
		{"briefings/x.md", BriefingFile}, {"briefings/2023/06/x.md", BriefingFile},
		{"pages/about.md", PageFile}, {"pages/de/about.md", PageFile},
		{"actors/x/iran.md", StrayFile}, {"README.md", StrayFile}, {"briefings/x.yaml", StrayFile}, {"x/site.yaml", StrayFile},
		{"briefings.md", StrayFile}, {"briefings/.md", StrayFile}, {"site.yml", StrayFile}, {"", StrayFile},
	}
	for _, tt := range tests {
		if got := KindOf(tt.give); got != tt.want {
			t.Errorf("KindOf(%q) = %d, want %d", tt.give, got, tt.want)
		}
	}
}

// TestKeys walks the tables as those who make schemas of them will.
func TestKeys(t *testing.T) {
	var walk func(where string, ks []Key)
	walk = func(where string, ks []Key) {
		if len(ks) > 64 {
			t.Errorf("%s has %d keys, more than table.read remembers", where, len(ks))
		}
		seen := map[string]bool{}
		for _, k := range ks {
			if k.Name == "" || k.Doc == "" || k.Form.Type == "" || seen[k.Name] {
				t.Errorf("%s: an incomplete or second key: %+v", where, k)
			}
			seen[k.Name] = true
			walk(where+"."+k.Name, k.Form.Keys)
			if k.Form.Each != nil {
				walk(where+"."+k.Name+"[]", k.Form.Each.Keys)
			}
			for _, or := range k.Form.Or {
				walk(where+"."+k.Name+"|", or.Keys)
			}
		}
	}
	for i, k := range kinds {
		if len(Keys(Kind(i))) == 0 {
			t.Errorf("%s has no keys", k.path)
		}
		walk(k.path, Keys(Kind(i)))
	}
	if Keys(StrayFile) != nil {
		t.Error("a stray file has keys")
	}
}

// TestPositions checks the exact place of a mistake inside values of every style. The place is marked by ^ in the text,
// which stands before the character at fault.
func TestPositions(t *testing.T) {
	tests := []struct{ desc, give, message string }{
		{"plain", "updated: 2023-06-^31", "no day 31"},
		{"plain, after wide letters", "claims: {é: {that: ééé, due: 2023-^13}}", "no month 13"},
		{"single quotes", "updated: '2023-06-^31'", "no day 31"},
		{"double quotes", `updated: "2023-06-^31"`, "no day 31"},
		{"escapes", `updated: ^"2023-0\u0036-31"`, "no day 31"},
		{"literal block", "updated: |-\n    2023-06-^31", "no day 31"},
		{"folded block", "updated: ^>-\n    2023-06-31", "no day 31"},
		{"over two lines", "actors: ^\"a,\n  b\"", "several ids"},
		{"key", "^draf: true", "unknown key"},
		{"key in braces", "image: {file: x, ^alk: y}", "unknown key"},
		{"list entry", "topics:\n  - drones\n  - ^War", "not an id"},
		{"part of a text", "topics: drones, ^War", "not an id"},
		{"note in quotes", `notes: {quote: text, note: "see ^[x](javascript:alert)"}`, ""},
		{"note in a block", "notes:\n  - quote: text\n    note: |\n      Über\n      see ^[x](javascript:alert)\n", ""},
		{"note, folded", "notes:\n  - quote: text\n    note: ^>\n      see [x](javascript:alert)\n", ""},
	}
	for _, tt := range tests {
		text := "---\ntitle: T\ndate: 2023-06-10\nsource: s\n" + tt.give + "\n---\nThe text.\n"
		before, after, _ := strings.Cut(text, "^")
		want := offsetPos([]byte(before), len(before))
		f := Parse(file("briefings/x.md", before+after), Options{})
		found := false
		for _, d := range f.Diags {
			found = found || d.Pos == want && strings.Contains(d.Message, tt.message)
		}
		if !found {
			t.Errorf("%s: want %q at %d:%d, got %+v", tt.desc, tt.message, want.Line, want.Col, f.Diags)
		}
	}
}

// TestLimits refuses what is too large with one finding, not with all that follows from it.
func TestLimits(t *testing.T) {
	head := "---\ntitle: T\ndate: 2023-06-10\nsource: s\nclaims: {a: {quote: some text}, b: {}}\n---\n"
	for _, tt := range []struct{ desc, path, text string }{
		{"body", "briefings/x.md", head + strings.Repeat("word ", 1<<18)},
		{"front matter", "briefings/x.md", "---\ntitle: " + strings.Repeat("word ", 1<<18) + "\n---\n"},
		{"registry", "actors.yaml", strings.Repeat("a: {name: x}\n", 40_000)},
	} {
		if f := Parse(file(tt.path, tt.text), Options{}); len(f.Diags) != 1 || f.Diags[0].Hint == "" {
			t.Errorf("%s: want one finding with a hint, got %d", tt.desc, len(f.Diags))
		}
	}
}

func TestUnread(t *testing.T) {
	f := Parse(&source.File{Path: "briefings/x.md", Name: "content/briefings/x.md"}, Options{})
	if !f.Broken || f.Briefing == nil || f.Briefing.ID.Text != "x" || f.Body == nil || len(f.Diags) > 0 {
		t.Errorf("a file without text: %+v", f)
	}
	if f := Parse(file("README.md", "x"), Options{}); f.Kind != StrayFile || len(f.Diags) > 0 {
		t.Errorf("a stray file: %+v", f)
	}
}

// TestBreaks checks that what YAML 1.1 alone takes for a line break shifts no line.
func TestBreaks(t *testing.T) {
	f := Parse(file("pages/x.md", "---\ntitle: a\u2028b\u0085c\ndraf: x\n---\n"), Options{})
	if len(f.Diags) != 1 || f.Diags[0].Pos != (diag.Pos{Line: 3, Col: 1}) || f.Page.Title.Text != "a b c" {
		t.Errorf("got %+v, title %q", f.Diags, f.Page.Title.Text)
	}
}
