package schema

import (
	"strings"

	"github.com/seed-0837baff/dateline/render/record"
)

// vocabularyParts are the parts of the page: a kind of file each.
var vocabularyParts = []struct {
	kind               record.Kind
	title, noun, where string
}{
	{record.SiteFile, "Site", "site", "`site.yaml`. Everything but the title has a default."},
	{record.BriefingFile, "Briefing", "briefing", "The front matter of `briefings/<any folders>/<id>.md`. The file's name is the briefing's id, and " +
		"its annotations, sources among them, share one set of ids."},
	{record.StoryFile, "Story", "story", "The front matter of `stories/<id>.md`. The text below it introduces the story."},
	{record.ActorsFile, "Actor", "actor", "`actors.yaml` maps ids to actors; `actors/<id>.md` holds one in its front matter, with a written profile below."},
	{record.PlacesFile, "Place", "place", "`places.yaml`, or `places/<id>.md`."},
	{record.SourcesFile, "Source", "source", "`sources.yaml`, or `sources/<id>.md`: sources that several briefings use."},
	{record.TopicsFile, "Topic", "topic", "`topics.yaml`, or `topics/<id>.md`. A topic exists by being used; an entry gives it a proper title."},
	{record.PageFile, "Page", "page", "The front matter of `pages/<path>.md`, which becomes the page `/<path>/`."},
}

// formNames explain the sorts of text, in the order in which they are told.
var formNames = []struct{ kind, name, doc string }{
	{record.TypeText, "text", "Plain text. Quotation marks are needed where YAML would see something else: around a text with a colon and a space, " +
		"or one that begins with a bracket, a brace or `#`."},
	{record.TypeMarkdown, "Markdown", "Text in which Markdown counts."},
	{record.TypeID, "id", "Lower-case letters of any script, digits and hyphens: `john-kirby`."},
	{record.TypeReference, "reference", "The id of something that exists. What another briefing holds is `briefing-id#local-id`."},
	{record.TypeDate, "date", "[EDTF](https://www.loc.gov/standards/datetime/): `2023`, `2023-06`, `2023-06-10`, `2023?` uncertain, `2023~` approximate, " +
		"`2023-21` spring, `a/b` lasted, `a/..` goes on, `/b` start unknown, `\"[a..b]\"` some time between, in quotation marks."},
	{record.TypeMoment, "day or moment", "`2023-06-10`, or `2023-06-10T18:30:00+02:00` (RFC 3339)."},
	{record.TypeInstant, "moment", "`2023-06-10T18:30:00+02:00` (RFC 3339)."},
	{record.TypeFlag, "true or false", "`true` or `false`."},
	{record.TypeInteger, "whole number", "`50`."},
	{record.TypeNumber, "number", "`55.8`."},
	{record.TypeURL, "URL", "An absolute address of the web, http or https."},
	{record.TypePath, "path", "An address of this site, from its root: `/about/`."},
	{record.TypeMail, "mail address", "`mailto:` and an address."},
	{record.TypeLanguage, "language", "A BCP 47 tag: `en`, `fr-CA`, `zh-Hant`."},
	{record.TypeZone, "time zone", "A name of the IANA database: `Europe/Paris`."},
}

func vocabularyPage() string {
	p := newPage("Vocabulary", "Every key that content may have, file by file.", `
Part of the [reference](../reference.md). These are the keys that content is checked against: an unknown or repeated key, a
value of another form and a key without a value are errors. One value may stand where several are allowed.

Editors can complete and explain the keys. Their [JSON Schemas](../reference.md#json-schemas) are part of every site.
`)
	p.heading(1, "Forms")
	var rows [][]string
	for _, f := range formNames {
		rows = append(rows, []string{f.name, f.doc})
	}
	p.table([]string{"Form", "What to write"}, rows)
	for _, part := range vocabularyParts {
		p.heading(1, part.title)
		p.text(part.where)
		p.keys(record.Keys(part.kind), part.title)
	}
	return p.String()
}

// keys writes the table of a map's keys and then those of the maps within it. title is the map's heading.
func (p *pageText) keys(keys []record.Key, title string) {
	type part struct {
		title string
		keys  []record.Key
	}
	var parts []part
	rows := make([][]string, len(keys))
	for i, k := range keys {
		within := kindTitle(title) + ": " + code(k.Name)
		name := code(k.Name)
		if inner := innerKeys(k.Form); inner != nil {
			name = anchored(k.Name, idOf(within))
			parts = append(parts, part{within, inner})
		}
		form := formWords(k.Form)
		if k.Required { // no column of its own: a phone has no room for one that is mostly empty
			form += "; **required**"
		}
		rows[i] = []string{name, form, plain(k.Doc)}
	}
	p.table([]string{"Key", "Form", "Meaning"}, rows)
	for _, x := range parts {
		if p.told[x.title] { // a briefing's own sources are as others
			continue
		}
		p.told[x.title] = true
		p.heading(2, x.title)
		p.keys(x.keys, x.title)
	}
}

// kindTitle is the title of what a map stands in, for headings of maps within it: "Claim" for the claims of a briefing.
func kindTitle(title string) string {
	if at := strings.LastIndex(title, ": "); at >= 0 {
		name := strings.TrimSuffix(strings.Trim(title[at+2:], "`"), "s")
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return title
}

// innerKeys are the keys of the maps that a value consists of; nil where there are none.
func innerKeys(f record.Form) []record.Key {
	for _, one := range append([]record.Form{f}, f.Or...) {
		if one.Each != nil {
			if inner := innerKeys(*one.Each); inner != nil {
				return inner
			}
		}
		if one.Keys != nil {
			return one.Keys
		}
	}
	return nil
}

// formWords says in a few words what a value is.
func formWords(f record.Form) string {
	var all []string
	for _, one := range append([]record.Form{f}, f.Or...) {
		all = append(all, oneWords(one))
	}
	words := strings.Join(all, " or ")
	switch {
	case f.Size == 2:
		return "list of two: " + words + "s"
	case f.List:
		return "one or several: " + words
	}
	return words
}

func oneWords(f record.Form) string {
	switch {
	case len(f.Enum) == 1:
		return code(f.Enum[0])
	case f.Enum != nil:
		return "one of " + codes(f.Enum)
	case f.Type == record.TypeMap && f.Each == nil:
		return "map"
	case f.Type == record.TypeMap && keyedByID(f):
		return "id → " + formWords(*f.Each)
	case f.Type == record.TypeMap:
		return "name → " + formWords(*f.Each)
	}
	for _, x := range formNames {
		if x.kind == f.Type {
			return x.name
		}
	}
	return f.Type
}
