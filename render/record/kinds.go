package record

import (
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/markdown"
)

// Kind is what a content file holds, told from its path.
type Kind uint8

const (
	SiteFile     Kind = iota // site.yaml
	ActorsFile               // actors.yaml
	PlacesFile               // places.yaml
	SourcesFile              // sources.yaml
	TopicsFile               // topics.yaml
	ActorFile                // actors/<id>.md
	PlaceFile                // places/<id>.md
	SourceFile               // sources/<id>.md
	TopicFile                // topics/<id>.md
	StoryFile                // stories/<id>.md
	BriefingFile             // briefings/**/<id>.md
	PageFile                 // pages/<path>.md
	StrayFile                // anything else
)

// File is one content file as typed facts. Only what its Kind names is set.
type File struct {
	Path     string // below the content folder: briefings/2023/x.md
	Name     string // as the author knows it, for messages
	Kind     Kind
	Site     *Site
	Actors   []*Actor // one, with Body as its profile, for an ActorFile; likewise below
	Places   []*Place
	Sources  []*Source
	Topics   []*Topic
	Story    *Story
	Briefing *Briefing
	Page     *Page
	Body     *Body             // the prose; nil for YAML files
	Broken   bool              // its YAML could not be read: the id is all that is known, references into it may be right
	Diags    []diag.Diagnostic // in order of place; File is set

	front [32]byte // of a file that has prose: a hash of its front matter but for title and summary
}

// Body is a file's prose, compiled, with the passages that annotations hang on. It lives apart from the facts, so that
// an edit that moves passages but changes no fact leaves the facts equal.
type Body struct {
	*markdown.Doc
	Passages []Range // in order of Start, then of End backwards
}

// Range is an anchored passage as a stretch of the body's text.
type Range struct {
	ID         string // the annotation's local id
	Start, End int    // bytes in Doc.Text
	Link       int    // index in Doc.Links of the link that anchors it; -1 where a quote does
}

// Site is site.yaml.
type Site struct {
	Title, Description, BaseURL, Language, TimeZone Value
	Publisher                                       Publisher
	Autolink                                        string // first (default), all, none
	Release                                         TLP    // default Clear
	Search                                          string // full (default), titles, off
	PageSize                                        int    // default 50
	ShareImages, UnsafeHTML                         bool
	Menu                                            []MenuItem
	Off                                             []Value // names of warnings that are switched off
}

// Publisher is who publishes the site.
type Publisher struct{ Name, URL, Logo Value }

// MenuItem is an extra entry of the site's menu: to a page of the site, by path, or to an address.
type MenuItem struct{ Title, Page, URL Value }

// TLP is a label of the Traffic Light Protocol 2.0 (FIRST), in order of growing restriction.
type TLP uint8

const (
	Clear TLP = iota
	Green
	Amber
	AmberStrict
	Red
)

func (t TLP) String() string {
	return [...]string{"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"}[t]
}

// Actor is a person, state, organization or group.
type Actor struct {
	ID        Value
	Name      Value
	Kind      string  // person, state, organization, group
	Aliases   []Value // other names
	Redirects []Value // old addresses: aliases that begin with /
	Summary   Value
	Of, For   Value // actors that it belongs to, speaks for
	Roles     []Role
	Links     []Link
}

// Role is a post that an actor held.
type Role struct {
	Title, Of, For Value
	From, To       Date
	Pos            diag.Pos
}

// Link is an entry of an actor's links: wikidata, wikipedia, website or the author's own name for it.
type Link struct{ Name, Target Value }

// Place is somewhere on the map.
type Place struct {
	ID        Value
	Name      Value
	Aliases   []Value
	Redirects []Value
	Summary   Value
	Lat, Lon  float64 // degrees, WGS 84
	Located   bool    // at was given
	Precision string  // point, town, area, region, country; "" not given
	In        Value   // a place or a state
}

// Source is a document, broadcast, picture or other thing that claims rest on. It stands in the registry, or in a briefing.
type Source struct {
	ID          Value
	Title       Value
	Redirects   []Value
	Summary     Value
	By          []Speaker // who issued it
	Publisher   Value
	Kind        string // statement, interview, agency, report, document, data, imagery; "" not given
	URL         Value
	Archived    Value
	Date        Date
	Lang        Value
	Reliability string  // Admiralty A to F; "" not given
	Via         []Value // sources it was read in, outermost last
	Citing      []Value // sources or actors that it relies on
}

// Topic is a subject heading.
type Topic struct {
	ID        Value
	Title     Value
	Summary   Value
	Redirects []Value
}

// Story is a storyline: many briefings, one timeline.
type Story struct {
	ID        Value
	Title     Value
	Summary   Value
	Redirects []Value
	From, To  Date // past To the story is closed
	Issues    []Issue
}

// Issue is a question at stake in a story.
type Issue struct{ ID, Title, Unit Value }

// Page is other prose: about, method.
type Page struct {
	Path        string // below pages/, without .md: "about"
	Pos         diag.Pos
	Title       Value
	Description Value
	Redirects   []Value
}
