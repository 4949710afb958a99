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

// Dot is a place on a map.
type Dot struct {
	Link
	Lat, Lon  float64 // degrees, WGS 84
	Precision string  // point, town, area, region, country
	Count     int     // what the page tells of it: events, claims
}
