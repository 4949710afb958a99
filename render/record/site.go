package record

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

var (
	autolinks = []string{"first", "all", "none"}
	searches  = []string{"full", "titles", "off"}
)

// warningKeys are the warnings that any stage may give, by the names that switch them off.
var warningKeys = []Key{
	warningKey("ambiguous-name", "A name that was met in a text is borne by two actors, or two places."),
	warningKey("circular-sourcing", "A source rests, through others, on itself."),
	warningKey("claim-after-briefing", "A claim is dated after the briefing that records it, and after its last change."),
	warningKey("common-alias", "A single common English word is an alias, and would be taken for a name wherever it stands."),
	warningKey("event-outside-story", "An event lies wholly before or after its story's `from` and `to`."),
	warningKey("likelihood-and-confidence", "One claim has both a likelihood and a confidence, which ICD 203 keeps apart."),
	warningKey("paraphrased-quotation", "A claim without a passage says in `that` what the text has between quotation marks."),
	warningKey("raw-html", "HTML in a text is shown as text."),
	warningKey("similar-names", "Names of two actors, or of two places, differ so little that one may be meant."),
	warningKey("unconfirmed-credibility", "A claim has credibility 1, confirmed by other sources, but is not corroborated."),
	warningKey("unlinked-source", "A document, report, agency, image or data has neither address nor copy, was read in no other source, and no summary says what it is."),
	warningKey("unsafe-html", "HTML in a text is let through, as the site asks."),
	warningKey("unused-actor", "No briefing names the actor, and nothing else refers to it."),
}

func warningKey(name, doc string) Key {
	return Key{Name: name, Doc: doc, Form: Form{Type: TypeText, Enum: []string{"off"}}}
}

// WarningNames returns the names of all warnings, in order.
func WarningNames() []string {
	names := make([]string, len(warningKeys))
	for i, k := range warningKeys {
		names[i] = k.Name
	}
	return names
}

// Defaults of site.yaml, and the bounds of its pageSize.
const (
	defaultPageSize = 50
	maxPageSize     = 1000
)

var publisherKeys = newTable("publisher", []key[Publisher]{
	textKey("name", "What the publisher is called.", func(p *Publisher) *Value { return &p.Name }),
	urlKey("url", "The publisher's own site.", func(p *Publisher) *Value { return &p.URL }),
	{Key{Name: "logo", Doc: "The publisher's logo: a URL, or a file of the content folder.", Form: Form{Type: TypeText}}, (*reader).logo},
})

var menuKeys = newTable("menu entry", []key[MenuItem]{
	textKey("title", "What the entry says.", func(m *MenuItem) *Value { return &m.Title }).must(),
	textKey("page", "The page of this site that it leads to.", func(m *MenuItem) *Value { return &m.Page }),
	{Key{Name: "url", Doc: "The address that it leads to.", Form: Form{Type: TypeURL, Or: []Form{{Type: TypePath}, {Type: TypeMail}}}}, (*reader).menuURL},
})

