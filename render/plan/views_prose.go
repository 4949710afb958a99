package plan

import "html/template"

// What goes with a body, whatever page shows it.

// Prose is what rendering a body needs beside the body, of any page that has one. The zero Prose goes with no body.
type Prose struct {
	Passages []Passage // one for each of Body.Passages, in its order
	Links    []Target  // one for each of Doc.Links, in its order
	Names    []Name    // names to be linked by themselves, by Start; none overlaps a link or another
	Embeds   []Embed   // one for each of Doc.Embeds, in its order
	Typeset  bool      // quotation marks and apostrophes are set as English sets them
}

// OfBody is what goes with the page's body, whatever the view: every view with a body has this method, by embedding.
func (p *Prose) OfBody() *Prose { return p }

// Frame is what the frame around the page sees, whatever the view.
func (h *Head) Frame() *Head { return h }

// Passage is how a passage of the body bears its annotation.
type Passage struct {
	ID     string // the annotation's: its card's element id
	Class  string // "claim disputed", "event overdue", "note question"
	Number int    // as in Annotation
}

// Target is where a link or picture of the body leads.
type Target struct {
	Href          string
	OK            bool // false: show the text only (it anchors an annotation)
	Width, Height int  // of a picture on this site, in pixels; 0 not known
}

// Name is a mention that becomes a link.
type Name struct {
	Start, End int // bytes in Doc.Text
	Href       string
	Kind       string // "actor", "place"
}

// Embed is a view that stands within a body. Kind says which one of the lists is filled; that of a map is Places.
type Embed struct {
	Kind      string // timeline, claims, relations, map, watchlist
	Events    []EventRow
	Claims    []ClaimRow
	Relations []RelationRow
	Graph     template.HTML // of Relations
	Undrawn   int           // relations that Graph leaves out
	Map       template.HTML // of Places; "" where none has coordinates
	Places    []Link        // Note: "4 events, 1 claim"
	Due       []DueRow
	More      Link   // to the page that has the rest, where the list was cut; Text "" otherwise
	Empty     string // shown where the list is empty
}
