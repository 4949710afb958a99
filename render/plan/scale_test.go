package plan

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// measured is a story with one issue and claims on it, written as in a briefing's front matter.
func measured(claims string) site {
	return site{
		"site.yaml":      "title: T\n",
		"sources.yaml":   "x: {title: X}\n",
		"actors.yaml":    "a: {name: Alba, kind: state}\nb: {name: Brava, kind: state}\nc: {name: Cira, kind: state}\n",
		"stories/s.md":   "---\ntitle: S\nissues: {n: {title: How many?, unit: men}, q: Why?}\n---\n",
		"briefings/b.md": "---\ntitle: B\ndate: 2023-06-10\nstory: s\nsource: x\nclaims:\n" + claims + "---\nText.\n",
	}
}

func TestFiguresOnAnAxis(t *testing.T) {
	p, found := measured(`  later: {by: a, issue: n, figure: {min: 20, max: 30}, date: 2023-03-01, that: Twenty}
  early: {by: a, issue: n, figure: 10, date: 2023-01-01, that: Ten}
  other: {by: {unnamed: two officials, of: b}, issue: n, figure: 5, date: 2023-02-01, that: Five}
  wrong: {by: c, issue: n, figure: 7, date: 2023-02-02, that: Seven}
  sorry: {by: c, act: retracts, of: wrong, date: 2023-02-03, that: Not seven}
  denial: {by: b, act: denies, issue: n, figure: 20, date: 2023-04-01, that: Twenty men}
  words: {by: b, issue: q, that: For no reason}
`).plan(t, Options{})
	if len(found) > 0 {
		t.Fatal(messages(found))
	}
	want := []string{"Alba 1 Jan 2023, superseded 10", "Two officials 1 Feb 2023, disputed 5", "Alba 1 Mar 2023, disputed 20–30"}
	v := mustView[Story](t, p, "/stories/s/")
	if got := rowsOf(string(v.Issues[0].Axis)); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("on the story's page\ngot  %q\nwant %q", got, want)
	}
	if v.Issues[1].Axis != "" {
		t.Errorf("a question without figures has an axis: %s", v.Issues[1].Axis)
	}
	if axis := string(v.Issues[0].Axis); !strings.Contains(axis, `href="../../briefings/b/index.html#early"`) || !strings.Contains(axis, `aria-label="How many?"`) || strings.Contains(axis, "in men") {
		t.Errorf("the axis leads nowhere, has no name, or tells its unit twice: %s", axis)
	}
	m := mustView[Matrix](t, p, "/stories/s/matrix/")
	if len(m.Figures) != 1 || len(rowsOf(string(m.Figures[0].Axis))) != 3 || !strings.Contains(string(m.Figures[0].Axis), "in men") {
		t.Errorf("on the matrix's page: %+v", m.Figures)
	}
}

// rowsOf are the rows of an axis as they read.
func rowsOf(axis string) (rows []string) {
	for _, m := range regexp.MustCompile(`(?s)<li[ >].*?</li>`).FindAllString(axis, -1) {
		rows = append(rows, strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(m, " ")), " "))
	}
	return rows
}

// TestAxesAreBounded: of many figures the latest are drawn, and the rest counted.
func TestAxesAreBounded(t *testing.T) {
	var claims strings.Builder
	for i := range scaleRows + 7 {
		fmt.Fprintf(&claims, "  c%d: {by: a, issue: n, figure: %d, date: %d, that: So many}\n", i, i, 1900+i)
	}
	p, _ := measured(claims.String()).plan(t, Options{})
	x := mustView[Story](t, p, "/stories/s/").Issues[0]
	rows := rowsOf(string(x.Axis))
	if len(rows) != scaleRows || x.Undrawn != 7 || !strings.HasSuffix(rows[len(rows)-1], fmt.Sprint(scaleRows+6)) {
		t.Errorf("%d rows and %d left out, the last %q", len(rows), x.Undrawn, rows[len(rows)-1])
	}
}
