package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Graph is a few nodes and the edges among them. Where one node is the page's own and every edge touches it, its neighbours
// stand in columns beside it; any other graph is drawn as a network.
type Graph struct {
	Label string // what is shown, for who does not see it: "Relations of Iran"
	Nodes []Node // a set; of more than MaxNeighbours beside the page's own the lightest are left out
	Edges []Edge // a set; one that leads nowhere, or from a node to itself, is left out and counted
	More  int    // nodes that the caller left out already
}

// MaxNeighbours is how many nodes a graph shows beside the page's own.
const MaxNeighbours = 40

// Node is an actor in a graph.
type Node struct {
	Text   string // its name
	Href   string // its page; "" none
	Kind   string // person, state, organization, group: told by the shape of its box and in its title
	Weight int    // the heavier stand first and are left out last; of no unit
	Self   bool   // the page's own: one at most
}

// Edge is a relation in a graph.
type Edge struct {
	From, To int    // indices in Nodes
	Text     string // what from does to to, in words: "supplies"
	Href     string // of what it rests on; "" none
	Standing Word   // of class stands, disputed, partly-disputed or unsupported: the kind of line
	Support  Word   // of class corroborated, repeated or single-source: how thick the line is
}

// Word is a class and the word for it. Where the word is empty, the class is read as one.
type Word struct{ Class, Text string }

func (w Word) String() string {
	if w.Text != "" {
		return w.Text
	}
	return strings.ReplaceAll(w.Class, "-", " ")
}

// The classes that lines differ by, as the key under a graph lists them.
var (
	standings = []string{"stands", "partly-disputed", "disputed", "unsupported"}
	supports  = []string{"corroborated", "repeated", "single-source"}
)

// HTML is the graph as a picture, with a key to its lines. A graph without an edge to draw gives nothing.
func (g Graph) HTML() string {
	g = g.canonical()
	if len(g.Edges) == 0 {
		return ""
	}
	p := pen{make([]byte, 0, 2048+900*len(g.Edges))}
	p.raw(`<div class="fig graph">`)
	if g.isStar() {
		g.columns(&p)
		g.ladder(&p)
	} else {
		parts := g.parts()
		g.network(&p, parts, broadNetwork)
		g.network(&p, parts, slimNetwork)
	}
	g.key(&p)
	p.raw("</div>")
	return p.String()
}

const unitsPerEm = 12.5

// canonical is the graph in an order of its own, its own node first, and without what is not drawn: nodes that no edge
// touches, nodes over MaxNeighbours, edges without two ends.
func (g Graph) canonical() Graph {
	order := make([]int, len(g.Nodes))
	for i := range order {
		order[i] = i
	}
	touched := make([]bool, len(g.Nodes))
	for _, e := range g.Edges {
		if g.joins(e) {
			touched[e.From], touched[e.To] = true, true
		}
	}
	order = slices.DeleteFunc(order, func(i int) bool { return !touched[i] })
	slices.SortStableFunc(order, func(i, j int) int { return compareNodes(g.Nodes[i], g.Nodes[j]) })
	most := MaxNeighbours
	if len(order) > 0 && g.Nodes[order[0]].Self {
		most++
	}
	out := Graph{Label: g.Label, More: max(g.More, 0)}
	if len(order) > most {
		out.More += len(order) - most
		order = order[:most]
	}
	to := make([]int, len(g.Nodes))
	for i := range to {
		to[i] = -1
	}
	for at, i := range order {
		to[i] = at
		n := g.Nodes[i]
		n.Self = n.Self && at == 0
		out.Nodes = append(out.Nodes, n)
	}
	for _, e := range g.Edges {
		if g.joins(e) && to[e.From] >= 0 && to[e.To] >= 0 {
			e.From, e.To = to[e.From], to[e.To]
			out.Edges = append(out.Edges, e)
		}
	}
	slices.SortStableFunc(out.Edges, compareEdges)
	return out
}

