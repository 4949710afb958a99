package figure

import "strconv"

// tag is a name or a number at a site: where its text starts, ends or has its middle, in pixels from the site.
type tag struct {
	lines  []string
	class  string // "" starts there; "r" ends there; "m" has its middle there
	dx, dy float64
	line   bool // it is so far off that a line leads to it
}

const (
	tagSize  = 12.0
	tagLead  = 14.0
	tagRoom  = 120.0 // of a name's line, in pixels
	mostTags = 30    // numbers on one map: beyond them a site has its title only
)

func (t tag) draw(p *pen, u, v float64) {
	if t.line {
		p.raw(`<svg`)
		p.percent("x", u)
		p.percent("y", v)
		p.raw(` overflow="visible"><path d="`)
		p.step("M", 0, 0)
		p.step("L", t.dx, t.dy-4)
		p.raw(`"/></svg>`)
	}
	for i, s := range t.lines {
		p.raw("<text")
		if t.class != "" {
			p.attr("class", t.class)
		}
		p.percent("x", u)
		p.percent("y", v)
		p.num("dx", t.dx)
		p.num("dy", t.dy+mul(float64(i), tagLead))
		p.raw(">")
		p.text(s)
		p.raw("</text>")
	}
}

// tags are the places where a text may stand about a site: right, left, above and below it, then between; a number may stand
// farther off too.
func (s site) tags(text []string, far bool) []tag {
	r := s.px
	if s.share > 0 {
		r = 0 // a wide wash bears its name within
	}
	d := mul(r, 0.8)
	up := mul(float64(len(text)-1), tagLead) // how far the first line is above the last
	list := []tag{
		{text, "", r + 4, 4 - up/2, false}, {text, "r", -r - 4, 4 - up/2, false},
		{text, "m", 0, -r - 5 - up, false}, {text, "m", 0, r + 13, false},
		{text, "", d + 2, -d - 1 - up, false}, {text, "", d + 2, d + 10, false},
		{text, "r", -d - 2, -d - 1 - up, false}, {text, "r", -d - 2, d + 10, false},
	}
	if s.share > 0 {
		list[0] = tag{text, "m", 0, 4 - up/2, false}
	}
	if far {
		for _, o := range faraway {
			list = append(list, tag{text, "m", o.x, o.y, true})
		}
	}
	return list
}

// faraway are the places of a number that finds none beside its site, in pixels.
var faraway = [...]point{
	{0, -20}, {18, -14}, {22, 4}, {18, 22}, {0, 30}, {-18, 22}, {-22, 4}, {-18, -14},
	{0, -34}, {30, -26}, {38, 4}, {30, 34}, {0, 44}, {-30, 34}, {-38, 4}, {-30, -26},
}

// patch is a rectangle on a map that nothing else may cover: pixels about a point that is given in shares of the window.
type patch struct {
	u, v           float64
	x0, y0, x1, y1 float64
}

// patch is what a tag covers.
func (t tag) patch(s site) patch {
	w := widest(t.lines, tagSize) + 2
	x := t.dx - 1
	switch t.class {
	case "r":
		x = t.dx - w + 1
	case "m":
		x = t.dx - w/2
	}
	return patch{s.u, s.v, x, t.dy - 11, x + w, t.dy + 4 + mul(float64(len(t.lines)-1), tagLead)}
}

// clear tells whether two patches are clear of each other on the least and on the widest map, on the same side at both: then
// they are so at every width between, since distances grow evenly.
func (p patch) clear(q patch, w window) bool {
	sides := 15
	for _, px := range [...]float64{leastWidth, mostWidth} {
		dx, dy := mul(q.u-p.u, px), mul(q.v-p.v, mul(px, w.h/w.w))
		now := 0
		if p.x1 <= dx+q.x0 {
			now |= 1
		}
		if dx+q.x1 <= p.x0 {
			now |= 2
		}
		if p.y1 <= dy+q.y0 {
			now |= 4
		}
		if dy+q.y1 <= p.y0 {
			now |= 8
		}
		sides &= now
	}
	return sides != 0
}

// inside tells whether a patch lies on the map at its least width, and so at every.
func (p patch) inside(w window) bool {
	high := mul(leastWidth, w.h/w.w)
	x, y := mul(p.u, leastWidth), mul(p.v, high)
	return x+p.x0 >= 0 && x+p.x1 <= leastWidth && y+p.y0 >= 0 && y+p.y1 <= high
}

// label gives every site its name where there is room, else a number; sites are in the order of their weight.
func label(sites []site, w window) {
	taken := make([]patch, 0, 2*len(sites))
	for _, s := range sites {
		if s.share == 0 {
			r := min(s.px, 9)
			taken = append(taken, patch{s.u, s.v, -r, -r, r, r})
		}
	}
	put := func(i int, text []string, far bool) bool {
		for _, t := range sites[i].tags(text, far) {
			c := t.patch(sites[i])
			free := c.inside(w)
			for k := 0; k < len(taken) && free; k++ {
				free = c.clear(taken[k], w)
			}
			if free {
				sites[i].name = &t
				taken = append(taken, c)
				return true
			}
		}
		return false
	}
	number := 0
	for i := range sites {
		if put(i, balanced(sites[i].Text, tagSize, tagRoom, 2), false) || number == mostTags {
			continue
		}
		if put(i, []string{strconv.Itoa(number + 1)}, true) {
			number++
			sites[i].number = number
		}
	}
}
