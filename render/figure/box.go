package figure

// Sizes of a graph's texts and boxes, in units; the style sheet sets the texts in the same.
const (
	nameSize  = 13.0
	nameLead  = 16.0
	labelSize = 12.0
	labelLead = 14.0
	boxPad    = 7.0 // between a box and its text, at the sides
)

// box is a node's frame, about a point in its middle.
type box struct {
	x, y, w, h float64
	lines      []string
}

// boxOf is a node's box, at no place yet, in a given room: the widest that it may be.
func boxOf(n Node, room float64) box {
	size := nameSize
	if n.Self {
		size = mul(size, 1.1) // in bold
	}
	b := box{lines: balanced(n.Text, size, room-mul(2, boxPad), 3)}
	b.w = min(max(widest(b.lines, size)+mul(2, boxPad), 36), room)
	b.h = mul(float64(len(b.lines)), nameLead) + 8
	return b
}

// draw writes a node: its box and its name, a link to its page.
func (n Node) draw(p *pen, b box) {
	class := "v"
	if n.Self {
		class = "v me"
	}
	title := n.Text
	if n.Kind != "" {
		title += ", " + n.Kind
	}
	end := p.open(class, n.Href, title)
	p.raw("<rect")
	p.num("x", b.x-b.w/2)
	p.num("y", b.y-b.h/2)
	p.num("width", b.w)
	p.num("height", b.h)
	if r := corner(n.Kind, b.h); r > 0 {
		p.num("rx", r)
	}
	p.raw("/>")
	p.spread(b.lines, b.x, b.y, nameLead, "")
	p.raw(end)
}

// corner is the radius of a box's corners: states are square, persons round, the rest between.
func corner(kind string, h float64) float64 {
	switch kind {
	case "state":
		return 0
	case "person":
		return min(h/2, 14)
	}
	return 5
}

// head writes an arrow's head with its tip at (x, y), pointing along (dx, dy).
func (p *pen) head(x, y, dx, dy float64) {
	l := hypot(dx, dy)
	if l == 0 {
		return
	}
	dx, dy = dx/l, dy/l
	bx, by := x-mul(8, dx), y-mul(8, dy)
	p.raw(`<path class="h" d="`)
	p.step("M", x, y)
	p.step("L", bx-mul(3.5, dy), by+mul(3.5, dx))
	p.step("L", bx+mul(3.5, dy), by-mul(3.5, dx))
	p.raw(`Z"/>`)
}
