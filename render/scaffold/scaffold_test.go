package scaffold

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-0837baff/dateline/render/source"
)

func TestSlug(t *testing.T) {
	for _, tt := range []struct{ desc, give, want string }{
		{"spaces and case", "The Harbour Bridge is closed", "the-harbour-bridge-is-closed"},
		{"marks", "Élysée à Córdoba", "elysee-a-cordoba"},
		{"decomposed marks", "E\u0301lyse\u0301e", "elysee"},
		{"several marks", "Việt Nam", "viet-nam"},
		{"spelled out", "Straße nach Æbelø, Łódź", "strasse-nach-aebelo-lodz"},
		{"capitals that have no small form in ASCII", "İstanbul K\u212A", "istanbul-kk"},
		{"apostrophes", "Iran’s and the café's", "irans-and-the-cafes"},
		{"punctuation at both ends", "-- “Why?” --", "why"},
		{"emoji", "🛥 sails 🛥", "sails"},
		{"another script", "Мост закрыт", ""},
		{"another script and a number", "Мост 7", "7"},
		{"nothing", "…", ""},
		{"long", strings.Repeat("abcd ", 60), strings.TrimSuffix(strings.Repeat("abcd-", 12), "-")},
		{"one long word", strings.Repeat("a", 300), strings.Repeat("a", 60)},
	} {
		if got := slug(tt.give); got != tt.want {
			t.Errorf("%s: slug(%q) = %q, want %q", tt.desc, tt.give, got, tt.want)
		}
	}
}

// TestLatin holds the table of letters to Unicode: what decomposes into a letter of ASCII and marks is that letter.
func TestLatin(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if unicode.ToLower(r) != r || unicode.IsMark(r) {
			continue
		}
		folded := strings.Map(func(c rune) rune {
			if unicode.Is(unicode.Mn, c) {
				return -1
			}
			return c
		}, norm.NFD.String(string(r)))
		if len(folded) == 1 && folded[0] >= 'a' && folded[0] <= 'z' && ascii(r) != folded {
			t.Errorf("%c (%U) is %q, want %q", r, r, ascii(r), folded)
		}
	}
}

func TestDataFolder(t *testing.T) {
	for _, tt := range []struct{ desc, from, out, want string }{
		{"beside", "content", "public", "../public/data"},
		{"below", "content/briefings/2026", "public", "../../../public/data"},
		{"other folders", "docs/content", "docs/site", "../site/data"},
		{"absolute", "/a/content", "/b/public", "../../b/public/data"},
		{"out of the current folder", "../content", "../public", "../public/data"},
	} {
		if got := dataFolder(tt.from, tt.out); got != tt.want {
			t.Errorf("%s: dataFolder(%q, %q) = %q, want %q", tt.desc, tt.from, tt.out, got, tt.want)
		}
	}
}

// TestCreateTakesNothing puts what may stand in the way of a file and looks at it afterwards.
func TestCreateTakesNothing(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "file"), "mine")
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil {
		t.Skip("no symbolic links here")
	}
	tr, err := openTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.root.Close()
	for _, p := range []string{"file", "folder", "link", "file/below", "link/below"} {
		err := tr.create(p, []byte("new"))
		if no := (Refused{}); !errors.As(err, &no) {
			t.Errorf("create %s: %v, want it refused", p, err)
		}
	}
	if got := get(t, filepath.Join(dir, "file")); got != "mine" {
		t.Errorf("file holds %q", got)
	}
	if _, err := os.Lstat(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("written through a link")
	}
}

