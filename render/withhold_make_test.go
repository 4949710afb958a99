package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// labels are those of the Traffic Light Protocol, in order of growing restriction.
var labels = []string{"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"}

// canary begins every text of a piece. After it stand the piece (3 digits), the slot (2) and the generation (1): digits
// alone, which no page escapes, folds, wraps or sets in other letters.
const canary = "4711308"

// slots are the texts that a briefing may hold, by their number in canaries. Those of the second line are never published.
var slots = strings.Fields(`title summary dateline author image-alt image-credit image-file image-bytes attachment-file attachment-bytes topic
	event-topic alias old-address id source-id source-title source-publisher source-url source-archived source-unnamed source-citing
	claim-id that unnamed due-text part original translator passage event-id event-title date-text time event-passage relation-id
	relation-type label note-id note note-passage correction heading body bold code fence cell footnote url link-title picture-alt address
	folder yaml-comment html-comment update-correction`)

func slotNumber(name string) int {
	for i, s := range slots {
		if s == name {
			return i
		}
	}
	panic("no slot " + name)
}

// piece is a briefing of canaries and what keeps it from publication.
type piece struct {
	number     int
	generation int // renamed so often: another file, other texts
	deleted    bool
	draft      bool
	embargo    time.Time // zero: none
	label      int       // -1: none
}

// held is the vocabulary's rule, told apart from the ledger's.
func (p *piece) held(release int, now time.Time, drafts bool) bool {
	return p.label > release || !p.embargo.IsZero() && now.Before(p.embargo) || p.draft && !drafts
}

func (p *piece) mark(slot string) string {
	return fmt.Sprintf("%s%03d%02d%d", canary, p.number, slotNumber(slot), p.generation)
}

// folder is where the piece and its pictures stand, below the content.
func (p *piece) folder() string { return "briefings/f" + p.mark("folder") + "/" }

// whole pieces bear every text, pictured ones have files too; the rest are short: five hundred are read in each build, and
// reading them costs most of it.
func (p *piece) whole() bool    { return p.number%8 == 0 }
func (p *piece) pictured() bool { return p.number%16 == 0 }

// files are those of the piece.
func (p *piece) files() map[string]string {
	name := p.folder() + "i" + p.mark("id") + ".md"
	if !p.whole() {
		return map[string]string{name: p.short()}
	}
	if !p.pictured() {
		return map[string]string{name: p.text()}
	}
	picture := `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>` + p.mark("image-bytes") + "</title></svg>\n"
	return map[string]string{
		name: p.text(),
		p.folder() + "p" + p.mark("image-file") + ".svg":      picture,
		p.folder() + "a" + p.mark("attachment-file") + ".csv": p.mark("attachment-bytes") + "\n",
	}
}

