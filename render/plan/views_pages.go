package plan

import "html/template"

// The views of the pages, one for each layout. Of a list that is empty the page shows Empty, a sentence.

// Home is what layout "home" sees: "/".
type Home struct {
	Head
	Lead    *Lead     // the newest briefing; nil on a site without one
	Latest  []Row     // those after it
	All     Link      // to /briefings/; Note: their number
	Watch   []DueRow  // what is overdue, then what falls due next
	WatchOn Link      // to the watch list; Text "" where there is nothing more
	Actors  []Link    // of the newest briefing's month, most often used first; Note: briefings
	Stories []Link    // newest first; Note: briefings
	Strip   []Density // the last twelve months
	Empty   string
}

// Lead is the newest briefing as the front page shows it.
type Lead struct {
	Row
	Dateline Link
	Image    *Picture // nil without one
	Actors   []Link
	Disputed int // its claims that are disputed or partly disputed
}

// Briefings is what layout "briefings" sees: a page of the list of all.
type Briefings struct {
	Head
	Rows  []Row
	Total int
	Empty string
}

// Picture is an image of this site.
type Picture struct {
	Href, Alt, Credit string
	Width, Height     int // pixels; 0 not known
}

// DueRow is a line of the watch list: exactly one of Claim and Event is set.
type DueRow struct {
	Head  string // "Overdue", "Due", "Announced", "Expected", "Unsettled", "Settled" where such a group begins on this page; else ""
	Class string // overdue, open, announced, expected, unsettled; happened, partly, missed, cancelled, accepted, rejected
	Due   When
	Said  string // the source's own words for the date
	Title Link   // what is to come, leading to its permalink
	Mark  Mark
	Claim *ClaimRow
	Event *EventRow
	From  []Link // the claims that foretold the event: "John Kirby forecasts"; Note: the claim in few words
	In    Link
}

// Stories is what layout "stories" sees.
type Stories struct {
	Head
	Rows  []StoryRow
	Total int
	Empty string
}

// StoryRow is a line in the list of stories.
type StoryRow struct {
	Link
	Summary                   string
	Span                      When // from its first briefing to its last, or as its file says
	Closed                    bool
	Briefings, Events, Claims int
	Latest                    Row
}

// Story is what layout "story" sees: page N has the Nth 100 of each of its lists, and what is of the story itself
// (prose, issues, places, actors) is on page 1 alone.
type Story struct {
	Head
	Prose
	Summary   string
	Span      When
	Closed    bool
	Matrix    Link // to its own page; Text "" without one
	Network   Link // likewise
	Issues    []IssueRow
	Map       template.HTML // of Places; "" where none has coordinates
	Places    []Link        // where its events and claims happen, most told of first, at most 40; Note: "4 events, 1 claim"
	Actors    []Link        // most often used first, at most 24; Note: kind
	Strip     []Density
	Timeline  []EventRow // where it fits (up to 500 events, paged); else nil, and Years has the way
	Years     []Density  // of a long timeline: links to /stories/<id>/timeline/<year>/
	Claims    []ClaimRow
	Briefings []Row
	Totals    Totals
}

// Totals counts a page's lists, whatever page of them is shown.
type Totals struct {
	Briefings, Events, Claims, Said, About, Relations, Sources, Disputed, Overdue int
}

// Actors is what layout "actors" sees: a page of the list from A to Z.
type Actors struct {
	Head
	Groups []Letter
	Kinds  []Count // of the whole site: "State" 12
	Total  int
	Empty  string
}

// Letter is the actors of one initial that stand on this page.
type Letter struct {
	Initial string // "A", "Ж"; "#" for names that begin with none
	Rows    []ActorRow
}

// ActorRow is a line in the list of actors.
type ActorRow struct {
	Link             // Note: kind
	Summary          string
	Briefings, Said  int
	About, Involving int // claims about it; events that name it
}

// Count is a word and a number.
type Count struct {
	Text string
	N    int
}

// Actor is what layout "actor" sees: page N has the Nth 100 of each of its lists, and what is of the actor itself
// (profile, roles, graph, members) is on page 1 alone.
type Actor struct {
	Head
	Prose
	Name, Kind string // Kind in words: "State"
	Aliases    []string
	Summary    string
	Of, For    Link // what it belongs to, whom it speaks for; Text "" for none
	Roles      []RoleRow
	Roled      []RoleRow // roles that others held in it or for it
	Members    []Link
	Speakers   []Link
	Outside    []Link        // its website, Wikipedia …
	Graph      template.HTML // its relations as a picture; "" without any
	Undrawn    int           // relations that the picture leaves out
	Strip      []Density
	Relations  []RelationRow
	With       []Link  // the actors that it appears with most, at most twelve; Note: "4 briefings, 1 event"
	Record     *Record // what came of its forecasts, pledges and demands; nil without any
	Said       []ClaimRow
	Did        []Row // events by it; the full rows are in Events
	About      []ClaimRow
	Events     []EventRow // that name it, by date; Class has "possibly" where only that
	Sources    []SourceRow
	Mentions   []MentionRow
	Briefings  []Row
	Totals     Totals
	Empty      string // where nothing is told of it yet
}

