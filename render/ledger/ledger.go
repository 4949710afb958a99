package ledger

import (
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/record"
)

// Ledger is a whole site's facts, joined. Withheld briefings and all that is theirs are in no list.
type Ledger struct {
	Site  *record.Site
	Zone  *time.Location
	Now   time.Time // Options.Now
	Until time.Time // when facts change by themselves: the site's next midnight, or the end of an embargo before it
	Today edtf.Day  // the day of Now in Zone

	Actors      []*Actor      // by id
	Places      []*Place      // by id
	Sources     []*Source     // site-wide ones, by id
	Topics      []*Topic      // by id; those only used included
	Stories     []*Story      // by id
	Briefings   []*Briefing   // newest first, then by id
	Pages       []*Page       // by path
	Claims      []*Claim      // by date said, then briefing date, briefing id, order
	Events      []*Event      // by edtf.Compare of their dates, undated last; then briefing id, order
	Relations   []*Relation   // by briefing date, briefing id, order
	Corrections []*Correction // newest first

	Withheld []Withheld // what was left out, by path

	ids    ids         // all that references can name, withheld ones included
	all    []*Briefing // withheld ones included, by id
	ties   ties
	found  []diag.Diagnostic // of linking
	names  *Names
	told   told
	fallen map[*Judgement][]*Claim // what each leans on that is no longer live
	texts  map[*Briefing]Text      // that have changed since this was linked
}

// Withheld is a briefing that is left out, and why.
type Withheld struct {
	File   string // for messages
	ID     string
	Reason Reason
	Until  time.Time    // the end of the embargo, for Embargoed
	Record *record.File // its own; nothing in it is for publication
}

// Reason is why a briefing is withheld.
type Reason uint8

const (
	Published  Reason = iota // not withheld
	Draft                    // draft: true
	Embargoed                // embargo lies ahead
	Restricted               // tlp above the site's release
)

func (r Reason) String() string {
	return [...]string{"published", "draft", "under embargo", "above the site's release"}[r]
}

// Options is what Link takes beside the records.
type Options struct {
	Now    func(zone *time.Location) time.Time // the present, given the site's time zone
	Drafts bool                                // include drafts
	All    bool                                // include embargoed and restricted briefings too, marked (for a preview)
	Before *Ledger                             // of the same site a while ago: what of it still holds need not be found again; may be nil
}

// Mention is a place in a text where an actor's or place's name stands.
type Mention struct {
	Briefing   *Briefing
	N          int    // its place among the text's mentions
	Start, End int    // bytes in the body's text; where that has changed since, Ledger.TextOf knows better
	Actor      *Actor // one of the two
	Place      *Place
}

// Actor is a person, state, organization or group and all that the site says of it.
type Actor struct {
	*record.Actor
	Slug    string // its id
	File    *record.File
	Profile *record.Body // nil without one
	Of, For *Actor
	Roles   []Role

	Sources  []*Source // site-wide sources that it issued
	Members  []*Actor  // whose `of` it is, by id
	Speakers []*Actor  // whose `for` it is, by id
	Roled    []RoleOf  // roles that others held in it or for it

	at int32 // in Ledger.Actors
}

// Role is a post that an actor held.
type Role struct {
	*record.Role
	Of, For *Actor
}

// RoleOf is somebody's role, seen from what it belongs to.
type RoleOf struct {
	Actor *Actor
	Role  Role
}

// Place is somewhere on the map and what happened there.
type Place struct {
	*record.Place
	Slug    string
	File    *record.File
	Profile *record.Body
	InPlace *Place // at most one of these two
	InActor *Actor

	Within []*Place // places in it, by id

	at int32 // in Ledger.Places
}

// Source is what claims rest on: site-wide, or one briefing's own.
type Source struct {
	*record.Source
	Slug     string       // its id; local to Briefing where that is set
	Briefing *Briefing    // nil for a site-wide source
	File     *record.File // where it is defined
	Profile  *record.Body
	Issuers  []*Actor
	Unnamed  []Unnamed
	Via      []*Source // as written: outermost last
	Citing   []Cited
	Ring     []*Source // circular reporting that it is part of: each rests on the next, the last on the first; nil for none

	at  int32      // in Ledger.Sources
	own SourceTold // of a briefing's own
}

// Ref is the source's full name: its id, or briefing#id.
func (s *Source) Ref() string {
	if s.Briefing != nil {
		return s.Briefing.Slug + "#" + s.Slug
	}
	return s.Slug
}

// Unnamed is a speaker without a name.
type Unnamed struct {
	Text string
	Of   *Actor // may be nil
}

// Cited is what somebody relies on: a source or an actor, one of the two.
type Cited struct {
	Source *Source
	Actor  *Actor
}

