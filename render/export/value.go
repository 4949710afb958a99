package export

import (
	"strings"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

func actorID(a *ledger.Actor) string       { return a.Slug }
func briefingID(b *ledger.Briefing) string { return b.Slug }
func claimID(c *ledger.Claim) string       { return c.Ref }
func eventID(x *ledger.Event) string       { return x.Ref }
func relationID(r *ledger.Relation) string { return r.Ref }
func topicID(t *ledger.Topic) string       { return t.Slug }
func sourceID(s *ledger.Source) string     { return s.Ref() }
func placeID(p *ledger.Place) string       { return p.Slug }
func storyID(s *ledger.Story) string       { return s.Slug }
func noteID(n *ledger.Note) string         { return n.Ref }
func valueText(v record.Value) string      { return v.Text }
func unnamedText(u ledger.Unnamed) string  { return u.Text }

// Of one thing that may be missing.

func actorRef(a *ledger.Actor) string {
	if a == nil {
		return ""
	}
	return a.Slug
}

func refOf(s *ledger.Source) string {
	if s == nil {
		return ""
	}
	return s.Ref()
}

func eventRef(x *ledger.Event) string {
	if x == nil {
		return ""
	}
	return x.Ref
}

func whereID(w ledger.Where) string {
	switch {
	case w.Place != nil:
		return w.Place.Slug
	case w.Actor != nil:
		return w.Actor.Slug
	}
	return ""
}

func citedID(c ledger.Cited) string {
	switch {
	case c.Source != nil:
		return c.Source.Ref()
	case c.Actor != nil:
		return c.Actor.Slug
	}
	return ""
}

// passages finds where the passages of a briefing's body stand.
type passages struct {
	texts map[string]string // what annotations hang on, by their ids
	at    map[string][2]int // in code points, by the annotations' ids
}

// measure fills at for one briefing. A passage is what is given as its text: without the quotation marks that its link may
// hold.
func (m *passages) measure(b *ledger.Briefing, body *record.Body) {
	clear(m.at)
	if body == nil || body.Doc == nil || len(body.Passages) == 0 {
		return
	}
	clear(m.texts)
	for _, c := range b.Claims {
		m.texts[c.ID.Text] = c.Passage.Text
	}
	for _, n := range b.Notes {
		m.texts[n.ID.Text] = n.Passage.Text
	}
	points := counter{text: body.Text}
	for _, p := range body.Passages {
		if _, seen := m.at[p.ID]; seen || p.Start < 0 || p.Start > p.End || p.End > len(points.text) {
			continue
		}
		start, end := p.Start, p.End
		if text := m.texts[p.ID]; text != "" {
			if i := strings.Index(points.text[start:end], text); i >= 0 {
				start += i
				end = start + len(text)
			}
		}
		from := points.before(start)
		m.at[p.ID] = [2]int{from, points.before(end)}
	}
}

// counter counts code points from where it last was, so that places in order cost one walk through the text.
type counter struct {
	text  string
	at, n int
}

// before is how many code points stand before byte i.
func (c *counter) before(i int) int {
	if i >= c.at {
		c.n += utf8.RuneCountInString(c.text[c.at:i])
	} else {
		c.n -= utf8.RuneCountInString(c.text[i:c.at])
	}
	c.at = i
	return c.n
}
