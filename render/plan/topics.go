package plan

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// topics plans the list of topics and each topic's pages.
func (k *planner) topics() {
	all := slices.Clone(k.Ledger.Topics)
	slices.SortStableFunc(all, func(a, b *ledger.Topic) int { return compareNames(a.Title.Text, b.Title.Text) })
	k.list("/topics/", "topics", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		v := &Topics{Head: s.head(sectionTitle("topics"), "topics"), Total: len(all), Empty: "No topic has been used yet."}
		for _, t := range cut(all, at) {
			told := s.Ledger.OfTopic(t)
			v.Rows = append(v.Rows, TopicRow{
				Link: s.topicLink(t), Summary: s.set(t.Summary.Text), Briefings: len(told.Briefings), Events: len(told.Events),
			})
		}
		return v
	})
	for _, t := range k.Ledger.Topics {
		k.pagesOf(t, func() {
			told := k.Ledger.OfTopic(t)
			events := k.common.once(told.Events)
			n := max(len(events), len(told.Briefings))
			planned := len(k.Pages)
			k.list(PathOf(t), "topic", originOf(t.File), t.Profile, n, rows, func(s *scribe, at span) any { return s.topic(t, events) })
			k.definedAt(planned, topicFile(k.Ledger, t), t.ID.Pos)
		})
	}
}

// topicFile is where a topic is defined, as authors know it: its own file or registry, else the briefing that uses it first.
func topicFile(l *ledger.Ledger, t *ledger.Topic) string {
	if t.File != nil {
		return t.File.Name
	}
	for _, b := range l.OfTopic(t).Briefings {
		if slices.Contains(b.Briefing.Topics, t.ID) {
			return originOf(b.File)
		}
	}
	return itself
}

func (s *scribe) topic(t *ledger.Topic, events []*ledger.Event) *Topic {
	told := s.Ledger.OfTopic(t)
	v := &Topic{
		Head:      s.head(title(t.Title.Text), "topics", s.crumb("topics")),
		Summary:   s.set(t.Summary.Text),
		Strip:     s.eventStrip(events),
		Briefings: s.briefingRows(cut(told.Briefings, s.span)),
		Events:    s.eventRows(cut(events, s.span)),
		Totals:    Totals{Briefings: len(told.Briefings), Events: len(events), Overdue: overdue(nil, events)},
	}
	v.describe(t.Summary.Text)
	if len(events)+len(told.Briefings) == 0 {
		v.Empty = "No briefing stands under this topic yet."
	}
	if s.span.first() {
		v.Prose = s.prose(t.File, t.Profile)
	}
	return v
}
