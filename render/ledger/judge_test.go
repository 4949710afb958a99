package ledger

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestJudge reads testdata/judge/*.txtar: each file of an archive is a ledger (see maker) with what must come out:
//
//	want a disputed single-source <origin     of a claim, event (its status first) or relation
//	why a disputed: iran denies it in b       the reasoning of one of its values
//	fallen a b,c                              what it leans on that is no longer live; all of it
//	error 3:1: message                        a finding; all are listed
func TestJudge(t *testing.T) {
	archives, err := filepath.Glob("testdata/judge/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(data), "-- ")
		for _, part := range strings.Split(rest, "\n-- ") {
			title, text, _ := strings.Cut(part, " --\n")
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+title, func(t *testing.T) { judgeText(t, text) })
		}
	}
}

func judgeText(t *testing.T, text string) {
	m := newMaker(t)
	l := m.read(text)
	found := printed(judge(l))
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
		kind, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		switch kind {
		case "want":
			id, want, _ := strings.Cut(rest, " ")
			if got := m.result(id); got != strings.Join(strings.Fields(want), " ") {
				t.Errorf("%s\n%s: got  %s\nwant %s", text, id, got, want)
			}
		case "why":
			head, want, _ := strings.Cut(rest, ": ")
			id, value, _ := strings.Cut(head, " ")
			if got := sentenceOf(m.judgement(id).Because(value)); got != want {
				t.Errorf("%s\nwhy %s is %s: got  %s\nwant %s", text, id, value, got, want)
			}
		case "fallen":
			id, want, _ := strings.Cut(rest, " ")
			var got []string
			for _, c := range l.Fallen(m.judgement(id)) {
				got = append(got, c.ID.Text)
			}
			if strings.Join(got, ",") != want {
				t.Errorf("%s\nfallen under %s: got %v", text, id, got)
			}
		case "error":
			if i := slices.Index(found, rest); i >= 0 {
				found = slices.Delete(found, i, i+1)
			} else {
				t.Errorf("%s\nno error %s", text, rest)
			}
		}
	}
	for _, f := range found {
		t.Errorf("%s\nunexpected error %s", text, f)
	}
	checkWhy(t, l)
}

func (m *maker) judgement(id string) *Judgement {
	switch {
	case m.claims[id] != nil:
		return &m.claims[id].Judgement
	case m.events[id] != nil:
		return &m.events[id].Judgement
	case m.relations[id] != nil:
		return &m.relations[id].Judgement
	}
	m.t.Fatalf("nothing is called %q", id)
	return nil
}

func (m *maker) result(id string) string {
	if e := m.events[id]; e != nil {
		return e.Status + " " + judged(&e.Judgement)
	}
	return judged(m.judgement(id))
}

// checkWhy sees that every value has its reasoning, whose text has as many places as there are refs.
func checkWhy(t *testing.T, l *Ledger) {
	check := func(ref string, j *Judgement, values ...string) {
		for _, v := range append(values, j.Standing, j.Support, j.Outcome, "origins") {
			r := j.Because(v)
			if v == "" {
				continue
			}
			if r.Text == "" {
				t.Errorf("%s: nothing says why it is %s", ref, v)
			}
			if n := strings.Count(r.Text, "%s"); n != len(r.Refs) {
				t.Errorf("%s: %q has %d places for %d refs", ref, r.Text, n, len(r.Refs))
			}
		}
	}
	for _, c := range l.Claims {
		check(c.Ref, &c.Judgement)
	}
	for _, r := range l.Relations {
		check(r.Ref, &r.Judgement)
	}
	for _, e := range l.Events {
		if e.Status == e.Event.Status {
			check(e.Ref, &e.Judgement)
		} else {
			check(e.Ref, &e.Judgement, e.Status)
		}
	}
}
