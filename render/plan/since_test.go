package plan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// followed is a briefing, one of the same day, and two that follow it.
var followed = site{
	"site.yaml":    "title: T\n",
	"actors.yaml":  "us: {name: US, kind: state}\nuk: {name: UK, kind: state}\nfr: {name: France, kind: state}\niran: {name: Iran, kind: state}\n",
	"sources.yaml": "wire: {title: Wire, kind: report, url: https://wire.example/}\nfilm: {title: Film, kind: imagery, by: fr, url: https://film.example/}\n",
	"stories/s.md": "---\ntitle: Story\nissues: {many: {title: How many?, unit: drones}, who: Who built them?}\n---\nText.\n",
	"briefings/old.md": `---
title: Old
date: 2023-01-01
story: s
source: wire
claims:
  built: {by: us, that: Iran builds drones}
  sold: {by: us, that: Iran sells drones}
  many: {by: us, issue: many, figure: 100, that: A hundred}
  whose: {by: us, issue: who, that: Iranians}
  june: {by: us, act: forecasts, that: The plant is ready, due: 2023-06}
  march: {by: us, act: forecasts, that: A second plant is ready, due: 2023-03}
  later: {by: us, act: pledges, that: Sanctions, due: 2030}
events:
  talks: {title: Talks, status: expected, date: 2023-02}
  ready: {title: The plant opens, status: expected, date: 2023-06, claims: june}
  seen: {title: Drones seen, date: 2022-12}
corrections:
  - {date: 2023-05-01, kind: clarification, text: The spelling of a name.}
---
Text.
`,
	"briefings/same.md": `---
title: Same day
date: 2023-01-01
story: s
source: wire
claims: {so: {by: uk, act: confirms, of: old#built, that: So it is}}
---
Text.
`,
	"briefings/next.md": `---
title: Next
date: 2023-02-01
story: s
source: wire
claims:
  no: {by: iran, act: denies, of: [old#built, old#sold], that: Iran builds and sells drones}
  too: {by: fr, act: confirms, of: old#built, source: film}
  more: {by: us, issue: many, figure: 300, that: Three hundred}
  else: {by: uk, issue: who, that: Others}
  gone: {by: uk, act: repeats, of: old#built, that: It does}
  taken: {by: uk, act: retracts, of: gone, that: It does}
events:
  met: {title: They met, date: 2023-01, resolves: {ref: old#talks, outcome: happened}}
  opened: {title: It stands empty, date: 2023-01, resolves: {ref: old#march, outcome: missed}}
  again: {title: Drones over the sea, date: 2022-12, same: old#seen}
---
[Film](#too).
`,
	"briefings/last.md": `---
title: Last
date: 2023-03-01
story: s
source: wire
claims:
  retold: {by: fr, act: repeats, of: next#more, that: Three hundred}
corrections:
  - {date: 2023-03-02, kind: retraction, text: Misheard., claims: next#more}
---
Text.
`,
}

// TestSince reads what is told of what came after briefings: of the same day nothing, the newest first, what one thing does to
// several claims once.
func TestSince(t *testing.T) {
	p, _ := followed.plan(t, Options{})
	for path, want := range map[string]string{
		"/briefings/old/": `
2023-06 overdue: [The plant opens]: overdue; its last day is past and nothing recorded here says what came of it
2023-05-01 clarification: [Clarification]: The spelling of a name.
2023-02-01 disputed: [Iran builds drones], and 1 more claim: disputed; [Iran] denies it in [the denial that Iran builds and sells drones] (Next)
2023-02-01 confirms: France [confirms]: [Iran builds drones] (Next)
2023-02-01 repeats: UK [repeats]: [Iran builds drones], withdrawn since (Next)
2023-02-01 missed: [A second plant is ready]: did not happen; settled by [It stands empty] (Next)
2023-02-01 occurred: [Talks]: occurred; settled by [They met] (Next)
2023-02-01 again: [Drones seen], told again as [Drones over the sea] (Next)
2023-02-01 says: US [says]: Three hundred, retracted since (How many? Next)
2023-02-01 says: UK [says]: Others (Who built them? Next)
`,
		"/briefings/next/": `
2023-03-02 retracted: [Three hundred]: retracted; [the retraction of 2 March 2023] names it
2023-03-01 repeats: France [repeats]: [Three hundred] (Last)
`,
		"/briefings/last/": "\n2023-03-02 retraction: [Retraction]: Misheard.\n",
		"/briefings/same/": "\n2023-02-01 withdrawn: [So it is]: withdrawn; [UK] takes the same back in [the retraction that it does] (Next)\n",
	} {
		v := mustView[Briefing](t, p, path)
		got := "\n"
		for _, r := range v.Since {
			got += fmt.Sprintf("%s %s: %s%s\n", r.When.EDTF, r.Class, linked(r.Text), strings.Replace(" ("+strings.TrimSpace(r.On.Text+" "+r.In.Text)+")", " ()", "", 1))
		}
		if diff := cmp.Diff(want, got); diff != "" || v.SinceMore != 0 {
			t.Errorf("%s (-want +got), and %d more:\n%s", path, v.SinceMore, diff)
		}
	}
}

