package plan

import "html/template"

// The views of a story's own pages: who says what, and who stands in which relation to whom.

// IssueRow is a question at stake in a story and where everybody stands on it.
type IssueRow struct {
	ID, Title, Unit string
	Total           int    // claims on it
	Matrix          string // its row in the story's matrix; "" without one
	States          []Stand
	Denies          []Stand
	Others          []Stand       // who has answered, declined, been asked; at most twelve of each
	More            int           // parties that are not told of here
	Axis            template.HTML // the figures that were given, on one axis; "" without any
	Undrawn         int           // the earliest figures, which Axis leaves out
}

// Scale is the figures that were given on an issue.
type Scale struct {
	Title   Link          // the issue on its story's page
	Axis    template.HTML // the figures on one axis
	Undrawn int           // the earliest of them, which Axis leaves out
}

// Matrix is what layout "matrix" sees: "/stories/<id>/matrix/". Page N has the Nth 100 rows: the story's issues, then what
// else is argued about, by date.
type Matrix struct {
	Head
	Story            Link
	Network          Link          // Text "" without one
	Issues, Disputes int           // rows on all pages
	Tables           []MatrixTable // the second and further ones have more columns of the same rows
	Omitted          int           // parties with the fewest positions, whose columns are left out
	Figures          []Scale       // of this page's issues
	Empty            string
}

// MatrixTable is up to twelve parties and the rows in which they stand.
type MatrixTable struct {
	ID      string // of its caption
	Caption string
	Parties []Link // Note: "3 positions", "" where none is live; Href "" for the unnamed
	Rows    []MatrixRow
}

// MatrixRow is a question.
type MatrixRow struct {
	ID    string // its permalink on this page; "" in further tables
	Kind  string // "Question", or what the claim is: "Claim", "Demand"
	Title Link   // the issue on its story's page, or the earliest claim
	Unit  string
	Cells []Stand // one for each of the table's parties
}

// Stand is where a party stands on a question.
type Stand struct {
	Who        Link
	State      string // states, denies, answers, declined, asked, speaks, silent
	Word       string // "states", "denies a part", "asked, no answer recorded"
	Figure     string // with its unit
	Part       string // only this part
	Href       string // the claim's permalink; "" without one
	Quote      string // its passage, where verbatim; else ""
	Text       string // what it says, where Quote is ""
	Speakers   []Link // who said it for the party; nil where that is the party itself
	When       When
	Asked      Link // an open request: who made it, leading to it; Text "" for none
	AskedOn    When
	Before     []Earlier // what else is recorded of it, the latest first
	BeforeMore int       // how much more
	Also       bool      // Before is what other unnamed speakers say
}

// Earlier is a position that is no longer a party's latest.
type Earlier struct {
	Link   // Text: "denied"; Note: what became of it, "withdrawn", or ""
	Figure string
	When   When
}

// Network is what layout "network" sees: "/stories/<id>/network/". Page N has the Nth 100 of each of its lists.
type Network struct {
	Head
	Story   Link
	Matrix  Link          // Text "" without one
	Graph   template.HTML // the relations as a picture, on page 1
	Undrawn int           // relations that it leaves out
	Edges   []EdgeRow
	Actors  []Link // those in most relations first; Note: "3 relations"
	Total   int    // relations
	Members int    // actors in them
}

// EdgeRow is a relation, or several briefings' equal ones as one.
type EdgeRow struct {
	ID                string
	From, To          Link
	Type, Label       string // as in RelationRow
	When              []When
	Standing, Support Mark
	Fallen            Mark   // that a claim under one of them is no longer live; Word "" otherwise
	Count             int    // claims that it rests on
	Claims            []Link // the first of them
	In                []Link // the briefings that tell of it
}
