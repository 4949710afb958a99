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
// A relation's own type (arms, supplies) stands in `relation`, since `type` tells the kinds of objects apart. What stands
// under no other name follows the annotation vocabulary.
package export

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/plan"
)

// JSONL writes the ledger of a site. The error is w's.
func JSONL(w io.Writer, p *plan.Plan) error {
	buffered := bufio.NewWriterSize(w, 64<<10)
	e := &encoder{Plan: p, json: json.NewEncoder(buffered)}
	e.json.SetEscapeHTML(false)
	l := p.Ledger
	each(e, l.Actors, func(a *ledger.Actor) string { return a.Slug }, e.actor)
	each(e, l.Briefings, func(b *ledger.Briefing) string { return b.Slug }, e.briefing)
	e.claims(l.Claims)
	each(e, l.Events, func(x *ledger.Event) string { return x.Ref }, e.event)
	e.notes(l.Briefings)
	each(e, l.Places, func(x *ledger.Place) string { return x.Slug }, e.place)
	each(e, l.Relations, func(x *ledger.Relation) string { return x.Ref }, e.relation)
	e.put(e.site())
	each(e, allSources(l), (*ledger.Source).Ref, e.source)
	each(e, l.Stories, func(x *ledger.Story) string { return x.Slug }, e.story)
	each(e, l.Topics, func(x *ledger.Topic) string { return x.Slug }, e.topic)
	if e.failed == nil {
		e.failed = buffered.Flush()
	}
	if e.failed != nil {
		return fmt.Errorf("write the ledger: %w", e.failed)
	}
	return nil
}

// encoder writes object after object until a write fails.
type encoder struct {
	*plan.Plan
	json   *json.Encoder
	failed error
}

func (e *encoder) put(object any) {
	if e.failed == nil {
		e.failed = e.json.Encode(object)
	}
}

// each writes a list by id.
func each[T any](e *encoder, list []*T, id func(*T) string, object func(*T) any) {
	for _, x := range byID(list, id) {
		e.put(object(x))
	}
}

func byID[T any](list []*T, id func(*T) string) []*T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	return list
}

// allSources are the site-wide sources and the briefings' own.
func allSources(l *ledger.Ledger) []*ledger.Source {
	list := slices.Clone(l.Sources)
	for _, b := range l.Briefings {
		list = append(list, b.Sources...)
	}
	return list
}

type siteObject struct {
	Type    string `json:"type"`
	ID      string `json:"id"`
	Title   any    `json:"title"`
	BaseURL any    `json:"baseURL"`
	Now     string `json:"now"`
}

func (e *encoder) site() siteObject {
	return siteObject{"site", "site", text(e.Ledger.Site.Title.Text), text(e.BaseURL()), e.Ledger.Today.String()}
}
