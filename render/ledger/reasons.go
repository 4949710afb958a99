package ledger

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// Judged is a computed value and why it is so, in plain text.
type Judged struct {
	File  string // where what has the value is written
	Pos   diag.Pos
	Kind  string // claim, event, relation
	Ref   string
	Value string // "disputed"
	Why   string // a sentence
}

// Reasons are those of all that is computed about published claims, events and relations, by file and place.
func (l *Ledger) Reasons() []Judged {
	var list []Judged
	add := func(kind, ref string, b *Briefing, id record.Value, j *Judgement) {
		for _, w := range j.Why {
			list = append(list, Judged{b.File.Name, id.Pos, kind, ref, w.Value, w.String()})
		}
	}
	for _, c := range l.Claims {
		add("claim", c.Ref, c.Briefing, c.ID, &c.Judgement)
	}
	for _, e := range l.Events {
		add("event", e.Ref, e.Briefing, e.ID, &e.Judgement)
	}
	for _, r := range l.Relations {
		add("relation", r.Ref, r.Briefing, r.ID, &r.Judgement)
	}
	slices.SortStableFunc(list, func(a, b Judged) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col), strings.Compare(a.Ref, b.Ref))
	})
	return list
}

// String is the sentence, with what decides it by its reference or name.
func (r Reasoning) String() string {
	text := r.Text
	for _, ref := range r.Refs {
		text = strings.Replace(text, "%s", inWords(ref), 1)
	}
	return text
}

// inWords names a thing in a sentence without links.
func inWords(thing any) string {
	switch t := thing.(type) {
	case *Claim:
		return t.Ref
	case Given:
		return strings.TrimSpace(span(t.Figure) + " " + unitOf(t.Claim))
	case *Event:
		return t.Ref
	case *Actor:
		return t.Name.Text
	case *Post:
		if t.Role == nil {
			return t.Name.Text
		}
		return t.Name.Text + " (" + t.Role.Title.Text + ")"
	case *Source:
		return t.Title.Text
	case *Correction:
		return "the " + t.Kind + " of " + t.Date.Words()
	}
	return ""
}

func span(f record.Figure) string {
	low, high := strconv.FormatFloat(f.Min, 'f', -1, 64), strconv.FormatFloat(f.Max, 'f', -1, 64)
	if low == high {
		return low
	}
	return low + "–" + high
}

func unitOf(c *Claim) string {
	if c.Issue == nil {
		return ""
	}
	return c.Issue.Unit.Text
}
