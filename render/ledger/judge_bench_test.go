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
