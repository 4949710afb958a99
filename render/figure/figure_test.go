package figure

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write what comes out into the archives")

// TestGolden draws the data of testdata/*.txtar.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 5 {
		t.Fatal("archives are missing:", files)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		give := string(a.Files[0].Data)
		have := ""
		switch kind := a.Files[0].Name; kind {
		case "graph":
			have = graphOf(give).HTML()
		case "axis":
			have = axisOf(give).HTML()
		case "locator":
			have = locatorOf(give).HTML()
		default:
			t.Fatal(kind)
		}
		have = regexp.MustCompile(`<(a|g|li|svg|ol|p|/svg|/div)\b`).ReplaceAllString(have, "\n<$1") + "\n"
		if *update {
			a.Files = append(a.Files[:1], txtar.File{Name: "html", Data: []byte(have)})
			os.WriteFile(file, txtar.Format(a), 0o644)
			continue
		}
		if want := string(a.Files[1].Data); have != want {
			t.Errorf("%s\ngive %s\nhave %s\nwant %s", file, give, have, want)
		}
	}
}

// all are figures of every size, by name.
func all() map[string]string {
	m := map[string]string{}
	for _, n := range []int{1, 2, 3, 5, 8, 13, 24, 40, 60} {
		m[fmt.Sprint("star ", n)] = many(n, true).HTML()
		m[fmt.Sprint("network ", n)] = many(n, false).HTML()
	}
	for _, n := range []int{1, 2, 7, 40} {
		for _, within := range []float64{0, 1, 20, 90} {
			m[fmt.Sprint("map ", n, within)] = scattered(n, 20, -60, within).HTML()
			m[fmt.Sprint("map by the edge ", n, within)] = scattered(n, -60, 150, min(within, 59)).HTML()
		}
	}
	inf := math.Inf(1)
	for i, rows := range [][]Figure{
		{{Min: 42, Max: 42}}, {{}}, {{Min: -3, Max: 1e15}, {Min: 4, Max: inf}}, {{Min: -inf, Max: 1}, {Min: math.NaN()}}, {{Min: 5, Max: -5}},
		{{Min: 1e-320, Max: 1e-320}, {}}, {{Min: 0.1, Max: 0.3, Text: `<b>"`, Note: `<i>`, Href: "javascript:x", Standing: Word{Class: `"><u>`}}},
		{{Min: -1e299, Max: 1e299}}, {{Min: 1e15, Max: 1e15 + 1}},
	} {
		m[fmt.Sprint("axis ", i)] = Axis{Label: `"<`, Unit: "<&", Rows: rows}.HTML()
	}
	return m
}

// TestMarkup holds every figure to the laws of its markup: what may stand in it, no number that is none, all within.
func TestMarkup(t *testing.T) {
	tags := strings.Fields("div svg g a path rect circle line text title ol li span b p img html head body")
	plain := regexp.MustCompile(`^-?\d+(\.\d)?(%|em)?$`)
	for name, out := range all() {
		if strings.Contains(out, "NaN") || strings.Contains(out, "Inf") || strings.Contains(strings.ReplaceAll(out, `href="../javascript`, ""), "javascript:") {
			t.Errorf("%s: %s", name, out)
		}
		root, err := html.Parse(strings.NewReader(out))
		if err != nil {
			t.Fatal(name, err)
		}
		var w, h float64 // of the graph that is looked at
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if !slices.Contains(tags, n.Data) {
				t.Errorf("%s: element %s", name, n.Data)
			}
			a := map[string]string{}
			for _, x := range n.Attr {
				a[x.Key] = x.Val
				if strings.HasPrefix(x.Key, "on") || x.Key == "style" || x.Key == "id" {
					t.Errorf("%s: attribute %s", name, x.Key)
				}
				if slices.Contains(strings.Fields("x y x1 x2 y1 y2 cx cy r dx dy width height rx"), x.Key) && !plain.MatchString(x.Val) {
					t.Errorf("%s: %s=%q", name, x.Key, x.Val)
				}
			}
			if n.Data == "svg" {
				w, h = 0, 0
				fmt.Sscanf(a["viewBox"], "0 0 %f %f", &w, &h)
			}
			if w > 0 && n.Data != "svg" && !inside(n.Data, a, w, h) {
				t.Errorf("%s: %s %v leaves %v × %v", name, n.Data, a, w, h)
			}
		}
	}
}