var siteKeys = newTable("the site", []key[Site]{
	textKey("title", "What the site is called.", func(s *Site) *Value { return &s.Title }).must(),
	textKey("description", "What it is about, in a sentence.", func(s *Site) *Value { return &s.Description }),
	mapKey("publisher", "Who publishes it.", publisherKeys, func(s *Site, p Publisher, _ diag.Pos) { s.Publisher = p }),
	{Key{Name: "baseURL", Doc: "Where it is published. Without it links are relative and there are no feeds.", Form: Form{Type: TypeURL}}, (*reader).baseURL},
	langKey("language", "Its language (BCP 47); default en.", func(s *Site) *Value { return &s.Language }),
	{Key{Name: "timeZone", Doc: "The time zone that decides what today is (IANA); default UTC.", Form: Form{Type: TypeZone}},
		func(r *reader, v *node, s *Site) { s.TimeZone = r.zone(v) }},
	choiceKey("autolink", "Which mentions of a name become links; default first.", autolinks, func(s *Site) *string { return &s.Autolink }),
	tlpKey("release", "The highest TLP label that may be published; default CLEAR.", func(s *Site, t TLP, _ diag.Pos) { s.Release = t }),
	choiceKey("search", "What the search index holds; default full.", searches, func(s *Site) *string { return &s.Search }),
	{Key{Name: "pageSize", Doc: "Rows a page of lists, 1 to 1000; default 50.", Form: Form{Type: TypeInteger}}, (*reader).pageSize},
	flagKey("shareImages", "A share image for each page, not one for the site; default false.", func(s *Site) *bool { return &s.ShareImages }),
	flagKey("unsafeHTML", "Raw HTML in Markdown is kept; default false.", func(s *Site) *bool { return &s.UnsafeHTML }),
	mapsKey("menu", "Extra entries of the menu.", menuKeys, func(r *reader, s *Site, m *MenuItem, at diag.Pos) {
		s.Menu = append(s.Menu, *m)
		if m.Page.IsSet() == m.URL.IsSet() && !r.flawed(m, "page", "url") {
			r.errAt(place{at, 1}, "", "a menu entry needs one of %q and %q", "page", "url")
		}
	}),
	{Key{Name: "warnings", Doc: "Warnings that are switched off: name -> off.", Form: Form{
		Type: TypeMap, Keys: warningKeys,
	}}, (*reader).warnings},
})

// newSite returns a site with the vocabulary's defaults.
func newSite() *Site {
	return &Site{
		Language: Value{Text: "en"}, TimeZone: Value{Text: "UTC"},
		Autolink: autolinks[0], Search: searches[0], PageSize: defaultPageSize,
	}
}

func parseSite(r *reader, f *File, n *node) {
	f.Site = newSite()
	siteKeys.read(r, n, r.fileOwner(), f.Site)
	if !f.Site.Language.IsSet() {
		f.Site.Language.Text = "en"
	}
	if !f.Site.TimeZone.IsSet() {
		f.Site.TimeZone.Text = "UTC"
	}
}

// baseURL reads the address that the site's paths are added to.
func (r *reader) baseURL(v *node, s *Site) {
	value := r.url(v)
	if !value.IsSet() {
		return
	}
	if u, err := url.Parse(value.Text); err == nil && (u.RawQuery != "" || u.Fragment != "" || u.ForceQuery || strings.HasSuffix(value.Text, "#")) {
		r.errOn(v, "leave out all from the ? or # on", "the site's address has a query or a fragment")
		return
	}
	s.BaseURL = value
}

// menuURL reads an address of the web, of this site (/feed.xml) or of mail.
func (r *reader) menuURL(v *node, m *MenuItem) {
	switch {
	case strings.HasPrefix(v.text, "/") && !strings.HasPrefix(v.text, "//"), strings.HasPrefix(v.text, "mailto:"):
		m.URL = r.text(v)
	default:
		m.URL = r.url(v)
	}
}

// logo reads a URL, or the path of a file.
func (r *reader) logo(v *node, p *Publisher) {
	if strings.Contains(v.text, ":") {
		p.Logo = r.url(v)
	} else {
		p.Logo = r.text(v)
	}
}

func (r *reader) pageSize(v *node, s *Site) {
	if !r.scalar(v, "a number") {
		return
	}
	n, err := strconv.Atoi(v.text)
	if err != nil || n < 1 || n > maxPageSize {
		r.errOn(v, "", "%q is not a number of rows from 1 to %d", v.text, maxPageSize)
		return
	}
	s.PageSize = n
}

func (r *reader) warnings(v *node, s *Site) {
	known := WarningNames()
	for name, state := range r.pairs(v, "warnings") {
		if !slices.Contains(known, name.Text) {
			r.errAt(r.valuePlace(name), choiceHint(name.Text, known), "unknown warning %q", name.Text)
			continue
		}
		if _, ok := r.choice(state, "state of a warning", []string{"off"}); ok {
			s.Off = append(s.Off, name)
		}
	}
}
