package record

import (
	"fmt"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// lint is a warning about what holds, but is probably not what the author means. What one says must be seen in its file
// alone; the others are the ledger's. Each is in the table of warnings, which says what it is for.
type lint struct {
	name  string
	check func(r *reader, f *File, warn warner)
}

// warner reports what a lint found.
type warner func(at place, hint, format string, args ...any) *finding

var lints = []lint{
	{"likelihood-and-confidence", lintGrades},
	{"unlinked-source", lintLinks},
	{"common-alias", lintAliases},
	{"paraphrased-quotation", lintParaphrases},
}

// lint gives the warnings of a file without errors: what an error keeps from being read must not be missed as well.
func (r *reader) lint(f *File) {
	if r.errors > 0 {
		return
	}
	for _, l := range lints {
		l.check(r, f, func(at place, hint, format string, args ...any) *finding {
			r.diags = append(r.diags, diag.Diagnostic{Severity: diag.Warning, Name: l.name,
				Pos: at.pos, Width: at.width, Message: fmt.Sprintf(format, args...), Hint: hint})
			return &r.diags[len(r.diags)-1]
		})
	}
}

// lintGrades looks for claims that are graded twice. A likelihood is of what is claimed, a confidence of the judgement; the
// standard (ICD 203, D.6.e(2)) asks not to join them in one sentence, since readers take one for the other.
func lintGrades(r *reader, f *File, warn warner) {
	if f.Briefing == nil {
		return
	}
	for _, c := range f.Briefing.Claims {
		if c.Likelihood == "" || c.Confidence == "" {
			continue
		}
		d := warn(r.valuePlace(Value{c.Confidence, c.Graded.Confidence}),
			"keep one of them; if the speaker gave both, put what he is confident of into a claim of its own",
			"claim %q has a likelihood and a confidence, which readers take for one another", c.ID.Text)
		r.related(d, c.Graded.Likelihood, "its likelihood")
	}
}

// linkable are the kinds of source that are mostly to be found somewhere. Statements and interviews may only have been heard.
var linkable = map[string]bool{"agency": true, "report": true, "document": true, "data": true, "imagery": true}

// lintLinks looks for sources that nobody could look up: without an address or a copy, not read in another source, and
// without a summary that says what they are.
func lintLinks(r *reader, f *File, warn warner) {
	check := func(s *Source) {
		if !linkable[s.Kind] || s.URL.IsSet() || s.Archived.IsSet() || s.Summary.IsSet() || len(s.Via) > 0 {
			return
		}
		warn(r.ownerOf(s.ID).place, "give its `url` or `archived`; name in `via` where it was read; or say in `summary` what it is and why there is no address",
			"source %q has neither url nor archived, so no reader can look it up", s.ID.Text)
	}
	for _, s := range f.Sources {
		check(s)
	}
	if f.Briefing != nil {
		for _, s := range f.Briefing.Sources {
			check(s)
		}
	}
}

// lintAliases looks for names that are words of every text. Names match as they are written: what is in capitals throughout
// is no word, but the word at the beginning of a sentence is one.
func lintAliases(r *reader, f *File, warn warner) {
	check := func(alias Value, id string) {
		if !isCommon(alias.Text) || strings.ToUpper(alias.Text) == alias.Text {
			return
		}
		warn(r.valuePlace(alias), "leave it out, or use a name that is no word: in a single text, a briefing's `aliases` may say whom a word means",
			"alias %q is a common word: wherever it stands it is taken for %q", alias.Text, id)
	}
	for _, a := range f.Actors {
		for _, v := range a.Aliases {
			check(v, a.ID.Text)
		}
	}
	for _, p := range f.Places {
		for _, v := range p.Aliases {
			check(v, p.ID.Text)
		}
	}
}
