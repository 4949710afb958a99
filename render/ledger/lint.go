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
	check func(x *linting)
}

var lints = []lint{
	{"claim-after-briefing", false, lateClaims},
	{"event-outside-story", false, strayEvents},
	{"unconfirmed-credibility", true, unconfirmed},
	{"unused-actor", true, unusedActors},
	{"similar-names", false, similarNames},
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
		off := slices.ContainsFunc(k.Site.Off, func(v record.Value) bool { return v.Text == l.name })
		if !off && (!faulty || !l.sound) {
			l.check(&linting{k, l.name})
		}
	}
}

// faulty reports whether anything so far is an error, or a file could not be read.
func (k *linker) faulty(files []*record.File) bool {
	isError := func(d diag.Diagnostic) bool { return d.Severity == diag.Error }
	return slices.ContainsFunc(k.findings, isError) ||
		slices.ContainsFunc(files, func(f *record.File) bool { return f.Broken || slices.ContainsFunc(f.Diags, isError) })
}
