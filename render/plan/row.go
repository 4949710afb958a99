package plan

import (
	"strconv"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// briefingRow is a line in a list of briefings.
func (s *scribe) briefingRow(b *ledger.Briefing) Row {
	return Row{
		Link:    s.briefingLink(b),
		When:    s.dayOf(b),
		Summary: s.set(s.Ledger.TextOf(b).Summary),
		Story:   s.storyLink(b.Story),
	}
}

func (s *scribe) briefingRows(list []*ledger.Briefing) []Row {
	rows := s.rows.take(len(list))
	for i, b := range list {
		rows[i] = s.briefingRow(b)
	}
	return rows
}

// eventRow is a line in a timeline.
func (s *scribe) eventRow(e *ledger.Event) EventRow {
	r := EventRow{
		ID:     e.ID.Text,
		Title:  s.eventLink(e),
		When:   s.when(e.Date.Date),
		Text:   e.DateText.Text,
		Class:  eventClass(e),
		Status: s.statusMark(e),
		Where:  s.wheres(e.Place),
		Fallen: s.fallenUnder(&e.Judgement, e.Claims, e.Briefing),
		In:     s.in(e.Briefing),
	}
	if n := len(e.By) + len(e.Actors); n > 0 {
		r.Who = s.room(n)
		for _, a := range e.By {
			r.Who = append(r.Who, s.actorLink(a))
		}
		for _, a := range e.Actors {
			if !contains(e.By, a) {
				r.Who = append(r.Who, s.actorLink(a))
			}
		}
	}
	if e.Time.IsSet() && r.When.Words != "" {
		r.When.Words += ", " + e.Time.Text
	}
	if e.Same != nil || len(e.Tellings) > 0 {
		r.Told = s.otherTellings(e)
	}
	switch {
	case e.Resolves.Claim != nil:
		r.Settles = s.claimLink(e.Resolves.Claim)
		r.Settles.Note = valueWord(e.Resolves.Outcome) + since(e.Resolves.Claim)
	case e.Resolves.Event != nil:
		r.Settles = s.eventLink(e.Resolves.Event)
		r.Settles.Note = valueWord(e.Resolves.Outcome)
	}
	return r
}

// otherTellings are the events of other briefings that are the same, each by its own title.
func (s *scribe) otherTellings(e *ledger.Event) []Link {
	var links []Link
	first := s.common.telling(e)
	for _, t := range append([]*ledger.Event{first}, first.Tellings...) {
		if t != e {
			links = append(links, Link{Text: s.set(t.Title.Text), Href: s.partOf(t.Briefing, t.ID.Text), Note: s.set(s.Ledger.TitleOf(t.Briefing))})
		}
	}
	return links
}

func contains[T comparable](list []T, x T) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

func (s *scribe) eventRows(list []*ledger.Event) []EventRow {
	rows := s.events.take(len(list))
	for i, e := range list {
		rows[i] = s.eventRow(e)
	}
	return rows
}

// relationRow is an edge between two actors; nothing is to be shown of one whose ends are unknown.
func (s *scribe) relationRow(r *ledger.Relation) (RelationRow, bool) {
	if r.From == nil || r.To == nil {
		return RelationRow{}, false
	}
	row := RelationRow{
		From:     s.actorLink(r.From),
		To:       s.actorLink(r.To),
		Type:     typeBeside(r),
		Label:    r.Label.Text,
		When:     s.when(r.Date.Date),
		Standing: s.mark(&r.Judgement, r.Standing, r.Briefing),
		Support:  s.mark(&r.Judgement, r.Support, r.Briefing),
		Fallen:   s.fallenUnder(&r.Judgement, r.Claims, r.Briefing),
		In:       s.in(r.Briefing),
	}
	if r.Briefing == s.own {
		row.ID = r.ID.Text
	}
	for _, c := range r.Claims {
		row.Claims = append(row.Claims, s.claimLink(c))
	}
	return row, true
}

func (s *scribe) relationRows(list []*ledger.Relation) []RelationRow {
	var rows []RelationRow
	for _, r := range list {
		if row, ok := s.relationRow(r); ok {
			rows = append(rows, row)
		}
	}
	return rows
}

// sourceRow is a source in a list, or under a briefing.
func (s *scribe) sourceRow(x *ledger.Source) SourceRow {
	at := s.addresses(x)
	row := SourceRow{
		Link:      s.sourceLink(x),
		Issuers:   s.speakers(x.Issuers, x.Unnamed),
		Publisher: x.Publisher.Text,
		Kind:      x.Kind,
		When:      s.when(x.Date.Date),
		URL:       at.url,
		Archived:  at.archived,
		Grade:     x.Reliability,
		GradeText: reliabilities[x.Reliability],
		Chain:     s.outlets(nil, x.Via),
		Citing:    s.cited(x.Citing),
		Claims:    len(s.Ledger.OfSource(x).Claims),
	}
	if x.Briefing != nil && x.Briefing == s.own {
		row.ID = x.Slug
	}
	if x.Ring != nil {
		row.Ring = s.ring(x)
	}
	return row
}

func (s *scribe) sourceRows(list []*ledger.Source) []SourceRow {
	rows := s.sources.take(len(list))
	for i, x := range list {
		rows[i] = s.sourceRow(x)
	}
	return rows
}

// outlets appends sources to a chain, each with its grade as Note.
func (s *scribe) outlets(chain []Link, via []*ledger.Source) []Link {
	for _, x := range via {
		l := s.sourceLink(x)
		l.Note = x.Reliability
		chain = append(chain, l)
	}
	return chain
}

func (s *scribe) correctionRow(c *ledger.Correction) CorrectionRow {
	row := CorrectionRow{When: s.when(c.Date.Date), Kind: title(c.Kind), Text: s.set(c.Text.Text), In: s.in(c.Briefing)}
	for _, of := range c.Claims {
		row.Claims = append(row.Claims, s.claimLink(of))
	}
	return row
}

func (s *scribe) correctionRows(list []*ledger.Correction) []CorrectionRow {
	var rows []CorrectionRow
	for _, c := range list {
		rows = append(rows, s.correctionRow(c))
	}
	return rows
}

// mentionRow is a sentence that names somebody: the stretch between full stops around the mention, or its block.
func (s *scribe) mentionRow(m *ledger.Mention) MentionRow {
	b := m.Briefing
	row := MentionRow{In: s.briefingLink(b), When: s.dayOf(b)}
	text := s.Ledger.TextOf(b)
	if text.Body == nil || text.Body.Doc == nil || m.N >= len(text.Mentions) {
		return row
	}
	m = &text.Mentions[m.N]
	from, to := sentenceAround(text.Body.Text, m.Start, m.End)
	row.Sentence = text.Body.Text[from:to]
	row.Start, row.End = m.Start-from, m.End-from
	return row
}

// maxSentence is the most bytes of a sentence that are shown to each side of a mention.
const maxSentence = 240

// sentenceAround widens a stretch of text to the sentence that it stands in, within its block.
func sentenceAround(text string, start, end int) (from, to int) {
	from = strings.LastIndexByte(text[:start], '\n') + 1
	if i := strings.LastIndex(text[from:start], ". "); i >= 0 {
		from += i + 2
	}
	to = len(text)
	if i := strings.IndexByte(text[end:], '\n'); i >= 0 {
		to = end + i
	}
	if i := strings.Index(text[end:to], ". "); i >= 0 {
		to = end + i + 1
	}
	if start-from > maxSentence {
		from = start - maxSentence
		if i := strings.IndexByte(text[from:start], ' '); i >= 0 {
			from += i + 1
		} else {
			from = start
		}
	}
	if to-end > maxSentence {
		to = end + maxSentence
		if i := strings.LastIndexByte(text[end:to], ' '); i >= 0 {
			to = end + i
		} else {
			to = end
		}
	}
	return from, to
}

// number writes a figure without needless digits, its thousands set apart: "10,000", "-1,234.5".
func number(f float64) string {
	text := strconv.FormatFloat(f, 'f', -1, 64)
	digits, rest, _ := strings.Cut(text, ".")
	if rest != "" {
		rest = "." + rest
	}
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits + rest
}
