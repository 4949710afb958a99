package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/suggest"
)

func newCheck(f *flags) *cobra.Command {
	var format string
	var suggestions bool
	formats := []string{"text", "json", "github"}
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Look for mistakes: everything that build does but writing",
		Example: `  dateline check
  dateline check --format json --strict
  dateline check --verbose     why each claim is disputed, corroborated …
  dateline check --suggest`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			start := time.Now()
			if !slices.Contains(formats, format) {
				return usageError{fmt.Errorf("--format is text, json or github, not %q", format)}
			}
			if suggestions && format == "github" {
				return usageError{errors.New("--suggest prints text or json")}
			}
			o, err := f.options()
			if err != nil {
				return err
			}
			t := newTerminal(f)
			o.Progress = t.progress
			r, err := render.Check(cmd.Context(), o)
			t.clear()
			if err != nil {
				return err
			}
			switch {
			case suggestions:
				err = t.suggest(r, format)
			case format == "json":
				err = diag.JSON(t.stdout, t.shown(r.Diags))
			case format == "github":
				err = diag.GitHub(t.stdout, t.shown(r.Diags))
			default:
				t.findings(t.stdout, r)
				t.leftOut(r)
				t.reasons(r)
				err = t.github(r, "check")
			}
			if err != nil {
				return err
			}
			if !f.quiet {
				fmt.Fprintf(t.stderr, "checked %s: %s%s · %s\n", plural(r.Pages, "page"), t.counts(r), t.withheld(r), seconds(time.Since(start)))
			}
			if r.Failed(f.strict) {
				return contentError{}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "how to print findings: text, json or github")
	cmd.Flags().BoolVar(&suggestions, "suggest", false, "print what the texts say and nothing annotates yet, ready to paste; findings go to stderr")
	return cmd
}

// reasons prints, with --verbose, why each computed value is what it is.
func (t *terminal) reasons(r *render.Result) {
	if !t.verbose || t.quiet {
		return
	}
	for _, x := range r.Site.Ledger.Reasons() {
		fmt.Fprintf(t.stdout, "%s:%d:%d: %s %s: %s: %s\n", x.File, x.Pos.Line, x.Pos.Col, x.Kind, x.Ref, x.Value, x.Why)
	}
}

// suggest prints what could be annotated on stdout and the findings on stderr.
func (t *terminal) suggest(r *render.Result, format string) error {
	t.findings(t.stderr, r)
	t.leftOut(r)
	all := suggest.Find(r.Site.Ledger, r.Site.Text)
	if format == "json" {
		return suggest.JSON(t.stdout, all)
	}
	return suggest.Text(t.stdout, all)
}
