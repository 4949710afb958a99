package render_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
)

// TestAfterFacts edits the annotations of the demo site's briefings at random and holds what After gives against what Load gives:
// most such edits leave the site without errors, and After links little of it again.
func TestAfterFacts(t *testing.T) {
	for seed := range *editSeeds {
		e := newEditor(t, uint64(seed)+100)
		o := options(e.content)
		s, err := render.Load(o)
		e.check(err)
		good, shared := 0, 0
		for n := range *editRounds {
			path := e.pick(e.files(briefings))
			before := e.read(path)
			what, text := e.facts(before)
			if e.IntN(6) == 0 {
				text += "\nJohn Kirby and Iran again.\n\n## A new heading\n"
			}
			if text == before {
				continue
			}
			next, err := s.After(o, e.write(path, text))
			e.check(err)
			fresh, err := render.Load(o)
			e.check(err)
			if diff := sameSite(fresh, next); diff != "" {
				t.Fatalf("seed %d, edit %d, %s in %s: After differs from Load (-Load +After):\n%s", seed, n, what, path, diff)
			}
			if errors, _ := diag.Count(next.Diags); errors > 0 && e.IntN(8) > 0 { // take it back
				e.write(path, before)
				continue
			}
			if errors, _ := diag.Count(next.Diags); errors == 0 {
				good++
				if next.Ledger.Actors[0] == s.Ledger.Actors[0] {
					shared++
				}
			}
			s = next
		}
		if t.Logf("%d good edits, %d shared what they left", good, shared); shared*3 < good {
			t.Errorf("of %d good edits only %d shared what they left", good, shared)
		}
	}
}

var (
	annotationLine = regexp.MustCompile(`(?m)^  [a-z0-9-]+: \{.*\}.*\n`)
	speaker        = regexp.MustCompile(`\bby: [a-z-]+`)
	dayWritten     = regexp.MustCompile(`(?m)^date: (\d{4})-(\d\d)-(\d\d)`)
	claimIDs       = regexp.MustCompile(`(?m)^claims:.*\n((?:  .*\n)*)`)
)

// facts changes something in the front matter of a text.
func (e *editor) facts(text string) (what, edited string) {
	e.made++
	insert := func(key, line string) string {
		if !strings.Contains(text, "\n"+key+":") {
			return strings.Replace(text, "\nsummary:", "\n"+key+":\n"+line+"\nsummary:", 1)
		}
		if flow := "\n" + key + ": {"; strings.Contains(text, flow) {
			return strings.Replace(text, flow, flow+strings.TrimSpace(line)+", ", 1)
		}
		at := regexp.MustCompile(`(?m)^` + key + `:.*\n`)
		loc := at.FindStringIndex(text)
		return text[:loc[1]] + line + "\n" + text[loc[1]:]
	}
	who := e.pick([]string{"iran", "russia", "united-states", "john-kirby", "france"})
	switch e.IntN(11) {
	case 0:
		return "a claim gone", e.without(text, annotationLine)
	case 1:
		return "a claim", insert("claims", fmt.Sprintf("  made-%d: {by: %s, that: Something is said}", e.made, who))
	case 2:
		return "an answer", insert("claims", fmt.Sprintf("  made-%d: {by: %s, act: %s, of: %s, that: It is not so}", e.made, who, e.pick([]string{"denies", "confirms", "repeats"}), e.farClaim()))
	case 3:
		return "an event", insert("events", fmt.Sprintf("  made-%d: {title: A thing, date: 2023-0%d-1%d, actors: [%s], place: iran}", e.made, 1+e.IntN(9), e.IntN(10), who))
	case 4:
		return "an event on another's claim", insert("events", fmt.Sprintf("  made-%d: {title: A thing, date: 2022-0%d, claims: [%s]}", e.made, 1+e.IntN(9), e.farClaim()))
	case 5:
		return "another speaker", e.one(text, speaker, "by: "+who)
	case 6:
		return "another day", dayWritten.ReplaceAllString(text, fmt.Sprintf("date: $1-$2-%02d", 1+e.IntN(28)))
	case 7:
		return "another topic", regexp.MustCompile(`(?m)^topics: \[.*\]`).ReplaceAllString(text, "topics: ["+e.pick([]string{"drones", "arms-transfers", "war-in-ukraine", "diplomacy"})+"]")
	case 8:
		return "an actor", insert("actors", "  - "+who)
	case 9:
		return "a correction", insert("corrections", fmt.Sprintf("  - {date: 2023-08-0%d, kind: correction, text: Mended.}", 1+e.IntN(9)))
	}
	return "a note, and another title", strings.Replace(text, "title: ", fmt.Sprint("title: Number ", e.made, ": "), 1)
}

// without is a text less one match of a pattern.
func (e *editor) without(text string, p *regexp.Regexp) string { return e.one(text, p, "") }

// one is a text in which one match of a pattern is replaced.
func (e *editor) one(text string, p *regexp.Regexp, by string) string {
	all := p.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return text
	}
	at := all[e.IntN(len(all))]
	return text[:at[0]] + by + text[at[1]:]
}

// farClaim is a reference to a claim of any briefing.
func (e *editor) farClaim() string {
	for range 20 {
		path := e.pick(e.files(briefings))
		block := claimIDs.FindStringSubmatch(e.read(path))
		if block == nil {
			continue
		}
		ids := regexp.MustCompile(`(?m)^  ([a-z0-9-]+):`).FindAllStringSubmatch(block[1], -1)
		if len(ids) == 0 {
			continue
		}
		name := path[strings.LastIndexByte(path, '/')+1:]
		return strings.TrimSuffix(name, ".md") + "#" + ids[e.IntN(len(ids))][1]
	}
	return "nothing#at-all"
}
