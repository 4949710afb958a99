package figure

import (
	"math"
	"slices"
)

// point is a place in a plane, in units or in the lengths of edges.
type point struct{ x, y float64 }

// stressRounds is how often the nodes of a network are moved: what is left after it shows no more.
const stressRounds = 60

// part is a part of a network that no edge joins to the rest, laid out by itself.
type part struct {
	nodes []int // in the network
	graph Graph
	at    []point
}

// parts are a network's parts, the greatest first.
func (g Graph) parts() []part {
	of := make([]int, len(g.Nodes)) // each node's part, by its least node
	for i := range of {
		of[i] = i
	}
	for again := true; again; {
		again = false
		for _, e := range g.Edges {
			if a, b := of[e.From], of[e.To]; a != b {
				of[e.From], of[e.To], again = min(a, b), min(a, b), true
			}
		}
	}
	var list []part
	index := make([]int, len(g.Nodes)) // each node's place in its part
	for i, least := range of {
		k := slices.IndexFunc(list, func(p part) bool { return p.nodes[0] == least })
		if k < 0 {
			k, list = len(list), append(list, part{})
		}
		index[i] = len(list[k].nodes)
		list[k].nodes = append(list[k].nodes, i)
		list[k].graph.Nodes = append(list[k].graph.Nodes, g.Nodes[i])
	}
	for i := range list {
		p := &list[i]
		for _, e := range g.Edges {
			if of[e.From] == p.nodes[0] {
				e.From, e.To = index[e.From], index[e.To]
				p.graph.Edges = append(p.graph.Edges, e)
			}
		}
		p.at = p.graph.spread()
	}
	slices.SortStableFunc(list, func(a, b part) int { return len(b.nodes) - len(a.nodes) })
	return list
}

// spread places a network's nodes so that their distances resemble the numbers of edges between them (stress majorization,
// Gansner, Koren and North 2004, section 2, a node at a time), its longer extent along x. Lengths are of one edge.
func (g Graph) spread() []point {
	n := len(g.Nodes)
	d := g.distances()
	at := begin(d)
	for range stressRounds {
		for i := range n {
			var sx, sy, sw float64
			for j := range n {
				if i == j {
					continue
				}
				want := d[i][j]
				dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
				l := max(hypot(dx, dy), 0.01)
				w := 1 / mul(want, want)
				k := want / l
				sx += mul(w, at[j].x+mul(k, dx))
				sy += mul(w, at[j].y+mul(k, dy))
				sw += w
			}
			at[i] = point{sx / sw, sy / sw}
		}
	}
	return lay(at)
}

// distances are the numbers of edges on the shortest ways between any two nodes, which an edge joins or a chain of them.
// Nodes that several edges join are farther apart, to make room for their texts.
func (g Graph) distances() [][]float64 {
	n := len(g.Nodes)
	next := make([][]int, n)
	for _, e := range g.Edges {
		next[e.From] = append(next[e.From], e.To)
		next[e.To] = append(next[e.To], e.From)
	}
	d := make([][]float64, n)
	queue := make([]int, 0, n)
	for i := range d {
		d[i] = make([]float64, n)
		queue = append(queue[:0], i)
		for k := 0; k < len(queue); k++ {
			for _, j := range next[queue[k]] {
				if j != i && d[i][j] == 0 {
					d[i][j] = d[i][queue[k]] + 1
					queue = append(queue, j)
				}
			}
		}
	}
	for _, e := range g.Edges {
		d[e.From][e.To], d[e.To][e.From] = d[e.From][e.To]+0.2, d[e.To][e.From]+0.2
	}
	return d
}

// begin places each node by its distances from two nodes that are far apart, with a little to tell equals apart.
func begin(d [][]float64) []point {
	far := func(from ...int) int {
		best, most := 0, -1.0
		for i := range d {
			least := math.Inf(1)
			for _, f := range from {
				least = min(least, d[f][i])
			}
			if least > most {
				best, most = i, least
			}
		}
		return best
	}
	a := far(0)
	b := far(a)
	c := far(a, b)
	at := make([]point, len(d))
	for i := range at {
		at[i] = point{
			x: d[a][i] - d[b][i] + mul(float64(i%7), 0.125),
			y: d[c][i] - (d[a][i]+d[b][i])/2 + mul(float64(i%5), 0.1875) - mul(float64(i%2), 0.0625),
		}
	}
	return at
}

// lay turns points about their middle until they extend along x most.
func lay(at []point) []point {
	var mx, my float64
	for _, p := range at {
		mx, my = mx+p.x, my+p.y
	}
	mx, my = mx/float64(len(at)), my/float64(len(at))
	var xx, yy, xy float64
	for i := range at {
		at[i].x, at[i].y = at[i].x-mx, at[i].y-my
		xx += mul(at[i].x, at[i].x)
		yy += mul(at[i].y, at[i].y)
		xy += mul(at[i].x, at[i].y)
	}
	l := hypot(xx-yy, mul(2, xy))
	if l < 1e-9 {
		return at
	}
	c := math.Sqrt(max(1+(xx-yy)/l, 0) / 2)
	s := math.Sqrt(max(1-(xx-yy)/l, 0) / 2)
	if xy < 0 {
		s = -s
	}
	for i, p := range at {
		at[i] = point{mul(c, p.x) + mul(s, p.y), mul(c, p.y) - mul(s, p.x)}
	}
	return at
}