// TestAddKeepsBytes adds to registries as editors of all sorts leave them.
func TestAddKeepsBytes(t *testing.T) {
	for _, tt := range []struct{ desc, give, want string }{
		{"empty", "", "ships:\n  title: Ships\n"},
		{"only comments", "# none yet\n", "\nships:\n  title: Ships\n"},
		{"no line break at the end", "a: {title: A}", "\n\nships:\n  title: Ships\n"},
		{"no line break after a comment", "a: {title: A}\n# end", "\n\nships:\n  title: Ships\n"},
		{"CRLF", "a:\r\n  title: A\r\n", "\r\nships:\r\n  title: Ships\r\n"},
		{"byte order mark", "\uFEFFa: {title: A}\n", "\nships:\n  title: Ships\n"},
		{"document start", "---\na: {title: A}\n", "\nships:\n  title: Ships\n"},
		{"a text that is folded to the end", "a:\n  summary: >\n    one\n    two\n", "\nships:\n  title: Ships\n"},
		{"a text that keeps its end", "a:\n  summary: |+\n    one\n", "\nships:\n  title: Ships\n"},
		{"a list", "- a\n", ""},
		{"braces", "{a: {title: A}}\n", ""},
		{"braces of nothing", "{}\n", ""},
		{"an end", "a: {title: A}\n...\n", ""},
		{"indented", "  a: {title: A}\n", ""},
		{"an open quote", "a: {title: \"A}\n", ""},
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "topics.yaml")
		put(t, file, tt.give)
		_, err := Content{Dir: dir, Out: "public"}.Add(Entry{Kind: Topic, Title: "Ships"})
		got := get(t, file)
		if tt.want == "" {
			if no := (Refused{}); !errors.As(err, &no) || got != tt.give {
				t.Errorf("%s: %q became %q, error %v; want it refused", tt.desc, tt.give, got, err)
			}
			continue
		}
		added, kept := strings.CutPrefix(got, tt.give)
		if err != nil || !kept || !strings.HasPrefix(added, tt.want) {
			t.Errorf("%s: %q became %q, error %v; want %q added", tt.desc, tt.give, got, err, tt.want)
		}
	}
}

// TestExamples takes the examples of every text out of their comments: an author who does so must not be told of mistakes.
func TestExamples(t *testing.T) {
	dir := t.TempDir()
	c := Content{Dir: dir, Out: "public"}
	var written []string
	began := func(w Written, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		written = append(written, strings.TrimPrefix(w.File, label(dir)+"/"))
	}
	for _, kind := range []Kind{Actor, Place, Source, Topic} {
		began(c.Add(Entry{Kind: kind, Title: "X", ID: "x-" + string(kind)}))
	}
	began(c.Story("X", ""))
	began(c.Briefing(Briefing{Title: "X", Day: "2026-01-31"}))
	tr, err := openTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.root.Close()
	example := regexp.MustCompile(`(?m)^( *)# ( *(?:- \{|[a-zA-Z-]+:(?: |$)))`)
	for _, p := range written {
		text := example.ReplaceAllStringFunc(get(t, filepath.Join(dir, p)), func(line string) string {
			if strings.Contains(line, "yaml-language-server") {
				return line
			}
			return example.ReplaceAllString(line, "$1$2")
		})
		text = strings.Replace(text, "Write the article here.", `"[Words](#first)" and the exact words of the text.`, 1)
		if strings.Count(text, "# ") >= strings.Count(get(t, filepath.Join(dir, p)), "# ") {
			t.Errorf("%s: no example was found", p)
		}
		if d := mistake(parse(tr, p, []byte(text)).Diags, nil); d != nil {
			t.Errorf("%s\n%s", said(d), text)
		}
	}
}

// FuzzTitle begins things of any title: what is not refused says that very title when it is read again.
func FuzzTitle(f *testing.F) {
	for _, s := range []string{"The bridge", `a: "b" # c \n`, "- x", "'", "no", "2026-01-31", "a\tb", "{id} {title}", "Ж", "x:", "a \u0085", "🛥", "&a *b !c %d @e `f", "a\u00a0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		want, err := oneLine(title)
		if err != nil {
			return
		}
		dir := t.TempDir()
		c := Content{Dir: dir, Out: "public"}
		if _, err := c.Add(Entry{Kind: Actor, Title: title, ID: "x"}); err != nil {
			t.Fatalf("actor %q: %v", title, err)
		}
		w, err := c.Briefing(Briefing{Title: title, ID: "y", Day: "2026-01-31"})
		if err != nil {
			t.Fatalf("briefing %q: %v", title, err)
		}
		tr, err := openTree(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer tr.root.Close()
		if got := parse(tr, "briefings/2026/y.md", []byte(get(t, w.File))).Briefing.Title.Text; got != want {
			t.Errorf("briefing %q reads %q", want, got)
		}
		if got := parse(tr, "actors.yaml", []byte(get(t, filepath.Join(dir, "actors.yaml")))).Actors[0].Name.Text; got != want {
			t.Errorf("actor %q reads %q", want, got)
		}
		if id := slug(title); id != "" && source.Fold(id) != id || len(id) > maxSlug {
			t.Errorf("slug of %q is %q", title, id)
		}
	})
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
