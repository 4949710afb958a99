package render_test

import (
	"fmt"
	"strings"
)

// choose is one of some texts; one that stands there twice is chosen twice as often.
func (w *wild) choose(of ...string) string { return w.pick(of) }

// odds is true once in n times.
func (w *wild) odds(n int) bool { return w.IntN(n) == 0 }

// fixed is what the site has beside its briefings, by path. All that it refers to is in plain briefings.
func (w *wild) fixed() map[string]string {
	files := map[string]string{
		"site.yaml": "title: Wild\npageSize: 3\nmenu: [{title: Yr, page: /timeline/2024/}]\n",
		"actors.yaml": `a0: {name: Ann Alder, kind: person, aliases: [The Aide], roles: [{title: Speaker, for: a3, from: 2024, to: 2024-06}, {title: Head, for: a4, from: 2024-07}]}
a1: {name: Bob Birch, kind: person, for: a3, aliases: [The Aide, /old/bob/]}
a2: {name: Cleo Cedar, kind: person, of: a3}
a3: {name: Dogwood Office, kind: organization}
a4: {name: Elmland, kind: state}
a5: {name: Fir Group, kind: group}
a6: {name: Gus Gorse, kind: person}
a7: {name: Hal Hazel, kind: person}
`,
		"actors/a8.md": "---\nname: Ida Ivy\nkind: person\n---\nThe Aide and [b0](../briefings/b0.md#c0) and [h](../briefings/b1.md#e0).\n\n```dateline\ntimeline actor=a0\n```\n",
		"places.yaml":  "p0: {name: Grove, in: a4}\np1: {name: Heath, in: p0}\n",
		"sources.yaml": `w0: {title: Wire, by: a3, url: https://e.org}
w1: {title: Report, by: a5, kind: document, citing: w0, url: https://e.org}
w2: {title: Paper, via: w1, by: {unnamed: officials, of: a4}, url: https://e.org}
`,
		"topics.yaml":    "t0: {title: Trees}\n",
		"pages/about.md": "---\ntitle: About\n---\n[b](../briefings/b3.md) [c](../briefings/b3.md#e0) ![p](/pic/1.txt)\n",
		"pic/0.txt":      "0",
		"pic/1.txt":      "1",
	}
	if w.odds(2) {
		files["site.yaml"] = "title: Wild\npageSize: 3\nrelease: GREEN\nwarnings: {" + w.choose("unused-actor", "claim-after-briefing", "circular-sourcing") + ": off}\n"
	}
	for i := range 3 {
		files[fmt.Sprintf("stories/s%d.md", i)] = "---\ntitle: Woods\nfrom: 2024-02\nto: 2026\nissues: {q0: How?, q1: {title: How many?, unit: trees}}\n---\n[go](../briefings/b2.md#e1)\n"
	}
	return files
}

// plain is briefing i with no more than what others may refer to.
func plain(i int) text {
	return text{fmt.Sprintf(`title: Briefing %d
date: 2024-03-01
source: w0
claims: {c0: {that: Something}}
events: {e0: {title: Comes, date: 2026-05, status: expected}, e1: {title: Came, date: 2024-02}}
`, i), "Quoted as it was.\n"}
}

// front is the front matter of a briefing in the making.
type front struct {
	*wild
	strings.Builder
	of      int // the briefing's number
	inStory bool
}

func (f *front) say(format string, args ...any) { fmt.Fprintf(f, format+"\n", args...) }

// perhaps says it once in odds times.
func (f *front) perhaps(odds int, format string, args ...any) {
	if f.odds(odds) {
		f.say(format, args...)
	}
}

// briefing is a briefing made at random, and not always without mistakes.
func (w *wild) briefing(i int) text {
	f := &front{wild: w, of: i}
	f.heading()
	f.say(`sources:
  s: {title: Own, by: a%d%s, url: https://e.org}
  u: {title: Other, by: a3, citing: [s, w0, a4], url: https://e.org}
source: %s`, w.IntN(6), w.choose("", ", via: w2", ", citing: u", ", kind: imagery"), w.choose("s", "s", "u", "w1"))
	f.say("claims:")
	for c := range 1 + w.IntN(4) {
		f.say("  c%d: {%s}", c, f.claim(c))
	}
	f.say("events:\n  e0: {title: Comes, date: 202%d-0%d, status: expected%s}", 4+w.IntN(3), 1+w.IntN(9), w.choose("", ", by: a1", ", topics: [t1]", ", place: p0", ", topics: [t3]"))
	f.say("  e1: {%s}", f.event())
	f.perhaps(2, "relations:\n  - {id: r, from: a%d, to: a%d, type: supplies, claims: [c0%s]}", w.IntN(3), 3+w.IntN(3), w.choose("", ", "+f.far("c0")))
	f.perhaps(2, "notes:\n  - {id: n, quote: Quoted, note: \"See [it](%s) %s\"}", w.choose("b0.md#c0", "/actors/a7/", "/pic/0.txt", "b1.md", "#e0"), w.choose("", "Ann Alder"))
	f.perhaps(4, "corrections: [{date: 2024-09-0%d, kind: %s, text: Sorry.%s}]", 1+w.IntN(9), w.choose("correction", "retraction"), w.choose("", ", claims: [c0]"))
	return text{f.String(), w.prose()}
}