// joins tells whether an edge joins two nodes.
func (g Graph) joins(e Edge) bool {
	return e.From != e.To && min(e.From, e.To) >= 0 && max(e.From, e.To) < len(g.Nodes)
}

func compareNodes(a, b Node) int {
	if a.Self != b.Self {
		if a.Self {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Text, b.Text), strings.Compare(a.Href, b.Href),
		strings.Compare(a.Kind, b.Kind))
}

func compareEdges(a, b Edge) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), strings.Compare(a.Text, b.Text),
		strings.Compare(a.Standing.Class, b.Standing.Class), strings.Compare(a.Support.Class, b.Support.Class),
		strings.Compare(a.Href, b.Href), strings.Compare(a.Standing.Text, b.Standing.Text), strings.Compare(a.Support.Text, b.Support.Text))
}

// isStar tells whether the first node is the page's own and every edge touches it.
func (g Graph) isStar() bool {
	return g.Nodes[0].Self && !slices.ContainsFunc(g.Edges, func(e Edge) bool { return e.From != 0 && e.To != 0 })
}

// openEdge writes the tag that begins an edge, and a title that says the whole of it: "Iran → Russia: arms (disputed,
// repeated)". It returns the tag that ends it.
func (g Graph) openEdge(p *pen, e Edge) string {
	class := "e"
	if slices.Contains(standings[1:], e.Standing.Class) {
		class += " " + e.Standing.Class
	}
	if slices.Contains(supports[:2], e.Support.Class) {
		class += " " + e.Support.Class
	}
	standing, support := e.Standing.String(), e.Support.String()
	before, between, after := " (", ", ", ")"
	if standing == "" || support == "" {
		between = ""
	}
	if standing+support == "" {
		before, after = "", ""
	}
	return p.open(class, e.Href, g.Nodes[e.From].Text, " → ", g.Nodes[e.To].Text, ": ", e.Text, before, standing, between, support, after)
}

// svg writes the tag that begins a picture of w × h units. Its natural width goes with the size of the text around it.
func (g Graph) svg(p *pen, class string, w, h float64) {
	p.raw(`<svg`)
	p.attr("class", class)
	p.attr("width", strconv.FormatFloat(tenth(w/unitsPerEm), 'f', -1, 64)+"em")
	p.attr("viewBox", "0 0 "+strconv.Itoa(int(w))+" "+strconv.Itoa(int(h)))
	p.raw(` role="group"`)
	p.attr("aria-label", g.Label)
	p.raw(`>`)
}

// key tells the lines that the graph has, where they differ, and what was left out.
func (g Graph) key(p *pen) {
	standing, support := g.lines(standings, func(e Edge) Word { return e.Standing }), g.lines(supports, func(e Edge) Word { return e.Support })
	if len(standing) == 1 && standing[0].Class == "stands" {
		standing = nil
	}
	if len(support) == 1 {
		support = nil
	}
	if len(standing)+len(support) == 0 && g.More == 0 {
		return
	}
	p.raw(`<p class="key">`)
	for _, w := range append(standing, support...) {
		p.raw(`<span><svg width="28" height="8" aria-hidden="true"><path`)
		p.attr("class", "e "+w.Class)
		p.raw(` d="M0 4H28"/></svg>`)
		p.text(w.String())
		p.raw(`</span> `)
	}
	if g.More > 0 {
		p.raw(`<span>and `, strconv.Itoa(g.More), ` more</span>`)
	}
	p.raw(`</p>`)
}

// lines are the words of those classes that the edges have, in the order of classes.
func (g Graph) lines(classes []string, of func(Edge) Word) []Word {
	var list []Word
	for _, class := range classes {
		if i := slices.IndexFunc(g.Edges, func(e Edge) bool { return of(e).Class == class }); i >= 0 {
			list = append(list, of(g.Edges[i]))
		}
	}
	return list
}
