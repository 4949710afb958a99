package plan

import (
	"fmt"
	"slices"

	"github.com/seed-0837baff/dateline/render/ledger"
)

const (
	matrixColumns = 12        // parties of one table
	matrixTables  = 10        // tables of one page
	standsBefore  = 4         // earlier positions that a cell tells of
	issueStands   = 12        // parties of a kind that a story's page tells of on each issue
	standLength   = 240       // code points of a claim in a cell
	matrixIndex   = "matrix/" // below the story's page
)

// matrix plans the matrix of a story in which anybody has taken a position; heads are what is argued about beside its issues.
func (k *planner) matrix(t *ledger.Story, heads []*ledger.Claim, network bool) (planned bool) {
	spoken := slices.ContainsFunc(t.Issues, func(x *ledger.Issue) bool { return len(k.Ledger.OnIssue(x)) > 0 })
	if !spoken && len(heads) == 0 {
		return false
	}
	n := len(k.Pages)
	k.list(PathOf(t)+matrixIndex, "matrix", originOf(t.File), nil, len(t.Issues)+len(heads), rows, func(s *scribe, at span) any {
		return s.matrix(t, heads, network)
	})
	for i, pg := range k.Pages[n:] {
		at := span{page: i + 1, size: rows}
		for _, x := range cut(t.Issues, at) {
			pg.ids = append(pg.ids, issueID(x))
		}
		for _, c := range headsOn(t, heads, at) {
			pg.ids = append(pg.ids, headID(c))
		}
	}
	return true
}

// headsOn are the claims whose rows stand on a page, after those of issues.
func headsOn(t *ledger.Story, heads []*ledger.Claim, at span) []*ledger.Claim {
	from := max(0, (at.page-1)*at.size-len(t.Issues))
	to := max(0, at.page*at.size-len(t.Issues))
	return heads[min(from, len(heads)):min(to, len(heads))]
}

// headID is the element id of a claim's row.
func headID(c *ledger.Claim) string { return "_claim-" + c.Briefing.Slug + "_" + c.ID.Text }

// matrixRow is the href of an issue's row in its story's matrix.
func (s *scribe) matrixRow(x *ledger.Issue) string {
	page := 1
	if len(x.Story.Issues) > rows {
		page += slices.Index(x.Story.Issues, x) / rows
	}
	return s.to(pageN(PathOf(x.Story)+matrixIndex, page) + "#" + issueID(x))
}

func (s *scribe) matrix(t *ledger.Story, heads []*ledger.Claim, network bool) *Matrix {
	v := &Matrix{
		Head:   s.head("Who says what: "+s.set(t.Title.Text), "stories", s.crumb("stories"), s.storyLink(t)),
		Story:  s.storyLink(t),
		Issues: len(t.Issues), Disputes: len(heads),
	}
	v.describe("Who states, who denies, who was asked and who is silent: " + t.Title.Text + ".")
	if network {
		v.Network = s.networkLink(t)
	}
	v.Figures = s.scales(cut(t.Issues, s.span))
	x := s.Ledger.Matrix(cut(t.Issues, s.span), headsOn(t, heads, s.span))
	if len(x.Parties) == 0 {
		v.Empty = "Nobody has spoken to these questions yet."
		return v
	}
	drawn := min(len(x.Parties), matrixColumns*matrixTables)
	v.Omitted = len(x.Parties) - drawn
	for from := 0; from < drawn; from += matrixColumns {
		v.Tables = append(v.Tables, s.matrixTable(x, from, min(from+matrixColumns, drawn), drawn))
	}
	return v
}

