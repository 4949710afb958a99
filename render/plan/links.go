package plan

import (
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
)

func (s *scribe) actorLink(a *ledger.Actor) Link {
	if l, ok := s.table.actors[a]; ok {
		return l
	}
	return Link{Text: a.Name.Text, Href: s.below("actors", a.Slug)}
}

func (s *scribe) actorLinks(list []*ledger.Actor) []Link {
	if len(list) == 0 {
		return nil
	}
	links := s.room(len(list))
	for _, a := range list {
		links = append(links, s.actorLink(a))
	}
	return links
}

func (s *scribe) placeLink(p *ledger.Place) Link {
	if l, ok := s.table.places[p]; ok {
		return l
	}
	return Link{Text: p.Name.Text, Href: s.below("places", p.Slug)}
}

func (s *scribe) topicLink(t *ledger.Topic) Link {
	return Link{Text: t.Title.Text, Href: s.below("topics", t.Slug)}
}

func (s *scribe) storyLink(t *ledger.Story) Link {
	if t == nil {
		return Link{}
	}
	if l, ok := s.table.stories[t]; ok {
		return l
	}
	return Link{Text: s.set(t.Title.Text), Href: s.below("stories", t.Slug)}
}

func (s *scribe) briefingLink(b *ledger.Briefing) Link {
	if i, ok := s.common.rank[b]; ok {
		return s.table.briefings[i]
	}
	return s.titled(b, s.hrefs)
}

// in is the briefing that something stands in; nothing on that briefing's own page.
func (s *scribe) in(b *ledger.Briefing) Link {
	if b == s.own {
		return Link{}
	}
	return s.briefingLink(b)
}

// partOf is the href of a piece of a briefing: a bare fragment on its own page.
func (s *scribe) partOf(b *ledger.Briefing, id string) string {
	if b == s.own {
		return "#" + escapeFragment(id)
	}
	return s.briefingLink(b).Href + "#" + escapeFragment(id)
}

// claimLink names a claim by its gist.
func (s *scribe) claimLink(c *ledger.Claim) Link {
	return Link{Text: s.set(gist(c)), Href: s.partOf(c.Briefing, c.ID.Text)}
}

// gistLength is the most code points of a claim that stand for it in a sentence.
const gistLength = 90

// gist is what is claimed, in few words. Only a verbatim passage stands in quotation marks. What states the contrary of its
// words says so first.
func gist(c *ledger.Claim) string {
	switch c.Act {
	case "denies", "rejects", "retracts":
		return actNoun(c.Act) + ": " + content(c)
	}
	return content(c)
}

func content(c *ledger.Claim) string {
	switch {
	case c.That.IsSet():
		return shorten(c.That.Text, gistLength)
	case c.Passage.Text == "":
		return strings.ReplaceAll(c.ID.Text, "-", " ")
	case c.Passage.Verbatim:
		return "“" + shorten(c.Passage.Text, gistLength) + "”"
	}
	return shorten(c.Passage.Text, gistLength)
}

// named is a claim as a sentence speaks of it: "the denial that Iran sends …", "the claim “are built in Iran”".
func named(c *ledger.Claim) string {
	noun := "the " + strings.ToLower(actNoun(c.Act)) + " "
	switch {
	case c.That.IsSet():
		return noun + "that " + midSentence(content(c))
	case c.Passage.Verbatim:
		return noun + content(c)
	}
	return noun + "(" + content(c) + ")"
}

// openers are words that lose their capital within a sentence; any other may be a name.
var openers = []string{"The", "A", "An", "It", "Its", "He", "She", "They", "There", "This", "These", "No", "Not", "All", "Some", "In", "On"}

func midSentence(text string) string {
	word, _, _ := strings.Cut(text, " ")
	if contains(openers, word) {
		return strings.ToLower(text[:1]) + text[1:]
	}
	return text
}

func (s *scribe) eventLink(e *ledger.Event) Link {
	return Link{Text: s.set(e.Title.Text), Href: s.partOf(e.Briefing, e.ID.Text)}
}

// sourceLink leads to a source's page, or to where its briefing lists it.
func (s *scribe) sourceLink(x *ledger.Source) Link {
	l := Link{Text: s.set(x.Title.Text)}
	if x.Briefing != nil {
		l.Href = s.partOf(x.Briefing, x.Slug)
	} else {
		l.Href = s.below("sources", x.Slug)
	}
	return l
}

func (s *scribe) wheres(list []ledger.Where) []Link {
	if len(list) == 0 {
		return nil
	}
	links := s.room(len(list))
	for _, w := range list {
		switch {
		case w.Place != nil:
			links = append(links, s.placeLink(w.Place))
		case w.Actor != nil:
			links = append(links, s.actorLink(w.Actor))
		}
	}
	return links
}

// speakers are the named, then the unnamed: "two officials (United States)".
func (s *scribe) speakers(named []*ledger.Actor, unnamed []ledger.Unnamed) []Link {
	if len(named)+len(unnamed) == 0 {
		return nil
	}
	links := s.room(len(named) + len(unnamed))
	for _, a := range named {
		links = append(links, s.actorLink(a))
	}
	for _, u := range unnamed {
		l := Link{Text: u.Text}
		if u.Of != nil {
			l.Note = u.Of.Name.Text
		}
		links = append(links, l)
	}
	return links
}

func (s *scribe) cited(list []ledger.Cited) []Link {
	var links []Link
	for _, x := range list {
		switch {
		case x.Source != nil:
			links = append(links, s.sourceLink(x.Source))
		case x.Actor != nil:
			links = append(links, s.actorLink(x.Actor))
		}
	}
	return links
}

// texts joins the texts of links: "A, B and C".
func texts(links []Link) string {
	var b strings.Builder
	for i, l := range links {
		switch {
		case i == 0:
		case i == len(links)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(l.Text)
	}
	return b.String()
}

// dateShape is "between" for one of several days, "lasting" for all of them.
func dateShape(e *ledger.Event) string {
	switch e.Date.Kind() {
	case edtf.OneOf:
		return "between"
	case edtf.Interval:
		return "lasting"
	}
	return ""
}
