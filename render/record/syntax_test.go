package record

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/diag"
)

// seedText is the briefing of testdata/seed.txtar.
func seedText(tb testing.TB) string {
	tb.Helper()
	data, err := os.ReadFile("testdata/seed.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	return parseArchive(string(data)).files[0].text
}

const blockStyle = `---
title: "A title: with a colon"
date: 2023-06-10
summary: 'It''s a summary'
authors: [A. One, "B. Two"]
image:
  file: x.png
  alt: A drone
topics:
  - drones
  - war
source: s
sources:
  s:
    title: The source
    url: https://example.org/
claims:
  route:
    by: [iran, {unnamed: a delegate, of: iran}]
    act: says
    that: "They are built"
    date: "[2024-01..2024-04]"
  other:
    that: |
      Of two
      lines
    due: 2024
notes:
  - quote: The text
    note: "A remark"
  - quote: text
    note: 'Another'
---
The text.
`

// TestSyntaxErrors breaks the YAML of good files line by line, as slips of the hand do, and counts how often the finding
// names the broken line.
func TestSyntaxErrors(t *testing.T) {
	slips := []struct {
		desc string
		slip func(line string) string
	}{
		{"last mark left out", func(l string) string { return cutLast(l, `"'`) }},
		{"bracket left out", func(l string) string { return cutLast(l, `]`) }},
		{"brace left out", func(l string) string { return cutLast(l, `}`) }},
		{"opening bracket left out", func(l string) string { return strings.Replace(l, "[", "", 1) }},
		{"opening brace left out", func(l string) string { return strings.Replace(l, "{", "", 1) }},
		{"tab", func(l string) string {
			if strings.HasPrefix(l, "  ") {
				return "\t" + l[2:]
			}
			return l
		}},
		{"colon left out", func(l string) string { return strings.Replace(l, ": ", " ", 1) }},
		{"space left out", func(l string) string { return strings.Replace(l, ": ", ":", 1) }},
		{"one space more", func(l string) string { return " " + l }},
		{"stray mark", func(l string) string { return strings.Replace(l, ": ", `: "`, 1) }},
		{"at sign", func(l string) string { return strings.Replace(l, ": ", `: @`, 1) }},
		{"words of another key", func(l string) string { return strings.Replace(l, ": ", ": and: ", 1) }},
	}
	total, right := 0, 0
	for _, text := range []string{seedText(t), blockStyle} {
		if f := Parse(file("briefings/x.md", text), Options{}); len(mistakes(f)) > 0 {
			t.Fatalf("the good file has findings: %v", f.Diags)
		}
		lines := strings.Split(text, "\n")
		for i := 1; lines[i] != "---"; i++ {
			for _, s := range slips {
				broken := append([]string{}, lines...)
				if broken[i] = s.slip(lines[i]); broken[i] == lines[i] {
					continue
				}
				f := Parse(file("briefings/x.md", strings.Join(broken, "\n")), Options{})
				if len(mistakes(f)) == 0 {
					continue // it means something else, and that holds
				}
				total++
				if d := mistakes(f)[0]; int(d.Pos.Line) == i+1 {
					right++
				} else {
					t.Logf("%s in line %d %q: %d:%d: %s", s.desc, i+1, broken[i], d.Pos.Line, d.Pos.Col, d.Message)
				}
			}
		}
	}
	t.Logf("%d of %d on the right line", right, total)
	if right*100 < total*98 {
		t.Errorf("%d of %d on the right line", right, total)
	}
}

// mistakes are the findings but warnings.
func mistakes(f *File) []diag.Diagnostic {
	return slices.DeleteFunc(slices.Clone(f.Diags), func(d diag.Diagnostic) bool { return d.Severity == diag.Warning })
}

// cutLast takes the last character of s that is one of chars out.
func cutLast(s, chars string) string {
	if i := strings.LastIndexAny(s, chars); i >= 0 {
		return s[:i] + s[i+1:]
	}
	return s
}
