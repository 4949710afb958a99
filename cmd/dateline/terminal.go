package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// terminal prints what a command has to say: results on stdout, the rest on stderr.
type terminal struct {
	*flags
	stdout, stderr *os.File

	mu    sync.Mutex
	drawn time.Time // when progress was last drawn
	dirty bool      // a progress line stands on the terminal

	said []diag.Diagnostic // the findings of the last update, where files are followed
}

func newTerminal(f *flags) *terminal {
	return &terminal{flags: f, stdout: os.Stdout, stderr: os.Stderr, drawn: time.Now()}
}

// progress redraws one line, ten times a second at most and only on a terminal. The first tenth of a second shows nothing.
func (t *terminal) progress(stage string, done, total int) {
	if t.quiet || !t.mu.TryLock() {
		return
	}
	defer t.mu.Unlock()
	if time.Since(t.drawn) < 100*time.Millisecond {
		return
	}
	t.drawn = time.Now()
	if !term.IsTerminal(int(t.stderr.Fd())) {
		return
	}
	line := stage
	if total > 0 {
		line = fmt.Sprintf("%s %d/%d", stage, done, total)
	}
	fmt.Fprintf(t.stderr, "\r\x1b[K%s", line)
	t.dirty = true
}

// clear takes the progress line away.
func (t *terminal) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dirty {
		fmt.Fprint(t.stderr, "\r\x1b[K")
		t.dirty = false
	}
}

// colored reports whether to paint what goes to f.
func (t *terminal) colored(f *os.File) bool {
	switch t.color {
	case "always":
		return true
	case "never":
		return false
	}
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// shown is what is printed of the findings: with --quiet the errors, and what --strict makes one.
func (t *terminal) shown(ds []diag.Diagnostic) []diag.Diagnostic {
	if !t.quiet || t.strict {
		return ds
	}
	return slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
}

// findings prints findings for people, with code frames.
func (t *terminal) findings(to *os.File, r *render.Result) {
	if ds := t.shown(r.Diags); len(ds) > 0 {
		diag.Text(to, ds, r.Site.Text, t.colored(to))
		fmt.Fprintln(to)
	}
}

// say prints a remark on stderr, --quiet or not: it is part of an error.
func (t *terminal) say(format string, args ...any) {
	fmt.Fprintf(t.stderr, format+"\n", args...)
}

// leftOut tells, with --verbose, which briefings were left out and why.
func (t *terminal) leftOut(r *render.Result) {
	if !t.verbose || t.quiet || r.Site.Ledger == nil {
		return
	}
	for _, w := range r.Site.Ledger.Withheld {
		until := ""
		if !w.Until.IsZero() {
			until = " until " + w.Until.Format(time.RFC3339)
		}
		t.say("left out %s: %s%s", w.File, w.Reason, until)
	}
}

// counts says how many errors and warnings there are.
func (t *terminal) counts(r *render.Result) string {
	errors, warnings := diag.Count(r.Diags)
	return plural(errors, "error") + ", " + plural(warnings, "warning")
}

// withheld says what was left out, as an aside of the summary.
func (t *terminal) withheld(r *render.Result) string {
	var count [4]int
	for _, w := range r.Site.Ledger.Withheld {
		count[w.Reason]++
	}
	var parts []string
	for _, reason := range []ledger.Reason{ledger.Draft, ledger.Embargoed, ledger.Restricted} {
		if n := count[reason]; n > 0 {
			what := map[ledger.Reason]string{ledger.Draft: plural(n, "draft"), ledger.Embargoed: fmt.Sprintf("%d under embargo", n), ledger.Restricted: fmt.Sprintf("%d restricted", n)}
			parts = append(parts, what[reason])
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " · " + strings.Join(parts, ", ") + " left out"
}

// asides are the parts of the build's summary that are often empty.
func (t *terminal) asides(r *render.Result) string {
	s := t.withheld(r)
	if _, warnings := diag.Count(r.Diags); warnings > 0 {
		s += " · " + plural(warnings, "warning")
	}
	return s
}

// github adds, in GitHub Actions, annotations beside the lines and a summary of the job.
func (t *terminal) github(r *render.Result, verb string) error {
	if os.Getenv("GITHUB_ACTIONS") != "true" {
		return nil
	}
	if err := diag.GitHub(t.stdout, r.Diags); err != nil {
		return err
	}
	path := os.Getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("write job summary: %w", err)
	}
	defer f.Close()
	summary := fmt.Sprintf("### dateline %s\n\n%s: %s%s\n", verb, plural(r.Pages, "page"), t.counts(r), t.withheld(r))
	for _, d := range r.Diags {
		summary += fmt.Sprintf("\n- `%s:%d:%d` %s", d.File, d.Pos.Line, d.Pos.Col, strings.NewReplacer("\n", " ", "<", "&lt;").Replace(d.Message))
	}
	_, err = io.WriteString(f, summary+"\n")
	return err
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
