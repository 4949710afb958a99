package ledger

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// BenchmarkJudge judges 30,000 claims of 10,000 briefings in 100 stories.
func BenchmarkJudge(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var text strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }
	say("today 2024-06-01")
	for i := range 500 {
		switch {
		case i%5 == 1:
			say("actor a%d for=a%d", i, i-1)
		case i%5 == 2:
			say("actor a%d roles=a%d:2020/2021,a%d:2022/2025", i, i-1, i-2)
		default:
			say("actor a%d", i)
		}
	}
	for i := range 300 {
		say("source s%d by=a%d kind=%s citing=a%d", i, r.IntN(500), []string{"statement", "report", "imagery"}[i%3], r.IntN(500))
	}
	for i := range 300 {
		say("issue i%d", i)
	}
	claims := 0
	for i := range 10_000 {
		say("briefing b%d %d-%02d-%02d", i, 2022+i%3, 1+i/3%12, 1+i/36%28)
		for k := range 3 {
			issue := fmt.Sprintf("i%d", i/100*3+k)
			act := []string{"says", "says", "denies", "confirms", "forecasts", "says"}[r.IntN(6)]
			of := ""
			if claims > 10 && r.IntN(3) == 0 {
				of = fmt.Sprintf(" of=c%d", claims-1-r.IntN(10))
			}
			figure := ""
			if r.IntN(4) == 0 {
				figure = fmt.Sprintf(" figure=%d", r.IntN(20))
			}
			say("claim c%d by=a%d act=%s issue=%s source=s%d%s%s", claims, r.IntN(500), act, issue, r.IntN(300), of, figure)
			claims++
		}
		say("event e%d claims=c%d", i, claims-1)
		say("relation r%d claims=c%d,c%d", i, claims-1, claims-2)
	}
	l := newMaker(b).read(text.String())
	if n := len(judge(l)); n > 0 {
		b.Fatalf("%d findings", n)
	}
	b.ReportAllocs()
	for b.Loop() {
		judge(l)
	}
}

// Everything at once about one thing: judging stays linear where lists are long. A quadratic step takes minutes here.
func TestJudgeLong(t *testing.T) {
	const n = 20_000
	var text strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }
	say("issue i")
	say("actor a0")
	for i := range n {
		say("actor a%d for=a%d", i+1, i)
		say("source s%d citing=", i)
	}
	for i := range n {
		say("source s%d citing=s%d,s%d", i, min(i+1, n-1), max(i-1, 0))
		say("actor b%d", i)
	}
	say("briefing b 2023-06-10")
	var all []string
	for i := range n {
		say("claim c%d by=b%d issue=i source=s%d", i, i, i)
		say("claim f%d by=b%d issue=i figure=%d", i, i, i)
		say("claim d%d by=a%d act=denies issue=i", i, n)
		say("claim e%d by=z%d act=denies of=c0", i, i)
		say("claim r%d by=b0 act=retracts of=%s%d", i, []string{"r", "c"}[min(1, max(0, 1-i))], max(0, i-1))
		all = append(all, fmt.Sprintf("c%d", i))
	}
	say("claim denial by=a0 act=denies of=%s", strings.Join(all, ","))
	say("relation r claims=%s", strings.Join(all, ","))
	m := newMaker(t)
	judge(m.read(text.String()))
	for id, want := range map[string]string{
		"c0": "disputed", "c1": "disputed", "f7": "disputed", "e7": "disputed", "d0": "disputed", "denial": "disputed", "r": "disputed",
		"r0": "withdrawn", "r1": "stands", fmt.Sprintf("r%d", n-1): "stands",
	} {
		if got := m.judgement(id).Standing; got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}
