package plan

import (
	"html/template"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/markdown"
	"github.com/seed-0837baff/dateline/render/record"
)

// prose is what goes with a body: where its links lead, which names become links, and the views within it.
func (s *scribe) prose(f *record.File, body *record.Body) Prose {
	if f == nil || body == nil || body.Doc == nil {
		return Prose{}
	}
	v := Prose{Passages: make([]Passage, len(body.Passages)), Links: s.targets(f, body), Typeset: s.typesets()}
	if s.own != nil {
		v.Names = s.names(s.own)
	}
	for i := range body.Embeds {
		v.Embeds = append(v.Embeds, s.embed(&body.Embeds[i]))
	}
	return v
}

// typesets reports whether the quotation marks of the page's prose are typeset: those of English are.
func (s *scribe) typesets() bool {
	if s.own == nil || !s.own.Lang.IsSet() {
		return s.english
	}
	language, _, _ := strings.Cut(s.own.Lang.Text, "-")
	return language == "en"
}

// targets resolves the links of a body.
func (s *scribe) targets(f *record.File, body *record.Body) []Target {
	if len(body.Links) == 0 {
		return nil
	}
	list := make([]Target, len(body.Links))
	marks := marks(body)
	for i := range body.Links {
		if marks[i] {
			continue
		}
		l := &body.Links[i]
		at := s.resolve(f, body, s.own, l.Dest, l.Image)
		t := &list[i]
		t.Href, t.OK = s.href(at)
		if l.Image && t.OK {
			t.Width, t.Height = s.size(at.path)
		}
	}
	return list
}

// names chooses the mentions that become links: of each actor and place the first, or all, as the site says; none within a
// link or heading, and none that would lead to the page itself.
func (s *scribe) names(b *ledger.Briefing) []Name {
	mode := s.Ledger.Site.Autolink
	text := s.Ledger.TextOf(b)
	if mode == "none" || len(text.Mentions) == 0 {
		return nil
	}
	var list []Name
	seen := make(map[any]bool, len(text.Mentions))
	inert := inertIn(text.Body)
	for _, m := range text.Mentions {
		n := Name{Start: m.Start, End: m.End}
		var who any
		switch {
		case m.Actor != nil:
			who, n.Kind = m.Actor, "actor"
		case m.Place != nil:
			who, n.Kind = m.Place, "place"
		default:
			continue
		}
		if mode != "all" && seen[who] || inert(m.Start, m.End) {
			continue
		}
		seen[who] = true
		if m.Actor != nil {
			n.Href = s.actorLink(m.Actor).Href
		} else {
			n.Href = s.placeLink(m.Place).Href
		}
		list = append(list, n)
	}
	return list
}

// noteRow is an editor's note, rendered: it is short, and no annotation hangs on it.
func (s *scribe) noteRow(n *ledger.Note) NoteRow {
	row := NoteRow{ID: n.ID.Text, Kind: noteKinds[n.Kind]}
	body := n.Note.Body
	if body == nil || body.Doc == nil {
		return row
	}
	links := s.targets(n.Briefing.File, body)
	row.HTML = template.HTML(body.Render(nil, markdown.Rendering{
		Link:    func(i int) (string, bool) { return links[i].Href, links[i].OK },
		Image:   func(i int) (int, int) { return links[i].Width, links[i].Height },
		Typeset: s.english,
	}))
	return row
}