// matrixTable has the columns from … to of a matrix. Beyond the first, rows in which all of them are silent are left out.
func (s *scribe) matrixTable(x *ledger.Matrix, from, to, of int) MatrixTable {
	t := MatrixTable{ID: fmt.Sprintf("_table-%d", from/matrixColumns+1), Caption: "Who says what"}
	if of > matrixColumns {
		t.Caption = fmt.Sprintf("Who says what: parties %d to %d of %d", from+1, to, of)
	}
	for _, p := range x.Parties[from:to] {
		l := s.party(p)
		if p.Positions > 0 {
			l.Note = count(p.Positions, "position", "positions")
		}
		t.Parties = append(t.Parties, l)
	}
	for i := range x.Rows {
		r := &x.Rows[i]
		cells := r.Cells
		lo, _ := slices.BinarySearchFunc(cells, from, func(c ledger.Cell, at int) int { return c.Party - at })
		hi, _ := slices.BinarySearchFunc(cells, to, func(c ledger.Cell, at int) int { return c.Party - at })
		if cells = cells[lo:hi]; len(cells) == 0 && from > 0 {
			continue
		}
		row := s.matrixHead(r, from == 0)
		row.Cells = make([]Stand, to-from)
		for k := range row.Cells {
			row.Cells[k] = Stand{State: "silent", Word: "silent"}
		}
		for k := range cells {
			row.Cells[cells[k].Party-from] = s.stand(&cells[k], x.Parties[cells[k].Party])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *scribe) matrixHead(r *ledger.MatrixRow, first bool) MatrixRow {
	var row MatrixRow
	id := ""
	if x := r.Issue; x != nil {
		id = issueID(x)
		row = MatrixRow{Kind: "Question", Title: s.issueLink(x), Unit: x.Unit.Text}
	} else {
		id = headID(r.Claim)
		row = MatrixRow{Kind: actNoun(r.Claim.Act), Title: s.claimLink(r.Claim)}
	}
	if first {
		row.ID = id
	}
	return row
}

// party is a column's head.
func (s *scribe) party(p ledger.Party) Link {
	if p.Actor == nil {
		return Link{Text: "Unnamed speakers"}
	}
	return s.actorLink(p.Actor)
}

// stand is a cell as a reader sees it.
func (s *scribe) stand(c *ledger.Cell, p ledger.Party) Stand {
	v := Stand{Who: s.party(p), State: c.State.String(), Word: standWord(c, 1), Also: p.Actor == nil}
	if said := c.Word.Claim; said != nil {
		v.Figure, v.Part = figureOf(said), said.Part.Text
		v.Href = s.partOf(said.Briefing, said.ID.Text)
		v.When = s.when(said.Date)
		v.Quote, v.Text = s.wording(said)
		if v.Quote != "" {
			v.Quote, v.Text = shorten(v.Quote, standLength), ""
		}
		v.Text = shorten(v.Text, standLength)
		if len(said.By) != 1 || len(said.Unnamed) > 0 || said.By[0] != p.Actor {
			v.Speakers = s.speakers(said.By, said.Unnamed)
		}
	}
	if asked := c.Asked; asked != nil {
		v.Asked = Link{Text: texts(s.speakers(asked.By, asked.Unnamed)), Href: s.partOf(asked.Briefing, asked.ID.Text)}
		v.AskedOn = s.when(asked.Date)
	}
	for _, w := range c.Earlier[:min(len(c.Earlier), standsBefore)] {
		v.Before = append(v.Before, s.earlier(w))
	}
	v.BeforeMore = len(c.Earlier) - len(v.Before)
	return v
}

func (s *scribe) earlier(w ledger.Word) Earlier {
	c := w.Claim
	e := Earlier{Link: Link{Text: pastActs[c.Act], Href: s.partOf(c.Briefing, c.ID.Text)}, Figure: figureOf(c), When: s.when(c.Date)}
	if e.Text == "" {
		e.Text = actWord(c.Act, 1)
	}
	switch c.Standing {
	case "retracted", "withdrawn", "corrected", "superseded":
		e.Note = c.Standing
	}
	return e
}

// pastActs are what one did.
var pastActs = map[string]string{
	"says": "stated", "assesses": "assessed", "forecasts": "forecast", "denies": "denied", "confirms": "confirmed", "repeats": "repeated",
	"corrects": "corrected", "retracts": "took back", "pledges": "pledged", "demands": "demanded", "asks": "asked", "proposes": "proposed",
	"accepts": "accepted", "rejects": "rejected", "declines": "declined",
}

// standWord says in a few words where a party stands, of a number of speakers.
func standWord(c *ledger.Cell, speakers int) string {
	switch c.State {
	case ledger.Silent:
		if len(c.Earlier) > 0 {
			return "nothing that stands"
		}
		return "silent"
	case ledger.Asked:
		return "asked, no answer recorded"
	case ledger.Answers:
		return answerWord(c, speakers)
	}
	said := c.Word.Claim
	switch word := actWord(said.Act, speakers); {
	case c.State == ledger.States && (said.Act == "says" || said.Act == "corrects") && speakers > 1:
		return "state"
	case c.State == ledger.States && (said.Act == "says" || said.Act == "corrects"):
		return "states"
	case c.State == ledger.Denies && said.Part.IsSet():
		return word + " a part"
	default:
		return word
	}
}

// answerWord says what a party does to what it answers. To be told apart: what it takes back of its own, and denials.
func answerWord(c *ledger.Cell, speakers int) string {
	w := c.Word
	own := slices.ContainsFunc(c.Earlier, func(e ledger.Word) bool { return e.Claim == w.To })
	what := ""
	switch {
	case w.To != nil && w.To.Act == "denies" && own:
		what = " its denial"
	case w.To != nil && w.To.Act == "denies":
		what = " the denial"
	case own:
		what = " its claim"
	}
	verb := actWord(w.Claim.Act, speakers)
	switch w.Claim.Act {
	case "denies", "confirms", "corrects", "accepts", "rejects":
	case "retracts":
		verb = []string{"takes back", "take back"}[min(speakers-1, 1)]
	default:
		verb = []string{"answers", "answer"}[min(speakers-1, 1)]
	}
	return verb + what
}

// issues are a story's questions with who states and who denies what.
func (s *scribe) issues(t *ledger.Story) []IssueRow {
	if len(t.Issues) == 0 {
		return nil
	}
	m := s.Ledger.Matrix(t.Issues, nil)
	list := make([]IssueRow, len(m.Rows))
	for i := range m.Rows {
		x := m.Rows[i].Issue
		r := IssueRow{ID: x.ID.Text, Title: s.set(x.Title.Text), Unit: x.Unit.Text, Total: len(s.Ledger.OnIssue(x))}
		r.Axis, r.Undrawn = s.scale(x, "")
		if r.Total > 0 {
			r.Matrix = s.matrixRow(x)
		}
		for k := range m.Rows[i].Cells {
			c := &m.Rows[i].Cells[k]
			to := &r.Others
			switch {
			case c.State == ledger.Denies:
				to = &r.Denies
			case c.State == ledger.States, c.State == ledger.Answers && affirms(c.Word):
				to = &r.States
			}
			if len(*to) == issueStands {
				r.More++
				continue
			}
			stand := s.stand(c, m.Parties[c.Party])
			if stand.Also { // by their own words; the others are further parties
				n := voices(stand.Speakers)
				stand.Who, stand.Word, stand.Speakers = Link{Text: title(texts(stand.Speakers))}, standWord(c, n), nil
				r.More += len(c.Earlier)
			}
			*to = append(*to, stand)
		}
		list[i] = r
	}
	return list
}

// affirms reports whether an answer states what is asked for.
func affirms(w ledger.Word) bool {
	act := w.Claim.Act
	return (act == "confirms" || act == "accepts") && (w.To == nil || w.To.Act != "denies") || act == "corrects" && w.Claim.Issue != nil
}
