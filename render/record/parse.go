package record

import (
	"path"
	"strconv"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/markdown"
	"github.com/seed-0837baff/dateline/render/source"
)

// Options is what reading a file depends on beside the file.
type Options struct {
	Compact    bool // bodies without their sources: offsets in them are no longer told to the column, and nothing of the file's bytes is kept
	UnsafeHTML bool // raw HTML in Markdown is kept
}

// kind is how files of one Kind are recognised and read.
type kind struct {
	path  string // where they are: a file, or a pattern of path.Match; ** stands for folders below
	prose bool   // front matter and a body; else YAML throughout
	keys  func() []Key
	read  func(r *reader, f *File, n *node)
}

// kinds is the table of what content files hold.
var kinds = [...]kind{
	SiteFile:     {"site.yaml", false, siteKeys.data, parseSite},
	ActorsFile:   {"actors.yaml", false, actorKeys.data, parseActors},
	PlacesFile:   {"places.yaml", false, placeKeys.data, parsePlaces},
	SourcesFile:  {"sources.yaml", false, registeredSourceKeys.data, parseSources},
	TopicsFile:   {"topics.yaml", false, topicKeys.data, parseTopics},
	ActorFile:    {"actors/*.md", true, actorKeys.data, parseActor},
	PlaceFile:    {"places/*.md", true, placeKeys.data, parsePlace},
	SourceFile:   {"sources/*.md", true, registeredSourceKeys.data, parseSource},
	TopicFile:    {"topics/*.md", true, topicKeys.data, parseTopic},
	StoryFile:    {"stories/*.md", true, storyKeys.data, parseStory},
	BriefingFile: {"briefings/**/*.md", true, briefingKeys.data, parseBriefing},
	PageFile:     {"pages/**/*.md", true, pageKeys.data, parsePage},
}

// Keys returns the keys that a file of that Kind may have, in the order of the vocabulary; in a registry, each of its
// entries. It returns nil for a StrayFile.
func Keys(k Kind) []Key {
	if int(k) >= len(kinds) {
		return nil
	}
	return kinds[k].keys()
}

// KindOf tells what the file at p, a slash path below the content folder, holds: StrayFile where the vocabulary has no
// such place.
func KindOf(p string) Kind {
	for i, k := range kinds {
		folder, deep, found := strings.Cut(k.path, "/**/")
		if found {
			if ok, _ := path.Match(deep, path.Base(p)); !ok || !strings.HasPrefix(p, folder+"/") {
				continue
			}
		} else if ok, _ := path.Match(k.path, p); !ok {
			continue
		}
		if path.Base(p) != ".md" {
			return Kind(i)
		}
	}
	return StrayFile
}

// Parse reads a content file. It always returns a File; what is wrong stands in its Diags. A file that could not be read as
// text (nil Data), or that stands where the vocabulary knows none, gives an empty File without findings: they are source's.
func Parse(src *source.File, opt Options) *File {
	f := &File{Path: src.Path, Name: src.Name, Kind: KindOf(src.Path)}
	if f.Kind == StrayFile {
		return f
	}
	r := &reader{file: src, opt: opt, suggested: nearBudget}
	if src.Data == nil {
		r.broken(f)
		return f
	}
	k := kinds[f.Kind]
	front, body := matter{yaml: src.Data, line: 1}, matter{}
	limit := maxRegistry
	if k.prose {
		var ok bool
		limit = maxFrontMatter
		if front, body, ok = r.divide(src.Data); !ok {
			r.broken(f)
			r.finish(f)
			return f
		}
	}
	r.yaml, r.first = front.yaml, front.line
	n, done, ds := parseYAML(front.yaml, front.line, limit)
	defer done()
	r.report(ds)
	if n == nil {
		r.broken(f)
		r.finish(f)
		return f
	}
	if k.prose {
		f.front = factsOf(n)
	}
	k.read(r, f, n)
	if k.prose {
		doc, ds := markdown.Parse(body.yaml, markdown.Options{Line: int(body.line), UnsafeHTML: opt.UnsafeHTML, Reserved: r.reserved})
		r.report(ds)
		f.Body = &Body{Doc: doc}
		refused := doc.Text == "" && len(ds) > 0 // over a limit: no passage can be found, and none is missing
		if f.Briefing != nil && !refused {
			r.anchor(f.Briefing, f.Body)
		}
	}
	r.lint(f)
	r.finish(f)
	if f.Body != nil && opt.Compact {
		f.Body.Doc = f.Body.Doc.Compact()
	}
	return f
}

// broken gives a file that cannot be read what its path says of it, so that what refers to it finds it.
func (r *reader) broken(f *File) {
	f.Broken = true
	id := Value{Text: stem(f.Path), Pos: diag.Pos{Line: 1, Col: 1}}
	switch f.Kind {
	case SiteFile:
		f.Site = newSite()
	case ActorFile:
		f.Actors = []*Actor{{ID: id}}
	case PlaceFile:
		f.Places = []*Place{{ID: id}}
	case SourceFile:
		f.Sources = []*Source{{ID: id}}
	case TopicFile:
		f.Topics = []*Topic{{ID: id}}
	case StoryFile:
		f.Story = &Story{ID: id}
	case BriefingFile:
		f.Briefing = &Briefing{ID: id}
	case PageFile:
		f.Page = &Page{Path: strings.TrimSuffix(strings.TrimPrefix(f.Path, "pages/"), ".md"), Pos: id.Pos}
	}
	if kinds[f.Kind].prose {
		doc, _ := markdown.Parse(nil, markdown.Options{Line: 1})
		f.Body = &Body{Doc: doc}
	}
}

// finish hands over the findings.
func (r *reader) finish(f *File) {
	if more := r.errors - maxMistakes; more == 1 {
		r.diags = append(r.diags, diag.Diagnostic{Pos: r.overflow, Message: "and 1 more mistake in this file"})
	} else if more > 1 {
		r.diags = append(r.diags, diag.Diagnostic{Pos: r.overflow, Message: "and " + strconv.Itoa(more) + " more mistakes in this file"})
	}
	for i := range r.diags {
		d := &r.diags[i]
		d.File = r.file.Name
		if d.Pos.IsZero() {
			d.Pos = diag.Pos{Line: 1, Col: 1}
		}
		for k := range d.Related {
			if d.Related[k].File == "" {
				d.Related[k].File = r.file.Name
			}
		}
	}
	f.Diags = diag.Sort(r.diags)
}

// fileID is the id that the file's name gives.
func (r *reader) fileID() Value {
	id := Value{Text: stem(r.file.Path), Pos: diag.Pos{Line: 1, Col: 1}}
	if message, hint := badID(id.Text); message != "" {
		r.errAt(place{id.Pos, 0}, strings.Replace(hint, "write ", "name the file ", 1), "the file's name: %s", message)
	}
	return id
}

func stem(p string) string { return strings.TrimSuffix(path.Base(p), ".md") }

// fileOwner is the file as the one whose keys its front matter holds.
func (r *reader) fileOwner() owner { return owner{place: place{diag.Pos{Line: 1, Col: 1}, 3}} }

// ownerOf is the entry with that id.
func (r *reader) ownerOf(id Value) owner {
	return owner{place: place{id.Pos, len([]rune(id.Text))}, id: id.Text}
}

// reserved reports whether no heading may have id.
func (r *reader) reserved(id string) bool {
	if id == reservedID {
		return true
	}
	if r.briefing == nil {
		return false
	}
	_, taken := r.briefing.ids[id]
	return taken
}

// reservedID is the local id that every page has: that of its main part.
const reservedID = "main"
