package ledger

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/record"
)

// spot is a stretch of a text that a name of the site stands at, code apart. Spots follow from the text and the names alone, so
// they serve the next Link too.
type spot struct {
	start, end int32 // bytes
	bearer     int32 // in Names.bearers
}

// spots finds every name in a body. A briefing with names of its own has none that could serve again: it is looked at anew.
func (n *Names) spots(body *record.Body) []spot {
	var list []spot
	n.find(body.Text, nil, func(h hit) {
		if !body.InCode(h.start, h.end) {
			list = append(list, spot{int32(h.start), int32(h.end), h.bearer})
		}
	})
	return slices.Clip(list)
}

// mentions are the spots of a text as mentions of those who now bear the names.
func (n *Names) mentions(b *Briefing, spots []spot) []Mention {
	list := make([]Mention, 0, len(spots))
	for _, s := range spots {
		if n.means(s.bearer) {
			e := &n.namings[n.bearers[s.bearer].first]
			list = append(list, Mention{Briefing: b, N: len(list), Start: int(s.start), End: int(s.end), Actor: e.actor, Place: e.place})
		}
	}
	return list
}

// mentionsWith finds every actor and place that a text names, code apart, where it has names of its own.
func (n *Names) mentionsWith(own []localName, b *Briefing, body *record.Body) []Mention {
	var list []Mention
	n.Find(body.Text, own, func(m Found) {
		if !body.InCode(m.Start, m.End) {
			list = append(list, Mention{Briefing: b, N: len(list), Start: m.Start, End: m.End, Actor: m.Actor, Place: m.Place})
		}
	})
	return list
}
