package figure

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Locator is a map of places: a window of the world's outline, which all maps of a site share, with the places over it.
type Locator struct {
	Label  string  // what is shown, for who does not see it: "Places of the Cuban missile crisis"
	World  string  // the address of the outline, templates/assets/world.svg, from the page
	Places []Place // a set; one without coordinates (NaN) is left out
}

// Place is a place on a map.
type Place struct {
	Text      string
	Href      string  // its page; "" none
	Note      string  // what the title says beside the name: "4 events"; "" none
	Lat, Lon  float64 // degrees north and east, WGS 84
	Precision string  // point, town, area, region, country: points and towns are dots, the rest washes; "" is an area
	RadiusKM  float64 // of a wash, in kilometres; 0: by its precision
	Weight    int     // the heavier get their names first
}

// HTML is the map as a picture. The outline is loaded by an img element, so that it is loaded once for all pages, and from
// file:// too. Without a place, it gives nothing.
func (l Locator) HTML() string {
	sites := l.sites()
	if len(sites) == 0 {
		return ""
	}
	w := windowOf(sites)
	for i := range sites {
		sites[i].settle(w)
	}
	label(sites, w)
	var p pen
	p.raw(`<div class="fig">`)
	p.raw(`<div class="map`)
	if w.whole {
		p.raw(` world`)
	}
	p.raw(`"><img alt=""`)
	p.attr("src", safe(l.World)+"#svgView(viewBox("+w.String()+"))")
	p.raw(`><svg role="group"`)
	p.attr("aria-label", l.Label)
	p.raw(`>`)
	for _, s := range byDepth(sites) {
		s.draw(&p)
	}
	p.raw(`</svg></div>`)
	listed(&p, sites)
	p.raw(`</div>`)
	return p.String()
}

// site is a place on its way to being drawn.
type site struct {
	Place
	at     point   // in units of the outline; then
	u, v   float64 // as shares of the window's width and height
	radius float64 // of a wash, in units; 0 for a dot
	share  float64 // of a wash, as a share of the window's diagonal over √2 (SVG 2, section 8.9); 0: px counts
	px     float64 // of a dot or a small wash, in pixels
	name   *tag    // where its name or number stands; nil: nowhere
	number int     // 1-based, of the list below the map; 0: its name stands there
}

// radii are how far a wash reaches at least, in kilometres: what a precision leaves open.
var radii = map[string]float64{"area": 40, "region": 300, "country": 500}

// sites are the places that can be drawn, in an order of their own: the heaviest first.
func (l Locator) sites() []site {
	var list []site
	for _, p := range l.Places {
		if !(math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180) {
			continue
		}
		s := site{Place: p, at: project(p.Lat, p.Lon)}
		if p.Precision != "point" && p.Precision != "town" {
			km := cmp.Or(radii[p.Precision], radii["area"])
			if p.RadiusKM > 0 {
				km = min(p.RadiusKM, 3000)
			}
			s.radius = km / kmPerUnit
		}
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(a, b site) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Text, b.Text), cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon),
			strings.Compare(a.Href, b.Href), strings.Compare(a.Note, b.Note), strings.Compare(a.Precision, b.Precision), cmp.Compare(a.RadiusKM, b.RadiusKM))
	})
	return list
}

// The widths in pixels that a map is drawn for: from a phone's to the widest that the style sheet gives it. Names are
// placed so that they are clear of each other at both, and so between.
const (
	leastWidth = 290.0
	mostWidth  = 700.0
)

// settle finds the site's place in the window, and the size of its mark. A wash is never smaller than what is known, and
// never so small that it looks like a dot.
func (s *site) settle(w window) {
	s.u, s.v = (s.at.x-w.x)/w.w, (s.at.y-w.y)/w.h
	switch {
	case s.radius == 0 && s.Precision == "point":
		s.px = 3.5
	case s.radius == 0:
		s.px = 4.5
	case mul(s.radius/w.w, leastWidth) >= 9:
		s.share = s.radius / (hypot(w.w, w.h) / math.Sqrt2)
	default:
		s.px = max(9, mul(s.radius/w.w, mostWidth))
	}
}

// byDepth are the sites in the order they are drawn in: washes below dots, the wide below the small.
func byDepth(sites []site) []site {
	list := slices.Clone(sites)
	slices.SortStableFunc(list, func(a, b site) int { return cmp.Compare(b.radius, a.radius) })
	return list
}

// draw writes the site: a link to its page, with its mark and its name or number.
func (s site) draw(p *pen) {
	title := s.Text
	if s.Note != "" {
		title += ": " + s.Note
	}
	class := "spot"
	if s.radius > 0 {
		class = "wash"
	}
	end := p.open(class, s.Href, title)
	p.raw("<circle")
	p.percent("cx", s.u)
	p.percent("cy", s.v)
	if s.share > 0 {
		p.percent("r", s.share)
	} else {
		p.num("r", s.px)
	}
	p.raw("/>")
	if s.name != nil {
		s.name.draw(p, s.u, s.v)
	}
	p.raw(end)
}

// listed writes the list that numbers on the map stand for.
func listed(p *pen, sites []site) {
	if !slices.ContainsFunc(sites, func(s site) bool { return s.number > 0 }) {
		return
	}
	p.raw(`<ol class="nos">`)
	for _, s := range sites { // numbers were given in this order
		if s.number > 0 {
			p.raw(`<li>`)
			p.words(s.Text, s.Href)
			p.raw(`</li>`)
		}
	}
	p.raw(`</ol>`)
}
