package ledger

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// lint is a warning about what holds, but is probably not what the author means, and that only the joined ledger shows.
// Each is in record's table of warnings, which says what it is for; all take time linear in the facts.
type lint struct {
	name  string
	sound bool // only for sites without errors: a mistake that has been told may be all that is behind it
	scope scope
	check func(x *linting)
}

// scope is what a lint's findings follow from.
type scope uint8

const (
	ofBriefings scope = iota // from the annotations of some briefings and site.yaml; each is in the file of its briefing
	ofSite                   // from all there is
	ofNames                  // from the names of actors and places alone
)

var lints = []lint{
	{"claim-after-briefing", false, ofBriefings, lateClaims},
	{"event-outside-story", false, ofBriefings, strayEvents},
	{"unconfirmed-credibility", true, ofBriefings, unconfirmed},
	{"unused-actor", true, ofSite, unusedActors},
	{"similar-names", false, ofNames, similarNames},
}

// linting is one lint at work.
type linting struct {
	*linker
	name string
}

// warn reports what the lint found at a value; the Diagnostic may still be added to.
func (x *linting) warn(file *record.File, at record.Value, hint, format string, args ...any) *diag.Diagnostic {
	x.findings.warn(x.name, file, at, hint, format, args...)
	return &x.findings[len(x.findings)-1]
}

// lint gives the warnings that the site does not switch off. It comes last: what is computed must be there.
func (k *linker) lint(files []*record.File) {
	faulty := k.faulty(files)
	for _, l := range lints {
		if !k.off(l) && (!faulty || !l.sound) {
			l.check(&linting{k, l.name})
		}
	}
}

func (l *Ledger) off(x lint) bool {
	return slices.ContainsFunc(l.Site.Off, func(v record.Value) bool { return v.Text == x.name })
}

// faulty reports whether anything so far is an error, or a file could not be read.
func (k *linker) faulty(files []*record.File) bool {
	return slices.ContainsFunc(k.findings, isError) || slices.ContainsFunc(files, hasErrors)
}

// hasErrors reports whether anything in a file is an error, or it could not be read.
func hasErrors(f *record.File) bool { return f.Broken || slices.ContainsFunc(f.Diags, isError) }

func isError(d diag.Diagnostic) bool { return d.Severity == diag.Error }
