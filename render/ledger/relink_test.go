package ledger

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render/record"
)

var relinks = flag.Int("relinks", 15, "random sites that are edited and linked again")

// TestRelink edits random sites and holds what is linked again against what linking all gives.
func TestRelink(t *testing.T) {
	tried, relinked, shared := 0, 0, 0
	for seed := range *relinks {
		w := &world{Rand: rand.New(rand.NewPCG(uint64(seed), 7))}
		files := w.site()
		l, found := Link(sorted(files), Options{Now: june})
		for edit := range 30 {
			var edited []*record.File
			before := maps.Clone(files)
			for range 1 + w.IntN(2)*w.IntN(3) {
				f := w.briefing(w.IntN(briefingsOfWorld))
				files[f.Path] = f
				edited = append(edited, f)
			}
			whole, findings := Link(sorted(files), Options{Now: june})
			if edit > 0 && slices.ContainsFunc(findings, isError) && w.IntN(8) > 0 { // take it back
				files = before
				continue
			}
			next, change, ok := (*Ledger)(nil), (*Change)(nil), false
			if !slices.ContainsFunc(found, isError) {
				tried++
				next, change, ok = l.Relink(edited, func(path string) *record.File { return files[path] })
			}
			if !ok {
				l, found = whole, findings
				continue
			}
			relinked++
			shared += len(l.all) - len(change.Is)
			if diff := cmp.Diff(findings, change.Found); diff != "" {
				t.Fatalf("seed %d, edit %d: findings, - as by linking all\n%s", seed, edit, diff)
			}
			if diff := cmp.Diff(printOut(whole), printOut(next)); diff != "" {
				t.Fatalf("seed %d, edit %d: - as by linking all\n%s", seed, edit, diff)
			}
			for _, a := range next.Actors {
				if was, is := fmt.Sprint(shown(reflect.ValueOf(l.OfActor(a)))), fmt.Sprint(shown(reflect.ValueOf(next.OfActor(a)))); was != is && !change.Told(a) {
					t.Errorf("seed %d, edit %d: the change does not tell of %s", seed, edit, a.Slug)
				}
			}
			l, found = next, change.Found
		}
	}
	t.Logf("%d edits, %d linked again, on average beside %d briefings that were left", tried, relinked, shared/max(1, relinked))
	if relinked*3 < tried || shared < relinked*3 {
		t.Errorf("of %d edits %d were linked again, beside %d briefings in all", tried, relinked, shared)
	}
}

// TestRelinkLeavesTheLedgerBefore relinks again and again from one ledger, which must stay what it is.
func TestRelinkLeavesTheLedgerBefore(t *testing.T) {
	w := &world{Rand: rand.New(rand.NewPCG(1, 1))}
	files := w.site()
	l, _ := Link(sorted(files), Options{Now: june})
	before := printOut(l)
	for range 200 {
		f := w.briefing(w.IntN(briefingsOfWorld))
		l.Relink([]*record.File{f}, func(path string) *record.File {
			if path == f.Path {
				return f
			}
			return files[path]
		})
	}
	if diff := cmp.Diff(before, printOut(l)); diff != "" {
		t.Error(diff)
	}
}

const briefingsOfWorld = 30

// world makes random sites in which references resolve most often.
type world struct {
	*rand.Rand
	there int // briefings, so far
}

func sorted(files map[string]*record.File) []*record.File {
	return sortedBy(files)
}

func (w *world) site() map[string]*record.File {
	files := map[string]*record.File{}
	add := func(f *record.File) { files[f.Path] = f }
	add(read("actors.yaml", `a0: {name: Ann Alder, kind: person, roles: [{title: Speaker, for: a3, from: 2024}]}
a1: {name: Bob Birch, kind: person, for: a3}
a2: {name: Cleo Cedar, kind: person, of: a3}
a3: {name: Dogwood Office, kind: organization}
a4: {name: Elmland, kind: state}
a5: {name: Fir Group, kind: group}
a6: {name: Ann Aldre, kind: person}
`))
	add(read("places.yaml", "p0: {name: Grove, in: a4}\np1: {name: Heath}\n"))
	add(read("sources.yaml", "w0: {title: Wire, by: a3}\nw1: {title: Report, by: a5, kind: document, citing: w0}\nw2: {title: Paper, via: w1, by: {unnamed: officials, of: a4}}\n"))
	add(read("topics.yaml", "t0: {title: Trees}\n"))
	for i := range 6 {
		add(read(fmt.Sprintf("stories/s%d.md", i), "---\ntitle: Woods\nfrom: 2024-02\nto: 2026\nissues: {q0: How?, q1: {title: How many?, unit: trees}}\n---\n"))
	}
	for _, f := range files {
		if hasErrors(f) {
			panic(fmt.Sprint(f.Path, f.Diags))
		}
	}
	for i := range briefingsOfWorld {
		for w.there = i; ; {
			add(w.briefing(i))
			if _, found := Link(sorted(files), Options{Now: june}); !slices.ContainsFunc(found, isError) {
				break
			}
		}
	}
	w.there = briefingsOfWorld
	return files
}

func (w *world) one(of ...string) string { return of[w.IntN(len(of))] }

