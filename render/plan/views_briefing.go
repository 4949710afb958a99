package plan

// Briefing is what layout "briefing" sees. The body itself is the Page's.
type Briefing struct {
	Head
	Prose
	Dateline    Link // Href where it is a place
	Date        When
	Updated     When // Words "" where not
	Standfirst  string
	Authors     []Link
	Lang        string // of the text, where it is not the site's; else ""
	Image       *Picture
	Story       Link
	Topics      []Link
	Retracted   bool
	Glance      Glance
	Since       []SinceRow // what has changed since publication, newest first, at most twelve
	SinceMore   int        // how much more has
	Contents    []Heading
	Annotations []Annotation // those with a passage in document order, then those without one
	Timeline    []EventRow   // its events, by date
	Claims      []ClaimRow   // in the order of Annotations
	Relations   []RelationRow
	Sourced     []Piece     // how its claims are sourced, in a sentence; nil without any
	Sources     []SourceRow // every source that it uses; its own bear an id on this page
	Corrections []CorrectionRow
	Related     []Row // of its story, or with the same actors; bounded
	Prev, Next  Link  // in its story, older and newer; Text "" for none
}

// SinceRow is something that later briefings, or the days that have passed, have changed about a briefing.
type SinceRow struct {
	When  When
	Class string // a standing, outcome, status, act or kind of correction; "again" for another telling
	Text  []Piece
	On    Link // the story's question that it speaks to; Text "" where it concerns a claim or event by name
	In    Link // the later briefing; Text "" where none tells it
}

// Glance is a briefing in six lines.
type Glance struct {
	Who      []Link
	When     []Happening
	Where    []Link
	Disputed []Piece  // a sentence a claim, each linked to its claim
	Next     []DueRow // what it says will come and has not been settled
}

// Happening is a day and what happened then. Title.Text is "" where that is not told.
type Happening struct {
	When  When
	Title Link
}

// Heading is a line of the contents.
type Heading struct {
	ID    string
	Text  string
	Level int // 2 or 3
}

// Annotation is one card: exactly one of Claim, Event and Note is set. They point into the view's own values.
type Annotation struct {
	ID     string // the element id of its permalink: set it on the card; it is unique on the page
	Number int    // 1-based, as the passage bears it; counts on through those without a passage
	Class  string // as the passage bears it: "claim disputed", "event overdue", "note"
	End    int    // where its passage ends, bytes in Doc.Text; -1: listed under the text
	Block  int    // index of the top-level block in which the passage ends (as Rendering.After has it); -1 without a passage
	Claim  *ClaimRow
	Event  *EventRow
	Note   *NoteRow
}
