package ledger

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/record"
)

// Text is a briefing's prose and whom it names. An author changes prose all the time and facts seldom: a Ledger is good for
// new prose as long as the facts are equal, and so texts are told by the Ledger, not by the Briefing.
type Text struct {
	Title, Summary string
	Body           *record.Body
	Mentions       []Mention // in text order
}

// TextOf returns a briefing's prose as it is now. Title, Summary, Body and Mentions of the Briefing are as they were when the
// facts were linked.
func (l *Ledger) TextOf(b *Briefing) Text {
	if t, ok := l.texts[b]; ok {
		return t
	}
	return Text{b.Title.Text, b.Summary.Text, b.Body, b.Mentions}
}

// TitleOf returns a briefing's title as it is now.
func (l *Ledger) TitleOf(b *Briefing) string {
	if t, ok := l.texts[b]; ok {
		return t.Title
	}
	return b.Title.Text
}

// Retold reports whether texts have changed since l was linked: what briefings hold themselves is then not all as it is now.
func (l *Ledger) Retold() bool { return len(l.texts) > 0 }

// WithText returns l after an edit of one briefing's file that changes prose alone. ok is false where it changes a fact: then
// all must be linked again. l itself stays as it is.
func (l *Ledger) WithText(f *record.File) (edited *Ledger, b *Briefing, ok bool) {
	if f.Briefing == nil {
		return nil, nil, false
	}
	b = l.ids.briefings[f.Briefing.ID.Text]
	if b == nil || b.held != Published || len(b.Briefing.Names) > 0 || !record.SameFacts(b.File, f) {
		return nil, nil, false
	}
	if f.Briefing.Title.Text != b.Title.Text && len(b.Redirects) > 0 {
		return nil, nil, false // the pages at its old addresses bear its title
	}
	spots := l.names.spots(f.Body)
	if !slices.EqualFunc(spots, b.spots, func(x, y spot) bool { return x.bearer == y.bearer }) {
		return nil, nil, false // names that several share count too: that they were met is a finding
	}
	t := Text{f.Briefing.Title.Text, f.Briefing.Summary.Text, f.Body, l.names.mentions(b, spots)}
	e := *l
	e.texts = make(map[*Briefing]Text, len(l.texts)+1)
	for b, t := range l.texts {
		e.texts[b] = t
	}
	e.texts[b] = t
	return &e, b, true
}
