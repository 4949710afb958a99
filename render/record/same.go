package record

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/markdown"
)

// SameFacts reports whether b, a later reading of a briefing's file, says nothing else than a: what differs is prose alone, and
// with it the places of passages. It is false where it would be long to tell.
//
// Equal facts means: the same front matter, passages of the same words in the same sentences, the same links, headings and
// embedded views, and no findings, whose places might differ.
func SameFacts(a, b *File) bool {
	if a.Briefing == nil || b.Briefing == nil || a.Path != b.Path || a.front != b.front || len(a.Diags)+len(b.Diags) > 0 {
		return false
	}
	if a.Body == nil || a.Body.Doc == nil || b.Body == nil || b.Body.Doc == nil {
		return false
	}
	return samePassages(a.Briefing, b.Briefing) &&
		slices.EqualFunc(a.Body.Passages, b.Body.Passages, func(x, y Range) bool { return x.ID == y.ID }) &&
		slices.EqualFunc(a.Body.Links, b.Body.Links, sameLink) &&
		slices.EqualFunc(a.Body.Headings, b.Body.Headings, func(x, y markdown.Heading) bool { return x.ID == y.ID }) &&
		slices.EqualFunc(a.Body.Embeds, b.Body.Embeds, sameEmbed)
}

func samePassages(a, b *Briefing) bool {
	return slices.EqualFunc(a.Claims, b.Claims, func(x, y *Claim) bool { return x.Passage == y.Passage }) &&
		slices.EqualFunc(a.Events, b.Events, func(x, y *Event) bool { return x.Passage == y.Passage }) &&
		slices.EqualFunc(a.Notes, b.Notes, func(x, y *Note) bool { return x.Passage == y.Passage })
}

func sameLink(x, y markdown.Link) bool { return x.Dest == y.Dest && x.Image == y.Image }

func sameEmbed(x, y markdown.Embed) bool {
	return x.Kind == y.Kind && slices.EqualFunc(x.Args, y.Args, func(p, q markdown.Arg) bool { return p.Key == q.Key && p.Value == q.Value })
}
