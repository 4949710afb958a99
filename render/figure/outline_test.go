package figure

import (
	"encoding/json"
	"encoding/xml"
	"flag"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The outline is made anew from Natural Earth's land (npm pack world-atlas@2.0.2; public domain) by:
//
//	go test ./render/figure -run TestOutline -land=…/package/land-50m.json
var land = flag.String("land", "", "make the outline anew from this TopoJSON file")

const outlinePath = "../../templates/assets/world.svg"

// topology is as much of TopoJSON as Natural Earth's land takes (The TopoJSON Format Specification, section 2.1).
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   map[string]struct {
		Geometries []struct {
			Type string
			Arcs json.RawMessage
		}
	}
}

// rings are the land's rings, in degrees: longitude, latitude.
func (t topology) rings(tb testing.TB) [][][2]float64 {
	for i, arc := range t.Arcs {
		x, y := 0.0, 0.0
		for j, d := range arc {
			x, y = x+d[0], y+d[1]
			t.Arcs[i][j] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
	}
	var rings [][][2]float64
	for _, g := range t.Objects["land"].Geometries {
		var polygons [][][]int
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			tb.Fatal(g.Type, err)
		}
		for _, polygon := range polygons {
			for _, arcs := range polygon {
				var ring [][2]float64
				for _, i := range arcs {
					if i >= 0 {
						ring = append(ring, t.Arcs[i][min(len(ring), 1):]...)
						continue
					}
					arc := t.Arcs[^i]
					for j := len(arc) - 1 - min(len(ring), 1); j >= 0; j-- {
						ring = append(ring, arc[j])
					}
				}
				rings = append(rings, cut(ring)...)
			}
		}
	}
	return rings
}

// cut parts a ring at the 180th meridian, which Natural Earth's data run over. One about a pole is closed along it.
func cut(ring [][2]float64) [][][2]float64 {
	for i := 1; i < len(ring); i++ {
		for ring[i][0]-ring[i-1][0] > 180 {
			ring[i][0] -= 360
		}
		for ring[i][0]-ring[i-1][0] < -180 {
			ring[i][0] += 360
		}
	}
	if first, last := ring[0], ring[len(ring)-1]; math.Abs(last[0]-first[0]) > 180 {
		pole := math.Copysign(90, first[1])
		ring = append(ring, [2]float64{last[0], pole}, [2]float64{first[0], pole}, first)
	}
	var parts [][][2]float64
	for turn := -360.0; turn <= 360; turn += 360 {
		part := clip(clip(ring, turn-180, 1), turn+180, -1)
		for i := range part {
			part[i][0] -= turn
		}
		if len(part) > 3 {
			parts = append(parts, part)
		}
	}
	return parts
}

// clip keeps what of a ring lies on one side of a meridian: 1 east of it, -1 west (Sutherland and Hodgman 1974).
func clip(ring [][2]float64, lon, side float64) [][2]float64 {
	var kept [][2]float64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		in, next := (p[0]-lon)*side >= 0, (q[0]-lon)*side >= 0
		if in {
			kept = append(kept, p)
		}
		if in != next {
			kept = append(kept, [2]float64{lon, p[1] + (q[1]-p[1])*(lon-p[0])/(q[0]-p[0])})
		}
	}
	if len(kept) > 0 && kept[0] != kept[len(kept)-1] {
		kept = append(kept, kept[0])
	}
	return kept
}

// simplify leaves those points of a line out that are nearer than tolerance to what is left (Douglas and Peucker 1973).
func simplify(line []point, tolerance float64) []point {
	if len(line) < 3 {
		return line
	}
	a, b := line[0], line[len(line)-1]
	far, most := 0, 0.0
	for i, p := range line[1 : len(line)-1] {
		dx, dy := b.x-a.x, b.y-a.y
		t := 0.0
		if l := dx*dx + dy*dy; l > 0 {
			t = min(max(((p.x-a.x)*dx+(p.y-a.y)*dy)/l, 0), 1)
		}
		if d := math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy); d > most {
			far, most = i+1, d
		}
	}
	if most <= tolerance {
		return []point{a, b}
	}
	return slices.Concat(simplify(line[:far+1], tolerance), simplify(line[far:], tolerance)[1:])
}

func area(ring []point) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return math.Abs(sum) / 2
}