// far is a reference to a claim or event of any briefing; most often there is none.
func (w *world) far(home int, id string) string {
	if b := w.IntN(8*w.there + 1); b != home && b < w.there {
		return fmt.Sprintf("b%d#%s", b, id)
	}
	return id
}

// briefing is a briefing without mistakes of its own.
func (w *world) briefing(i int) *record.File {
	for {
		if f := w.draft(i); !hasErrors(f) {
			return f
		}
	}
}

func (w *world) draft(i int) *record.File {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	story := i % 8
	if w.IntN(6) == 0 {
		story = w.IntN(8)
	}
	say("---\ntitle: Briefing %d\ndate: 2025-0%d-1%d", i, 1+w.IntN(5), w.IntN(9))
	if story < 6 {
		say("story: s%d", story)
	}
	if w.IntN(3) > 0 {
		say("topics: [%s]", w.one("t0", "t1", "t0, t1", "t2"))
	}
	if w.IntN(3) > 0 {
		say("actors: [a%d, a%d]", w.IntN(3), 3+w.IntN(3))
	}
	say("sources:\n  s: {title: Own %d, by: a%d%s}\n  u: {title: Other, citing: [s, w0, a4]}\nsource: s", w.IntN(3), w.IntN(6), w.one("", ", via: w2", ", citing: w1", ", kind: imagery"))
	say("claims:")
	for c := range 4 {
		claim := []string{fmt.Sprintf("that: Something %d", w.IntN(3))}
		add := func(odds int, format string, args ...any) {
			if w.IntN(odds) == 0 {
				claim = append(claim, fmt.Sprintf(format, args...))
			}
		}
		switch act := w.IntN(9); {
		case act < 3:
			add(3, "by: a%d", w.IntN(6))
		case act == 3:
			claim = append(claim, "act: "+w.one("forecasts", "demands", "asks"), "due: 2025-0"+fmt.Sprint(1+w.IntN(9)))
		case c > 0 || act == 4 && w.there > 0 && w.IntN(3) == 0:
			claim = append(claim, "act: "+w.one("denies", "confirms", "repeats", "accepts", "rejects"), "of: "+w.ofOdds(i, c))
			add(3, "by: a%d", w.IntN(6))
		}
		if story%3 == 0 && story < 6 && w.IntN(4) == 0 {
			claim = append(claim, w.one("issue: q0", fmt.Sprintf("issue: q1, figure: %d", w.IntN(9))))
		} else if story < 6 && w.IntN(8) == 0 {
			claim = append(claim, "issue: q0")
		}
		add(4, "date: 2025-0%d", 1+w.IntN(6))
		add(4, "about: [a%d]", w.IntN(6))
		add(5, "to: a%d", w.IntN(6))
		add(5, "place: [%s]", w.one("p0", "p1", "a4"))
		add(5, "source: %s", w.one("u", "w1", "w2"))
		add(6, "citing: [%s]", w.one("w0", "a5", "s"))
		add(6, "credibility: %d", 1+w.IntN(3))
		add(3, "firsthand: true")
		say("  c%d: {%s}", c, strings.Join(claim, ", "))
	}
	say("events:\n  e0: {title: Comes, date: 2025-0%d, status: expected%s}", 1+w.IntN(9), w.one("", ", by: a1", ", topics: [t1]", ", place: p0"))
	event := fmt.Sprintf("title: Came, date: 2025-0%d", 1+w.IntN(6))
	switch w.IntN(6) {
	case 0:
		event += ", claims: [c0, " + w.far(i, "c1") + "]"
	case 1:
		event += fmt.Sprintf(", same: b%d#e1", w.IntN(max(1, w.there)))
	case 2:
		event += ", resolves: {ref: " + w.far(i, w.one("e0", "c0")) + ", outcome: " + w.one("happened", "missed") + "}"
	case 3:
		event += ", possibly: [a2], actors: [a0, a4]"
	}
	say("  e1: {%s}", event)
	if w.IntN(2) == 0 {
		say("relations:\n  - {from: a%d, to: a%d, type: supplies, claims: [c0%s]}", w.IntN(3), 3+w.IntN(3), w.one("", ", "+w.far(i, "c2")))
	}
	if w.IntN(6) == 0 {
		say("corrections: [{date: 2025-09-0%d, kind: %s, text: Sorry., claims: [%s]}]", 1+w.IntN(9), w.one("correction", "retraction"), w.one("c0", "c1"))
	}
	if w.IntN(8) == 0 {
		say("aliases: {the chief: a%d}", w.IntN(6))
	}
	say("---\n%s met %s in %s, said the chief.", w.one("Ann Alder", "Bob Birch", "Nobody"), w.one("Dogwood Office", "Cleo Cedar", "Elmland"), w.one("Grove", "Heath", "vain"))
	return read(fmt.Sprintf("briefings/b%d.md", i), b.String())
}

// ofOdds names a claim that claim c of briefing i answers: most often an earlier one of the same briefing.
func (w *world) ofOdds(i, c int) string {
	if c > 0 && w.IntN(5) > 0 {
		return fmt.Sprintf("c%d", w.IntN(c))
	}
	if c == 0 || w.IntN(8) == 0 && w.there > 0 {
		return fmt.Sprintf("b%d#c0", w.IntN(w.there))
	}
	return "c0"
}
