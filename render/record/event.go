package record

import (
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

var (
	eventStatuses = []string{"occurred", "reported", "announced", "expected", "cancelled"}
	outcomes      = []string{"happened", "partly", "missed", "cancelled"}
)

var resolutionKeys = newTable("resolves", []key[Resolution]{
	refKey("ref", "The expected event, or the claim with `due`, that is settled.", func(r *Resolution) *Value { return &r.Ref }).must(),
	choiceKey("outcome", "How it came out.", outcomes, func(r *Resolution) *string { return &r.Outcome }).must(),
})

var eventKeys = newTable("event", []key[Event]{
	textKey("title", "What happened, in a few words.", func(e *Event) *Value { return &e.Title }).must(),
	dateKey("date", "When (EDTF); none: undated.", func(e *Event) *Date { return &e.Date }),
	textKey("dateText", "When, in the source's words.", func(e *Event) *Value { return &e.DateText }),
	textKey("time", "The time of day.", func(e *Event) *Value { return &e.Time }),
	choiceKey("status", "Whether it happened; default occurred.", eventStatuses, func(e *Event) *string { return &e.Status }),
	refsKey("by", "Who did it.", func(e *Event) *[]Value { return &e.By }),
	refsKey("actors", "Who took part; default the actors of its claims.", func(e *Event) *[]Value { return &e.Actors }),
	refsKey("possibly", "Who may have taken part.", func(e *Event) *[]Value { return &e.Possibly }),
	refsKey("place", "Where: places or states.", func(e *Event) *[]Value { return &e.Place }),
	idsKey("topics", "What it is about.", func(e *Event) *[]Value { return &e.Topics }),
	refsKey("claims", "The claims that it rests on.", func(e *Event) *[]Value { return &e.Claims }),
	refKey("source", "The source that it rests on; default the briefing's.", func(e *Event) *Value { return &e.Source }),
	mapKey("resolves", "The expected event or the claim that this settles.", resolutionKeys, func(e *Event, s Resolution, at diag.Pos) {
		s.Pos = at
		e.Resolves = &s
	}),
	refKey("same", "The event of another briefing that this tells again.", func(e *Event) *Value { return &e.Same }),
}, anchorKeys(func(e *Event) *Anchor { return &e.Anchor }))

// eventKind is what happened, or was to happen.
var eventKind = annotationKind{
	key: entriesKey("events", "What happened, or was to happen: id -> event.", eventKeys,
		func(r *reader, b *Briefing, id Value, e *Event) {
			e.ID, e.Order = id, len(b.Events)
			if e.Status == "" {
				e.Status = eventStatuses[0]
			}
			b.Events = append(b.Events, e)
		}),
	check: func(r *reader, b *Briefing) {
		for _, e := range b.Events {
			if len(e.Claims) == 0 && !e.Source.IsSet() && !b.Source.IsSet() &&
				!r.flawed(e, "claims", "source") && !r.flawed(b, "source") {
				r.needs("event", e.ID, "name what it rests on, or give the briefing a default `source`", "needs %q or %q", "claims", "source")
			}
			if e.Same.IsSet() && !strings.Contains(e.Same.Text, "#") {
				r.errAt(r.valuePlace(e.Same), "write briefing-id#event-id", "%q names no event of another briefing", e.Same.Text)
				e.Same = Value{}
			}
		}
	},
	hang: func(r *reader, b *Briefing) {
		for _, e := range b.Events {
			r.hangs(hanging{noun: "event", id: e.ID, anchor: &e.Anchor, passage: &e.Passage, flawed: r.flawed(e, "quote")})
		}
	},
}
