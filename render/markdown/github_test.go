package markdown

import (
	"regexp"
	"strings"
	"testing"
)

// TestHeadingIDs compares with what GitHub's pages give for the same headings.
func TestHeadingIDs(t *testing.T) {
	for _, tt := range []struct{ desc, give, want string }{
		{"words", "# Sample Section", "sample-section"},
		{"punctuation goes, spaces stay", "# This'll be a _Helpful_ Section About the Greek Letter Θ!", "thisll-be-a-helpful-section-about-the-greek-letter-θ"},
		{"each space is a hyphen", "# Terms & Conditions", "terms--conditions"},
		{"hyphens and underscores", "# snake_case - kebab-case", "snake_case---kebab-case"},
		{"code, strong, links", "# `go build` **now** [here](https://example.org/)", "go-build-now-here"},
		{"digits and dots", "# 1.2.3 Release", "123-release"},
		{"Cyrillic", "# Что Нового?", "что-нового"},
		{"Han and full-width punctuation", "# 安装（可选）", "安装可选"},
		{"combining marks", "# हिन्दी", "हिन्दी"},
		{"emoji", "# 🚀 Launch", "-launch"},
		{"the same again", "# A\n\n# A\n\n# A", "a a-1 a-2"},
		{"the same in other letters", "# A b\n\n# a B!", "a-b a-b-1"},
		{"one that is written like a second", "# A-1\n\n# A\n\n# A", "a-1 a a-2"},
		{"setext", "Title\n===", "title"},
	} {
		d, _ := Parse([]byte(tt.give), Options{})
		var ids []string
		for _, h := range d.Headings {
			ids = append(ids, h.ID)
		}
		if got := strings.Join(ids, " "); got != tt.want {
			t.Errorf("%s: %q\ngot  %s\nwant %s", tt.desc, tt.give, got, tt.want)
		}
	}
}

// TestAlerts compares with GitHub's rules: one of five words, alone on the first line of a quotation. GitHub wants more lines
// behind it, and knows none within other blocks.
func TestAlerts(t *testing.T) {
	for _, tt := range []struct{ desc, give, want string }{
		{"note", "> [!NOTE]\n> Text.", "note"},
		{"tip", "> [!TIP]\n> Text.", "tip"},
		{"important", "> [!IMPORTANT]\n> Text.", "important"},
		{"warning", "> [!WARNING]\n> Text.", "warning"},
		{"caution", "> [!CAUTION]\n> Text.", "caution"},
		{"small letters", "> [!note]\n> Text.", "note"},
		{"a space behind", "> [!NOTE]  \n> Text.", "note"},
		{"a paragraph of its own", "> [!NOTE]\n>\n> Text.", "note"},
		{"a list in it", "> [!TIP]\n> - Text.", "tip"},
		{"a lazy line", "> [!TIP]\nText.", "tip"},
		{"two", "> [!NOTE]\n> A.\n\n> [!TIP]\n> B.", "note tip"},
		{"another word", "> [!HINT]\n> Text.", ""},
		{"text on the line", "> [!NOTE] Text.", ""},
		{"a title on the line", "> [!NOTE] Title\n> Text.", ""},
		{"not on the first line", "> Text.\n> [!NOTE]", ""},
		{"no quotation", "[!NOTE]\nText.", ""},
		{"nothing but the word, unlike on GitHub", "> [!NOTE]", "note"},
		{"within a list, unlike on GitHub", "- > [!NOTE]\n  > Text.", "note"},
		{"within a quotation, unlike on GitHub", "> > [!NOTE]\n> > Text.", "note"},
	} {
		d, _ := Parse([]byte(tt.give), Options{})
		out := string(d.Render(nil, Rendering{}))
		var kinds []string
		for _, m := range regexp.MustCompile(`class="alert (\w+)"`).FindAllStringSubmatch(out, -1) {
			kinds = append(kinds, m[1])
		}
		if got := strings.Join(kinds, " "); got != tt.want {
			t.Errorf("%s: %q\ngot  %q\nwant %q\n%s", tt.desc, tt.give, got, tt.want, out)
		}
	}
}

// TestFootnotes compares the order and the words of notes with GitHub's.
func TestFootnotes(t *testing.T) {
	refs := regexp.MustCompile(`href="#fn:(\d+)"`)
	notes := regexp.MustCompile(`(?s)<li id="fn:\d+">(.*?)</li>`)
	tags := regexp.MustCompile(`<[^>]*>`)
	for _, tt := range []struct{ desc, give, refs, notes string }{
		{"by first use", "x[^b] y[^a]\n\n[^a]: One.\n\n[^b]: Two.", "1 2", "Two. ↩|One. ↩"},
		{"used twice", "x[^a] y[^a]\n\n[^a]: One.", "1 1", "One. ↩ ↩"},
		{"not used", "x\n\n[^a]: One.", "", ""},
		{"not defined", "x[^a]", "", ""},
		{"words as a label", "x[^long-label_1]\n\n[^long-label_1]: One.", "1", "One. ↩"},
		{"labels in other letters, unlike on GitHub", "x[^A]\n\n[^a]: One.", "", ""},
		{"defined twice", "x[^a]\n\n[^a]: One.\n\n[^a]: Two.", "1", "One. ↩"},
		{"paragraphs", "x[^a]\n\n[^a]: One.\n\n    Two.", "1", "One.\nTwo. ↩"},
		{"a lazy line", "x[^a]\n\n[^a]: One\ntwo.", "1", "One\ntwo. ↩"},
		{"in a note", "x[^a]\n\n[^a]: One[^b].\n\n[^b]: Two.", "1 2", "One2. ↩|Two. ↩"},
		{"defined before", "[^a]: One.\n\nx[^a]", "1", "One. ↩"},
		{"in a heading, a list, a cell", "# H[^a]\n\n- l[^b]\n\n|c[^c]|\n|-|\n\n[^a]: A\n[^b]: B\n[^c]: C", "1 2 3", "A ↩|B ↩|C ↩"},
		{"in code", "`[^a]`\n\n[^a]: One.", "", ""},
	} {
		d, _ := Parse([]byte(tt.give), Options{})
		out := string(d.Render(nil, Rendering{}))
		var gotRefs, gotNotes []string
		for _, m := range refs.FindAllStringSubmatch(out, -1) {
			gotRefs = append(gotRefs, m[1])
		}
		for _, m := range notes.FindAllStringSubmatch(out, -1) {
			gotNotes = append(gotNotes, strings.TrimSpace(tags.ReplaceAllString(m[1], "")))
		}
		if got := strings.Join(gotRefs, " "); got != tt.refs {
			t.Errorf("%s: %q\nrefs  %s\nwant  %s", tt.desc, tt.give, got, tt.refs)
		}
		if got := strings.Join(gotNotes, "|"); got != tt.notes {
			t.Errorf("%s: %q\nnotes %q\nwant  %q", tt.desc, tt.give, got, tt.notes)
		}
	}
}