// linked is a sentence with its links in brackets.
func linked(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Href != "" {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// TestSinceIsBounded has a claim answered, an issue spoken to and an event retold more often than a page tells: the rest is
// counted.
func TestSinceIsBounded(t *testing.T) {
	s := site{"site.yaml": "title: T\n", "actors.yaml": "us: {name: US, kind: state}\n", "sources.yaml": "wire: {title: Wire}\n",
		"stories/s.md":    "---\ntitle: Story\nissues: {q: Why?}\n---\nText.\n",
		"briefings/of.md": "---\ntitle: Of\ndate: 2023-01-01\nstory: s\nsource: wire\nclaims: {a: {by: us, that: A, issue: q}}\nevents: {e: {title: E, date: 2022}}\n---\nText.\n"}
	for i := range 40 {
		s[fmt.Sprintf("briefings/b%d.md", i)] = fmt.Sprintf("---\ntitle: B\ndate: 2023-02-%02d\nstory: s\nsource: wire\n"+
			"claims: {x: {by: us, act: repeats, of: of#a, that: X}, y: {by: us, issue: q, that: Y}}\nevents: {e: {title: E, date: 2022, same: of#e}}\n---\nText.\n", i%28+1)
	}
	p, _ := s.plan(t, Options{})
	v := mustView[Briefing](t, p, "/briefings/of/")
	if len(v.Since) != maxSince || v.SinceMore != 120-maxSince {
		t.Errorf("%d lines and %d more of 120", len(v.Since), v.SinceMore)
	}
	if v.Since[0].When.EDTF != "2023-02-28" {
		t.Errorf("the newest is not first: %+v", v.Since[0])
	}
}

// TestFallenMarks reads the marks of what leans on claims that are no longer live, on its own page and elsewhere.
func TestFallenMarks(t *testing.T) {
	s := site{"site.yaml": "title: T\n", "sources.yaml": "wire: {title: Wire, via: wires}\nwires: {title: Wires, citing: wire}\n",
		"actors.yaml":  "us: {name: US, kind: state}\nuk: {name: UK, kind: state}\ncia: {name: CIA, kind: organization}\n",
		"stories/s.md": "---\ntitle: Story\nissues: {q: Why?}\n---\nText.\n",
		"briefings/a.md": `---
title: A
date: 2023-01-01
story: s
source: wire
claims:
  a: {by: us, that: A}
  b: {by: uk, act: repeats, of: a, that: B}
  c: {by: us, act: confirms, of: b, that: C}
  d: {by: cia, issue: q, that: D}
  e: {by: us, issue: q, citing: cia, that: E}
  f: {by: cia, act: retracts, of: d, that: D}
  g: {by: uk, that: G}
events:
  e1: {title: E1, date: 2022, claims: [a, g]}
  e2: {title: E2, date: 2022, claims: a}
relations: [{from: us, to: uk, type: arms, claims: [g, b]}, {from: uk, to: us, type: arms, claims: [g, a]}]
corrections: [{date: 2023-01-02, kind: retraction, text: Wrong., claims: a}]
---
Text.
`}
	p, _ := s.plan(t, Options{})
	got := ""
	v := mustView[Briefing](t, p, "/briefings/a/")
	for _, c := range v.Claims {
		got += fmt.Sprintf("%s: %s (%s)\n", c.ID, c.Fallen.Word, c.Fallen.Class)
	}
	for _, e := range v.Timeline {
		got += fmt.Sprintf("%s: %s (%s) %s\n", e.ID, e.Fallen.Word, e.Fallen.Class, linked(e.Fallen.Why))
	}
	got += v.Relations[0].Fallen.Word + ", " + v.Relations[1].Fallen.Word + "\n"
	want := `a:  ()
b: repeats a retracted claim (retracted)
c: comes from a retracted claim (retracted)
d:  ()
e: its origin’s claim is withdrawn (withdrawn)
f:  ()
g:  ()
e1: a claim under it is retracted (retracted) nothing recorded here contradicts the claims under it; under it [the claim that a] is retracted
e2:  () 
leans on a retracted claim, a claim under it is retracted
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, c := range mustView[Claims](t, p, "/claims/").Rows {
		if c.ID == "b" && c.Fallen.Word != "repeats a retracted claim" {
			t.Errorf("the list of claims does not say that b repeats a retracted claim: %+v", c.Fallen)
		}
	}
	var ring []string
	for _, l := range mustView[Source](t, p, "/sources/wires/").Source.Ring {
		ring = append(ring, l.Text)
	}
	if strings.Join(ring, " → ") != "Wires → Wire → Wires" {
		t.Errorf("the ring is told as %v", ring)
	}
}