// text is the briefing: every key of the vocabulary that takes a text bears a canary. It leans on the base briefing, and on
// actors, places and sources that nothing else uses.
func (p *piece) text() string {
	m, n := p.mark, p.number
	image, attachment, picture := "", "Cell", ""
	if p.pictured() {
		image = "image: {file: p" + m("image-file") + ".svg, alt: Alt " + m("image-alt") + ", credit: Credit " + m("image-credit") + "}\n"
		attachment = "[table](a" + m("attachment-file") + ".csv)"
		picture = "![Picture " + m("picture-alt") + "](p" + m("image-file") + ".svg)"
	}
	return fmt.Sprintf(`---
# %[1]s
title: Title %[2]s
date: 2025-%02[3]d-11
summary: Summary %[4]s.
dateline: D%[5]s
authors: [Author %[6]s]
%[7]sstory: s
topics: [t%[8]s, known]
actors: [lone-%[9]d]
aliases: [{Name %[10]s: karsia}, /old/%[11]s/]
%[12]ssource: s%[13]s
sources:
  s%[13]s:
    title: Source %[14]s
    by: [veldt, {unnamed: Somebody %[15]s, of: karsia}]
    publisher: Publisher %[16]s
    url: https://example.org/%[17]s
    archived: https://example.com/%[18]s
    via: lone-%[9]d-source
    citing: c%[19]s
  c%[19]s: {title: Cited, by: lone-%[9]d, kind: imagery}
claims:
  c%[20]s: {act: forecasts, that: That %[21]s, by: [veldt, {unnamed: Another %[22]s, of: karsia}], due: 2026-03-08, dueText: Due %[23]s, place: lone-%[9]d-place,
    lang: fr, original: Original %[24]s, translator: Translator %[25]s}
  answer: {%[26]s, of: base#b%[27]d, that: Answered}
  figure: {issue: many, figure: %[28]d, that: Counted, by: lone-%[9]d, firsthand: true}
  short: {quote: Quoted %[29]s, issue: whether}
`, m("yaml-comment"), m("title"), n%12+1, m("summary"), m("dateline"), m("author"), image,
		m("topic"), n%lone, m("alias"), m("old-address"), p.withholding(), m("source-id"), m("source-title"), m("source-unnamed"),
		m("source-publisher"), m("source-url"), m("source-archived"), m("source-citing"), m("claim-id"), m("that"), m("unnamed"), m("due-text"),
		m("original"), m("translator"), p.answer(), n%20, 1000+n, m("passage")) + fmt.Sprintf(`events:
  e%[1]s: {title: Event %[2]s, date: 2026-03-0%[3]d, dateText: Dated %[4]s, place: lone-%[6]d-place, by: lone-%[6]d, topics: t%[7]s, quote: Passage %[8]s}
  again: {title: Told again, date: 2025-01-01, same: base#told}
  settled: {title: Settled, date: 2026-03-01, time: Time %[5]s, resolves: {ref: base#%[9]s, outcome: happened}}
relations:
  - {id: r%[10]s, from: karsia, to: lone-%[6]d, type: type-%[11]s, label: Label %[12]s, claims: [c%[13]s, base#b%[14]d]}
notes:
  - {id: n%[15]s, quote: Noted %[16]s, kind: question, note: "Note *%[17]s*"}
corrections:
  - {date: 2026-03-01, kind: retraction, text: Retracted %[18]s, claims: base#r%[19]d}
  - {date: 2026-03-02, kind: update, text: Updated %[20]s}
---
`, m("event-id"), m("event-title"), n%9+1, m("date-text"), m("time"), n%lone, m("event-topic"), m("event-passage"), p.settles(), m("relation-id"),
		m("relation-type"), m("label"), m("claim-id"), n%20, m("note-id"), m("note-passage"), m("note"), m("correction"), n%10,
		m("update-correction")) + fmt.Sprintf(`Name %[1]s and Lone Actor%[2]d of Lone Place%[2]d told “[the passage](#c%[3]s)”. Body %[4]s, **%[5]s**, `+"`%[6]s`"+`.
Quoted %[7]s. Passage %[8]s. Noted %[9]s.[^1] See [the base](../base.md#b0), [elsewhere](https://example.net/%[10]s "Title %[11]s").

## Heading %[12]s

| Cell %[13]s |
|---|
| %[14]s |

%[15]s

`+"```\n%[16]s\n```"+`

<!-- %[17]s -->

<https://example.org/%[18]s>

[^1]: Footnote %[19]s.
`, m("alias"), n%lone, m("claim-id"), m("body"), m("bold"), m("code"), m("passage"), m("event-passage"), m("note-passage"), m("url"),
		m("link-title"), m("heading"), m("cell"), attachment, picture, m("fence"), m("html-comment"),
		m("address"), m("footnote"))
}

// short is a briefing of the fewest texts that can change all that is computed.
func (p *piece) short() string {
	m, n := p.mark, p.number
	return fmt.Sprintf(`---
title: %[1]s
date: 2025-02-11
story: s
topics: [t%[2]s]
aliases: [/old/%[3]s/]
%[4]ssource: lone-%[5]d-source
claims:
  c%[6]s: {%[7]s, of: base#b%[8]d, that: %[9]s}
  figure: {issue: many, figure: %[10]d, that: Counted}
events:
  e%[11]s: {title: %[12]s, resolves: {ref: base#%[13]s, outcome: missed}}
  again: {title: Told again, date: 2025-01-01, same: base#told}
relations: [{from: karsia, to: veldt, type: opposes, claims: [base#b0, figure]}]
corrections: [{date: 2026-03-01, kind: retraction, text: %[14]s, claims: base#r%[15]d}]
---
Lone Actor%[5]d and Lone Place%[5]d. %[16]s
`, m("title"), m("topic"), m("old-address"), p.withholding(), n%lone, m("claim-id"), p.answer(), n%20, m("that"), 1000+n, m("event-id"),
		m("event-title"), p.settles(), m("correction"), n%10, m("body"))
}

// withholding are the keys that keep the piece back.
func (p *piece) withholding() string {
	keys := ""
	if p.draft {
		keys += "draft: true\n"
	}
	if !p.embargo.IsZero() {
		keys += "embargo: " + p.embargo.Format(time.RFC3339) + "\n"
	}
	if p.label >= 0 {
		keys += "tlp: " + labels[p.label] + "\n"
	}
	return keys
}

// answer is how the piece answers a claim of the base.
func (p *piece) answer() string {
	answers := []string{"act: denies", "act: retracts, by: karsia", fmt.Sprintf("act: confirms, by: lone-%d", p.number%lone), "act: corrects, by: karsia",
		"act: denies, part: Part " + p.mark("part"), "act: rejects", "act: accepts"}
	return answers[p.number/8%len(answers)]
}

