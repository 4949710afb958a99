package plan

import (
	"html/template"
	"slices"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/figure"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// scaleRows is the most figures on one axis; of more the earliest are left out.
const scaleRows = 40

// Whose figures an axis has: claims that assert, and that nobody has taken back or put right.
var (
	figureActs = []string{"says", "assesses", "forecasts", "confirms", "repeats", "corrects"}
	ended      = []string{"retracted", "withdrawn", "corrected"}
)

// givenFigures are the claims that answer an issue with a figure and stand, or are superseded, in order of their dates.
func givenFigures(l *ledger.Ledger, x *ledger.Issue) []*ledger.Claim {
	var list []*ledger.Claim
	for _, c := range l.OnIssue(x) {
		if !c.Figure.Pos.IsZero() && contains(figureActs, c.Act) && !contains(ended, c.Standing) {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *ledger.Claim) int { return edtf.Compare(a.Date, b.Date) })
	return list
}

// scale draws the figures that were given on an issue on one axis, with its unit below where that is not told above; "" where
// there are none.
func (s *scribe) scale(x *ledger.Issue, unit string) (drawn template.HTML, undrawn int) {
	given := givenFigures(s.Ledger, x)
	if len(given) == 0 {
		return "", 0
	}
	undrawn = max(0, len(given)-scaleRows)
	a := figure.Axis{Label: x.Title.Text, Unit: unit}
	for _, c := range given[undrawn:] {
		a.Rows = append(a.Rows, figure.Figure{
			Text: title(texts(s.speakers(c.By, c.Unnamed))), Href: s.partOf(c.Briefing, c.ID.Text), Note: s.when(c.Date).Short,
			Min: c.Figure.Min, Max: c.Figure.Max, Standing: figure.Word{Class: c.Standing, Text: valueWord(c.Standing)},
		})
	}
	return template.HTML(a.HTML()), undrawn
}

// scales are the figures on a story's issues, of those issues that have any.
func (s *scribe) scales(issues []*ledger.Issue) []Scale {
	var list []Scale
	for _, x := range issues {
		if drawn, undrawn := s.scale(x, x.Unit.Text); drawn != "" {
			list = append(list, Scale{Title: s.issueLink(x), Axis: drawn, Undrawn: undrawn})
		}
	}
	return list
}
