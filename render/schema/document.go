package schema

import (
	"github.com/seed-0837baff/dateline/render/record"
)

// draft is the language that the documents are written in.
const draft = "https://json-schema.org/draft/2020-12/schema"

// Document is a schema as it is published.
type Document struct {
	Path  string // below the output folder: data/briefing.schema.json
	write func(name string) object
}

// JSON returns the document's bytes, which end in a line feed.
func (d Document) JSON() []byte {
	return append(appendJSON(make([]byte, 0, 32<<10), d.write(d.Path[len(folder):]), 0), '\n')
}

const folder = "data/"

// Documents lists the schemas by path.
func Documents() []Document {
	return []Document{
		{folder + "actors.schema.json", registry(record.ActorsFile, "actor", "actors.yaml: id → actor.")},
		{folder + "briefing.schema.json", matter(record.BriefingFile, "briefing", "The front matter of briefings/**/<id>.md.")},
		{folder + "ledger.schema.json", ledgerLine},
		{folder + "page.schema.json", matter(record.PageFile, "page", "The front matter of pages/<path>.md.")},
		{folder + "places.schema.json", registry(record.PlacesFile, "place", "places.yaml: id → place.")},
		{folder + "site.schema.json", matter(record.SiteFile, "site", "site.yaml: the site.")},
		{folder + "sources.schema.json", registry(record.SourcesFile, "source", "sources.yaml: id → source.")},
		{folder + "story.schema.json", matter(record.StoryFile, "story", "The front matter of stories/<id>.md.")},
		{folder + "topics.schema.json", registry(record.TopicsFile, "topic", "topics.yaml: id → topic.")},
	}
}

// heading is what every document begins with.
func heading(name, title, description string) object {
	return object{{"$schema", draft}, {"$id", name}, {"title", title}, {"description", description}}
}

// matter is the schema of a file whose keys are those of a Kind.
func matter(k record.Kind, noun, description string) func(string) object {
	return func(name string) object {
		s := &shaper{}
		keys := s.entry(record.Keys(k), "")
		return heading(name, "dateline: "+noun, description).with(keys...).with(member{"$defs", s.defs()})
	}
}

// registry is the schema of a file that maps ids to entries whose keys are those of a Kind. An entry's own schema,
// #/$defs/<noun>, is that of the front matter of its file, where it has one: actors/<id>.md.
func registry(k record.Kind, noun, description string) func(string) object {
	return func(name string) object {
		s := &shaper{}
		entry := s.entry(record.Keys(k), "")
		o := heading(name, "dateline: "+noun+"s", description).with(byID(ref(noun))...)
		for i := range o {
			if o[i].name == "type" {
				o[i].value = list{"object", "null"} // an empty file
			}
		}
		return o.with(member{"$defs", object{{noun, entry}}.with(s.defs()...)})
	}
}