// heading says what a briefing is, and who may read it.
func (f *front) heading() {
	f.say("title: Briefing %d %s", f.of, f.choose("T", "U", "V"))
	f.say("date: %s", f.choose("2024-03-01", "2024-03-02", "2024-04-05", "2024-03-02T10:00:00Z", "2024-03-02T08:00:00Z", "2025-01-01"))
	f.perhaps(3, "summary: %s", f.choose("Short.", "It's \"more\" than that.", "\n  Two.\n  Lines."))
	f.perhaps(25, "draft: true")
	f.perhaps(25, "tlp: %s", f.choose("AMBER", "CLEAR", "GREEN"))
	f.perhaps(25, "embargo: %s", f.choose("2026-03-02T11:00:00Z", "2026-03-02T18:00:00Z"))
	if f.inStory = f.odds(2); f.inStory {
		f.say("story: s%d", f.IntN(3))
	}
	f.perhaps(2, "topics: [%s]", f.choose("t0", "t1", "t0, t1", "t2", "t1, t2"))
	f.perhaps(3, "image: {file: ../pic/%d.txt, alt: A}", f.IntN(2))
	f.perhaps(3, "dateline: %s", f.choose("p0", "p1", "Elsewhere"))
	const chief, gorse = "{the chief: a2}", "{Gorse: a6}"
	f.perhaps(3, "aliases: [%s]", f.choose(fmt.Sprintf("/old/b%d/", f.of), "/old/x/", chief, chief, gorse, gorse, "{Gorse: a6, Bob: a1}"))
}

// claim is claim c of a briefing, which answers an earlier one or one of another briefing, if any.
func (f *front) claim(c int) string {
	claim := []string{fmt.Sprintf("that: Something %d", f.IntN(3))}
	add := func(odds int, format string, args ...any) {
		if f.odds(odds) {
			claim = append(claim, fmt.Sprintf(format, args...))
		}
	}
	switch act := f.IntN(9); {
	case act < 3:
		add(2, "by: a%d", f.IntN(6))
	case act == 3:
		add(1, "act: %s, due: 2026-0%d", f.choose("forecasts", "demands", "asks"), 1+f.IntN(4))
	case c > 0 || f.odds(3):
		answered := fmt.Sprintf("b%d#c0", f.another())
		if c > 0 && f.odds(2) {
			answered = fmt.Sprintf("c%d", f.IntN(c))
		}
		add(1, "act: %s, of: %s", f.choose("denies", "denies", "confirms", "repeats", "accepts", "rejects"), answered)
		add(2, "by: a%d", f.IntN(6))
	}
	if f.inStory {
		add(2, "%s", f.choose("issue: q0", fmt.Sprintf("issue: q1, figure: %d", f.IntN(9))))
	}
	add(4, "date: 2024-0%d", 1+f.IntN(6))
	add(5, "to: a%d", f.IntN(6))
	add(4, "about: [a%d]", f.IntN(8))
	add(5, "place: [%s]", f.choose("p0", "p1", "a4"))
	add(5, "source: %s", f.choose("u", "w1", "w2"))
	add(6, "citing: [%s]", f.choose("w0", "a5", "s"))
	add(6, "credibility: %d", 1+f.IntN(3))
	add(3, "firsthand: true")
	return strings.Join(claim, ", ")
}

// event is what came, as far as the briefing knows, with or without a day.
func (f *front) event() string {
	event := "title: Came"
	if !f.odds(6) {
		event += fmt.Sprintf(", date: 202%d-0%d", 3+f.IntN(3), 1+f.IntN(6))
	}
	switch f.IntN(6) {
	case 0:
		event += ", claims: [c0, " + f.far("c0") + "]"
	case 1:
		event += fmt.Sprintf(", same: b%d#e1", f.another())
	case 2:
		event += ", resolves: {ref: " + f.far("e0") + ", outcome: " + f.choose("happened", "missed") + "}"
	case 3:
		event += ", possibly: [a2], actors: [a0, a4]"
	}
	return event
}

// another is the number of another briefing.
func (f *front) another() int {
	n := len(f.texts)
	return (f.of + 1 + f.IntN(n-1)) % n
}

// far is a reference to a thing of another briefing, or as often of the same one.
func (f *front) far(id string) string {
	if f.odds(2) {
		return id
	}
	return fmt.Sprintf("b%d#%s", f.another(), id)
}

// prose is a briefing's text, in which names are and are not those of actors.
func (w *wild) prose() string {
	text := "Quoted as it was.\n\n"
	for range 1 + w.IntN(4) {
		text += w.choose("Ann Alder met [somebody in `The Aide` Hall](#c0).", "[Dogwood Office](#c0) of Elmland.", "The Aide spoke.", "## Head", "## Other",
			"Ann Alder and Bob Birch. The chief met Gorse.", "Said Cleo Cedar in Heath.", "Said the chief in Grove.", "Gus Gorse `Hal Hazel`.", "Nobody.", "Fir Group.", "Elmland and Heath.",
			"See [that](b0.md#c0).", "See [nothing](b9.md).", "See [more](b1.md#c1).", "See [them](b2.md#r).", "See [it](b1.md#c0) and [e](b2.md#e1).", "[A](/actors/a7/) and [b](/briefings/b3/#e1).", "[m](/timeline/2025/)", "[t](/topics/t0/)",
			"![p](../pic/0.txt)", "```dateline\nclaims actor=a0\n```") + "\n\n"
	}
	return text
}