// outline is the shared picture: land and a net of lines every 15 degrees, in greys that show on light and on dark paper.
func outline(rings [][][2]float64, tolerance, least float64) string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16240 7904"><g fill="none" stroke="#8b8577" stroke-opacity=".28" stroke-width=".6"><path vector-effect="non-scaling-stroke" d="`)
	for lon := -180.0; lon <= 180; lon += 15 {
		var line []point
		for lat := -90.0; lat <= 90; lat += 2.5 {
			line = append(line, project(lat, lon))
		}
		path(&b, simplify(line, 2), false)
	}
	for lat := -75.0; lat <= 75; lat += 15 {
		path(&b, []point{project(lat, -180), project(lat, 180)}, false)
	}
	b.WriteString(`"/></g><path fill="#8b8577" fill-opacity=".28" d="`)
	for _, ring := range rings {
		line := make([]point, len(ring))
		for i, p := range ring {
			line[i] = project(p[1], p[0])
		}
		if area(line) < least {
			continue
		}
		half := len(line) / 2
		if line = slices.Concat(simplify(line[:half+1], tolerance), simplify(line[half:], tolerance)[1:]); len(line) > 3 {
			path(&b, line, true)
		}
	}
	b.WriteString(`"/></svg>` + "\n")
	return b.String()
}

// path writes a line in whole units, relative to the point before.
func path(b *strings.Builder, line []point, closed bool) {
	if closed {
		line = line[:len(line)-1]
	}
	x, y := 0, 0
	for i, p := range line {
		px, py := int(math.Round(p.x)), int(math.Round(p.y))
		dx, dy := px-x, py-y
		switch {
		case i == 0:
			b.WriteString("M" + strconv.Itoa(px))
		case dx == 0 && dy == 0:
			continue
		case i == 1:
			b.WriteString("l" + strconv.Itoa(dx))
		default:
			if dx >= 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(dx))
		}
		if i == 0 {
			dy = py
		}
		if dy >= 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(dy))
		x, y = px, py
	}
	if closed {
		b.WriteByte('z')
	}
}

func makeOutline(t *testing.T) {
	data, err := os.ReadFile(*land)
	if err != nil {
		t.Fatal(err)
	}
	var topo topology
	if err := json.Unmarshal(data, &topo); err != nil {
		t.Fatal(err)
	}
	rings := topo.rings(t)
	tolerance := 1.5
	text := outline(rings, tolerance, 100)
	for len(text) > 60_000 {
		tolerance += 0.25
		text = outline(rings, tolerance, 100)
	}
	t.Logf("tolerance %.2f units: %d bytes", tolerance, len(text))
	if err := os.WriteFile(outlinePath, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOutline holds the shared outline to what maps take it for: its frame and projection are theirs, it is small.
func TestOutline(t *testing.T) {
	if *land != "" {
		makeOutline(t)
	}
	data, err := os.ReadFile(outlinePath)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 60_000 {
		t.Errorf("%d bytes", len(data))
	}
	var root struct {
		ViewBox string `xml:"viewBox,attr"`
		Land    struct {
			D string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(data, &root); err != nil || root.ViewBox != "0 0 16240 7904" {
		t.Fatalf("viewBox %q, %v", root.ViewBox, err)
	}
	rings := parseRings(t, root.Land.D)
	for _, test := range []struct {
		name     string
		lat, lon float64
		want     bool
	}{
		{"Paris", 48.9, 2.3, true}, {"Moscow", 55.8, 37.6, true}, {"Camagüey, Cuba", 21.4, -77.9, true}, {"Alice Springs", -23.7, 133.9, true},
		{"South Pole", -89, 0, true}, {"Chukotka, beyond 180°", 67, -177, true}, {"Null Island", 0, 0, false}, {"Caspian Sea", 42, 50.5, false},
		{"Black Sea", 43.5, 34, false}, {"mid-Atlantic", 30, -45, false}, {"Tasman Sea", -40, 160, false},
	} {
		if have := contains(rings, project(test.lat, test.lon)); have != test.want {
			t.Errorf("%s is land: %t, want %t", test.name, have, test.want)
		}
	}
}

// parseRings reads path data of M, relative l and z back.
func parseRings(t *testing.T, d string) (rings [][]point) {
	t.Helper()
	numbers := regexp.MustCompile(`-?\d+`)
	for part := range strings.SplitSeq(strings.TrimSuffix(d, "z"), "z") {
		list := numbers.FindAllString(part, -1)
		if len(list) < 6 || len(list)%2 != 0 {
			t.Fatalf("ring %q", part)
		}
		var ring []point
		var at point
		for i := 0; i < len(list); i += 2 {
			x, _ := strconv.ParseFloat(list[i], 64)
			y, _ := strconv.ParseFloat(list[i+1], 64)
			at = point{at.x + x, at.y + y}
			if at.x < -1 || at.y < -1 || at.x > worldWidth+1 || at.y > worldHeight+1 {
				t.Fatalf("%v is off the frame", at)
			}
			ring = append(ring, at)
		}
		rings = append(rings, ring)
	}
	return rings
}

// contains tells whether a point is on land, by the rule of odd crossings.
func contains(rings [][]point, p point) bool {
	in := false
	for _, ring := range rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				in = !in
			}
		}
	}
	return in
}
