package plan

import (
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// mark is a computed value as a reader sees it, with the sentence that says why on the page of the briefing in which it
// stands: elsewhere that page is one step away.
func (s *scribe) mark(j *ledger.Judgement, value string, in *ledger.Briefing) Mark {
	if value == "" {
		return Mark{}
	}
	m := Mark{Word: valueWord(value), Class: value}
	if in != s.own {
		return m
	}
	for i := range j.Why {
		if j.Why[i].Value == value {
			m.Why = s.sentence(&j.Why[i])
			break
		}
	}
	return m
}

// sentence is a reasoning with its references as links. A text with more %s than references, or fewer, loses the rest.
func (s *scribe) sentence(r *ledger.Reasoning) []Piece {
	pieces := s.room(2*len(r.Refs) + 1)
	text := r.Text
	for _, ref := range r.Refs {
		before, after, ok := strings.Cut(text, "%s")
		if !ok {
			break
		}
		if before != "" {
			pieces = append(pieces, Piece{Text: before})
		}
		pieces = append(pieces, s.linkTo(ref))
		text = after
	}
	if text = strings.ReplaceAll(text, "%s", ""); text != "" {
		pieces = append(pieces, Piece{Text: text})
	}
	return pieces
}

// linkTo is a link to anything of the ledger, named so that it can stand in a sentence.
func (s *scribe) linkTo(thing any) Link {
	switch t := thing.(type) {
	case *ledger.Claim:
		return Link{Text: s.set(named(t)), Href: s.partOf(t.Briefing, t.ID.Text)}
	case ledger.Given:
		return Link{Text: figureOf(t.Claim), Href: s.partOf(t.Briefing, t.ID.Text)}
	case *ledger.Event:
		return s.eventLink(t)
	case *ledger.Actor:
		return s.actorLink(t)
	case *ledger.Post:
		l := s.actorLink(t.Actor)
		if t.Role != nil {
			l.Text += " (" + shorten(t.Role.Title.Text, longestRole) + ")"
		}
		return l
	case *ledger.Source:
		return s.sourceLink(t)
	case *ledger.Correction:
		return Link{Text: "the " + t.Kind + " of " + t.Date.Words(), Href: s.partOf(t.Briefing, "_corrections")}
	case *ledger.Place:
		return s.placeLink(t)
	case *ledger.Briefing:
		return s.briefingLink(t)
	case string:
		return Link{Text: t}
	}
	return Link{}
}

// statusMark says of an event what is worth saying: that it did not simply occur, or that not all agree it did.
func (s *scribe) statusMark(e *ledger.Event) Mark {
	var m Mark
	if e.Status != "occurred" && e.Status != "" {
		m = s.mark(&e.Judgement, e.Status, e.Briefing)
	}
	if e.Standing != "stands" && e.Standing != "" {
		standing := s.mark(&e.Judgement, e.Standing, e.Briefing)
		if m.Word == "" {
			return standing
		}
		m.Word += ", " + standing.Word
		m.Class += " " + standing.Class
		if len(m.Why) > 0 && len(standing.Why) > 0 {
			m.Why = append(m.Why, Piece{Text: " "})
		}
		m.Why = append(m.Why, standing.Why...)
	}
	return m
}

// eventClass is how an event is drawn: its status, then "uncertain" where its date is so marked, "between" where it fell
// on some day of several, "lasting" where it took them all, and a standing that is not "stands".
func eventClass(e *ledger.Event) string {
	class := e.Status
	if class == "" {
		class = "occurred"
	}
	if e.Date.Uncertain() || e.Date.Approximate() {
		class += " uncertain"
	}
	if kind := dateShape(e); kind != "" {
		class += " " + kind
	}
	if e.Standing != "" && e.Standing != "stands" {
		class += " " + e.Standing
	}
	return class
}

// claimClass is how a claim's passage and card are drawn: "claim", "claim disputed".
func claimClass(c *ledger.Claim) string {
	if c.Standing == "" || c.Standing == "stands" {
		return "claim"
	}
	return "claim " + c.Standing
}
