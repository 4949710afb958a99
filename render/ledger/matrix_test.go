package ledger

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMatrix reads testdata/matrix/*.txtar: each file of an archive is a ledger (see maker), with the matrix of its story w
// after "want", line by line: the parties with the number of their positions, then the rows.
//
//	want parties us 2, iran 1, unnamed 1
//	want drones: us states a; iran denies b part < states c; uk asked by d
func TestMatrix(t *testing.T) {
	archives, err := filepath.Glob("testdata/matrix/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(data), "-- ")
		for _, part := range strings.Split(rest, "\n-- ") {
			title, text, _ := strings.Cut(part, " --\n")
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+title, func(t *testing.T) {
				var want strings.Builder
				for line := range strings.Lines(text) {
					if line, ok := strings.CutPrefix(line, "want"); ok {
						want.WriteString(strings.TrimSpace(line) + "\n")
					}
				}
				if got := setOut(t, text); got != want.String() {
					t.Errorf("%s\ngot\n%s\nwant\n%s", text, got, want.String())
				}
			})
		}
	}
}

// listed makes a judged ledger of a text, with the lists that the matrix reads.
func listed(t testing.TB, text string) (*Ledger, *Story) {
	m := newMaker(t)
	l := m.read(text)
	l.Stories, l.Sources = sortedBy(m.stories), sortedBy(m.sources)
	l.number()
	for _, c := range l.Claims {
		listing{told: &l.told}.claim(c)
	}
	pointBack(l)
	judge(l)
	if m.stories["w"] == nil {
		t.Fatalf("%s\nno story w", text)
	}
	return l, m.stories["w"]
}

func setOut(t testing.TB, text string) string {
	l, w := listed(t, text)
	x := l.Matrix(w.Issues, l.Contested(w))
	var b strings.Builder
	name := func(p Party) string {
		if p.Actor == nil {
			return "unnamed"
		}
		return p.Actor.Slug
	}
	for i, p := range x.Parties {
		fmt.Fprintf(&b, "%s%s %d", []string{"parties ", ", "}[min(i, 1)], name(p), p.Positions)
	}
	b.WriteByte('\n')
	for _, r := range x.Rows {
		if r.Issue != nil {
			b.WriteString(r.Issue.ID.Text)
		} else {
			b.WriteString(r.Claim.ID.Text)
		}
		for i, c := range r.Cells {
			fmt.Fprintf(&b, "%s %s %s", []string{":", ";"}[min(i, 1)], name(x.Parties[c.Party]), c.State)
			b.WriteString(wordOf(c.Word))
			if c.Asked != nil {
				b.WriteString(" asked by " + c.Asked.ID.Text)
			}
			for _, w := range c.Earlier {
				b.WriteString(" < " + w.State.String() + wordOf(w))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func wordOf(w Word) string {
	if w.Claim == nil {
		return ""
	}
	text := " " + w.Claim.ID.Text
	if w.To != nil {
		text += " to " + w.To.ID.Text
	}
	return text
}

// A long argument about one thing takes no time to speak of; a quadratic step takes minutes here.
func TestMatrixLong(t *testing.T) {
	const n = 10_000
	var text strings.Builder
	text.WriteString("story w\nstory v\nissue i story=w\nissue j story=v\nbriefing b 2023-06-10 story=w\nclaim c by=a\n")
	for i := range n {
		fmt.Fprintf(&text, "claim i%d by=a%d issue=i\nclaim j%d by=a%d act=confirms of=c issue=j\nclaim d%d by=b%d act=denies of=c\nclaim e%d by=a act=asks to=b%d of=d%d\n",
			i, i%500, i, i%300, i, i%400, i, i%400, i)
	}
	l, w := listed(t, text.String())
	heads := l.Contested(w)
	x := l.Matrix(w.Issues, heads)
	if len(heads) != 1 || len(x.Rows) != 2 || len(x.Rows[0].Cells) != 500 || len(x.Rows[1].Cells) != 701 {
		t.Errorf("%d heads, %d rows", len(heads), len(x.Rows))
	}
}

// BenchmarkMatrix sets out the first hundred rows of a story of 10,000 claims.
func BenchmarkMatrix(b *testing.B) {
	var text strings.Builder
	text.WriteString("story w\nissue i story=w\n")
	for i := range 2500 {
		fmt.Fprintf(&text, "briefing b%d 2023-06-10 story=w\nclaim a%d by=p%d issue=i\nclaim b%d by=p%d\nclaim c%d by=p%d act=denies of=b%d\nclaim d%d by=p%d act=denies issue=i\n",
			i, i, i%40, i, i%40, i, (i+1)%40, i, i, (i+3)%40)
	}
	l, w := listed(b, text.String())
	b.ReportAllocs()
	for b.Loop() {
		heads := l.Contested(w)
		if x := l.Matrix(w.Issues, heads[:100]); len(x.Rows) != 101 {
			b.Fatal(len(x.Rows))
		}
	}
}
