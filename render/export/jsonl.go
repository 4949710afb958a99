// Package export writes the ledger in forms for other programs.
//
// In comes a Plan, which knows the ledger and every address; out goes a stream. JSONL writes data/ledger.jsonl: the whole
// ledger, one JSON object a line, sorted by type, then by id, in bytes' order.
//
// # Laws
//
//  1. Every field of a type is in each of its objects, null or [] when empty.
//  2. A field that can take several values is a list, sorted and without repeats; any other holds one value or null.
//  3. Ids are those of references: a thing's own, or briefing#local for what is part of a briefing.
//  4. Dates are {edtf, earliest, latest}, days as YYYY-MM-DD, null at an open end; figures {min, max}.
//  5. Addresses are absolute where the site's base URL is known, and paths on the site otherwise.
//  6. The same ledger gives the same bytes.
//
// The fields of each type are a table, which writes them and tells what they are (see Types).
//
// A relation's own type (arms, supplies) stands in `relation`, since `type` tells the kinds of objects apart. What stands
// under no other name follows the annotation vocabulary.
package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/plan"
)

// JSONL writes the ledger of a site, which it only reads. The error is w's.
func JSONL(w io.Writer, p *plan.Plan) error {
	e := &encoder{
		Plan:     p,
		to:       bufio.NewWriterSize(w, 64<<10),
		passages: passages{texts: map[string]string{}, at: map[string][2]int{}},
	}
	l := p.Ledger
	each(e, l.Actors, actorTable)
	each(e, l.Briefings, briefingTable)
	e.claims(l.Claims)
	each(e, l.Events, eventTable)
	e.notes(l.Briefings)
	each(e, l.Places, placeTable)
	each(e, l.Relations, relationTable)
	siteTable.write(e, e)
	each(e, allSources(l), sourceTable)
	each(e, l.Stories, storyTable)
	each(e, l.Topics, topicTable)
	if e.failed == nil {
		e.failed = e.to.Flush()
	}
	if e.failed != nil {
		return fmt.Errorf("write the ledger: %w", e.failed)
	}
	return nil
}

// encoder writes object after object until a write fails.
type encoder struct {
	*plan.Plan
	passages
	to     *bufio.Writer
	line   []byte   // of the object at hand
	refs   []string // the texts of the list at hand
	failed error
}

// each writes a list by id.
func each[T any](e *encoder, list []*T, t *table[T]) {
	for _, x := range byID(list, t.id) {
		t.write(e, x)
	}
}

// byID sorts a list; what has the same id keeps its order.
func byID[T any](list []*T, id func(*T) string) []*T {
	type entry struct {
		id string
		at int
	}
	entries := make([]entry, len(list))
	for i, x := range list {
		entries[i] = entry{id(x), i}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if c := strings.Compare(a.id, b.id); c != 0 {
			return c
		}
		return cmp.Compare(a.at, b.at)
	})
	sorted := make([]*T, len(list))
	for i, x := range entries {
		sorted[i] = list[x.at]
	}
	return sorted
}

// allSources are the site-wide sources and the briefings' own.
func allSources(l *ledger.Ledger) []*ledger.Source {
	list := slices.Clone(l.Sources)
	for _, b := range l.Briefings {
		list = append(list, b.Sources...)
	}
	return list
}
