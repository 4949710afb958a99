package figure

import (
	"math"
)

// curve is an edge of a network as it is drawn: a quadratic Bézier curve from the box of the edge's lesser node to that of
// its greater one.
type curve struct{ a, c, b point }

func (k curve) at(t float64) point {
	u := 1 - t
	uu, ut, tt := mul(u, u), mul(mul(2, u), t), mul(t, t)
	return point{
		mul(uu, k.a.x) + mul(ut, k.c.x) + mul(tt, k.b.x),
		mul(uu, k.a.y) + mul(ut, k.c.y) + mul(tt, k.b.y),
	}
}

// hull is a box that the curve lies in.
func (k curve) hull() box {
	lo := point{min(k.a.x, k.b.x, k.c.x), min(k.a.y, k.b.y, k.c.y)}
	hi := point{max(k.a.x, k.b.x, k.c.x), max(k.a.y, k.b.y, k.c.y)}
	return box{x: (lo.x + hi.x) / 2, y: (lo.y + hi.y) / 2, w: hi.x - lo.x, h: hi.y - lo.y}
}

// move is the curve with another origin.
func (k curve) move(o point) curve {
	return curve{point{k.a.x - o.x, k.a.y - o.y}, point{k.c.x - o.x, k.c.y - o.y}, point{k.b.x - o.x, k.b.y - o.y}}
}

// draw writes the curve with a head at its end, or at its beginning.
func (k curve) draw(p *pen, back bool) {
	if back {
		k = curve{a: k.b, b: k.a, c: k.c}
	}
	dx, dy := k.b.x-k.c.x, k.b.y-k.c.y
	l := max(hypot(dx, dy), 0.01)
	p.raw(`<path d="`)
	p.step("M", k.a.x, k.a.y)
	p.step("Q", k.c.x, k.c.y, k.b.x-mul(headRoom, dx/l), k.b.y-mul(headRoom, dy/l))
	p.raw(`"/>`)
	p.head(k.b.x, k.b.y, dx, dy)
}

// along are the parts of a curve where its way is looked at.
var along = [...]float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}

// route gives every edge its curve. Parallel ones fan out; all of a pair bend together around boxes in their way.
func (g Graph) route(boxes []box, s networkShape) []curve {
	pairs := map[[2]int][]int{}
	for i, e := range g.Edges {
		pair := [2]int{min(e.From, e.To), max(e.From, e.To)}
		pairs[pair] = append(pairs[pair], i)
	}
	curves := make([]curve, len(g.Edges))
	for pair, list := range pairs { // each writes its own curves only: the order does not matter
		best := math.Inf(1)
		for _, bend := range [...]float64{0, 40, -40, 80, -80, 130, -130} {
			try := make([]curve, len(list))
			cost := math.Abs(bend) / 70
			if cost >= best {
				break
			}
			for k := range list {
				try[k] = between(boxes[pair[0]], boxes[pair[1]], bend+mul(float64(k)-float64(len(list)-1)/2, s.fan))
				cost += float64(hits(try[k], boxes, pair)) + outside(try[k], s)
			}
			if cost < best {
				best = cost
				for k, i := range list {
					curves[i] = try[k]
				}
			}
		}
	}
	return curves
}

// hits counts where a curve passes behind boxes other than its own.
func hits(k curve, boxes []box, own [2]int) int {
	n := 0
	hull := k.hull()
	for i, b := range boxes {
		if i == own[0] || i == own[1] || math.Abs(hull.x-b.x) >= (hull.w+b.w)/2+5 || math.Abs(hull.y-b.y) >= (hull.h+b.h)/2+5 {
			continue
		}
		for _, t := range along {
			if q := k.at(t); math.Abs(q.x-b.x) < b.w/2+5 && math.Abs(q.y-b.y) < b.h/2+5 {
				n++
			}
		}
	}
	return n
}

// outside is how far a curve leaves the width, in parts of a box that it might hit.
func outside(k curve, s networkShape) float64 {
	q := k.at(0.5)
	return max(-q.x, q.x-s.w, 0) / 8
}

// between is a curve between two boxes whose middle is off the straight line by some units, to the left seen from a.
func between(a, b box, off float64) curve {
	dx, dy := b.x-a.x, b.y-a.y
	l := max(hypot(dx, dy), 0.01)
	px, py := -dy/l, dx/l
	c := point{(a.x+b.x)/2 + mul(mul(2, off), px), (a.y+b.y)/2 + mul(mul(2, off), py)}
	return curve{a.leave(c, px, py, off), c, b.leave(c, px, py, off)}
}

// leave is where a curve towards c leaves the box, begun off its middle along (px, py) so that fans do not meet in a point.
func (b box) leave(c point, px, py, off float64) point {
	half := max(math.Abs(mul(px, b.w))+math.Abs(mul(py, b.h)), 16)/2 - 8
	off = min(max(mul(off, 0.6), -half), half)
	from := point{b.x + mul(px, off), b.y + mul(py, off)}
	from.x = min(max(from.x, b.x-b.w/2+4), b.x+b.w/2-4)
	from.y = min(max(from.y, b.y-b.h/2+4), b.y+b.h/2-4)
	dx, dy := c.x-from.x, c.y-from.y
	t := 1.0
	if dx != 0 {
		t = min(t, (b.x+math.Copysign(b.w/2+1, dx)-from.x)/dx)
	}
	if dy != 0 {
		t = min(t, (b.y+math.Copysign(b.h/2+1, dy)-from.y)/dy)
	}
	return point{from.x + mul(t, dx), from.y + mul(t, dy)}
}
