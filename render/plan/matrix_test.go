package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// manyDisputes is a story of n claims, each of them denied; claim i is actor i's, of so many actors, and the next one denies it.
func manyDisputes(n, actors int) site {
	s := site{"site.yaml": "title: T\n", "sources.yaml": "x: {title: X}\n", "stories/s.md": "---\ntitle: S\nissues: {q: What?}\n---\n"}
	var b strings.Builder
	for i := range actors {
		fmt.Fprintf(&b, "a%03d: {name: Actor %03d, kind: state}\n", i, i)
	}
	s["actors.yaml"] = b.String()
	b.Reset()
	for i := range n {
		fmt.Fprintf(&b, "  c%d: {by: a%03d, that: It is so}\n  d%d: {by: a%03d, act: denies, of: c%d, that: It is so}\n", i, i%actors, i, (i+1)%actors, i)
	}
	s["briefings/b.md"] = "---\ntitle: B\ndate: 2023-06-10\nstory: s\nsource: x\nclaims:\n  q: {by: a000, issue: q, that: It is so}\n" + b.String() + "---\nText.\n"
	return s
}

// TestMatrixPages: a hundred rows a page, twelve parties a table, and each position on exactly one of them.
func TestMatrixPages(t *testing.T) {
	for _, x := range []struct {
		desc                   string
		disputes, actors       int
		pages, tables, omitted int // tables and omitted of page 1
	}{
		{"one of each", 1, 2, 1, 1, 0},
		{"an issue and 99 claims fill a page", 99, 2, 1, 1, 0},
		{"one more begins another", 100, 2, 2, 1, 0},
		{"twelve parties fill a table", 12, 12, 1, 1, 0},
		{"one more begins another", 13, 13, 1, 2, 0},
		{"a page has columns for its own parties alone", 130, 130, 2, 9, 0},
		{"who says nothing has no column", 99, 198, 1, 9, 0},
	} {
		p, found := manyDisputes(x.disputes, x.actors).plan(t, Options{})
		if len(found) > 0 {
			t.Fatal(messages(found))
		}
		positions := 0
		ids := map[string]bool{}
		for page := 1; page <= x.pages; page++ {
			path := pageN("/stories/s/matrix/", page)
			v := mustView[Matrix](t, p, path)
			if page == 1 && (len(v.Tables) != x.tables || v.Omitted != x.omitted) {
				t.Errorf("%s: %d tables, %d omitted, want %d, %d", x.desc, len(v.Tables), v.Omitted, x.tables, x.omitted)
			}
			for i, table := range v.Tables {
				if len(table.Parties) > matrixColumns || len(table.Rows) > rows {
					t.Errorf("%s: %s has %d parties, %d rows", x.desc, table.Caption, len(table.Parties), len(table.Rows))
				}
				for _, r := range table.Rows {
					if len(r.Cells) != len(table.Parties) || (r.ID != "") != (i == 0) || ids[r.ID] {
						t.Errorf("%s: row %q of %s: %d cells", x.desc, r.ID, table.Caption, len(r.Cells))
					}
					pg, _ := p.Page(path)
					if r.ID != "" {
						ids[r.ID] = true
						if !slices.Contains(pg.ids, r.ID) {
							t.Errorf("%s: %s does not know its row %s", x.desc, path, r.ID)
						}
					}
					before := positions
					for _, c := range r.Cells {
						if c.State != "silent" {
							positions++
						}
					}
					if i > 0 && positions == before {
						t.Errorf("%s: a row of %s in which all are silent", x.desc, table.Caption)
					}
				}
			}
		}
		if want := 2*x.disputes + 1; positions != want || len(ids) != x.disputes+1 {
			t.Errorf("%s: %d positions, %d rows, want %d, %d", x.desc, positions, len(ids), want, x.disputes+1)
		}
		if _, ok := p.Page(pageN("/stories/s/matrix/", x.pages+1)); ok {
			t.Errorf("%s: more than %d pages", x.desc, x.pages)
		}
	}
}

