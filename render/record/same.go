package record

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"

	"github.com/seed-0837baff/dateline/render/markdown"
)

// SameFacts reports whether b, a later reading of a briefing's file, says nothing else than a: what differs is prose alone, title
// and summary included, and with it the places of passages. It is false where it would be long to tell.
//
// Equal facts means: otherwise the same front matter, passages of the same words in the same sentences, the same links, headings and
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

// factsOf is a hash of front matter as it is read, wherever it stands, but for title and summary.
func factsOf(n *node) (sum [32]byte) {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	b := (*room)[:0]
	for i := 0; i+1 < len(n.items); i += 2 {
		if key := n.items[i].text; key == "title" || key == "summary" {
			b = append(b, key...)
			continue
		}
		b = n.items[i+1].appendTo(n.items[i].appendTo(b))
	}
	*room = b
	return sha256.Sum256(b)
}

// rooms are where front matter is written to be hashed.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// appendTo writes a node so that different ones never read alike.
func (n *node) appendTo(b []byte) []byte {
	b = append(b, byte(n.kind), byte(n.style))
	b = binary.AppendUvarint(b, uint64(len(n.text)))
	b = append(b, n.text...)
	b = binary.AppendUvarint(b, uint64(len(n.items)))
	for i := range n.items {
		b = n.items[i].appendTo(b)
	}
	return b
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
