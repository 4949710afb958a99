package figure

import (
	"math"
	"slices"
)

// neighbour is a node that stands in a column beside the page's own, with the edges that they share: a row each. All its
// heights are below the neighbour's top.
type neighbour struct {
	node   int
	edges  []Edge
	labels [][]string // each edge's text, in lines
	lines  []float64  // each edge's height
	box    box        // x is set by the column
	height float64
}

const (
	rowGap   = 12.0 // between two neighbours
	portGap  = 10.0 // between the ends of two edges at the own node's box
	headRoom = 7.0  // how far before its tip an edge with a head ends
)

// neighbours are all nodes but the first, in order. The room of labels and of boxes is in units.
func (g Graph) neighbours(labelRoom, boxRoom float64) []neighbour {
	list := make([]neighbour, len(g.Nodes)-1)
	for i := range list {
		list[i].node = i + 1
	}
	for _, e := range g.Edges {
		n := &list[max(e.From, e.To)-1]
		n.edges = append(n.edges, e)
	}
	for i := range list {
		n := &list[i]
		n.box = boxOf(g.Nodes[n.node], boxRoom)
		y := 0.0
		for _, e := range n.edges {
			label := balanced(e.Text, labelSize, labelRoom, 3)
			n.labels = append(n.labels, label)
			y += mul(float64(len(label)), labelLead) + 3
			n.lines = append(n.lines, y)
			y += 9
		}
		first, last := n.lines[0], n.lines[len(n.lines)-1]
		n.box.h = max(n.box.h, last-first+16)
		n.box.y = (first + last) / 2
		if over := n.box.h/2 - n.box.y; over > 0 {
			n.box.y += over
			for j := range n.lines {
				n.lines[j] += over
			}
			y += over
		}
		n.height = max(y, n.box.y+n.box.h/2)
	}
	return list
}

// sides parts the neighbours into two columns of about one height: those that act upon the page's own node are on the left
// rather, those that it acts upon on the right.
func sides(list []neighbour) (left, right []neighbour) {
	lean := func(n neighbour) int {
		out := 0
		for _, e := range n.edges {
			if e.From == 0 {
				out++
			}
		}
		switch out {
		case 0:
			return -1
		case len(n.edges):
			return 1
		}
		return 0
	}
	ordered := slices.Clone(list)
	slices.SortStableFunc(ordered, func(a, b neighbour) int { return lean(a) - lean(b) })
	total, at := columnHeight(ordered), 0
	for at < len(ordered) && columnHeight(ordered[:at])+ordered[at].height/2 < total/2 {
		at++
	}
	if len(ordered) == 1 {
		at = 0
	}
	left, right = ordered[:at], ordered[at:]
	byNode := func(a, b neighbour) int { return a.node - b.node }
	slices.SortFunc(left, byNode)
	slices.SortFunc(right, byNode)
	return left, right
}

// columnHeight is the height of neighbours that stand below one another.
func columnHeight(list []neighbour) float64 {
	h := 0.0
	for _, n := range list {
		h += n.height + rowGap
	}
	return max(h-rowGap, 0)
}

// rows counts the edges of a column.
func rows(list []neighbour) int {
	n := 0
	for _, x := range list {
		n += len(x.edges)
	}
	return n
}

// side is one column beside the page's own node: x grows from the middle of its box outwards.
type side struct {
	centre float64 // the box's middle
	out    float64 // 1 to the right, -1 to the left
	port   float64 // where edges leave the box
	from   float64 // where they have come level with their row
	to     float64 // where the neighbour's box begins
}

func (s side) x(from float64) float64 { return s.centre + mul(s.out, from) }

// columns draws the wide arrangement: the page's own node in the middle.
func (g Graph) columns(p *pen) {
	const labelRoom, boxRoom, fan = 160.0, 128.0, 46.0
	left, right := sides(g.neighbours(labelRoom, boxRoom))
	own := boxOf(g.Nodes[0], 132)
	most := max(rows(left), rows(right))
	own.h = max(own.h+8, mul(float64(most-1), portGap)+20)
	upLeft, downLeft := about(left)
	upRight, downRight := about(right)
	own.y = max(upLeft, upRight, own.h/2) + 2
	high := math.Ceil(own.y + max(downLeft, downRight, own.h/2) + 2)
	reach := own.w/2 + fan + labelRoom + 12 + boxRoom + 2
	own.x = own.w/2 + 2
	if len(left) > 0 {
		own.x = reach
	}
	g.svg(p, "broad", math.Ceil(own.x+reach), high)
	s := side{centre: own.x, out: 1, port: own.w / 2, from: own.w/2 + fan, to: own.w/2 + fan + labelRoom + 12}
	g.side(p, s, right, own.y)
	s.out = -1
	g.side(p, s, left, own.y)
	g.Nodes[0].draw(p, own)
	p.raw("</svg>")
}

