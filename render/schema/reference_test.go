package schema

import (
	"flag"
	"os"
	"strings"
	"testing"
)

// The pages of content/pages/reference are made of the tables and comments that they tell of. A page that is not what would
// be made fails its test; `go test ./render/schema -run Reference -update` writes them.

var update = flag.Bool("update", false, "write the pages of the reference")

func TestReference(t *testing.T) {
	for name, page := range map[string]func(*testing.T) string{
		"vocabulary": func(*testing.T) string { return vocabularyPage() },
		"ledger":     func(*testing.T) string { return ledgerPage() },
		"templates":  templatesPage,
	} {
		file := "../../content/pages/reference/" + name + ".md"
		want := page(t)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what its tables say (%v); go test ./render/schema -run Reference -update writes it", file, err)
		}
	}
}

// pageText is a page in the making.
type pageText struct {
	strings.Builder
	told map[string]bool // the maps within others that have had their table, by heading
}

func newPage(title, description, lead string) *pageText {
	p := &pageText{told: map[string]bool{}}
	p.WriteString("---\ntitle: " + title + "\ndescription: " + description + "\n---\n" + strings.TrimSpace(lead) + "\n")
	return p
}

// heading begins a part; depth 1 is the page's first level.
func (p *pageText) heading(depth int, text string) {
	p.WriteString("\n" + strings.Repeat("#", depth) + " " + text + "\n")
}

func (p *pageText) text(s string) { p.WriteString("\n" + s + "\n") }

// table writes a table; its cells are Markdown.
func (p *pageText) table(head []string, rows [][]string) {
	p.WriteString("\n| " + strings.Join(head, " | ") + " |\n|" + strings.Repeat("---|", len(head)) + "\n")
	for _, row := range rows {
		p.WriteString("|")
		for _, cell := range row {
			p.WriteString(" ")
			p.WriteString(strings.ReplaceAll(cell, "|", `\|`))
			if cell != "" {
				p.WriteString(" ")
			}
			p.WriteString("|")
		}
		p.WriteString("\n")
	}
}

// plain is a text as Markdown that shows it so, what stands between backticks apart.
func plain(s string) string {
	s = strings.ReplaceAll(s, "->", "→")
	parts := strings.Split(s, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "]", `\]`).Replace(parts[i])
	}
	return strings.Join(parts, "`")
}

func code(s string) string { return "`" + s + "`" }

// codes lists words as code.
func codes(of []string) string {
	list := make([]string, len(of))
	for i, s := range of {
		list[i] = code(s)
	}
	return strings.Join(list, ", ")
}

// anchored is code that links to a part of the same page.
func anchored(s, id string) string { return "[" + code(s) + "](#" + id + ")" }

// idOf is the id that a heading's text gets.
func idOf(heading string) string {
	return strings.ReplaceAll(strings.ToLower(strings.NewReplacer("`", "", ":", "", ".", "").Replace(heading)), " ", "-")
}
