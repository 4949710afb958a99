package plan

// What pictures are drawn from: strips, graphs, maps.

// Density is a bar of a density strip: a year or a month, and how many events fall in it.
type Density struct {
	Link          // Text: "June 2023" or "2023"; Href "" where there are none
	Short  string // "Jun", "2023"
	Past   int    // occurred
	Ahead  int    // expected, announced, overdue …: drawn hollow
	Scaled int    // (Past+Ahead) in thousandths of the strip's fullest bar
}

// Graph is a few actors and the relations among them, for a picture.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// Node is an actor in a Graph.
type Node struct {
	Link
	Kind string // person, state, organization, group
	Self bool   // the page's own actor
}

// Edge is a relation in a Graph; equal edges of several briefings are one.
type Edge struct {
	From, To int // indices in Nodes
	Text     string
	Class    string // its standing: "stands", "disputed"
	Href     string // of what it rests on
}

// Dot is a place on a map.
type Dot struct {
	Link
	Lat, Lon  float64 // degrees, WGS 84
	Precision string  // point, town, area, region, country
	Count     int     // what the page tells of it: events, claims
}