// Record is what came of what an actor foretold, promised and asked for.
type Record struct {
	Foretold []Count  // of forecasts and pledges: "came true" 3, "overdue" 1 …
	Asked    []Count  // of demands, requests and proposals: "accepted" 2 …
	Rows     []DueRow // the latest hundred, newest first, in short; what has no due date is dated as it was said
	More     int      // how many more there are: under Said
}

// RoleRow is a post.
type RoleRow struct {
	Who   Link   // on Roled; Text "" on the holder's own page
	Text  string // "National security communications adviser, United States, 2022–2025"
	Title string
	In    Link
	When  When
	From  int // years, for the bar; 0 not known
	To    int // 0: still held or not known
}

// MentionRow is a sentence that names an actor.
type MentionRow struct {
	Sentence   string
	Start, End int // of the name within Sentence, bytes; equal where not known
	In         Link
	When       When
}

// Timeline is what layout "timeline" sees: the overview of all years.
type Timeline struct {
	Head
	Years   []Density
	Undated Link // Text "" where there are none; Note: their number
	Recent  []EventRow
	Ahead   []EventRow // what is expected next
	Total   int
	Empty   string
}

// Year is what layout "year" sees: a year or a month, of the site's timeline or (Story set) of a story's.
type Year struct {
	Head
	Story        Link
	Label        string     // "2023", "June 2023"
	Strip        []Density  // the twelve months; links lead to the month's head on the page, or to its page
	Months       []Density  // of a year too long for one page, which then has no Rows: its months' pages
	Rows         []EventRow // each month's first bears Head and is at id HeadID
	HeadIDs      []string   // one for each of Rows: the element id for its Head ("m-2023-06"); "" without one
	Older, Newer Link       // neighbouring years or months that have events
	Total        int
}

// Undated is what layout "undated" sees.
type Undated struct {
	Head
	Rows  []EventRow
	Total int
	Empty string
}

// Topics is what layout "topics" sees.
type Topics struct {
	Head
	Rows  []TopicRow
	Total int
	Empty string
}

// TopicRow is a line in the list of topics.
type TopicRow struct {
	Link
	Summary           string
	Briefings, Events int
}

// Topic is what layout "topic" sees.
type Topic struct {
	Head
	Prose
	Summary   string
	Strip     []Density
	Briefings []Row
	Events    []EventRow
	Totals    Totals
	Empty     string
}

// Free is what layout "page" sees: prose of the author's own (about, method).
type Free struct {
	Head
	Prose
	Contents []Heading
}

// NotFound is what layout "404" sees.
type NotFound struct {
	Head
	Latest []Row
}

// Claims is what layout "claims" sees: a page of all claims, newest first.
type Claims struct {
	Head
	Rows      []ClaimRow
	Standings []Count // of the whole site, by standing
	Total     int
	Empty     string
}

// Watchlist is what layout "watchlist" sees.
type Watchlist struct {
	Head
	Rows   []DueRow // overdue, due, unsettled, settled
	Counts []Count  // of the whole site
	Total  int
	Empty  string
}

// Places is what layout "places" sees.
type Places struct {
	Head
	Rows  []PlaceRow
	Map   template.HTML // of the places on this page; "" where none has coordinates
	Total int
	Empty string
}

// PlaceRow is a line in the list of places.
type PlaceRow struct {
	Link
	In                        Link
	Precision                 string
	Briefings, Events, Claims int
}

// Place is what layout "place" sees.
type Place struct {
	Head
	Prose
	Aliases   []string
	Summary   string
	In        Link
	Within    []Link
	Map       template.HTML // of itself and the places in it; "" where none has coordinates
	Where     string        // "55.8° N, 52.1° E"; "" not known
	Precision string        // in words: "an area"
	Strip     []Density
	Events    []EventRow
	Claims    []ClaimRow
	Relations []RelationRow
	Briefings []Row
	Totals    Totals
	Empty     string
}

// Sources is what layout "sources" sees: the site-wide ones.
type Sources struct {
	Head
	Rows  []SourceRow
	Total int
	Empty string
}

// Source is what layout "source" sees: the page of a site-wide source.
type Source struct {
	Head
	Prose
	Summary   string
	Source    SourceRow
	Leaning   []SourceRow // sources that were read in it or rely on it
	Claims    []ClaimRow  // whose source it is
	Through   []ClaimRow  // that were read in it or rely on it by a way of their own
	Events    []EventRow
	Briefings []Row
	Totals    Totals
	Empty     string
}

// Corrections is what layout "corrections" sees: newest first.
type Corrections struct {
	Head
	Rows  []CorrectionRow
	Total int
	Empty string
}

// Redirect is what layout "redirect" sees: a page at an old address. Head.Canonical is the new one's.
type Redirect struct {
	Head
	To Link // where it leads: for <meta http-equiv=refresh> and a link in words
}
