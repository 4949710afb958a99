package ledger

import (
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/record"
)

// lateClaims looks for claims that were said, at the earliest, after their briefing had been written and last been changed.
func lateClaims(x *linting) {
	for _, b := range x.all {
		if !b.Date.IsSet() {
			continue
		}
		last, known := edtf.Day(0), false
		for _, c := range b.Claims {
			said, ok := c.Date.Earliest()
			if !ok || said <= b.Date.Day {
				continue
			}
			if !known {
				last, known = lastDay(b), true
			}
			if said > last {
				x.late(c)
			}
		}
	}
}

func (x *linting) late(c *Claim) {
	const hint = "mend the date; if the claim was added later, say so in the briefing's `updated` or `corrections`"
	file, at := c.Briefing.File, record.Value{Text: c.Claim.Date.String(), Pos: c.Claim.Date.Pos}
	own := !c.Claim.Date.IsZero()
	if !own {
		at = c.ID
	}
	d := x.warn(file, at, hint, "claim %q is dated %s, after its briefing of %s", c.ID.Text, c.Date, c.Briefing.Date.Day)
	if !own && c.Source != nil {
		d.Related = []diag.Related{{File: c.Source.File.Name, Pos: c.Source.Date.Pos, Message: "its source's date"}}
	}
}

// lastDay is the last day, anywhere on earth, on which a briefing was written, updated or corrected.
func lastDay(b *Briefing) edtf.Day {
	last := max(lastOf(b.Date), lastOf(b.Updated))
	for _, c := range b.Corrections {
		if day, ok := c.Date.Latest(); ok {
			last = max(last, day)
		}
	}
	return last
}

// lastOf is the day of a moment where it is latest: 14 hours before Greenwich.
func lastOf(m record.Moment) edtf.Day {
	if m.Time.IsZero() {
		return m.Day
	}
	y, month, d := m.Time.UTC().Add(14 * time.Hour).Date()
	return edtf.DayOf(y, month, d)
}

// strayEvents looks for events that lie wholly before or wholly after their story.
func strayEvents(x *linting) {
	for _, b := range x.all {
		s := b.Story
		if s == nil || s.Story == nil {
			continue
		}
		first, begins := s.From.Earliest()
		last, ends := s.To.Latest()
		if !begins && !ends {
			continue
		}
		for _, e := range b.Events {
			from, begun := e.Date.Earliest()
			to, ended := e.Date.Latest()
			switch {
			case begins && ended && to < first:
				x.stray(e, s, s.From, "begins", "from")
			case ends && begun && from > last:
				x.stray(e, s, s.To, "ends", "to")
			}
		}
	}
}

func (x *linting) stray(e *Event, s *Story, bound record.Date, does, key string) {
	d := x.warn(e.Briefing.File, record.Value{Text: e.Date.String(), Pos: e.Date.Pos}, "mend the date, or the story's `"+key+"`",
		"event %q is dated %s, but its story %s %s", e.ID.Text, e.Date, does, bound)
	d.Related = []diag.Related{{File: s.File.Name, Pos: bound.Pos, Message: "the story's `" + key + "`"}}
}

// unconfirmed looks for live claims of credibility 1, "confirmed by other sources" (Admiralty code), that do not go back to
// two origins, nor does anything else that states the same.
func unconfirmed(x *linting) {
	for _, c := range x.Claims {
		if c.Credibility != "1" || c.Support == "corroborated" {
			continue
		}
		switch c.Standing {
		case "stands", "disputed", "partly-disputed":
		default:
			continue // it says what was thought of it then
		}
		origins := "no origin of it is known"
		if c.Support == "repeated" {
			origins = "it has at most one origin, however many repeat it"
		} else if len(c.Origins) == 1 {
			origins = "it has one origin only"
		}
		x.warn(c.Briefing.File, record.Value{Text: c.Credibility, Pos: c.Graded.Credibility},
			"name in `citing` what it goes back to, or give it credibility 2, probably true",
			"claim %q has credibility 1, confirmed by other sources, but %s", c.ID.Text, origins)
	}
}
