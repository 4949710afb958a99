package ledger

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

var rounds = flag.Int("rounds", 2000, "random ledgers that judge and its model are compared on")

// randomLedger writes a ledger for maker: a few actors, sources and issues, and claims that answer one another at random.
func randomLedger(r *rand.Rand) []string {
	var lines []string
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	pick := func(options ...string) string { return options[r.IntN(len(options))] }
	maybe := func(chance float64, s string) string {
		if r.Float64() < chance {
			return s
		}
		return ""
	}
	say("today %s", pick("2023-01-15", "2024-01-15"))
	actors := 2 + r.IntN(4)
	for i := range actors {
		to := ""
		if i > 0 {
			to = maybe(0.3, fmt.Sprintf(" for=a%d", r.IntN(i)))
			to += maybe(0.2, fmt.Sprintf(" roles=a%d:2023-02/2023-04,a%d:2023-05/2023-06-10", r.IntN(i), r.IntN(i)))
		}
		say("actor a%d%s", i, to)
	}
	actor := func() string { return fmt.Sprintf("a%d", r.IntN(actors)) }
	sources := r.IntN(5)
	for i := range sources {
		say("source s%d", i)
	}
	for i := range sources {
		var citing []string
		for range r.IntN(3) {
			citing = append(citing, pick(actor(), fmt.Sprintf("s%d", r.IntN(sources))))
		}
		say("source s%d%s%s%s citing=%s", i, maybe(0.6, " by="+actor()), maybe(0.2, " unnamed=u"),
			maybe(0.5, " kind="+pick("imagery", "document", "statement")), strings.Join(citing, ","))
	}
	say("story open")
	say("story over closed")
	say("issue i0")
	say("issue i1")
	dates := []string{"", "", "2023-02", "2023-03-01", "2023-05-05", "2023", "2023-02/..", "[2023-01..2023-05]"}
	total := 0
	claims := 1 + r.IntN(14)
	for b := range 1 + r.IntN(3) {
		say("briefing b%d %s story=%s", b, pick("2023-03-01", "2023-06-10"), pick("open", "over"))
		for range claims {
			act := pick("says", "says", "says", "confirms", "repeats", "denies", "denies", "retracts", "corrects", "forecasts", "pledges", "demands", "accepts", "rejects", "declines")
			answers := func() string {
				var of []string
				for range 1 + r.IntN(2) {
					of = append(of, fmt.Sprintf("c%d", r.IntN(total+1)))
				}
				return " of=" + strings.Join(of, ",")
			}
			of := ""
			if act != "says" && act != "forecasts" && act != "pledges" && total > 0 {
				of = maybe(0.9, answers())
			}
			by := " by=" + actor() + maybe(0.15, ","+actor())
			switch r.IntN(12) {
			case 0:
				by = " unnamed=u"
			case 1:
				by += " unnamed=u"
			case 2:
				by = maybe(0.3, by)
			}
			source := ""
			if sources > 0 {
				source = maybe(0.5, fmt.Sprintf(" source=s%d", r.IntN(sources)))
			}
			figure := maybe(0.3, " figure="+pick("1", "2", "3", "1..2", "2..3", "3..5"))
			say("claim c%d act=%s%s%s%s%s%s%s%s date=%s%s", total, act, of, by, source, maybe(0.5, " issue="+pick("i0", "i1")), figure,
				maybe(0.2, " part=p"), maybe(0.2, " firsthand"), pick(dates...), maybe(0.3, " due="+pick("2023-01", "2024", "2023/..")))
			total++
		}
		if r.IntN(3) == 0 {
			say("correction %s claims=c%d", pick("retraction", "correction", "update"), r.IntN(total))
		}
		if r.IntN(25) == 0 {
			say("correction retraction")
		}
		say("relation r%d claims=c%d,c%d", b, r.IntN(total), r.IntN(total))
		say("event e%d claims=c%d date=%s status=%s", b, r.IntN(total), pick("2023-01", "2024-12", "2023/.."), pick("expected", "announced", "occurred"))
		if r.IntN(3) == 0 {
			say("event f%d claims=c%d resolves=%s%d:%s", b, r.IntN(total), pick("c", "e"), b, pick("happened", "partly", "missed", "cancelled"))
		}
	}
	return lines
}

