package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// byNews orders stories: the one with the newest briefing first, those without one last, by title.
func byNews(l *ledger.Ledger, rank map[*ledger.Briefing]int) func(a, b *ledger.Story) int {
	place := func(t *ledger.Story) int {
		briefings := l.OfStory(t).Briefings
		if len(briefings) == 0 {
			return len(rank)
		}
		return rank[briefings[0]]
	}
	return func(a, b *ledger.Story) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), compareNames(a.Title.Text, b.Title.Text), strings.Compare(a.Slug, b.Slug))
	}
}

// stories plans the list of stories and each story's pages.
func (k *planner) stories() {
	all := k.common.newest
	k.list("/stories/", "stories", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		v := &Stories{Head: s.head(sectionTitle("stories"), "stories"), Total: len(all), Empty: "No story has been opened yet."}
		for _, t := range cut(all, at) {
			v.Rows = append(v.Rows, s.storyRow(t))
		}
		return v
	})
	for _, t := range k.Ledger.Stories {
		k.pagesOf(t, func() { k.story(t) })
	}
}

func (s *scribe) storyRow(t *ledger.Story) StoryRow {
	told := s.Ledger.OfStory(t)
	r := StoryRow{
		Link: s.storyLink(t), Summary: s.set(t.Summary.Text), Span: s.storySpan(t), Closed: t.Closed,
		Briefings: len(told.Briefings), Events: len(told.Events), Claims: len(told.Claims),
	}
	if len(told.Briefings) > 0 {
		r.Latest = s.briefingRow(told.Briefings[0])
	}
	return r
}

// storySpan is a story's time: as its file says, else that of its briefings.
func (s *scribe) storySpan(t *ledger.Story) When {
	from, to := when(t.From.Date), when(t.To.Date)
	switch {
	case from.Words != "" && to.Words != "":
		return When{
			Words: "from " + from.Words + " to " + to.Words, Short: from.Short + " – " + to.Short,
			EDTF: from.EDTF + "/" + to.EDTF,
		}
	case from.Words != "":
		return When{Words: "since " + from.Words, Short: "since " + from.Short, EDTF: from.EDTF + "/.."}
	case to.Words != "":
		return When{Words: "until " + to.Words, Short: "until " + to.Short, EDTF: "../" + to.EDTF}
	}
	if list := s.Ledger.OfStory(t).Briefings; len(list) > 0 {
		return whenBetween(list[len(list)-1].Date.Day, list[0].Date.Day)
	}
	return When{}
}

// story plans one story's pages: page N has the Nth rows of each of its lists, and a long timeline has pages of its own.
func (k *planner) story(t *ledger.Story) {
	told := k.Ledger.OfStory(t)
	events := k.common.once(told.Events)
	all := era{path: PathOf(t) + "timeline/", origin: originOf(t.File), story: t}
	all.years, all.undated = byYear(events)
	long := len(events) > fullYear
	n := max(len(told.Briefings), len(told.Claims))
	if !long {
		n = max(n, len(events))
	}
	edges := edgesOf(k.Ledger, t)
	matrix := k.matrix(t, k.Ledger.Contested(t), len(edges) > 0)
	k.network(t, edges, matrix)
	k.list(PathOf(t), "story", originOf(t.File), t.Body, n, rows, func(s *scribe, at span) any {
		v := s.story(t, all, events, long)
		if matrix {
			v.Matrix = s.matrixLink(t)
		}
		if len(edges) > 0 {
			v.Network = s.networkLink(t)
		}
		return v
	}).ids = issueIDs(t)
	if !long {
		return
	}
	k.eras(all)
	if n := len(all.undated); n > 0 {
		k.list(all.path+"undated/", "year", all.origin, nil, n, fullYear, func(s *scribe, at span) any {
			v := s.yearHead(all, "Undated")
			v.Rows, v.Total = s.eventRows(cut(all.undated, at)), n
			v.HeadIDs = make([]string, len(v.Rows))
			return v
		})
	}
}

func (s *scribe) story(t *ledger.Story, all era, events []*ledger.Event, long bool) *Story {
	told := s.Ledger.OfStory(t)
	v := &Story{
		Head:      s.head(s.set(t.Title.Text), "stories", s.crumb("stories")),
		Summary:   s.set(t.Summary.Text),
		Span:      s.storySpan(t),
		Closed:    t.Closed,
		Claims:    s.claimRows(cut(told.Claims, s.span)),
		Briefings: s.briefingRows(cut(told.Briefings, s.span)),
		Totals:    Totals{Briefings: len(told.Briefings), Events: len(events), Claims: len(told.Claims), Disputed: disputed(told.Claims), Overdue: overdue(told.Claims, events)},
	}
	v.describe(t.Summary.Text)
	if !long {
		v.Timeline = s.eventRows(cut(events, s.span))
		v.Strip = s.eventStrip(events)
	}
	if !s.span.first() {
		return v
	}
	v.Issues = s.issues(t)
	where := spots(events, told.Claims)
	v.Places = s.spotLinks(where[:min(len(where), mappedPlaces)])
	v.Map = s.chart("Map of "+t.Title.Text, where)
	v.Prose = s.prose(t.File, t.Body)
	for _, a := range told.Actors[:min(len(told.Actors), 24)] {
		l := s.actorLink(a)
		l.Note = a.Kind
		v.Actors = append(v.Actors, l)
	}
	if long {
		v.Strip = strip(all.years, func(i int) string { return s.to(yearPath(all.path, all.years[i].year)) })
		for _, d := range v.Strip {
			if d.Href != "" {
				v.Years = append(v.Years, d)
			}
		}
		if n := len(all.undated); n > 0 {
			v.Years = append(v.Years, Density{Link: Link{Text: "Undated", Href: s.to(all.path + "undated/"), Note: fmt.Sprint(n)}, Short: "Undated"})
		}
	}
	return v
}

// issueID is the element id of an issue on its story's page.
func issueID(x *ledger.Issue) string { return "_issue-" + x.ID.Text }

func issueIDs(t *ledger.Story) []string {
	var ids []string
	for _, x := range t.Issues {
		ids = append(ids, issueID(x))
	}
	return ids
}

func disputed(list []*ledger.Claim) int {
	n := 0
	for _, c := range list {
		if c.Standing == "disputed" || c.Standing == "partly-disputed" {
			n++
		}
	}
	return n
}

func overdue(claims []*ledger.Claim, events []*ledger.Event) int {
	n := 0
	for _, c := range claims {
		if c.Outcome == "overdue" {
			n++
		}
	}
	for _, e := range events {
		if e.Status == "overdue" {
			n++
		}
	}
	return n
}

// describe sets the description where there is something better than the site's.
func (h *Head) describe(text string) {
	if text = strings.TrimSpace(text); text != "" {
		h.Description = shorten(text, 300)
	}
}

// newestStories orders stories for their list.
func newestStories(l *ledger.Ledger, rank map[*ledger.Briefing]int) []*ledger.Story {
	list := slices.Clone(l.Stories)
	slices.SortFunc(list, byNews(l, rank))
	return list
}