// inside tells whether an element of a graph lies in its picture.
func inside(tag string, a map[string]string, w, h float64) bool {
	num := func(key string) float64 { v, _ := strconv.ParseFloat(a[key], 64); return v }
	in := func(x, y, dx, dy float64) bool { return x >= 0 && y >= 0 && x+dx <= w && y+dy <= h }
	switch tag {
	case "rect":
		return in(num("x"), num("y"), num("width"), num("height"))
	case "circle":
		return in(num("cx")-8, num("cy")-8, 16, 16)
	case "text":
		return in(num("x"), num("y")-9, 0, 12)
	case "path":
		d := strings.Fields(regexp.MustCompile(`[A-Z]`).ReplaceAllString(strings.ReplaceAll(a["d"], "-", " -"), " "))
		x, _ := strconv.ParseFloat(d[0], 64)
		y, _ := strconv.ParseFloat(d[1], 64)
		return in(x, y, 0, 0)
	}
	return true
}

// TestOrderIsNoMatter shuffles what is a set.
func TestOrderIsNoMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, g := range []Graph{many(12, true), many(12, false), many(50, true), many(50, false)} {
		want := g.HTML()
		for range 5 {
			to := r.Perm(len(g.Nodes))
			s := Graph{Label: g.Label, Nodes: make([]Node, len(g.Nodes))}
			for i, n := range g.Nodes {
				s.Nodes[to[i]] = n
			}
			for _, i := range r.Perm(len(g.Edges)) {
				e := g.Edges[i]
				e.From, e.To = to[e.From], to[e.To]
				s.Edges = append(s.Edges, e)
			}
			if s.HTML() != want {
				t.Fatalf("another order of %d nodes gives another picture", len(g.Nodes))
			}
		}
	}
	l := scattered(30, 20, 20, 40)
	want := l.HTML()
	r.Shuffle(len(l.Places), func(i, j int) { l.Places[i], l.Places[j] = l.Places[j], l.Places[i] })
	if l.HTML() != want {
		t.Error("another order of places gives another map")
	}
}

// TestBoxesAreApart looks at the boxes of networks: none touches another, in either arrangement.
func TestBoxesAreApart(t *testing.T) {
	for _, n := range []int{2, 5, 13, 24, 40} {
		g := many(n, false).canonical()
		for _, s := range []networkShape{broadNetwork, slimNetwork} {
			boxes := g.place(g.parts(), s)
			for i, a := range boxes {
				for _, b := range boxes[:i] {
					if math.Abs(a.x-b.x) < (a.w+b.w)/2 && math.Abs(a.y-b.y) < (a.h+b.h)/2 {
						t.Errorf("%s, %d nodes: %q touches %q", s.class, n, a.lines, b.lines)
					}
				}
			}
		}
	}
}

// TestTagsAreApart looks at names and numbers on maps: none covers another at any width between a phone's and the widest.
func TestTagsAreApart(t *testing.T) {
	for _, n := range []int{5, 20, 40} {
		sites := scattered(n, 20, 20, 30).sites()
		w := windowOf(sites)
		for i := range sites {
			sites[i].settle(w)
		}
		label(sites, w)
		named := 0
		for px := leastWidth; px <= mostWidth; px += 41 {
			for i, s := range sites {
				if s.name == nil {
					continue
				}
				named++
				p := s.name.patch(s)
				for _, o := range sites[:i] {
					if o.name == nil {
						continue
					}
					q := o.name.patch(o)
					dx, dy := (q.u-p.u)*px, (q.v-p.v)*px*w.h/w.w
					if p.x0 < dx+q.x1-0.01 && dx+q.x0 < p.x1-0.01 && p.y0 < dy+q.y1-0.01 && dy+q.y0 < p.y1-0.01 {
						t.Errorf("%d places, %v px: %q covers %q", n, px, s.name.lines, o.name.lines)
					}
				}
			}
		}
		if named == 0 {
			t.Errorf("none of %d places is named", n)
		}
	}
}

