package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-0837baff/dateline/render"
)

func newBuild(f *flags) *cobra.Command {
	var watching bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site: content/ becomes public/",
		Long: `Write the site: content/ becomes public/.

Every mistake is printed with its place; where there is one, the output folder
stays as it was and the exit code is 1. Files that have not changed are not
rewritten, and only files that dateline wrote are ever removed. With --watch
the folder follows what you write, until you stop it with Ctrl-C.`,
		Example: `  dateline build
  dateline build --watch
  dateline build --base-url https://who.github.io/repo/ --strict`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			start := time.Now()
			o, err := f.options()
			if err != nil {
				return err
			}
			t := newTerminal(f)
			if watching {
				return t.watch(cmd.Context(), o)
			}
			o.Progress = t.progress
			r, err := render.Build(cmd.Context(), o, f.out, f.strict)
			t.clear()
			if err != nil {
				return err
			}
			t.findings(t.stderr, r)
			t.leftOut(r)
			if err := t.github(r, "build"); err != nil {
				return err
			}
			if r.Failed(f.strict) {
				t.say("%s; %s was left as it was", t.counts(r), f.out)
				return contentError{}
			}
			p := r.Publish
			for _, kept := range p.Kept {
				t.say("kept %s/%s: it is no longer part of the site, but was changed by someone else", f.out, kept)
			}
			if !f.quiet {
				fmt.Fprintf(t.stdout, "built %s into %s: %d written, %d unchanged, %d removed%s · %s\n",
					plural(r.Pages, "page"), f.out, p.Written, p.Unchanged+p.Adopted, p.Removed, t.asides(r), seconds(time.Since(start)))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&watching, "watch", false, "build again whenever a file changes, until stopped")
	return cmd
}

// seconds is a duration as people read it.
func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
