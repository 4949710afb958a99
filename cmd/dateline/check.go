package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
)

func newCheck(f *flags) *cobra.Command {
	var format string
	formats := []string{"text", "json", "github"}
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Look for mistakes: everything that build does but writing",
		Example: `  dateline check
  dateline check --format json --strict`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			start := time.Now()
			if !slices.Contains(formats, format) {
				return usageError{fmt.Errorf("--format is text, json or github, not %q", format)}
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
			switch format {
			case "json":
				err = diag.JSON(t.stdout, t.shown(r))
			case "github":
				err = diag.GitHub(t.stdout, t.shown(r))
			default:
				t.findings(t.stdout, r)
				t.leftOut(r)
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
	return cmd
}
