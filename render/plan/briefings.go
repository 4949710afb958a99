package plan

import (
	"cmp"
	"slices"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// briefings plans the list of briefings and each briefing's page.
func (k *planner) briefings() {
	all := k.Ledger.Briefings
	k.list("/briefings/", "briefings", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		return &Briefings{
			Head:  s.head(sectionTitle("briefings"), "briefings"),
			Rows:  s.briefingRows(cut(all, at)),
			Total: len(all),
			Empty: "Nothing has been published yet.",
		}
	})
	for _, b := range all {
		pg := k.add(PathOf(b), "briefing", originOf(b.File), b.Body, func(s *scribe) any {
			s.own = b
			return s.briefing(b)
		})
		pg.briefing = b
	}
}

// briefing is the view of a briefing's page.
func (s *scribe) briefing(b *ledger.Briefing) *Briefing {
	v := &Briefing{
		Head:        s.head(b.Title.Text, "briefings", s.crumb("briefings")),
		Prose:       s.prose(b.File, b.Body),
		Dateline:    s.dateline(b),
		Date:        s.dayOf(b),
		Updated:     whenDay(b.Updated),
		Standfirst:  b.Summary.Text,
		Image:       s.picture(b),
		Story:       s.storyLink(b.Story),
		Retracted:   retracted(b),
		Contents:    contents(b.Body),
		Relations:   s.relationRows(b.Relations),
		Graph:       s.graph(b.Relations, nil),
		Sources:     s.sourceRows(b.Uses),
		Corrections: s.correctionRows(b.Corrections),
		Related:     s.related(b),
	}
	v.describe(b.Summary.Text)
	if b.Reason != ledger.Published {
		v.Draft = b.Reason.String()
	}
	if lang := b.Lang.Text; lang != v.Site.Language {
		v.Lang = lang
	}
	for _, a := range b.Authors {
		v.Authors = append(v.Authors, Link{Text: a.Text})
	}
	for _, t := range b.Topics {
		v.Topics = append(v.Topics, s.topicLink(t))
	}
	s.annotate(v, b)
	v.Prev, v.Next = s.neighboursInStory(b)
	v.Glance = s.glance(b)
	v.JSONLD = s.briefingJSON(b)
	return v
}

func (s *scribe) dateline(b *ledger.Briefing) Link {
	if b.Dateline != nil {
		return s.placeLink(b.Dateline)
	}
	return Link{Text: b.Briefing.Dateline.Text}
}

// neighboursInStory are the next older and newer briefings of the story.
func (s *scribe) neighboursInStory(b *ledger.Briefing) (prev, next Link) {
	if b.Story == nil {
		return Link{}, Link{}
	}
	list := b.Story.Briefings
	at, ok := s.find(list, b)
	if !ok {
		return Link{}, Link{}
	}
	if at+1 < len(list) {
		prev = s.briefingLink(list[at+1])
	}
	if at > 0 {
		next = s.briefingLink(list[at-1])
	}
	return prev, next
}

// find is where b stands in a list that is in the ledger's order.
func (s *scribe) find(list []*ledger.Briefing, b *ledger.Briefing) (int, bool) {
	return slices.BinarySearchFunc(list, s.common.rank[b], func(x *ledger.Briefing, rank int) int {
		return cmp.Compare(s.common.rank[x], rank)
	})
}

// Bounds of the search for related briefings.
const (
	maxRelated    = 6
	relatedActors = 8 // whose briefings are looked at
	relatedReach  = 6 // how many of each to either side
)

// related are up to two briefings to each side in the story, then those near in time that share the most actors; an actor
// of few briefings counts for more than one of many.
func (s *scribe) related(b *ledger.Briefing) []Row {
	seen := map[*ledger.Briefing]bool{b: true}
	var list []*ledger.Briefing
	if b.Story != nil {
		around(s, b.Story.Briefings, b, 2, func(x *ledger.Briefing) {
			seen[x] = true
			list = append(list, x)
		})
	}
	type candidate struct {
		briefing *ledger.Briefing
		shared   int // in thousandths
	}
	var found []candidate
	index := make(map[*ledger.Briefing]int, relatedActors*relatedReach)
	for _, a := range b.Actors[:min(len(b.Actors), relatedActors)] {
		weight := 1000/max(1, len(a.Briefings)) + 10
		around(s, a.Briefings, b, relatedReach, func(x *ledger.Briefing) {
			if seen[x] {
				return
			}
			i, ok := index[x]
			if !ok {
				i = len(found)
				index[x] = i
				found = append(found, candidate{briefing: x})
			}
			found[i].shared += weight
		})
	}
	slices.SortFunc(found, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(s.common.rank[x.briefing], s.common.rank[y.briefing]))
	})
	for _, c := range found[:min(len(found), maxRelated-len(list))] {
		list = append(list, c.briefing)
	}
	return s.briefingRows(list)
}

// around calls do for up to reach briefings to each side of b in a list, newest first.
func around(s *scribe, list []*ledger.Briefing, b *ledger.Briefing, reach int, do func(*ledger.Briefing)) {
	at, ok := s.find(list, b)
	if !ok {
		return
	}
	for i := max(0, at-reach); i < min(len(list), at+reach+1); i++ {
		if i != at {
			do(list[i])
		}
	}
}

// retracted reports whether a correction takes back the whole briefing: a retraction that names no claim.
func retracted(b *ledger.Briefing) bool {
	return slices.ContainsFunc(b.Corrections, func(c *ledger.Correction) bool {
		return c.Kind == "retraction" && len(c.Correction.Claims) == 0
	})
}
