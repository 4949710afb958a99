package figure

import (
	"math"
	"slices"
	"strconv"
)

// window is the part of the outline that a map shows, in units of it. It is 8:5, or 2:1 where it is the whole earth.
type window struct {
	x, y, w, h float64
	whole      bool
}

const (
	leastSpan = 1800.0         // of a window, about 3,800 km: coasts enough to know where it is
	mostSpan  = worldWidth / 2 // what needs more is shown on the whole earth
	margin    = 0.2            // about the places, as a share of their extent, at each side
)

// windowOf is the window about all sites. Where they are closer to each other across the 180th meridian, at which the
// outline ends, it is the whole earth.
func windowOf(sites []site) window {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range sites {
		lo = point{min(lo.x, s.at.x-s.radius), min(lo.y, s.at.y-s.radius)}
		hi = point{max(hi.x, s.at.x+s.radius), max(hi.y, s.at.y+s.radius)}
	}
	const wider, wide = 1 + 2*margin, 8.0 / 5
	w := max(leastSpan, mul(hi.x-lo.x, wider), mul(hi.y-lo.y, mul(wider, wide)))
	if w > mostSpan || acrossTheEdge(sites) {
		h := worldWidth / 2
		return window{x: 0, y: math.Floor((worldHeight - h) / 2), w: worldWidth, h: h, whole: true}
	}
	w = mul(math.Ceil(w/8), 8)
	h := mul(w, 5.0/8)
	x := within((lo.x+hi.x)/2-w/2, worldWidth-w)
	y := within((lo.y+hi.y)/2-h/2, worldHeight-h)
	return window{x: x, y: y, w: w, h: h}
}

// within is a whole number near v, from 0 to most.
func within(v, most float64) float64 { return math.Round(min(max(v, 0), most)) }

// acrossTheEdge tells whether the narrowest stretch of longitudes that holds all sites contains the 180th meridian.
func acrossTheEdge(sites []site) bool {
	lons := make([]float64, len(sites))
	for i, s := range sites {
		lons[i] = s.Lon
	}
	slices.Sort(lons)
	gap := 360 - (lons[len(lons)-1] - lons[0])
	for i := 1; i < len(lons); i++ {
		if lons[i]-lons[i-1] > gap {
			return true
		}
	}
	return false
}

func (w window) String() string {
	s := ""
	for i, v := range [...]float64{w.x, w.y, w.w, w.h} {
		if i > 0 {
			s += ","
		}
		s += strconv.Itoa(int(v))
	}
	return s
}
