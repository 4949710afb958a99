package export

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

// text is a string, or null where there is none.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

type dateValue struct {
	EDTF     string `json:"edtf"`
	Earliest any    `json:"earliest"`
	Latest   any    `json:"latest"`
}

// date is an EDTF date with its bounds, or null.
func date(d edtf.Date) any {
	if d.IsZero() {
		return nil
	}
	v := dateValue{EDTF: d.String()}
	if day, ok := d.Earliest(); ok {
		v.Earliest = day.String()
	}
	if day, ok := d.Latest(); ok {
		v.Latest = day.String()
	}
	return v
}

// moment is the day of a moment.
func moment(m record.Moment) any {
	if !m.IsSet() {
		return nil
	}
	day := m.Day.String()
	return dateValue{EDTF: day, Earliest: day, Latest: day}
}

type figureValue struct {
	Min float64 `json:"min"`
	Max float64 `json:"max"`
}

func figure(f record.Figure) any {
	if f.Pos.IsZero() {
		return nil
	}
	return figureValue{f.Min, f.Max}
}

// ids lists references, sorted and without repeats; never nil.
func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, 0, len(list))
	for _, x := range list {
		if s := id(x); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func actorID(a *ledger.Actor) string       { return a.Slug }
func briefingID(b *ledger.Briefing) string { return b.Slug }
func claimID(c *ledger.Claim) string       { return c.Ref }
func eventID(x *ledger.Event) string       { return x.Ref }
func relationID(r *ledger.Relation) string { return r.Ref }
func topicID(t *ledger.Topic) string       { return t.Slug }
func sourceID(s *ledger.Source) string     { return s.Ref() }
func valueText(v record.Value) string      { return v.Text }
func unnamedText(u ledger.Unnamed) string  { return u.Text }

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

// actor, source … as one id, or null.
func oneActor(a *ledger.Actor) any {
	if a == nil {
		return nil
	}
	return a.Slug
}

func oneSource(s *ledger.Source) any {
	if s == nil {
		return nil
	}
	return s.Ref()
}

func oneEvent(x *ledger.Event) any {
	if x == nil {
		return nil
	}
	return x.Ref
}

// offsets are where a briefing's passages stand in its text, in code points, by the annotations' ids. A passage is what is
// given as its text: without the quotation marks that its link may hold.
func offsets(b *ledger.Briefing) map[string][2]int {
	if b.Body == nil || b.Body.Doc == nil || len(b.Body.Passages) == 0 {
		return nil
	}
	body, texts := b.Body.Text, passages(b)
	var at []int // in bytes
	bytes := make(map[string][2]int, len(b.Body.Passages))
	for _, p := range b.Body.Passages {
		if _, seen := bytes[p.ID]; seen || p.Start < 0 || p.Start > p.End || p.End > len(body) {
			continue
		}
		start, end := p.Start, p.End
		if i := strings.Index(body[start:end], texts[p.ID]); i >= 0 && texts[p.ID] != "" {
			start += i
			end = start + len(texts[p.ID])
		}
		bytes[p.ID] = [2]int{start, end}
		at = append(at, start, end)
	}
	slices.Sort(at)
	points := make(map[int]int, len(at))
	last, n := 0, 0
	for _, i := range at {
		n += utf8.RuneCountInString(body[last:i])
		last = i
		points[i] = n
	}
	for id, p := range bytes {
		bytes[id] = [2]int{points[p[0]], points[p[1]]}
	}
	return bytes
}

// passages are the texts that a briefing's annotations hang on, by their ids.
func passages(b *ledger.Briefing) map[string]string {
	m := make(map[string]string, len(b.Claims)+len(b.Notes))
	for _, c := range b.Claims {
		m[c.ID.Text] = c.Passage.Text
	}
	for _, n := range b.Notes {
		m[n.ID.Text] = n.Passage.Text
	}
	return m
}
