package plan

import (
	"fmt"
	"strings"
	"testing"
)

// related is a story of n relations, of which the first rests on two claims.
func related(n int) site {
	s := site{"site.yaml": "title: T\n", "sources.yaml": "x: {title: X}\n", "stories/s.md": "---\ntitle: S\n---\n"}
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "a%02d: {name: Actor %02d, kind: state}\n", i, i)
	}
	s["actors.yaml"] = b.String()
	b.Reset()
	for i := range n {
		claims := "c"
		if i == n-1 {
			claims = "c, d"
		}
		fmt.Fprintf(&b, "  - {from: a%02d, to: a%02d, type: act-%d, claims: [%s]}\n", i%5, 5+i%7, i, claims)
	}
	s["briefings/b.md"] = "---\ntitle: B\ndate: 2023-06-10\nstory: s\nsource: x\nclaims:\n  c: {by: a00, that: It is so}\n  d: {by: a01, that: It is}\nrelations:\n" + b.String() + "---\nText.\n"
	return s
}

// TestGraphIsBounded: a picture has the relations that rest on most, and the page says how many it leaves out.
func TestGraphIsBounded(t *testing.T) {
	for _, x := range []struct{ relations, undrawn int }{{1, 0}, {graphEdges, 0}, {graphEdges + 1, 1}, {graphEdges + 50, 50}} {
		p, found := related(x.relations).plan(t, Options{})
		if len(found) > 0 {
			t.Fatal(messages(found))
		}
		v := mustView[Network](t, p, "/stories/s/network/")
		if v.Total != x.relations || v.Undrawn != x.undrawn || v.Graph == "" {
			t.Errorf("%d relations: %d told, %d undrawn, want %d", x.relations, v.Total, v.Undrawn, x.undrawn)
		}
		if most := fmt.Sprintf("act %d", x.relations-1); !strings.Contains(string(v.Graph), most) {
			t.Errorf("%d relations: the one that rests on most is not drawn", x.relations)
		}
		if a := mustView[Actor](t, p, "/actors/a00/"); a.Graph == "" || a.Undrawn != 0 {
			t.Errorf("%d relations: the actor's picture: %d undrawn", x.relations, a.Undrawn)
		}
	}
}

// TestGraphLeadsToRows: an edge leads to its row, where that is on the page, else to the briefing.
func TestGraphLeadsToRows(t *testing.T) {
	p, _ := related(130).plan(t, Options{})
	v := mustView[Network](t, p, "/stories/s/network/")
	rows := map[string]bool{}
	for _, e := range v.Edges {
		rows["#"+e.ID] = true
	}
	leads, away := 0, 0
	for rest := string(v.Graph); ; {
		_, after, ok := strings.Cut(rest, `href="`)
		if !ok {
			break
		}
		href, more, _ := strings.Cut(after, `"`)
		rest = more
		switch {
		case strings.HasPrefix(href, "#"):
			leads++
			if !rows[href] {
				t.Errorf("%s leads nowhere", href)
			}
		case strings.Contains(href, "/briefings/b/"):
			away++
		}
	}
	if leads == 0 || away == 0 {
		t.Errorf("%d edges lead to rows, %d to the briefing", leads, away)
	}
	if v := mustView[Network](t, p, "/stories/s/network/page/2/"); v.Graph != "" || len(v.Edges) != 30 {
		t.Errorf("page 2 has %d rows", len(v.Edges))
	}
}