// A page draws so many parties at most, and says how many are left out.
func TestMatrixOmits(t *testing.T) {
	s := manyDisputes(1, 200)
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "  i%d: {by: a%03d, issue: q, that: It is so}\n", i, i)
	}
	s["briefings/b.md"] = strings.Replace(s["briefings/b.md"], "claims:\n", "claims:\n"+b.String(), 1)
	p, _ := s.plan(t, Options{})
	v := mustView[Matrix](t, p, "/stories/s/matrix/")
	if len(v.Tables) != matrixTables || v.Omitted != 200-matrixColumns*matrixTables {
		t.Errorf("%d tables, %d omitted", len(v.Tables), v.Omitted)
	}
	story := mustView[Story](t, p, "/stories/s/")
	if x := story.Issues[0]; len(x.States) != issueStands || x.More != 200-issueStands {
		t.Errorf("the story tells %d of 200 positions, %d more", len(x.States), x.More)
	}
}

// A story in which nobody says anything has neither page.
func TestNoMatrix(t *testing.T) {
	p, found := site{"site.yaml": "title: T\n", "stories/s.md": "---\ntitle: S\nissues: {q: What?}\n---\n"}.plan(t, Options{})
	if len(found) > 0 {
		t.Fatal(messages(found))
	}
	for _, path := range []string{"/stories/s/matrix/", "/stories/s/network/"} {
		if _, ok := p.Page(path); ok {
			t.Errorf("%s exists", path)
		}
	}
	if v := mustView[Story](t, p, "/stories/s/"); v.Matrix.Text+v.Network.Text+v.Issues[0].Matrix != "" {
		t.Errorf("%+v", v)
	}
}

// Who disputes a figure is told with his own.
func TestGlanceTellsFigures(t *testing.T) {
	p, found := site{
		"site.yaml": "title: T\n", "sources.yaml": "x: {title: X}\n", "stories/s.md": "---\ntitle: S\nissues: {q: {title: How many?, unit: people}}\n---\n",
		"actors.yaml":    "us: {name: United States, kind: state}\ncuba: {name: Cuba, kind: state}\n",
		"briefings/b.md": "---\ntitle: B\ndate: 2023-06-10\nstory: s\nsource: x\nclaims:\n  a: {by: us, issue: q, figure: 10000, that: Ten thousand}\n  b: {by: cuba, issue: q, figure: 270000, that: Many more}\n---\nText.\n",
	}.plan(t, Options{})
	if len(found) > 0 {
		t.Fatal(messages(found))
	}
	text := ""
	for _, piece := range mustView[Briefing](t, p, "/briefings/b/").Glance.Disputed {
		text += piece.Text
	}
	if want := "Ten thousand: United States says 10,000 people, Cuba gives another figure: 270,000 people; " +
		"Many more: Cuba says 270,000 people, United States gives another figure: 10,000 people"; text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

func TestNumber(t *testing.T) {
	for _, x := range []struct {
		give float64
		want string
	}{
		{0, "0"}, {9, "9"}, {999, "999"}, {1000, "1,000"}, {21500, "21,500"}, {1234567, "1,234,567"},
		{-1000, "-1,000"}, {-999, "-999"}, {0.5, "0.5"}, {1234.5678, "1,234.5678"}, {1e21, "1,000,000,000,000,000,000,000"},
	} {
		if got := number(x.give); got != x.want {
			t.Errorf("%v: got %s, want %s", x.give, got, x.want)
		}
	}
}

// Equal relations are one edge, judged by all of their claims.
func TestEdgesJudged(t *testing.T) {
	for _, x := range []struct{ give, want string }{
		{"stands single-source", "stands single-source"},
		{"stands single-source, disputed repeated", "disputed repeated"},
		{"unsupported -, stands corroborated", "stands corroborated"},
		{"unsupported -, unsupported -", "unsupported -"},
		{"partly-disputed repeated, stands single-source", "partly-disputed repeated"},
	} {
		var e edge
		for _, r := range strings.Split(x.give, ", ") {
			standing, support, _ := strings.Cut(r, " ")
			e = append(e, relation(standing, strings.Trim(support, "-")))
		}
		standing, support := e.judged()
		if support == "" {
			support = "-"
		}
		if got := standing + " " + support; got != x.want {
			t.Errorf("%s: got %s, want %s", x.give, got, x.want)
		}
	}
}

func relation(standing, support string) *ledger.Relation {
	return &ledger.Relation{Judgement: ledger.Judgement{Standing: standing, Support: support}}
}
