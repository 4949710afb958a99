package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/record"
)

// maker builds a Ledger by hand from lines: a kind, an id, and key=value words, where a value may be a list with commas.
//
//	today 2024-06-01
//	actor kirby for=us roles=nato:2020/2022
//	source wh by=kirby kind=statement via=report citing=cia unnamed=officials date=2023-06-09
//	story war closed
//	issue drones story=war
//	briefing one 2023-06-10 story=war withheld
//	claim a by=us to=uk unnamed=officials act=says of=b part=x issue=drones figure=3..5 date=2023 source=wh due=2024 firsthand
//	event e status=expected date=2024 claims=a source=wh resolves=a:happened same=f
//	relation r claims=a,b
//	correction retraction claims=a
type maker struct {
	*Ledger
	t         testing.TB
	file      *record.File
	actors    map[string]*Actor
	sources   map[string]*Source
	stories   map[string]*Story
	issues    map[string]*Issue
	claims    map[string]*Claim
	events    map[string]*Event
	relations map[string]*Relation
	now       *Briefing
	withheld  map[*Briefing]bool
	line      int32
	later     []func() // what refers to things that later lines define
}

func newMaker(t testing.TB) *maker {
	return &maker{
		Ledger:    &Ledger{Today: day(t, "2024-06-01")},
		t:         t,
		file:      &record.File{Name: "content/x.md"},
		actors:    map[string]*Actor{},
		sources:   map[string]*Source{},
		stories:   map[string]*Story{},
		issues:    map[string]*Issue{},
		claims:    map[string]*Claim{},
		events:    map[string]*Event{},
		relations: map[string]*Relation{},
		withheld:  map[*Briefing]bool{},
	}
}