// compareWithModel judges a ledger and returns it, its print and its model's.
func compareWithModel(t testing.TB, lines []string) (l *Ledger, got, want string) {
	l = newMaker(t).read(strings.Join(lines, "\n"))
	judge(l)
	return l, printAll(l), modelOf(newMaker(t).read(strings.Join(lines, "\n"))).print()
}

func TestJudgeLikeModel(t *testing.T) {
	for seed := range *rounds {
		lines := randomLedger(rand.New(rand.NewPCG(uint64(seed), 1)))
		l, got, want := compareWithModel(t, lines)
		if got != want {
			lines = shrink(lines, func(lines []string) bool {
				_, got, want := compareWithModel(t, lines)
				return got != want
			})
			_, got, want = compareWithModel(t, lines)
			t.Fatalf("seed %d\n%s\ngot\n%s\nwant\n%s", seed, strings.Join(lines, "\n"), got, want)
		}
		checkWhy(t, l)
	}
}

// shrink leaves out lines, from the end, as long as bad holds.
func shrink(lines []string, bad func([]string) bool) []string {
	for i := len(lines) - 1; i >= 0; i-- {
		id := ""
		if words := strings.Fields(lines[i]); len(words) > 1 {
			id = words[1]
		}
		if !strings.HasPrefix(lines[i], "claim") && !strings.HasPrefix(lines[i], "correction") && !strings.HasPrefix(lines[i], "relation") && !strings.HasPrefix(lines[i], "event") {
			continue
		}
		var less []string
		used := false
		for k, line := range lines {
			if k == i {
				continue
			}
			for _, w := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" =,:", r) })[1:] {
				used = used || w == id && strings.HasPrefix(lines[i], "claim") || w == id && strings.HasPrefix(lines[i], "event")
			}
			less = append(less, line)
		}
		if !used && bad(less) {
			lines = less
		}
	}
	return lines
}

// An unrelated claim changes nothing; a retraction, added and removed again, leaves no trace.
func TestJudgeMetamorphic(t *testing.T) {
	for seed := range min(*rounds, 300) {
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		lines := randomLedger(r)
		read := func(lines []string) (*maker, *Ledger) {
			m := newMaker(t)
			l := m.read(strings.Join(lines, "\n"))
			judge(l)
			return m, l
		}
		_, l := read(lines)
		before := printAll(l)

		_, more := read(append(lines[:len(lines):len(lines)], "actor stranger", "issue other", "briefing zz 2023-07-01",
			"claim zz by=stranger issue=other", "claim zy by=stranger act=denies issue=other"))
		var kept []string
		for line := range strings.Lines(printAll(more)) {
			if !strings.HasPrefix(line, "zz#") {
				kept = append(kept, line)
			}
		}
		if got := strings.Join(kept, ""); got != before {
			t.Fatalf("seed %d: an unrelated claim changes what was judged:\n%s\nbefore\n%s\nafter\n%s", seed, strings.Join(lines, "\n"), before, got)
		}

		m, l := read(append(lines[:len(lines):len(lines)], "briefing zz 2023-07-01", "correction retraction claims=c0"))
		if m.claims["c0"].Standing != "retracted" {
			t.Fatalf("seed %d: c0 is %s", seed, m.claims["c0"].Standing)
		}
		l.Corrections = l.Corrections[:len(l.Corrections)-1]
		judge(l)
		if got := printAll(l); got != before {
			t.Fatalf("seed %d: a retraction that is gone leaves a trace:\n%s\nbefore\n%s\nafter\n%s", seed, strings.Join(lines, "\n"), before, got)
		}
	}
}
