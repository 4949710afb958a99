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
		k.pagesOf(b, func() {
			pg := k.add(PathOf(b), "briefing", originOf(b.File), b.Body, func(s *scribe) any {
				s.own = b
				return s.briefing(b)
			})
			pg.briefing = b
		})
	}
}

// briefing is the view of a briefing's page.
func (s *scribe) briefing(b *ledger.Briefing) *Briefing {
	text := s.Ledger.TextOf(b)
	body := text.Body
	v := &Briefing{
		Head:        s.head(s.set(text.Title), "briefings", s.crumb("briefings")),
		Prose:       s.prose(b.File, body),
		Dateline:    s.dateline(b),
		Date:        s.dayOf(b),
		Updated:     whenDay(b.Updated),
		Standfirst:  s.set(text.Summary),
		Image:       s.picture(b),
		Story:       s.storyLink(b.Story),
		Retracted:   retracted(b),
		Contents:    s.contents(body),
		Relations:   s.relationRows(b.Relations),
		Sourced:     s.sourced(b),
		Sources:     s.sourceRows(b.Uses),
		Corrections: s.correctionRows(b.Corrections),
		Related:     s.related(b),
	}
	v.describe(text.Summary)
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
	s.annotate(v, b, body)
	v.Prev, v.Next = s.neighboursInStory(b)
	v.Glance = s.glance(b)
	v.Since, v.SinceMore = s.sincePublished(b)
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
	list := s.Ledger.OfStory(b.Story).Briefings
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

// candidate is a briefing that may be told as related.
type candidate struct {
	rank   int32 // among the ledger's briefings
	shared int32 // what it shares, in thousandths
}

// related are up to two briefings to each side in the story, then those near in time that share the most actors; an actor
// of few briefings counts for more than one of many.
func (s *scribe) related(b *ledger.Briefing) []Row {
	rank, ok := s.common.rank[b]
	if !ok {
		return nil
	}
	var list []*ledger.Briefing
	var inStory [4]candidate
	told := inStory[:0]
	if b.Story != nil {
		told = around(told, s.common.ofStory[b.Story], rank, 2, 0)
	}
	for _, x := range told {
		list = append(list, s.Ledger.Briefings[x.rank])
	}
	var near [2 * relatedActors * relatedReach]candidate
	found := near[:0]
	for _, a := range b.Actors[:min(len(b.Actors), relatedActors)] {
		found = around(found, s.common.ofActor[a], rank, relatedReach, 1000/max(1, len(s.Ledger.OfActor(a).Briefings))+10)
	}
	for _, x := range most(found, told, maxRelated-len(list)) {
		list = append(list, s.Ledger.Briefings[x.rank])
	}
	return s.briefingRows(list)
}

// most are the n candidates that share the most, the newest first among equals, without those that are told already. The
// shares of one briefing are added up.
func most(found, told []candidate, n int) []candidate {
	slices.SortFunc(found, func(x, y candidate) int { return int(x.rank - y.rank) })
	var best [maxRelated + 1]candidate
	top := best[:0]
	for i := 0; i < len(found); {
		sum := candidate{rank: found[i].rank}
		for ; i < len(found) && found[i].rank == sum.rank; i++ {
			sum.shared += found[i].shared
		}
		if slices.ContainsFunc(told, func(x candidate) bool { return x.rank == sum.rank }) {
			continue
		}
		at := len(top)
		for at > 0 && top[at-1].shared < sum.shared {
			at--
		}
		if at < n {
			top = slices.Insert(top, at, sum)
			top = top[:min(len(top), n)]
		}
	}
	return slices.Clone(top)
}

// around appends up to reach briefings to each side of one in a list of ranks, newest first, each with its share.
func around(to []candidate, list []int32, rank, reach, share int) []candidate {
	at, ok := slices.BinarySearch(list, int32(rank))
	if !ok {
		return to
	}
	for i := max(0, at-reach); i < min(len(list), at+reach+1); i++ {
		if i != at {
			to = append(to, candidate{list[i], int32(share)})
		}
	}
	return to
}

// retracted reports whether a correction takes back the whole briefing: a retraction that names no claim.
func retracted(b *ledger.Briefing) bool {
	return slices.ContainsFunc(b.Corrections, func(c *ledger.Correction) bool {
		return c.Kind == "retraction" && len(c.Correction.Claims) == 0
	})
}
