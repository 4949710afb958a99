package plan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pledged is a site about what was foretold, promised and asked for.
var pledged = site{
	"site.yaml": "title: T\n",
	"actors.yaml": `us: {name: US, kind: state}
kirby: {name: John Kirby, kind: person, roles: [{title: Spokesman, for: us, from: 2020, to: 2022}, {title: Adviser, for: us, from: 2023}]}
iran: {name: Iran, kind: state}
uk: {name: UK, kind: state}
`,
	"sources.yaml": "wire: {title: Wire, kind: report}\nfilm: {title: Film, kind: imagery, by: uk}\n",
	"briefings/a.md": `---
title: A
date: 2023-01-01
source: wire
claims:
  f1: {by: kirby, act: forecasts, that: F1, due: 2023-02}
  f2: {by: kirby, act: forecasts, that: F2, due: 2023-03}
  f3: {by: kirby, act: pledges, that: F3, due: 2030, date: 2021}
  d1: {by: kirby, act: demands, that: D1, to: iran, date: 2019}
  d2: {by: kirby, act: asks, that: D2, to: iran}
  plain: {by: kirby, that: P}
  shown: {by: uk, source: film, that: S}
events:
  e2: {title: E2, status: expected, date: 2023-03, claims: f2, actors: iran}
  e3: {title: E3, status: announced, date: 2030, by: uk}
  e4: {title: E4, status: expected, date: 2031, actors: [kirby, iran]}
---
[A film](#shown).
`,
	"briefings/b.md": `---
title: B
date: 2023-06-01
source: wire
claims: {yes: {by: iran, act: accepts, of: a#d1, that: D1}, part: {by: iran, act: rejects, of: a#d2, part: half, that: D2}}
events: {e1: {title: E1, date: 2023-02, by: kirby, actors: kirby, resolves: {ref: a#f1, outcome: happened}}}
---
Text.
`,
}

// TestRecord counts what came of an actor's forecasts, pledges and demands, and with whom it appears.
func TestRecord(t *testing.T) {
	p, _ := pledged.plan(t, Options{})
	v := mustView[Actor](t, p, "/actors/kirby/")
	got := fmt.Sprintln(v.Record.Foretold, v.Record.Asked, v.Record.More)
	for _, r := range v.Record.Rows {
		got += fmt.Sprintln(r.Title.Text, r.Title.Href, r.Class)
	}
	for _, l := range v.With {
		got += fmt.Sprintln(l.Text, l.Note)
	}
	for _, c := range v.Said {
		got += fmt.Sprintf("%s %s: %s\n", c.ID, c.When.EDTF, c.Speakers[0].Note)
	}
	want := `[{came true 1} {open 1} {overdue 1}] [{accepted 1} {partly happened 1}] 0
D2 ../../briefings/a/index.html#d2 partly
F2 ../../briefings/a/index.html#f2 overdue
F1 ../../briefings/a/index.html#f1 happened
F3 ../../briefings/a/index.html#f3 open
D1 ../../briefings/a/index.html#d1 accepted
Iran 2 briefings, 1 event
UK 1 briefing
plain 2023-01-01: Adviser
d2 2023-01-01: Adviser
f2 2023-01-01: Adviser
f1 2023-01-01: Adviser
f3 2021: Spokesman
d1 2019: 
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if v := mustView[Actor](t, p, "/actors/iran/"); v.Record != nil {
		t.Errorf("an actor who foretold nothing has a record: %+v", v.Record)
	}
}

// TestWatchList reads the watch list: an event stands once, with the forecast that it rests on, where both have come as far.
func TestWatchList(t *testing.T) {
	p, _ := pledged.plan(t, Options{})
	v := mustView[Watchlist](t, p, "/watchlist/")
	got := ""
	for _, r := range v.Rows {
		if r.Head != "" {
			got += r.Head + "\n"
		}
		got += "  " + r.Title.Text
		for _, l := range r.From {
			got += ", " + l.Text + ": " + l.Note
		}
		got += "\n"
	}
	want := `Overdue
  E2, John Kirby forecasts: F2
Due
  F3
Announced
  E3
Expected
  E4
Settled
  F1
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var next []string
	for _, r := range mustView[Briefing](t, p, "/briefings/a/").Glance.Next {
		next = append(next, r.Title.Text)
	}
	if got := strings.Join(next, ", "); got != "F3, E2, E3" {
		t.Errorf("next is %s", got)
	}
	home := mustView[Home](t, p, "/")
	if len(home.Watch) != 4 || home.Watch[1].Head != "Due" || home.Watch[2].Head != "" {
		t.Errorf("the front page watches %+v", home.Watch)
	}
}

// TestSourced says how claims are sourced.
func TestSourced(t *testing.T) {
	p, _ := pledged.plan(t, Options{})
	for path, want := range map[string]string{
		"/briefings/a/": "7 claims by 2 speakers, read in 2 sources; 1 rests on an origin of its own",
		"/briefings/b/": "2 claims by 1 speaker, all in one report, [Wire]; none rests on an origin of its own",
	} {
		if got := linked(mustView[Briefing](t, p, path).Sourced); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}
