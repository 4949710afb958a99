package plan

import (
	"encoding/json"
	"html/template"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// Structured data for search engines (schema.org), one object a page. Addresses are in it only where the site's base URL is
// known: they must be absolute.

type ldThing struct {
	Context string `json:"@context,omitempty"`
	Type    string `json:"@type"`
	Name    string `json:"name,omitempty"`
	URL     string `json:"url,omitempty"`
	Logo    string `json:"logo,omitempty"`
}

type ldArticle struct {
	ldThing
	Headline      string    `json:"headline"`
	Description   string    `json:"description,omitempty"`
	DatePublished string    `json:"datePublished,omitempty"`
	DateModified  string    `json:"dateModified,omitempty"`
	Language      string    `json:"inLanguage,omitempty"`
	Image         string    `json:"image,omitempty"`
	Page          string    `json:"mainEntityOfPage,omitempty"`
	Author        []ldThing `json:"author,omitempty"`
	Publisher     *ldThing  `json:"publisher,omitempty"`
	PartOf        *ldThing  `json:"isPartOf,omitempty"`
	About         []ldThing `json:"about,omitempty"`
	Location      *ldThing  `json:"contentLocation,omitempty"`
	Keywords      string    `json:"keywords,omitempty"`
}

type ldActor struct {
	ldThing
	Description string   `json:"description,omitempty"`
	OtherNames  []string `json:"alternateName,omitempty"`
	SameAs      []string `json:"sameAs,omitempty"`
	JobTitle    string   `json:"jobTitle,omitempty"`
	MemberOf    *ldThing `json:"memberOf,omitempty"`
}

// ldContext is what "@type" is a word of.
const ldContext = "https://schema.org"

// script writes v so that it can stand in a script element: json.Marshal escapes <, > and &, so that nothing closes it.
func script(v any) template.JS {
	data, err := json.Marshal(v)
	if err != nil {
		return "" // no value of these types can fail
	}
	return template.JS(data)
}

// absoluteOf is the address of a thing of the ledger for structured data; "" without a base URL.
func (s *scribe) absoluteOf(thing any) string {
	if s.base.url == "" {
		return ""
	}
	return s.URL(PathOf(thing))
}

var ldTypes = map[string]string{"person": "Person", "state": "Country", "organization": "Organization", "group": "Organization"}

func (s *scribe) ldActor(a *ledger.Actor) ldThing {
	return ldThing{Type: ldTypes[a.Kind], Name: a.Name.Text, URL: s.absoluteOf(a)}
}

// maxAbout bounds the actors that structured data names.
const maxAbout = 12

func (s *scribe) briefingJSON(b *ledger.Briefing) template.JS {
	site := s.Ledger.Site
	v := ldArticle{
		ldThing:       ldThing{Context: ldContext, Type: "NewsArticle", URL: s.absoluteOf(b)},
		Headline:      s.Ledger.TitleOf(b),
		Description:   s.Ledger.TextOf(b).Summary,
		DatePublished: b.Date.Value.Text,
		DateModified:  b.Updated.Value.Text,
		Language:      b.Lang.Text,
		Page:          s.absoluteOf(b),
	}
	if v.Language == "" {
		v.Language = s.table.site.Language
	}
	if p := s.picture(b); p != nil && s.base.url != "" {
		if path, ok := s.assetPath(b.File, b.Image.File.Text); ok {
			v.Image = s.URL(path)
		}
	}
	for _, name := range b.Authors {
		v.Author = append(v.Author, ldThing{Type: "Person", Name: name.Text})
	}
	if p := site.Publisher; p.Name.IsSet() {
		v.Publisher = &ldThing{Type: "Organization", Name: p.Name.Text, URL: s.table.site.Publisher.Href, Logo: s.common.logo}
	}
	if b.Story != nil {
		v.PartOf = &ldThing{Type: "CreativeWorkSeries", Name: b.Story.Title.Text, URL: s.absoluteOf(b.Story)}
	}
	for _, a := range b.Actors[:min(len(b.Actors), maxAbout)] {
		v.About = append(v.About, s.ldActor(a))
	}
	if at := s.dateline(b).Text; at != "" {
		v.Location = &ldThing{Type: "Place", Name: at}
	}
	var topics []string
	for _, t := range b.Topics {
		topics = append(topics, t.Title.Text)
	}
	v.Keywords = strings.Join(topics, ", ")
	return script(v)
}

func (s *scribe) actorJSON(a *ledger.Actor) template.JS {
	v := ldActor{ldThing: s.ldActor(a), Description: a.Summary.Text}
	v.Context = ldContext
	for _, alias := range a.Aliases {
		v.OtherNames = append(v.OtherNames, alias.Text)
	}
	for _, l := range outside(a.Links) {
		v.SameAs = append(v.SameAs, l.Href)
	}
	if a.Of != nil && a.Kind != "state" {
		of := s.ldActor(a.Of)
		v.MemberOf = &of
	}
	for _, r := range a.Roles {
		if v.JobTitle == "" && a.Kind == "person" && s.held(r) {
			v.JobTitle = r.Title.Text
		}
	}
	return script(v)
}

// held reports whether a role is held today, as far as its dates tell.
func (s *scribe) held(r ledger.Role) bool {
	from, begun := r.From.Earliest()
	to, ends := r.To.Latest()
	return (!begun || from <= s.Ledger.Today) && (!ends || to >= s.Ledger.Today)
}