// about is how far a column reaches above and below the middle of its rows.
func about(list []neighbour) (up, down float64) {
	if len(list) == 0 {
		return 0, 0
	}
	last := list[len(list)-1]
	high := columnHeight(list)
	up = (list[0].lines[0] + high - last.height + last.lines[len(last.lines)-1]) / 2
	return up, high - up
}

// side draws a column's edges and nodes, the middle of its rows at the height of the page's own node.
func (g Graph) side(p *pen, s side, list []neighbour, middle float64) {
	up, _ := about(list)
	top := middle - up
	port := middle - mul(float64(rows(list)-1), portGap)/2
	for _, n := range list {
		for i, e := range n.edges {
			end := g.openEdge(p, e)
			g.fan(p, s, e, port, top+n.lines[i])
			p.spread(n.labels[i], s.x((s.from+s.to)/2-2), top+n.lines[i]-4-mul(float64(len(n.labels[i])), labelLead)/2, labelLead, "")
			p.raw(end)
			port += portGap
		}
		b := n.box
		b.x, b.y = s.x(s.to+b.w/2), top+b.y
		g.Nodes[n.node].draw(p, b)
		top += n.height + rowGap
	}
}

// fan draws an edge from the port at a height of the page's own box to a row at another.
func (g Graph) fan(p *pen, s side, e Edge, port, row float64) {
	start, stop := s.port, s.to
	if e.From == 0 {
		stop -= headRoom
	} else {
		start += headRoom
	}
	bend := mul(s.from-s.port, 0.55)
	p.raw(`<path d="`)
	p.step("M", s.x(start), port)
	p.step("C", s.x(start+bend), port, s.x(s.from-bend), row, s.x(s.from), row)
	p.step("H", s.x(stop))
	p.raw(`"/>`)
	if e.From == 0 {
		p.head(s.x(s.to), row, s.out, 0)
	} else {
		p.head(s.x(s.port), port, -s.out, 0)
	}
}

// ladder draws the narrow arrangement: the page's own node on top, a bar down from it, and a rung to each neighbour.
func (g Graph) ladder(p *pen) {
	const wide, rail, labelRoom, boxRoom = 340.0, 10.0, 180.0, 124.0
	list := g.neighbours(labelRoom, boxRoom)
	own := boxOf(g.Nodes[0], wide-2)
	own.x, own.y = own.w/2+1, own.h/2+1
	top := own.h + 12
	high := math.Ceil(top + columnHeight(list) + 4)
	g.svg(p, "slim", wide, high)
	p.raw(`<path class="rail" d="`)
	p.step("M", rail, own.h)
	p.step("V", high-4)
	p.raw(`"/>`)
	const to = wide - boxRoom - 1
	for _, n := range list {
		for i, e := range n.edges {
			row := top + n.lines[i]
			end := g.openEdge(p, e)
			g.rung(p, e, rail+2, to, row)
			p.spread(n.labels[i], rail+12, row-4-mul(float64(len(n.labels[i])), labelLead)/2, labelLead, "l")
			p.raw(end)
		}
		b := n.box
		b.x, b.y = to+b.w/2, top+b.y
		g.Nodes[n.node].draw(p, b)
		top += n.height + rowGap
	}
	g.Nodes[0].draw(p, own)
	p.raw("</svg>")
}

// rung draws an edge between the bar at one x and a neighbour's box at another.
func (g Graph) rung(p *pen, e Edge, from, to, row float64) {
	start, stop := from, to
	if e.From == 0 {
		stop -= headRoom
	} else {
		start += headRoom
	}
	p.raw(`<path d="`)
	p.step("M", start, row)
	p.step("H", stop)
	p.raw(`"/>`)
	if e.From == 0 {
		p.head(to, row, 1, 0)
	} else {
		p.head(from, row, -1, 0)
	}
}