func day(t testing.TB, s string) edtf.Day {
	d, err := edtf.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (m *maker) value(text string) record.Value {
	return record.Value{Text: text, Pos: diag.Pos{Line: m.line, Col: 1}}
}

func (m *maker) date(s string) record.Date {
	if s == "" {
		return record.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		m.t.Fatalf("line %d: %v", m.line, err)
	}
	return record.Date{Date: d, Pos: diag.Pos{Line: m.line, Col: 1}}
}

func (m *maker) actor(id string) *Actor {
	a, ok := m.actors[id]
	if !ok {
		a = &Actor{Actor: &record.Actor{ID: m.value(id), Name: m.value(id)}, Slug: id, File: m.file}
		m.actors[id] = a
	}
	return a
}

func (m *maker) source(id string) *Source {
	s, ok := m.sources[id]
	if !ok {
		s = &Source{Source: &record.Source{ID: m.value(id)}, Slug: id, File: m.file}
		m.sources[id] = s
	}
	return s
}

func listOf(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

func (m *maker) unnamed(s string) (list []Unnamed) {
	for _, text := range listOf(s) {
		list = append(list, Unnamed{Text: text})
	}
	return list
}

func (m *maker) cited(s string) (list []Cited) {
	for _, id := range listOf(s) {
		if source, ok := m.sources[id]; ok {
			list = append(list, Cited{Source: source})
		} else {
			list = append(list, Cited{Actor: m.actor(id)})
		}
	}
	return list
}

// read takes all lines of a text and finishes the ledger. Lines that begin with want, why or error are left to the test.
func (m *maker) read(text string) *Ledger {
	for line := range strings.Lines(text) {
		m.line++
		line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
		words := strings.Fields(line)
		if len(words) < 2 || slices.Contains([]string{"want", "why", "fallen", "error", "#"}, words[0]) {
			continue
		}
		m.define(words[0], words[1], words[2:])
	}
	return m.finish()
}

func (m *maker) define(kind, id string, words []string) {
	keys := map[string]string{}
	for _, w := range words {
		k, v, _ := strings.Cut(w, "=")
		keys[k] = v
	}
	has := func(key string) bool { _, ok := keys[key]; return ok }
	switch kind {
	case "today":
		m.Today = day(m.t, id)
	case "actor":
		m.defineActor(m.actor(id), keys)
	case "source":
		m.defineSource(m.source(id), keys)
	case "story":
		m.stories[id] = &Story{Slug: id, Closed: has("closed")}
	case "issue":
		x := &Issue{Issue: &record.Issue{ID: m.value(id)}, Story: m.stories[keys["story"]]}
		if m.issues[id] = x; x.Story != nil {
			x.Story.Issues = append(x.Story.Issues, x)
		}
	case "briefing":
		b := &Briefing{Briefing: &record.Briefing{ID: m.value(id)}, Slug: id, File: m.file, Story: m.stories[keys["story"]]}
		if len(words) > 0 {
			b.Date = record.Moment{Day: day(m.t, words[0]), Value: m.value(words[0])}
		}
		m.now, m.withheld[b] = b, has("withheld")
		if !has("withheld") {
			m.Briefings = append(m.Briefings, b)
		}
	case "claim":
		m.defineClaim(id, keys)
	case "event":
		m.defineEvent(id, keys)
	case "relation":
		r := &Relation{Relation: &record.Relation{ID: m.value(id)}, Ref: m.now.Slug + "#" + id, Briefing: m.now}
		m.relations[id] = r
		m.now.Relations = append(m.now.Relations, r)
		m.later = append(m.later, func() { r.Claims = m.claimsOf(keys["claims"]) })
	case "correction":
		k := &Correction{Correction: &record.Correction{Kind: id}, Briefing: m.now}
		for _, of := range listOf(keys["claims"]) {
			k.Correction.Claims = append(k.Correction.Claims, m.value(of))
		}
		m.now.Corrections = append(m.now.Corrections, k)
		m.later = append(m.later, func() { k.Claims = m.claimsOf(keys["claims"]) })
	default:
		m.t.Fatalf("line %d: unknown kind %q", m.line, kind)
	}
}

func (m *maker) defineActor(a *Actor, keys map[string]string) {
	a.Actor.For = m.value(keys["for"])
	if keys["for"] != "" {
		a.For = m.actor(keys["for"])
	}
	for _, r := range listOf(keys["roles"]) {
		whom, when, _ := strings.Cut(r, ":")
		from, to, _ := strings.Cut(when, "/")
		role := &record.Role{From: m.date(from), To: m.date(to), Pos: diag.Pos{Line: m.line, Col: int32(len(a.Roles) + 2)}}
		a.Roles = append(a.Roles, Role{Role: role, For: m.actor(whom)})
	}
}

func (m *maker) defineSource(s *Source, keys map[string]string) {
	s.Kind = keys["kind"]
	s.Date = m.date(keys["date"])
	for _, id := range listOf(keys["by"]) {
		s.Issuers = append(s.Issuers, m.actor(id))
	}
	s.Unnamed = m.unnamed(keys["unnamed"])
	m.later = append(m.later, func() {
		for _, id := range listOf(keys["via"]) {
			s.Via = append(s.Via, m.source(id))
		}
		s.Citing = m.cited(keys["citing"])
	})
}

func (m *maker) defineClaim(id string, keys map[string]string) {
	r := &record.Claim{ID: m.value(id), Act: keys["act"], Due: m.date(keys["due"]), Order: len(m.now.Claims)}
	if r.Act == "" {
		r.Act = "says"
	}
	r.Part = m.value(keys["part"])
	_, r.Firsthand = keys["firsthand"]
	if low, high, ranged := strings.Cut(keys["figure"], ".."); low != "" {
		r.Figure.Pos = diag.Pos{Line: m.line, Col: 9}
		r.Figure.Min, _ = strconv.ParseFloat(low, 64)
		r.Figure.Max = r.Figure.Min
		if ranged {
			r.Figure.Max, _ = strconv.ParseFloat(high, 64)
		}
	}
	for _, of := range listOf(keys["of"]) {
		r.Of = append(r.Of, m.value(of))
	}
	c := &Claim{Claim: r, Ref: m.now.Slug + "#" + id, Briefing: m.now, Issue: m.issues[keys["issue"]]}
	for _, a := range listOf(keys["by"]) {
		c.By = append(c.By, m.actor(a))
	}
	for _, a := range listOf(keys["to"]) {
		c.To = append(c.To, m.actor(a))
	}
	c.Unnamed = m.unnamed(keys["unnamed"])
	m.claims[id] = c
	m.now.Claims = append(m.now.Claims, c)
	date := m.date(keys["date"])
	m.later = append(m.later, func() {
		if keys["source"] != "" {
			c.Source = m.source(keys["source"])
			if len(c.By)+len(c.Unnamed) == 0 {
				c.By, c.Unnamed = c.Source.Issuers, c.Source.Unnamed
			}
			c.Via = slices.Clone(c.Source.Via)
			c.Citing = slices.Clone(c.Source.Citing)
		}
		c.Citing = append(c.Citing, m.cited(keys["citing"])...)
		c.Of = m.claimsOf(keys["of"])
		c.Date = date.Date
		if c.Date.IsZero() && c.Source != nil {
			c.Date = c.Source.Date.Date
		}
		if c.Date.IsZero() {
			c.Date = m.date(c.Briefing.Date.Day.String()).Date
		}
	})
}

func (m *maker) defineEvent(id string, keys map[string]string) {
	e := &Event{Event: &record.Event{ID: m.value(id), Date: m.date(keys["date"]), Status: keys["status"]},
		Ref: m.now.Slug + "#" + id, Briefing: m.now}
	if e.Event.Status == "" {
		e.Event.Status = "occurred"
	}
	for _, c := range listOf(keys["claims"]) {
		e.Event.Claims = append(e.Event.Claims, m.value(c))
	}
	m.events[id] = e
	m.now.Events = append(m.now.Events, e)
	m.later = append(m.later, func() {
		e.Claims = m.claimsOf(keys["claims"])
		e.Source = m.sources[keys["source"]]
		e.Same = m.events[keys["same"]]
		if ref, outcome, ok := strings.Cut(keys["resolves"], ":"); ok {
			e.Resolves = Resolution{Claim: m.claims[ref], Event: m.events[ref], Outcome: outcome}
			if c := m.claims[ref]; c != nil {
				c.Resolver = e
			} else {
				m.events[ref].Resolver = e
			}
		}
	})
}

func (m *maker) claimsOf(ids string) (list []*Claim) {
	for _, id := range listOf(ids) {
		c, ok := m.claims[id]
		if !ok {
			m.t.Fatalf("no claim %q", id)
		}
		list = append(list, c)
	}
	return list
}

// finish enters what is published in the ledger's lists, in their order.
func (m *maker) finish() *Ledger {
	for _, f := range m.later {
		f()
	}
	for _, a := range m.actors {
		m.Actors = append(m.Actors, a)
	}
	slices.SortFunc(m.Actors, func(a, b *Actor) int { return strings.Compare(a.Slug, b.Slug) })
	slices.SortFunc(m.Briefings, newest)
	for _, b := range slices.Backward(m.Briefings) {
		m.Claims = append(m.Claims, b.Claims...)
		m.Events = append(m.Events, b.Events...)
		m.Relations = append(m.Relations, b.Relations...)
		m.Corrections = append(m.Corrections, b.Corrections...)
	}
	bySaid(m.Claims)
	inTime(m.Events)
	return m.Ledger
}

// sentenceOf is a reasoning with ids for its refs.
func sentenceOf(r Reasoning) string {
	text := r.Text
	for _, ref := range r.Refs {
		id := "?"
		switch x := ref.(type) {
		case *Claim:
			id = x.ID.Text
		case Given:
			id = x.ID.Text
		case *Event:
			id = x.ID.Text
		case *Actor:
			id = x.Slug
		case *Post:
			id = x.Slug
		case *Source:
			id = x.Slug
		case *Correction:
			id = "the " + x.Kind
		}
		text = strings.Replace(text, "%s", id, 1)
	}
	return text
}

// judged prints a judgement: its values, its origins.
func judged(j *Judgement) string {
	words := []string{j.Standing}
	for _, v := range []string{j.Support, j.Outcome} {
		if v != "" {
			words = append(words, v)
		}
	}
	for _, a := range j.Origins {
		if a.Source != nil {
			words = append(words, "<"+a.Source.Ref())
		} else {
			words = append(words, "<"+a.Actor.Slug)
		}
	}
	return strings.Join(words, " ")
}

func printed(ds []diag.Diagnostic) (lines []string) {
	for _, d := range ds {
		lines = append(lines, fmt.Sprintf("%d:%d: %s", d.Pos.Line, d.Pos.Col, d.Message))
	}
	return lines
}