// TestProject compares with values of the paper's formula worked out apart, for a sphere of radius 1.
func TestProject(t *testing.T) {
	for _, test := range []struct{ lat, lon, x, y float64 }{
		{0, 0, 0, 0}, {90, 0, 0, 1.31737}, {0, 180, 2.70663, 0}, {-90, -180, -1.60359, -1.31737},
	} {
		p := project(test.lat, test.lon)
		if x, y := (p.x-worldWidth/2)/earthUnits, (worldHeight/2-p.y)/earthUnits; math.Abs(x-test.x) > 1e-4 || math.Abs(y-test.y) > 1e-4 {
			t.Errorf("%v° %v°: have %.5f %.5f, want %.5f %.5f", test.lat, test.lon, x, y, test.x, test.y)
		}
	}
}

// TestWindow: where a map is cut, and where it is the whole earth.
func TestWindow(t *testing.T) {
	for _, test := range []struct {
		desc  string
		give  [][2]float64 // latitude, longitude
		whole bool
	}{
		{"one town", [][2]float64{{50, 30}}, false},
		{"one by the edge", [][2]float64{{-18, 179}}, false},
		{"two in Europe", [][2]float64{{50, 30}, {40, -4}}, false},
		{"two across the 180th meridian", [][2]float64{{-18, 178}, {-13, -172}}, true},
		{"two across it by the pole", [][2]float64{{85, -92}, {85, 92}}, true},
		{"all over the world", [][2]float64{{40, -100}, {0, 20}, {40, 130}}, true},
	} {
		var l Locator
		for _, p := range test.give {
			l.Places = append(l.Places, Place{Lat: p[0], Lon: p[1], Precision: "town"})
		}
		w := windowOf(l.sites())
		if w.whole != test.whole || w.x < 0 || w.x+w.w > worldWidth || !w.whole && (w.y < 0 || w.y+w.h > worldHeight) || w.w > w.h*2 {
			t.Errorf("%s: %+v, want whole %t", test.desc, w, test.whole)
		}
		for _, s := range l.sites() {
			if s.at.x < w.x || s.at.x > w.x+w.w || s.at.y < w.y || s.at.y > w.y+w.h {
				t.Errorf("%s: %v is outside of %+v", test.desc, s.at, w)
			}
		}
	}
}

func TestScale(t *testing.T) {
	for _, test := range []struct {
		lo, hi float64
		want   string
	}{
		{3500, 40000, "0 10,000 20,000 30,000 40,000"}, {42, 42, "30 35 40 45 50 55"}, {-0.5, 1.25, "−0.5 0.0 0.5 1.0 1.5"},
		{40, 100, "0 20 40 60 80 100"}, {60, 100, "60 70 80 90 100"}, {0, 0, "−1.0 −0.5 0.0 0.5 1.0"}, {1961, 1963, "1,961.0 1,961.5 1,962.0 1,962.5 1,963.0"}, {-40, -10, "−40 −30 −20 −10 0"},
	} {
		s := scaleOf(test.lo, test.hi)
		var have []string
		for _, v := range s.ticks() {
			have = append(have, amount(v, s.decimals()))
		}
		if got := strings.Join(have, " "); got != test.want {
			t.Errorf("%v to %v: have %s, want %s", test.lo, test.hi, got, test.want)
		}
	}
}

func TestSafe(t *testing.T) {
	for give, want := range map[string]bool{
		"../a/": true, "#x": true, "https://a.example/": true, "MAILTO:a@b": true, "a/b:c": true, "": false,
		"javascript:alert(1)": false, "JavaScript:x": false, "data:text/html,x": false, " javascript:x": false, "java\tscript:x": false,
	} {
		if have := safe(give) != ""; have != want {
			t.Errorf("%q: have %t, want %t", give, have, want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range names {
		f.Add(s, 60.0, 2)
	}
	f.Fuzz(func(t *testing.T, s string, room float64, most int) {
		if !(room > 20 && room < 1000) || most < 1 || most > 9 {
			return
		}
		if lines := balanced(s, 12, room, most); len(lines) > most || widest(lines, 12) > room+0.001 {
			t.Errorf("%q in %v: %q", s, room, lines)
		}
	})
}
