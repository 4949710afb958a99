package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

// annotate fills what is said of the text: its cards, claims and timeline, and how its passages are drawn.
func (s *scribe) annotate(v *Briefing, b *ledger.Briefing, body *record.Body) {
	cards := s.cards(v, b)
	at := make(map[string]int, len(cards))
	for i := range cards {
		at[cards[i].ID] = i
	}
	v.Annotations = s.desk.cards.take(len(cards))[:0]
	placed := make([]bool, len(cards))
	if body != nil && body.Doc != nil {
		for i, p := range body.Passages {
			at, ok := at[p.ID]
			if !ok || placed[at] {
				continue
			}
			placed[at] = true
			a := cards[at]
			a.Number, a.End = len(v.Annotations)+1, p.End
			a.Block = topOf(body, p.End)
			v.Annotations = append(v.Annotations, a)
			v.Passages[i] = Passage{ID: a.ID, Class: a.Class, Number: a.Number}
		}
	}
	for i, a := range cards {
		if !placed[i] {
			a.Number, a.End, a.Block = len(v.Annotations)+1, -1, -1
			v.Annotations = append(v.Annotations, a)
		}
	}
}

// cards makes a card of each claim, event and note, in the order of the file, and the rows that they point to.
func (s *scribe) cards(v *Briefing, b *ledger.Briefing) []Annotation {
	cards := s.desk.cards.take(len(b.Claims) + len(b.Events) + len(b.Notes))[:0]
	v.Claims = s.claimRows(b.Claims)
	for i, c := range b.Claims {
		cards = append(cards, Annotation{ID: c.ID.Text, Class: claimClass(c), Claim: &v.Claims[i]})
	}
	events := slices.Clone(b.Events)
	sortEvents(events)
	v.Timeline = s.eventRows(events)
	for i, e := range events {
		cards = append(cards, Annotation{ID: e.ID.Text, Class: "event " + eventClass(e), Event: &v.Timeline[i]})
	}
	for _, n := range b.Notes {
		row := s.noteRow(n)
		cards = append(cards, Annotation{ID: n.ID.Text, Class: strings.TrimSuffix("note "+n.Kind, " note"), Note: &row})
	}
	return cards
}

// The most that a glance says of each thing.
const (
	glanceWho   = 6
	glanceWhen  = 3
	glanceWhere = 5
	glanceMore  = 3
)

// glance is a briefing in a few lines.
func (s *scribe) glance(b *ledger.Briefing) Glance {
	g := Glance{
		Who:      s.actorLinks(b.Actors[:min(len(b.Actors), glanceWho)]),
		When:     s.glanceDays(b),
		Where:    s.glancePlaces(b),
		Disputed: s.glanceDisputed(b),
	}
	for _, c := range b.Claims {
		if e := s.common.under[c]; e != nil && e.Briefing == b {
			continue // the event stands for it
		}
		if !c.Due.IsZero() && (c.Outcome == "open" || c.Outcome == "overdue") {
			g.Next = append(g.Next, s.nextRow(due{claim: c}))
		}
	}
	for _, e := range b.Events {
		if ahead(e) && e.Status != "unsettled" {
			g.Next = append(g.Next, s.nextRow(due{event: e}))
		}
	}
	g.Next = g.Next[:min(len(g.Next), glanceMore)]
	return g
}

// nextRow is a dueRow in short: what, and by when.
func (s *scribe) nextRow(d due) DueRow {
	if c := d.claim; c != nil {
		return DueRow{Class: c.Outcome, Due: s.when(c.Due.Date), Said: c.DueText.Text, Title: s.claimLink(c), Mark: s.mark(&c.Judgement, c.Outcome, c.Briefing)}
	}
	e := d.event
	return DueRow{Class: e.Status, Due: s.when(e.Date.Date), Said: e.DateText.Text, Title: s.eventLink(e), Mark: s.mark(&e.Judgement, e.Status, e.Briefing)}
}

// glanceDays are the first days on which something happened, and what did; else the briefing's own.
func (s *scribe) glanceDays(b *ledger.Briefing) []Happening {
	events := slices.DeleteFunc(slices.Clone(b.Events), func(e *ledger.Event) bool { return ahead(e) || e.Date.IsZero() })
	sortEvents(events)
	var list []Happening
	for _, e := range events {
		if n := len(list); n > 0 && list[n-1].When.EDTF == e.Date.String() {
			continue
		} else if n == glanceWhen {
			break
		}
		list = append(list, Happening{s.when(e.Date.Date), s.eventLink(e)})
	}
	if len(list) == 0 && b.Date.IsSet() {
		list = append(list, Happening{When: s.dayOf(b)})
	}
	return list
}

func (s *scribe) glancePlaces(b *ledger.Briefing) []Link {
	var list []Link
	add := func(links ...Link) {
		for _, l := range links {
			if l.Text != "" && len(list) < glanceWhere && !slices.ContainsFunc(list, func(x Link) bool { return x.Text == l.Text }) {
				list = append(list, l)
			}
		}
	}
	add(s.dateline(b))
	for _, e := range b.Events {
		add(s.wheres(e.Place)...)
	}
	for _, c := range b.Claims {
		add(s.wheres(c.Place)...)
	}
	return list
}

// glanceDisputed is a sentence for each claim that somebody denies: who states it, and who denies it. The denials
// themselves are not told again.
func (s *scribe) glanceDisputed(b *ledger.Briefing) []Piece {
	var pieces []Piece
	n := 0
	for _, c := range b.Claims {
		if c.Standing != "disputed" && c.Standing != "partly-disputed" || c.Act == "denies" || n == glanceMore {
			continue
		}
		if n++; n > 1 {
			pieces = append(pieces, Piece{Text: "; "})
		}
		pieces = append(pieces, s.claimLink(c))
		who := s.speakers(c.By, c.Unnamed)
		if len(who) == 0 {
			continue
		}
		text := ": " + texts(who) + " " + actWord(c.Act, voices(who))
		if why := c.Because(c.Standing); namesFigure(&why) {
			pieces = append(pieces, Piece{Text: text + " " + figureOf(c) + ", "})
			pieces = append(pieces, s.sentence(&why)...)
			continue
		}
		if deniers := s.deniers(c); len(deniers) > 0 {
			text += ", " + texts(deniers) + " " + actWord("denies", voices(deniers))
		}
		pieces = append(pieces, Piece{Text: text})
	}
	return pieces
}

// namesFigure reports whether a reason is another's figure.
func namesFigure(why *ledger.Reasoning) bool {
	return slices.ContainsFunc(why.Refs, func(ref any) bool { _, ok := ref.(ledger.Given); return ok })
}

// deniers are those who deny a claim: in answer to it, or on its issue.
func (s *scribe) deniers(c *ledger.Claim) []Link {
	var list []Link
	add := func(other *ledger.Claim) {
		if other.Act != "denies" {
			return
		}
		for _, l := range s.speakers(other.By, other.Unnamed) {
			if !slices.ContainsFunc(list, func(x Link) bool { return x.Text == l.Text }) {
				list = append(list, l)
			}
		}
	}
	for _, other := range c.Answers[:min(len(c.Answers), maxAnswers)] {
		add(other)
	}
	if c.Issue != nil && len(list) == 0 {
		issue := s.Ledger.OnIssue(c.Issue)
		for i := len(issue) - 1; i >= 0 && i >= len(issue)-rows && len(list) < glanceMore; i-- {
			if cmp.Compare(len(issue[i].Of), 0) == 0 {
				add(issue[i])
			}
		}
	}
	return list
}
