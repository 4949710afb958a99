package figure

import (
	"cmp"
	"math"
	"slices"
)

// networkShape is one of a network's two arrangements. Lengths are in units.
type networkShape struct {
	class    string  // of the style sheet, which shows one of them
	w        float64 // the width to fill
	small    float64 // what a part of three nodes or fewer takes of it
	base     float64 // a part's height to begin with, and what each node and each edge adds to it
	perNode  float64
	perEdge  float64
	most     float64 // the height that is not gone over
	boxRoom  float64
	label    float64 // the room of an edge's text; 0: numbers only
	fan      float64 // between parallel edges
	upright  bool    // the longer extent is the height
	gapX     float64 // between boxes
	gapY     float64
	neighbor float64 // the share by which gaps grow between nodes that an edge joins
}

var (
	broadNetwork = networkShape{class: "broad", w: 800, small: 390, base: 40, perNode: 26, perEdge: 12, most: 760, boxRoom: 128,
		label: 124, fan: 28, gapX: 40, gapY: 24, neighbor: 1.6}
	slimNetwork = networkShape{class: "slim", w: 340, small: 340, base: 20, perNode: 34, perEdge: 8, most: 900, boxRoom: 112,
		fan: 20, upright: true, gapX: 16, gapY: 24, neighbor: 0.7}
)

// place sets the nodes' boxes: each part's below or beside the parts before it.
func (g Graph) place(parts []part, s networkShape) []box {
	boxes := make([]box, len(g.Nodes))
	var x, y, below float64
	for _, part := range parts {
		local := s
		if len(part.nodes) <= 3 {
			local.w = s.small
		}
		if x+local.w > s.w {
			x, y = 0, below+32
		}
		lo, hi := math.Inf(1), math.Inf(-1)
		list := part.graph.stretch(part.at, local)
		for _, b := range list {
			lo, hi = min(lo, b.y-b.h/2), max(hi, b.y+b.h/2)
		}
		for k, b := range list {
			b.x, b.y = b.x+x, b.y-lo+y
			boxes[part.nodes[k]] = b
		}
		x, below = x+local.w+20, max(below, y+hi-lo)
	}
	return boxes
}

// stretch sets the boxes of a part: its layout stretched over a width and a height, then pushed apart.
func (g Graph) stretch(at []point, s networkShape) []box {
	boxes := make([]box, len(g.Nodes))
	for i, n := range g.Nodes {
		boxes[i] = boxOf(n, s.boxRoom)
	}
	h := min(s.base+mul(s.perNode, float64(len(g.Nodes)))+mul(s.perEdge, float64(len(g.Edges))), s.most)
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	put := make([]point, len(at))
	for i, p := range at {
		if s.upright {
			p.x, p.y = p.y, p.x
		}
		put[i] = p
		lo, hi = point{min(lo.x, p.x), min(lo.y, p.y)}, point{max(hi.x, p.x), max(hi.y, p.y)}
	}
	sx := (s.w - s.boxRoom - 8) / max(hi.x-lo.x, 0.5)
	sy := (h - 50) / max(hi.y-lo.y, 0.5)
	sx, sy = min(sx, mul(sy, 2.4)), min(sy, mul(sx, 2.4))
	for i, p := range put {
		boxes[i].x = s.w/2 + mul(sx, p.x-(lo.x+hi.x)/2)
		boxes[i].y = h/2 + mul(sy, p.y-(lo.y+hi.y)/2)
	}
	g.push(boxes, s)
	return boxes
}

