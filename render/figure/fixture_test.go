package figure

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// fields parts a line at its bars and pads it to n fields.
func fields(line string, n int) []string {
	list := strings.Split(line, "|")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return append(list, make([]string, max(n-len(list), 0))...)
}

// graphOf reads "from | text | to | standing | support", a relation a line, or "self | name", "kind | name | kind" and
// "more | number".
func graphOf(text string) Graph {
	g := Graph{Label: "Relations"}
	at := map[string]int{}
	node := func(name string) int {
		i, ok := at[name]
		if !ok {
			i = len(g.Nodes)
			at[name] = i
			g.Nodes = append(g.Nodes, Node{Text: name, Href: "../" + strings.ToLower(name) + "/"})
		}
		g.Nodes[i].Weight++
		return i
	}
	for line := range strings.Lines(text) {
		f := fields(line, 5)
		switch f[0] {
		case "":
		case "self":
			g.Nodes[node(f[1])].Self = true
		case "kind":
			g.Nodes[node(f[1])].Kind = f[2]
		case "more":
			g.More, _ = strconv.Atoi(f[1])
		default:
			g.Edges = append(g.Edges, Edge{
				From: node(f[0]), To: node(f[2]), Text: f[1], Href: "#e" + strconv.Itoa(len(g.Edges)),
				Standing: Word{Class: f[3]}, Support: Word{Class: f[4]},
			})
		}
	}
	return g
}

// axisOf reads "who | note | min | max | standing", a row a line.
func axisOf(text string) Axis {
	a := Axis{Label: "How many?", Unit: "people"}
	for line := range strings.Lines(text) {
		f := fields(line, 5)
		lo, _ := strconv.ParseFloat(f[2], 64)
		hi, _ := strconv.ParseFloat(f[3], 64)
		a.Rows = append(a.Rows, Figure{Text: f[0], Href: "#c", Note: f[1], Min: lo, Max: hi, Standing: Word{Class: f[4]}})
	}
	return a
}

// locatorOf reads "name | lat | lon | precision | note", a place a line.
func locatorOf(text string) Locator {
	l := Locator{Label: "Places", World: "../assets/world.svg"}
	for line := range strings.Lines(text) {
		f := fields(line, 5)
		lat, _ := strconv.ParseFloat(f[1], 64)
		lon, _ := strconv.ParseFloat(f[2], 64)
		l.Places = append(l.Places, Place{Text: f[0], Href: "../" + f[0] + "/", Lat: lat, Lon: lon, Precision: f[3], Note: f[4]})
	}
	return l
}

// names are of many lengths and scripts, some of them hostile.
var names = strings.Split(`John Kirby;Nikita Khrushchev;France;Russia;Ukraine;United States;Emmanuel Macron;Ebrahim Raisi;Élysée;White House;`+
	`US intelligence;Cuba;Soviet Union;Turkey;John F. Kennedy;Robert F. Kennedy;Robert S. McNamara;Theodore Sorensen;Adlai Stevenson;`+
	`John A. McCone;McGeorge Bundy;Central Intelligence Agency;United States Intelligence Board;US Department of State;Andrei Gromyko;`+
	`Anatoly Dobrynin;Valerian Zorin;TASS;Dmitry Volkogonov;Fidel Castro;United Nations;U Thant;Organization of American States;`+
	`International Atomic Energy Agency;Islamic Revolutionary Guard Corps Aerospace Force;伊朗外交部发言人办公室;وزارة الخارجية;`+
	`<script>alert(1)</script>;" onload="x;`+"\xff\xfe"+`;;Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft;e`+"\u0301\u0301", ";")

// many is a graph of n neighbours, about its own node or as a network, the same for the same numbers.
func many(n int, self bool) Graph {
	classes := []string{"stands", "disputed", "stands", "partly-disputed", "unsupported", `"><b>`}
	g := Graph{Label: `<"&`, Nodes: []Node{{Text: "Iran", Kind: "state", Self: self, Weight: 99, Href: "../iran/"}}}
	seed := uint32(n)*2 + 1
	next := func(below int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % below
	}
	for i := 1; i <= n; i++ {
		kind := []string{"state", "person", "organization", "group", ""}[next(5)]
		g.Nodes = append(g.Nodes, Node{Text: names[i%len(names)], Href: "../" + names[i%len(names)] + "/", Kind: kind, Weight: next(9)})
		for range 1 + next(8)/5 {
			e := Edge{From: 0, To: i, Text: names[next(len(names))] + " does to", Href: "javascript:alert(1)",
				Standing: Word{Class: classes[next(6)]}, Support: Word{Class: supports[next(3)]}}
			if !self {
				e.From = next(i)
			}
			if next(2) == 0 {
				e.From, e.To = e.To, e.From
			}
			g.Edges = append(g.Edges, e)
		}
	}
	return g
}

// scattered are n places about a middle, within some degrees of it.
func scattered(n int, lat, lon, within float64) Locator {
	l := Locator{Label: `<"&`, World: "world.svg"}
	for i := range n {
		l.Places = append(l.Places, Place{
			Text: names[i%len(names)], Href: "x/", Note: `<b>"`, Weight: i % 5,
			Lat: lat + math.Mod(float64(i)*0.618, 1)*within - within/2, Lon: lon + math.Mod(float64(i)*0.414, 1)*within - within/2,
			Precision: []string{"point", "town", "area", "region", "country", ""}[i%6],
		})
	}
	return l
}

func BenchmarkStar(b *testing.B) {
	g := many(40, true)
	for b.Loop() {
		_ = g.HTML()
	}
}

func BenchmarkNetwork(b *testing.B) {
	g := many(13, false)
	for b.Loop() {
		_ = g.HTML()
	}
}

func BenchmarkNetworkOf40(b *testing.B) {
	g := many(40, false)
	for b.Loop() {
		_ = g.HTML()
	}
}

func BenchmarkAxis(b *testing.B) {
	a := axisOf(strings.Repeat("John Kirby | 28 January 1989 | 21000 | 22000 | disputed\n", 30))
	for b.Loop() {
		_ = a.HTML()
	}
}

func BenchmarkLocator(b *testing.B) {
	l := scattered(12, 22, -80, 12)
	for b.Loop() {
		_ = l.HTML()
	}
}
