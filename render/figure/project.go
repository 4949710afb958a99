package figure

import "math"

// The world's outline (templates/assets/world.svg) and every map over it are drawn in the Equal Earth projection (Šavrič,
// Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949), central meridian Greenwich. A unit is a 3,000th of the
// earth's radius; y grows southwards; (0, 0) is the frame's upper left corner.
const (
	earthUnits  = 3000.0
	kmPerUnit   = 6371.0 / earthUnits
	worldWidth  = 16240.0 // the frame about all of the earth, rounded up
	worldHeight = 7904.0
)

// project is where a place stands, of degrees north and east. Degrees beyond the earth's are cut.
func project(lat, lon float64) point {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	m := math.Sqrt(3) / 2
	const radians = math.Pi / 180
	lat, lon = mul(min(max(lat, -90), 90), radians), mul(min(max(lon, -180), 180), radians)
	l := math.Asin(mul(m, math.Sin(lat)))
	l2 := mul(l, l)
	l6 := mul(l2, mul(l2, l2))
	x := mul(lon, math.Cos(l)) / mul(m, a1+mul(3, mul(a2, l2))+mul(l6, mul(7, a3)+mul(9, mul(a4, l2))))
	y := mul(l, a1+mul(a2, l2)+mul(l6, a3+mul(a4, l2)))
	return point{worldWidth/2 + mul(earthUnits, x), worldHeight/2 - mul(earthUnits, y)}
}
