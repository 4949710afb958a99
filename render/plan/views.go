package plan

import "html/template"

// Link is an address with its text.
type Link struct {
	Text string
	Href string // "" : text only
	Note string // what a reader sees beside it: a kind, a count; often ""
}

// When is a date as a page shows it.
type When struct {
	Words    string // "between January and April 2024"
	Short    string // "Jan–Apr 2024"
	Datetime string // for <time datetime>; "" where HTML has no value for it
	EDTF     string // for data-edtf
}

// Head is what the frame around every page sees: each View embeds it.
type Head struct {
	Site        SiteHead
	Title       string // of the page, without the site's
	Description string
	Path        string // on the site: tells style and script which page this is
	Canonical   string // absolute URL; "" without a base URL
	Section     string // the menu entry that is current: "briefings", "timeline" …
	Crumbs      []Link // from the section down, without the page itself
	Pager       Pager
	JSONLD      template.JS // schema.org, made ready in one piece; "" for none
	Draft       string      // why this page is not for publication, in a preview; "" otherwise
}

// SiteHead is what every page's frame says of the site.
type SiteHead struct {
	Title, Description, Language string
	Home                         string // href
	Root                         string // href of the site's root folder, ends in "/": "../../" or "/repo/"
	Menu                         []Link // Note: the Section that it stands for
	Publisher                    Link
}

// Pager is a list's position among its pages.
type Pager struct {
	Page, Of   int // 1-based; Of 0 or 1: no pager
	Prev, Next string
	Pages      []Link // 1 … n, shortened; Href "" for the current one and for gaps
}

// Mark is a standing, support, outcome or status as the reader sees it: a word, its style, and the sentence that says why.
type Mark struct {
	Word  string // "partly disputed"
	Class string // "partly-disputed"
	Why   []Piece
}

// Piece is a stretch of a sentence that may be a link.
type Piece = Link

// Row is a line in a list of briefings.
type Row struct {
	Link
	When    When
	Summary string
	Story   Link
}

// EventRow is a line in a timeline.
type EventRow struct {
	ID      string // element id on its briefing page: the local id
	Title   Link
	When    When
	Text    string // the source's own words for the date
	Class   string // occurred, reported, announced, expected, overdue …; with "uncertain" where the date is
	Status  Mark   // Word "" where there is nothing to say (it occurred and stands)
	Who     []Link
	Where   []Link
	In      Link   // the briefing that tells it; Text "" on that briefing's own page
	Told    []Link // other briefings' tellings of it, each by its own title; Note: the briefing's
	Settles Link   // the claim or event that it settles; Note: the outcome
	Fallen  Mark   // that a claim under it is no longer live, though others are; Word "" otherwise
	Head    string // a month or year head that begins here; "" otherwise
}

// ClaimRow is a claim in a list, a margin or under a briefing. The reasons of its marks, the original words, the meaning of
// its grade, the answers and whom it is about are on its own briefing's page alone; so are the reasons of all other marks.
type ClaimRow struct {
	ID                         string
	Href                       string // its permalink
	Speakers                   []Link // Href "" for the unnamed; Note: their role that day, or to whom the unnamed belong
	Indirect                   bool   // "according to"
	Act                        string // the verb as shown: "says", "denies", "demands"
	Kind                       string // as a noun, for its card: "Claim", "Demand", "Forecast"
	To                         []Link
	Quote                      string // the passage, where verbatim; else ""
	Text                       string // what is claimed, where Quote is "" or both are given
	Original                   string // the quotation in its own language
	OriginalLang, Translator   string
	When                       When
	Due                        When
	DueText                    string
	Standing, Support, Outcome Mark
	Fallen                     Mark     // that what it repeats, confirms or goes back to is no longer live; Word "" otherwise
	Chain                      []Link   // speaker → outlets → here, without here
	Grade                      string   // "C3", "C"; "" none
	GradeText                  string   // what it means
	Confidence                 string   // "likely", "high confidence"
	Answers                    []Answer // what it answers: "denies" …
	Answered                   []Answer // what answers it
	Issue                      Link
	Matrix                     string // its issue's row in the story's matrix
	Figure                     string // with its unit
	About                      []Link
	In                         Link // the briefing; Text "" on its own page
}

// Answer is a claim that answers another.
type Answer struct {
	Act  string // "denies"
	Who  []Link
	Link Link   // to the claim; Text says what it claims
	Part string // only this part
}

// RelationRow is an edge between two actors.
type RelationRow struct {
	ID                string // its element id, on its briefing's own page; "" elsewhere
	From, To          Link
	Type              string // as a reader reads it: "supplies", "is allied with"; "" where Label says it
	Label             string
	When              When
	Standing, Support Mark
	Fallen            Mark // as for events
	Claims            []Link
	In                Link
}

// SourceRow is a source in a list or under a briefing.
type SourceRow struct {
	ID            string // its element id, for a briefing's own source on that page; "" otherwise
	Link                 // its page; for a briefing's own source its Href is "#id"
	Issuers       []Link
	Publisher     string
	Kind          string
	When          When
	URL, Archived string
	Grade         string // reliability
	GradeText     string // what the letter means
	Chain         []Link // via
	Citing        []Link
	Ring          []Link // circular reporting that it is part of: from it on, each resting on the next; nil for none
	Claims        int
}

// NoteRow is an editor's note.
type NoteRow struct {
	ID   string
	Kind string // "Note", "Context", "Question"
	HTML template.HTML
}

// CorrectionRow is a dated correction.
type CorrectionRow struct {
	When   When
	Kind   string
	Text   string
	Claims []Link
	In     Link
}
