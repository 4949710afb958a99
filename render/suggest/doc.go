// Package suggest finds what a briefing's text says and nothing annotates yet: quotations, dates and names, each with the
// Markdown and YAML that would annotate it, ready to paste. It stands beside the pipeline: in comes a Ledger and the files'
// texts, out go Suggestions; nothing is written.
//
// The rules are for English prose and rather miss ten than propose one that is wrong. Only paragraphs are looked at, not
// headings, tables and code; what overlaps a passage that an annotation hangs on is annotated.
//
// # Quotations
//
// Four words or more between quotation marks (as package record finds them) that no annotation and no earlier suggestion has.
// The speaker is the actor of the same sentence who stands beside a verb of speech ("Kirby said", "said Kirby", "according to
// Kirby"), the nearest if there are several; "told Kirby" and "Kirby was told" are none. Where there is no speaker, the entry
// says so. A passage that holds markup is named by `quote`, not by a link.
//
// # Dates
//
// 12 June 2023, June 12, 2023, 2023-06-12, 12 June, June 2023; not within quotations or links, not one
// end of a range, and not a limit ("until 12 June").
// A date is known if an event, claim, source or correction of the briefing, or the briefing itself, has it; a date without a
// year is known if any of them has it in any year. A missing year is that which brings the date nearest to the briefing's own,
// or, where none of the briefing's events lies in a year beside that, that of the most of them.
//
// # Names
//
// Two or more words with capitals, particles apart, that occur twice, or once behind a role ("spokesman", "General"), and
// that are neither a name nor part of a name in the registries, nor of a source's title.
//
// # Laws
//
//  1. Suggestions are a pure function of the Ledger and the texts, in the order of files and lines.
//  2. Pasting one adds no error, but for what its comment says is still wanted.
//  3. Time is linear in the prose.
package suggest

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/markdown"
	"github.com/seed-0837baff/dateline/render/record"
)

// Suggestion is one thing that could be annotated.
type Suggestion struct {
	Kind     string   // quotation, date or name
	File     string   // as in diag.Diagnostic
	Pos      diag.Pos // the line; the column is not known
	Text     string   // the passage, date or name as it stands in the text
	Markdown string   // what to put in its place; "" where nothing is to change
	Under    string   // where the entry goes: claims, events, actors.yaml or places.yaml
	ID       string   // the entry's id
	Entry    string   // its value, a YAML map on one line
	Comment  string   // what the author should know or add; "" for nothing
}

// maxSuggestions is how many things of one kind are suggested for one briefing: more are not read.
const maxSuggestions = 100

// Find returns the suggestions for all briefings, withheld ones included. text gives a file's text by its name in messages.
func Find(l *ledger.Ledger, text func(file string) []byte) []Suggestion {
	known := registered(l)
	var all []Suggestion
	for _, b := range l.Every() {
		if b.Body == nil || b.Body.Doc == nil || b.File.Broken {
			continue
		}
		f := newFinder(b, text(b.File.Name), known)
		f.quotations()
		f.dates()
		f.names()
		slices.SortStableFunc(f.found, func(x, y Suggestion) int { return cmp.Compare(x.Pos.Line, y.Pos.Line) })
		all = append(all, f.found...)
	}
	slices.SortStableFunc(all, func(x, y Suggestion) int { return strings.Compare(x.File, y.File) })
	return all
}

// finder looks at one briefing.
type finder struct {
	*ledger.Briefing
	doc      *markdown.Doc
	quotes   []record.Quotation
	prose    []paragraph
	flat     string // the file's text, white-space runs one space: to see whether a passage stands there without markup
	ids      map[string]bool
	known    *registry
	found    []Suggestion
	findable map[string]bool // texts of quotations that were suggested or hang on
}

// paragraph is a block of prose with the beginnings of its sentences.
type paragraph struct {
	start, end int   // bytes in the body's text
	sentences  []int // bytes in the body's text
}

func newFinder(b *ledger.Briefing, text []byte, known *registry) *finder {
	f := &finder{Briefing: b, doc: b.Body.Doc, quotes: record.Quotations(b.Body.Doc), known: known,
		flat: strings.Join(strings.Fields(string(text)), " "), ids: map[string]bool{"main": true}, findable: map[string]bool{}}
	for _, block := range f.doc.Blocks {
		if block.Kind != markdown.Paragraph {
			continue
		}
		p := paragraph{start: block.Start, end: block.End, sentences: record.Sentences(f.doc.Text[block.Start:block.End])}
		for i := range p.sentences {
			p.sentences[i] += block.Start
		}
		f.prose = append(f.prose, p)
	}
	for id := range b.IDs() {
		f.ids[id] = true
	}
	return f
}

// suggest adds a suggestion about the stretch of the text that begins at start.
func (f *finder) suggest(start int, s Suggestion) {
	s.File, s.Pos = f.File.Name, diag.Pos{Line: f.doc.Pos(start).Line, Col: 1}
	f.found = append(f.found, s)
}

// annotated reports whether a stretch of the text touches a passage.
func (f *finder) annotated(start, end int) bool {
	ps := f.Body.Passages
	i := sort.Search(len(ps), func(i int) bool { return ps[i].Start >= end })
	for ; i > 0; i-- { // passages overlap seldom, and not deep
		if ps[i-1].End > start {
			return true
		}
		if start-ps[i-1].End > maxPassage {
			break
		}
	}
	return false
}

// maxPassage is how far before a stretch a passage may begin that covers it for this to be seen, in bytes.
const maxPassage = 2000

// quoted reports whether a stretch of the text touches a quotation.
func (f *finder) quoted(start, end int) bool {
	i := sort.Search(len(f.quotes), func(i int) bool { return f.quotes[i].End > start })
	return i < len(f.quotes) && f.quotes[i].Start < end
}

// sentence is the stretch of p's sentence that holds the byte at.
func (p *paragraph) sentence(at int) (start, end int) {
	i := sort.SearchInts(p.sentences, at+1)
	end = p.end
	if i < len(p.sentences) {
		end = p.sentences[i]
	}
	return p.sentences[max(0, i-1)], end
}

// paragraphAt is the paragraph that holds the byte at; nil where other blocks do.
func (f *finder) paragraphAt(at int) *paragraph {
	i := sort.Search(len(f.prose), func(i int) bool { return f.prose[i].end > at })
	if i == len(f.prose) || f.prose[i].start > at {
		return nil
	}
	return &f.prose[i]
}