// settles is what of the base the piece settles: a claim or an event, each settled by no other.
func (p *piece) settles() string { return []string{"x", "d"}[p.number%2] + strconv.Itoa(p.number) }

// lone is how many actors, places and sources only pieces use.
const lone = 10

// base are the files that are always published: what pieces lean on, and registries that are public though only pieces use
// some of their entries.
func base(pieces int, zone string, release int) map[string]string {
	var actors, places, sources, b strings.Builder
	for i := range lone {
		fmt.Fprintf(&actors, "lone-%d: {name: Lone Actor%d, kind: person, for: karsia}\n", i, i)
		fmt.Fprintf(&places, "lone-%d-place: {name: Lone Place%d, at: [%d, %d], in: karsia}\n", i, i, i, i)
		fmt.Fprintf(&sources, "lone-%d-source: {title: Lone source %d, by: lone-%d, citing: wire}\n", i, i, i)
	}
	b.WriteString("---\ntitle: Base\ndate: 2025-01-02\nstory: s\ntopics: known\nsource: wire\nclaims:\n")
	for i := range 20 {
		fmt.Fprintf(&b, "  b%d: {by: karsia, act: %s, that: Base claim %d, due: 2026-03-0%d}\n", i, []string{"says", "pledges"}[i%2], i, i%9+1)
	}
	for i := range 10 {
		fmt.Fprintf(&b, "  r%d: {by: karsia, that: Base claim to retract %d, issue: whether}\n", i, i)
	}
	b.WriteString("  many: {by: karsia, that: Ten, issue: many, figure: 10}\n")
	for i := 1; i < pieces; i += 2 {
		fmt.Fprintf(&b, "  d%d: {by: veldt, act: forecasts, that: Awaited, due: 2026-02}\n", i)
	}
	b.WriteString("events:\n  told: {title: Told, date: 2025-01-01, by: karsia}\n")
	for i := 0; i < pieces; i += 2 {
		fmt.Fprintf(&b, "  x%d: {title: Expected, date: 2026-02, status: expected}\n", i)
	}
	b.WriteString("relations: [{from: karsia, to: veldt, type: opposes, claims: [b0, b1, r0]}]\n---\nKarsia speaks.\n")
	return map[string]string{
		"site.yaml":         "title: T\ntimeZone: " + zone + "\nrelease: " + labels[release] + "\npageSize: 20\n",
		"actors.yaml":       "karsia: {name: Karsia, kind: state}\nveldt: {name: Veldt, kind: state}\n" + actors.String(),
		"places.yaml":       places.String(),
		"sources.yaml":      "wire: {title: Wire}\n" + sources.String(),
		"topics.yaml":       "known: {title: Known}\n",
		"stories/s.md":      "---\ntitle: Story\nissues: {whether: Whether?, many: {title: How many?, unit: drones}}\n---\nText.\n",
		"briefings/base.md": b.String(),
		"pages/about.md":    "---\ntitle: About\n---\nThe [base](../briefings/base.md).\n",
	}
}

// hit is a canary that was found.
type hit struct {
	piece, slot, generation int
}

// canaries yields every canary in data.
func canaries(data []byte, yield func(hit)) {
	for {
		at := bytes.Index(data, []byte(canary))
		if at < 0 || at+len(canary)+6 > len(data) {
			return
		}
		data = data[at+len(canary):]
		n, err := strconv.Atoi(string(data[:6]))
		if err == nil {
			yield(hit{n / 1000, n / 10 % 100, n % 10})
		}
	}
}

// lay makes folder hold files and no others, given what it holds.
func lay(t testing.TB, folder string, files, there map[string]string) {
	t.Helper()
	for name := range there {
		if _, stays := files[name]; !stays {
			if err := os.Remove(filepath.Join(folder, name)); err != nil {
				t.Fatal(err)
			}
			os.Remove(filepath.Join(folder, filepath.Dir(name))) // where it is empty
		}
	}
	for name, text := range files {
		if there[name] == text {
			continue
		}
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// change moves a piece to another state at random. The moments are those at which embargoes may end.
func (p *piece) change(r *rand.Rand, moments []time.Time) {
	if p.deleted {
		p.deleted = false
		return
	}
	switch r.IntN(10) {
	case 0, 1, 2:
		p.draft = !p.draft
	case 3, 4, 5:
		p.embargo = moments[r.IntN(len(moments))]
	case 6:
		p.embargo = time.Time{}
	case 7:
		p.label = r.IntN(len(labels)+1) - 1
	case 8:
		p.generation = (p.generation + 1) % 10
	case 9:
		p.deleted = true
	}
}
