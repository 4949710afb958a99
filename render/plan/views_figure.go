package plan

// What strips are drawn from. Graphs, maps and axes stand in the views as they are: the HTML of package figure.

// Density is a bar of a density strip: a year or a month, and how many events fall in it.
type Density struct {
	Link          // Text: "June 2023" or "2023"; Href "" where there are none
	Short  string // "Jun", "2023"
	Past   int    // occurred
	Ahead  int    // expected, announced, overdue …: drawn hollow
	Scaled int    // (Past+Ahead) in thousandths of the strip's fullest bar
}
