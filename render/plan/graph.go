package plan

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/seed-0837baff/dateline/render/figure"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// graphEdges is the most relations that a picture shows; more is a tangle, and the table beside it has all.
const graphEdges = 60

// graph draws relations, those that rest on most claims if there are too many: around an actor, or (self nil) as a network.
// The first of them, so many as listed, have rows on this page and lead there; the others lead to where they are told.
func (s *scribe) graph(label string, edges []edge, self *ledger.Actor, listed int) (drawn template.HTML, undrawn int) {
	order := make([]int, len(edges))
	for i := range order {
		order[i] = i
	}
	if len(edges) > graphEdges {
		slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(edges[j].claims(), edges[i].claims()) })
		order = order[:graphEdges]
	}
	g := figure.Graph{Label: label}
	at := map[*ledger.Actor]int{}
	node := func(a *ledger.Actor, weight int) int {
		i, ok := at[a]
		if !ok {
			i = len(g.Nodes)
			at[a] = i
			l := s.actorLink(a)
			g.Nodes = append(g.Nodes, figure.Node{Text: l.Text, Href: l.Href, Kind: a.Kind, Self: a == self})
		}
		g.Nodes[i].Weight += weight
		return i
	}
	for _, i := range order {
		e := edges[i]
		r, weight := e[0], e.claims()
		standing, support := e.judged()
		href := s.partOf(r.Briefing, r.ID.Text)
		if i < listed {
			href = "#" + escapeFragment(e.id())
		}
		g.Edges = append(g.Edges, figure.Edge{
			From: node(r.From, weight), To: node(r.To, weight), Text: cmp.Or(r.Label.Text, relationWord(r.Type.Text)), Href: href,
			Standing: figure.Word{Class: standing, Text: valueWord(standing)}, Support: figure.Word{Class: support, Text: valueWord(support)},
		})
	}
	return template.HTML(g.HTML()), len(edges) - len(order)
}

// claims is how many an edge rests on, those of each telling counted.
func (e edge) claims() int {
	n := 0
	for _, r := range e {
		n += len(r.Claims)
	}
	return n
}
