package figure

import (
	"math"
	"strconv"
)

// mark is what tells an edge's relation: its text where that finds room, else a number of the list under the picture.
type mark struct {
	x, y, w, h float64 // its middle and its size
	lines      []string
	number     int // 1-based; 0: the text stands there
}

func (m mark) draw(p *pen, o point) {
	m.x, m.y = m.x-o.x, m.y-o.y
	if m.number == 0 {
		p.raw("<rect")
		p.num("x", m.x-m.w/2+2)
		p.num("y", m.y-m.h/2+1)
		p.num("width", m.w-4)
		p.num("height", m.h-2)
		p.raw("/>")
		p.spread(m.lines, m.x, m.y, labelLead, "")
		return
	}
	p.raw("<circle")
	p.num("cx", m.x)
	p.num("cy", m.y)
	p.raw(` r="8"/>`)
	p.spread(m.lines, m.x, m.y, labelLead-1, "")
}

// marker places marks where they cover no box and no other mark, and as few lines as can be.
type marker struct {
	boxes  []box
	placed []mark
	dots   [][]point // points on each edge's curve
	hulls  []box     // what each edge's curve lies in
	w      float64
}

// mark gives every edge its mark.
func (g Graph) mark(boxes []box, curves []curve, s networkShape) []mark {
	k := marker{boxes: boxes, placed: make([]mark, 0, len(curves)), w: s.w}
	for _, c := range curves {
		dots := make([]point, 24)
		for i := range dots {
			dots[i] = c.at(float64(i) / 24)
		}
		k.dots = append(k.dots, dots)
		k.hulls = append(k.hulls, c.hull())
	}
	marks := make([]mark, len(curves))
	number := 0
	for i, e := range g.Edges {
		if s.label > 0 {
			m := mark{lines: balanced(e.Text, labelSize, s.label, 3)}
			m.w, m.h = widest(m.lines, labelSize)+6, mul(float64(len(m.lines)), labelLead)+4
			if k.put(&m, curves[i], i, 6) {
				marks[i] = m
				continue
			}
		}
		number++
		marks[i] = mark{lines: []string{strconv.Itoa(number)}, w: 18, h: 18, number: number}
		k.put(&marks[i], curves[i], i, math.MaxInt)
	}
	return marks
}

// halves are the parts of a curve where its mark may stand, the best first.
var halves = [...]float64{0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85}

// put places the mark of edge i on its curve and tells whether it found a free place that covers fewer than most points of
// other edges' lines. If it did not, the mark stands in the middle.
func (k *marker) put(m *mark, c curve, i, most int) bool {
	at, found := c.at(0.5), false
	for _, t := range halves {
		q := c.at(t)
		m.x, m.y = q.x, q.y
		if !k.free(*m) {
			continue
		}
		if n := k.covers(*m, i); n < most {
			at, most, found = q, n, true
		}
		if most == 0 {
			break
		}
	}
	m.x, m.y = at.x, at.y
	if found || m.number > 0 {
		k.placed = append(k.placed, *m)
	}
	return found
}

// covers counts the points of edges other than i that a mark would cover.
func (k *marker) covers(m mark, i int) int {
	n := 0
	for j, dots := range k.dots {
		if h := k.hulls[j]; j == i || math.Abs(h.x-m.x) >= (h.w+m.w)/2 || math.Abs(h.y-m.y) >= (h.h+m.h)/2 {
			continue
		}
		for _, q := range dots {
			if math.Abs(q.x-m.x) < m.w/2 && math.Abs(q.y-m.y) < m.h/2 {
				n++
			}
		}
	}
	return n
}

// free tells whether a mark covers no box and no other mark and lies within the width.
func (k *marker) free(m mark) bool {
	if m.x-m.w/2 < 0 || m.x+m.w/2 > k.w {
		return false
	}
	for _, b := range k.boxes {
		if math.Abs(m.x-b.x) < (m.w+b.w)/2+3 && math.Abs(m.y-b.y) < (m.h+b.h)/2+3 {
			return false
		}
	}
	for _, o := range k.placed {
		if math.Abs(m.x-o.x) < (m.w+o.w)/2 && math.Abs(m.y-o.y) < (m.h+o.h)/2 {
			return false
		}
	}
	return true
}
