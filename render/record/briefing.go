package record

import "github.com/seed-0837baff/dateline/render/diag"

// Briefing is an article with its annotations.
type Briefing struct {
	ID        Value
	Title     Value
	Date      Moment
	Summary   Value
	Updated   Moment
	Dateline  Value // a text or a place's id
	Authors   []Value
	Lang      Value
	Image     *Image
	Story     Value
	Topics    []Value
	Actors    []Value
	Names     []NameOf // aliases: what a name means in this text
	Redirects []Value  // aliases that begin with /
	Draft     bool
	Embargo   Moment
	TLP       TLP
	TLPPos    diag.Pos
	Source    Value // default source of the claims and events

	Sources     []*Source
	Claims      []*Claim
	Events      []*Event
	Relations   []*Relation
	Notes       []*Note
	Corrections []*Correction
}

// Image is a briefing's picture.
type Image struct{ File, Alt, Credit Value }

// NameOf says whom a name means in one text.
type NameOf struct{ Name, Actor Value }

// Claim is somebody's assertion or other speech act.
type Claim struct {
	ID          Value
	By          []Speaker // empty: the source's
	Source      Value     // unset: the briefing's
	Via, Citing []Value   // added to the source's
	Act         string    // says where not given
	ActPos      diag.Pos
	Of          []Value // claims that it answers
	Part        Value
	Issue       Value
	Figure      Figure
	That        Value
	To, About   []Value
	Place       []Value
	Due         Date
	DueText     Value
	Date        Date
	Firsthand   bool
	Likelihood  string // ICD 203: "almost no chance" … "almost certain"; "" not given
	Confidence  string // high, moderate, low; "" not given
	Credibility string // Admiralty 1 to 6; "" not given
	Graded      Graded
	Lang        Value
	Original    Value
	Translator  Value
	Anchor      Anchor
	Passage     Passage
	Order       int // 0-based among the briefing's claims
}

// Graded is where a claim's likelihood, confidence and credibility stand; zero where they are not given.
type Graded struct{ Likelihood, Confidence, Credibility diag.Pos }

// Event is something that happened, or was to happen.
type Event struct {
	ID       Value
	Title    Value
	Date     Date
	DateText Value
	Time     Value
	Status   string // occurred (default), reported, announced, expected, cancelled
	By       []Value
	Actors   []Value
	Possibly []Value
	Place    []Value // places or states
	Topics   []Value
	Claims   []Value
	Source   Value
	Resolves *Resolution
	Same     Value // an event of another briefing
	Anchor   Anchor
	Passage  Passage
	Order    int
}

// Resolution settles an expected event or a claim with a due date.
type Resolution struct {
	Ref     Value
	Outcome string // happened, partly, missed, cancelled
	Pos     diag.Pos
}

// Relation is a directed edge between two actors, resting on claims.
type Relation struct {
	ID       Value // relation-1 … where not given, with the entry's place
	From, To Value
	Type     Value
	Label    Value
	Place    []Value
	Date     Date
	Claims   []Value
	Order    int
}

// Note is an editor's remark on a passage.
type Note struct {
	ID      Value // note-1 … where not given, with the entry's place
	Text    Value // Markdown
	Body    *Body // Text, compiled
	Kind    string
	Anchor  Anchor
	Passage Passage
	Order   int
}

// Correction is a dated change to the briefing itself.
type Correction struct {
	Date   Date
	Kind   string // correction, clarification, update, retraction
	Text   Value
	Claims []Value
	Pos    diag.Pos
	Order  int
}