// push moves boxes apart until none touches another: little by little, and what is left after that straight down.
func (g Graph) push(boxes []box, s networkShape) {
	joined := make([]bool, len(boxes)*len(boxes))
	for _, e := range g.Edges {
		joined[e.From*len(boxes)+e.To], joined[e.To*len(boxes)+e.From] = true, true
	}
	for range 60 {
		moved := false
		for i := range boxes {
			for j := i + 1; j < len(boxes); j++ {
				a, b := &boxes[i], &boxes[j]
				gx, gy := s.gapX, s.gapY
				if joined[i*len(boxes)+j] {
					gx, gy = gx+mul(gx, s.neighbor), gy+mul(gy, s.neighbor)
				}
				ox := (a.w+b.w)/2 + gx - math.Abs(a.x-b.x)
				oy := (a.h+b.h)/2 + gy - math.Abs(a.y-b.y)
				if ox <= 0 || oy <= 0 {
					continue
				}
				moved = true
				if ox < oy {
					ox = math.Copysign(ox/4+0.5, a.x-b.x)
					a.x, b.x = a.x+ox, b.x-ox
				} else {
					oy = math.Copysign(oy/4+0.5, a.y-b.y)
					a.y, b.y = a.y+oy, b.y-oy
				}
			}
		}
		for i := range boxes {
			b := &boxes[i]
			b.x = min(max(b.x, b.w/2+2), s.w-b.w/2-2)
		}
		if !moved {
			break
		}
	}
	dropDown(boxes)
}

// dropDown moves boxes down until none touches one above it.
func dropDown(boxes []box) {
	order := make([]int, len(boxes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(boxes[i].y, boxes[j].y) })
	for k, i := range order {
		for again := true; again; {
			again = false
			for _, j := range order[:k] {
				a, b := &boxes[i], boxes[j]
				if math.Abs(a.x-b.x) < (a.w+b.w)/2+8 && math.Abs(a.y-b.y) < (a.h+b.h)/2+8 {
					a.y = b.y + (a.h+b.h)/2 + 8.5
					again = true
				}
			}
		}
	}
}

// network draws an arrangement of a network: its edges, their texts, and its boxes on top.
func (g Graph) network(p *pen, parts []part, s networkShape) {
	boxes := g.place(parts, s)
	curves := g.route(boxes, s)
	marks := g.mark(boxes, curves, s)
	lo, hi := bounds(boxes, curves, marks)
	for i := range boxes {
		boxes[i].x, boxes[i].y = boxes[i].x-lo.x, boxes[i].y-lo.y
	}
	g.svg(p, s.class, math.Ceil(hi.x-lo.x), math.Ceil(hi.y-lo.y))
	for i, e := range g.Edges {
		end := g.openEdge(p, e)
		curves[i].move(lo).draw(p, e.From > e.To)
		marks[i].draw(p, lo)
		p.raw(end)
	}
	for i, n := range g.Nodes {
		n.draw(p, boxes[i])
	}
	p.raw("</svg>")
	g.numbered(p, marks, s.class)
}

// numbered lists the edges that bear a number instead of their text.
func (g Graph) numbered(p *pen, marks []mark, class string) {
	if !slices.ContainsFunc(marks, func(m mark) bool { return m.number > 0 }) {
		return
	}
	p.raw(`<ol`)
	p.attr("class", "nos "+class)
	p.raw(`>`)
	for i, m := range marks {
		if m.number == 0 {
			continue
		}
		e := g.Edges[i]
		p.raw("<li>")
		p.words(g.Nodes[e.From].Text+" → "+g.Nodes[e.To].Text+": "+e.Text, e.Href)
		p.raw("</li>")
	}
	p.raw("</ol>")
}

// bounds are the corners of what a network draws, with a little about it.
func bounds(boxes []box, curves []curve, marks []mark) (lo, hi point) {
	lo, hi = point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	take := func(x, y, w, h float64) {
		lo = point{min(lo.x, x-w/2-2), min(lo.y, y-h/2-2)}
		hi = point{max(hi.x, x+w/2+2), max(hi.y, y+h/2+2)}
	}
	for _, b := range boxes {
		take(b.x, b.y, b.w, b.h)
	}
	for i, c := range curves {
		for _, t := range along {
			q := c.at(t)
			take(q.x, q.y, 8, 8)
		}
		take(marks[i].x, marks[i].y, marks[i].w, marks[i].h)
	}
	return point{math.Floor(lo.x), math.Floor(lo.y)}, hi
}
