package plan

import (
	"encoding/json"
	"html/template"
	"strings"
	"unicode/utf8"

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

// ldObject is an object under way, as json.Marshal would write it (a test), which takes longer than all else on some pages.
type ldObject []byte

// text adds a field, unless it is empty.
func (o ldObject) text(key, value string) ldObject {
	if value == "" {
		return o
	}
	return appendJSON(o.key(key), value)
}

func (o ldObject) texts(key string, values []string) ldObject {
	for i, v := range values {
		if i == 0 {
			o = append(o.key(key), '[')
		} else {
			o = append(o, ',')
		}
		o = appendJSON(o, v)
	}
	if len(values) > 0 {
		o = append(o, ']')
	}
	return o
}

func (o ldObject) thing(key string, t *ldThing) ldObject {
	if t == nil {
		return o
	}
	return append(t.fields(append(o.key(key), '{')), '}')
}

func (o ldObject) things(key string, list []ldThing) ldObject {
	for i := range list {
		if i == 0 {
			o = append(o.key(key), '[')
		} else {
			o = append(o, ',')
		}
		o = append(list[i].fields(append(o, '{')), '}')
	}
	if len(list) > 0 {
		o = append(o, ']')
	}
	return o
}

func (o ldObject) key(key string) ldObject {
	if o[len(o)-1] != '{' {
		o = append(o, ',')
	}
	return append(append(append(o, '"'), key...), '"', ':')
}

// appendJSON adds a text as JSON that can stand in a script element: <, > and & are escaped, so that nothing closes it.
func appendJSON(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			data, _ := json.Marshal(text) // a text cannot fail
			return append(b, data...)
		}
	}
	return append(append(append(b, '"'), text...), '"')
}

func (t *ldThing) fields(o ldObject) ldObject {
	o = o.text("@context", t.Context)
	o = appendJSON(o.key("@type"), t.Type)
	return o.text("name", t.Name).text("url", t.URL).text("logo", t.Logo)
}

func (a *ldArticle) script() template.JS {
	o := a.fields(ldObject{'{'})
	o = appendJSON(o.key("headline"), a.Headline)
	o = o.text("description", a.Description).text("datePublished", a.DatePublished).text("dateModified", a.DateModified)
	o = o.text("inLanguage", a.Language).text("image", a.Image).text("mainEntityOfPage", a.Page)
	o = o.things("author", a.Author).thing("publisher", a.Publisher).thing("isPartOf", a.PartOf).things("about", a.About)
	o = o.thing("contentLocation", a.Location).text("keywords", a.Keywords)
	return template.JS(append(o, '}'))
}

func (a *ldActor) script() template.JS {
	o := a.fields(ldObject{'{'}).text("description", a.Description)
	o = o.texts("alternateName", a.OtherNames).texts("sameAs", a.SameAs)
	o = o.text("jobTitle", a.JobTitle).thing("memberOf", a.MemberOf)
	return template.JS(append(o, '}'))
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
	return v.script()
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
	return v.script()
}

// held reports whether a role is held today, as far as its dates tell.
func (s *scribe) held(r ledger.Role) bool {
	from, begun := r.From.Earliest()
	to, ends := r.To.Latest()
	return (!begun || from <= s.Ledger.Today) && (!ends || to >= s.Ledger.Today)
}
