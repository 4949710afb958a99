package ledger

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
)

// sameEvents follows `same` to the first telling and lists the tellings there. Only published tellings are listed.
func (k *linker) sameEvents(list []*Briefing) {
	var telling []*Event
	for _, b := range list {
		for _, e := range b.Events {
			if e.Same != nil {
				telling = append(telling, e)
			}
		}
	}
	ring(telling, func(e *Event) []*Event { return some(e.Same) }, func(path []*Event) {
		e := path[0]
		k.findings.errorf(e.Briefing.File, e.Event.Same, "one of them must stand for itself", "each of these events says that the next told it first: %s",
			arrows(path, func(e *Event) string { return e.Ref }))
		for _, e := range path {
			e.Same = nil
		}
	})
	for _, e := range telling {
		for e.Same != nil && e.Same.Same != nil {
			e.Same = e.Same.Same
		}
		if e.Same != nil && e.Briefing.held == Published {
			e.Same.Tellings = append(e.Same.Tellings, e)
		}
	}
}

// resolvers enters what settles claims and events. A thing is settled once.
func (k *linker) resolvers(list []*Briefing) {
	for _, b := range list {
		for _, e := range b.Events {
			var slot **Event
			switch {
			case e.Resolves.Claim != nil:
				slot = &e.Resolves.Claim.Resolver
			case e.Resolves.Event != nil:
				slot = &e.Resolves.Event.Resolver
			default:
				continue
			}
			if first := *slot; first != nil {
				k.findings.errorf(b.File, e.Event.Resolves.Ref, "keep the one that settles it", "%q is settled twice", e.Event.Resolves.Ref.Text)
				k.findings[len(k.findings)-1].Related = []diag.Related{{
					File: first.Briefing.File.Name, Pos: first.Event.Resolves.Ref.Pos, Message: "settled here already"}}
				continue
			}
			*slot = e
		}
	}
	// Nothing published is settled by what is withheld; the check above counts it all the same.
	for _, b := range list {
		if b.held == Published {
			continue
		}
		for _, e := range b.Events {
			if c := e.Resolves.Claim; c != nil && c.Resolver == e && c.Briefing.held == Published {
				c.Resolver = nil
			}
			if t := e.Resolves.Event; t != nil && t.Resolver == e && t.Briefing.held == Published {
				t.Resolver = nil
			}
		}
	}
}

// gather puts the annotations of the published briefings into the ledger's lists, in their order.
func (k *linker) gather() {
	for _, b := range slices.Backward(k.Briefings) {
		k.topics(b)
	}
	k.Topics = sortedBy(k.ids.topics)
	k.number()
	k.annotated()
}

// annotated lists the annotations of the ledger's briefings, in their order.
func (l *Ledger) annotated() {
	for _, b := range slices.Backward(l.Briefings) {
		l.Claims = append(l.Claims, b.Claims...)
		l.Events = append(l.Events, b.Events...)
		l.Relations = append(l.Relations, b.Relations...)
		l.Corrections = append(l.Corrections, b.Corrections...)
	}
	together(func() { bySaid(l.Claims) }, func() { inTime(l.Events) }, func() { slices.SortFunc(l.Corrections, latest) })
}
