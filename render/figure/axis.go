package figure

import (
	"math"
	"strings"
)

// Axis is the figures that were given in answer to one question, on one linear axis: a row each, in the order given. Its
// texts are HTML, so that they break as the page's do; only the marks are SVG, placed by shares of the width.
type Axis struct {
	Label string // the question: "How many Soviet personnel were on Cuba?"
	Unit  string // "people"; "" none
	Rows  []Figure
}

// Figure is a number or a range.
type Figure struct {
	Text     string  // who gave it
	Href     string  // of the claim; "" none
	Note     string  // when it was given: "28 January 1989"; "" none
	Min, Max float64 // in the axis's unit, equal for a number; −Inf, +Inf: the range is open. A row with NaN is left out
	Standing Word    // of the claim: what no longer stands is hollow, what is disputed is crossed
}

// HTML is the figures as a picture. Without a row that has a number, it gives nothing.
func (a Axis) HTML() string {
	rows, lo, hi := a.drawn()
	if len(rows) == 0 {
		return ""
	}
	s := scaleOf(lo, hi)
	var p pen
	p.raw(`<div class="fig axis"><ol`)
	if a.Label != "" {
		p.attr("aria-label", a.Label)
	}
	p.raw(`>`)
	for _, r := range rows {
		a.row(&p, s, r)
	}
	p.raw(`</ol>`)
	a.scale(&p, s)
	p.raw(`</div>`)
	return p.String()
}

// drawn are the rows that have a number, and the least and the greatest of their numbers.
func (a Axis) drawn() (rows []Figure, lo, hi float64) {
	const limit = 1e300 // beyond it a step could be no number
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, r := range a.Rows {
		if r.Max < r.Min {
			r.Min, r.Max = r.Max, r.Min
		}
		any := false
		for _, v := range [...]float64{r.Min, r.Max} {
			if math.Abs(v) < limit {
				lo, hi, any = min(lo, v), max(hi, v), true
			}
		}
		if any && r.Min == r.Min && r.Max == r.Max {
			rows = append(rows, r)
		}
	}
	return rows, lo, hi
}

// row writes a row: who, how much, and its mark between the lines of the ticks.
func (a Axis) row(p *pen, s scale, r Figure) {
	p.raw("<li")
	if r.Standing.Class != "" {
		p.attr("class", r.Standing.Class)
	}
	p.raw(`><span class="who">`)
	p.words(r.Text, r.Href)
	if note := r.note(); note != "" {
		p.raw(` <span class="meta">`)
		p.text(note)
		p.raw(`</span>`)
	}
	p.raw(`</span> <b>`)
	p.text(r.amount())
	p.raw(`</b><svg aria-hidden="true">`)
	for _, t := range s.ticks() {
		class := ""
		if t == 0 {
			class = "zero"
		}
		bar(p, class, s.at(t), s.at(t), "0", "100%")
	}
	r.draw(p, s)
	p.raw(`</svg></li>`)
}

// note is when a figure was given, and its standing where it does not simply stand.
func (r Figure) note() string {
	switch {
	case r.Standing.Class == "" || r.Standing.Class == "stands":
		return r.Note
	case r.Note == "":
		return r.Standing.String()
	}
	return r.Note + ", " + r.Standing.String()
}

// amount is the figure in digits: "42", "21,000–22,000", "≥ 100".
func (r Figure) amount() string {
	switch {
	case math.IsInf(r.Min, -1):
		return "≤ " + amount(r.Max, -1)
	case math.IsInf(r.Max, 1):
		return "≥ " + amount(r.Min, -1)
	case r.Min == r.Max:
		return amount(r.Min, -1)
	}
	return amount(r.Min, -1) + "–" + amount(r.Max, -1)
}

// draw writes the figure's mark: a dot, or a bar from end to end. An open end leaves the axis with an arrow's head.
func (r Figure) draw(p *pen, s scale) {
	if r.Min == r.Max {
		r.dot(p, s.at(r.Min))
		return
	}
	from, to := 0.0, 1.0
	if !math.IsInf(r.Min, -1) {
		from = s.at(r.Min)
	}
	if !math.IsInf(r.Max, 1) {
		to = s.at(r.Max)
	}
	bar(p, "bar", from, max(to, from+0.002), "50%", "50%")
	if math.IsInf(r.Min, -1) {
		p.raw(`<svg y="50%" overflow="visible"><path d="M0-7V7L-9 0Z"/></svg>`)
	}
	if math.IsInf(r.Max, 1) {
		p.raw(`<svg x="100%" y="50%" overflow="visible"><path d="M0-7V7L9 0Z"/></svg>`)
	}
	r.cross(p, (from+to)/2)
}

func (r Figure) dot(p *pen, at float64) {
	p.raw(`<circle`)
	p.percent("cx", at)
	p.raw(` cy="50%" r="5"/>`)
	r.cross(p, at)
}

// cross strikes through what is disputed.
func (r Figure) cross(p *pen, at float64) {
	if strings.HasSuffix(r.Standing.Class, "disputed") {
		bar(p, "x", at, at, "15%", "85%")
	}
}

// bar is a line from one share of the width to another.
func bar(p *pen, class string, x1, x2 float64, y1, y2 string) {
	p.raw("<line")
	if class != "" {
		p.attr("class", class)
	}
	p.percent("x1", x1)
	p.percent("x2", x2)
	if y1 != "0" {
		p.attr("y1", y1)
	}
	p.attr("y2", y2)
	p.raw("/>")
}

// scale writes the ticks' numbers below the rows, and the unit.
func (a Axis) scale(p *pen, s scale) {
	p.raw(`<svg class="ticks" aria-hidden="true">`)
	list := s.ticks()
	for i, t := range list {
		p.raw("<text")
		switch i {
		case 0:
			p.raw(` class="l"`)
		case len(list) - 1:
			p.raw(` class="r"`)
		}
		p.percent("x", s.at(t))
		p.raw(` y="14">`)
		p.text(amount(t, s.decimals()))
		p.raw(`</text>`)
	}
	p.raw(`</svg>`)
	if a.Unit != "" {
		p.raw(`<p class="meta">in `)
		p.text(a.Unit)
		p.raw(`</p>`)
	}
}