// Topic is a subject heading and what stands under it.
type Topic struct {
	*record.Topic // Title is the id where only used
	Slug          string
	File          *record.File // nil where only used
	Profile       *record.Body

	at int32 // in Ledger.Topics
}

// Story is a storyline.
type Story struct {
	*record.Story
	Slug   string
	File   *record.File
	Body   *record.Body
	Issues []*Issue
	Closed bool // today is past its end

	at int32 // in Ledger.Stories
}

// Issue is a question at stake in a story.
type Issue struct {
	*record.Issue
	Story *Story

	at int32 // among all stories' issues
}

// Page is other prose.
type Page struct {
	*record.Page
	File *record.File
	Body *record.Body
}

// Briefing is an article and its annotations.
type Briefing struct {
	*record.Briefing
	Slug   string
	File   *record.File
	Body   *record.Body
	Reason Reason // Published, or why it would be withheld (set in a preview that shows all)

	Dateline    *Place // where the record's dateline names a place
	Story       *Story
	Topics      []*Topic
	Actors      []*Actor  // listed, used in annotations or mentioned; by first use
	Sources     []*Source // its own, in file order
	Uses        []*Source // every source used, its own and site-wide, in order of first use
	Claims      []*Claim
	Events      []*Event
	Relations   []*Relation
	Notes       []*Note
	Corrections []*Correction
	Retracted   bool      // a retraction that names no claim withdraws the whole briefing
	Mentions    []Mention // of actors and places, in text order

	local locals
	at    int32  // in Ledger.all
	held  Reason // why it is withheld; Published where it is not
	spots []spot // of its text, where it has no names of its own
}

// Claim is somebody's speech act, joined and judged.
type Claim struct {
	*record.Claim
	Ref      string // briefing#id
	Briefing *Briefing
	By       []*Actor
	Unnamed  []Unnamed
	Source   *Source   // nil only where its reference is faulty
	Via      []*Source // the source's, then the claim's own: outermost last
	Citing   []Cited   // the source's, then the claim's own
	Of       []*Claim
	Issue    *Issue
	To       []*Actor
	About    []*Actor
	Place    []Where
	Date     edtf.Date // when said: its own, the source's, or the briefing's
	Indirect bool      // by other than the source's issuer and not one who speaks for him: "according to"

	Answers     []*Claim      // claims that answer it
	Resolver    *Event        // the event that settles it
	Events      []*Event      // that rest on it
	Relations   []*Relation   // that rest on it
	Corrections []*Correction // that name it

	Judgement
	states *Claim // the one that stands for all that state the same; nil where it was not judged
}

// Where is a place or a state, one of the two.
type Where struct {
	Place *Place
	Actor *Actor
}

// Event is something that happened or was to happen.
type Event struct {
	*record.Event
	Ref      string
	Briefing *Briefing
	By       []*Actor
	Actors   []*Actor // as written, or its claims'
	Possibly []*Actor
	Place    []Where
	Topics   []*Topic
	Claims   []*Claim
	Source   *Source
	Resolves Resolution
	Same     *Event   // the telling it repeats; never itself one that repeats
	Tellings []*Event // other briefings' tellings of it
	Resolver *Event   // what settles it

	Status string // as written, or computed: occurred, partly, missed, cancelled, overdue, unsettled
	Judgement
}

// Resolution is what an event settles: a claim or an event, one of the two, or none.
type Resolution struct {
	Claim   *Claim
	Event   *Event
	Outcome string
}

// Relation is an edge between two actors.
type Relation struct {
	*record.Relation
	Ref      string
	Briefing *Briefing
	From, To *Actor
	Place    []Where
	Claims   []*Claim
	Judgement
}

// Note is an editor's remark.
type Note struct {
	*record.Note
	Ref      string
	Briefing *Briefing
}

// Correction is a dated change to a briefing.
type Correction struct {
	*record.Correction
	Briefing *Briefing
	Claims   []*Claim
}

// Judgement is what is computed about a claim, event or relation (vocabulary, "What is computed").
type Judgement struct {
	Standing string      // stands, disputed, partly-disputed, superseded, corrected, withdrawn, retracted; unsupported for relations
	Support  string      // single-source, repeated, corroborated
	Outcome  string      // of claims that look ahead; "" for the rest
	Origins  []Cited     // where it goes back to: actors, and sources that nobody issued; actors by id, then sources by full name
	Why      []Reasoning // one for each value, in the order above
}

// Reasoning says why a value is what it is: a sentence with the claims, events and actors that decide it.
type Reasoning struct {
	Value string // "disputed"
	Text  string // a sentence in which %s stands for each of Refs in turn
	Refs  []any  // *Claim, *Event, *Actor, *Post, *Source, *Correction, Given
}

// Given is the figure of a claim, as a Reasoning refers to it.
type Given struct{ *Claim }
