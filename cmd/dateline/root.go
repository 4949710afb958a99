package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/templates"
)

// commands is the command table: a line a verb.
var commands = []func(*flags) *cobra.Command{
	newServe,
	newBuild,
	newCheck,
	newImpact,
	newNew,
	newVersion,
}

// flags are those that every command takes.
type flags struct {
	content, templates, out, baseURL, now, color string
	drafts, strict, quiet, verbose               bool
	set                                          *pflag.FlagSet
}

func newRoot() *cobra.Command {
	f := &flags{}
	root := &cobra.Command{
		Use:   "dateline",
		Short: "dateline compiles annotated briefings into a static site",
		Long: `dateline compiles annotated briefings into a static site.

Briefings are Markdown articles whose front matter says who said what, what
happened when and where, on which source, and who denies it. dateline checks
every quotation, speaker, source and reference, works out what is disputed,
corroborated or overdue, and writes a site with timelines and actor pages.
A mistake is an error at file:line:column.`,
		Example: `  dateline serve              preview while you write
  dateline new site DIR       begin with an example that builds
  dateline build              content/ becomes public/
  dateline check              only look for mistakes
  dateline build --strict     warnings are errors, as in CI`,
		Args:          noArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	p := root.PersistentFlags()
	p.StringVar(&f.content, "content", "content", "folder of the content")
	p.StringVar(&f.templates, "templates", "templates", "folder whose files override the theme's, file by file")
	p.StringVar(&f.out, "out", "public", "output folder")
	p.StringVar(&f.baseURL, "base-url", "", "absolute URL at which the site will stand (default: site.yaml's)")
	p.StringVar(&f.now, "now", "", "the present: YYYY-MM-DD in the site's zone, or RFC 3339 (default: the clock)")
	p.BoolVar(&f.drafts, "drafts", false, "include drafts")
	p.BoolVar(&f.strict, "strict", false, "treat warnings as errors")
	p.StringVar(&f.color, "color", "auto", "colours: auto, always or never")
	p.BoolVar(&f.quiet, "quiet", false, "print errors only")
	p.BoolVar(&f.verbose, "verbose", false, "print more: what was left out, what was rendered, why values are what they are")
	f.set = p
	root.SetFlagErrorFunc(flagError)
	root.CompletionOptions.HiddenDefaultCmd = false
	for _, add := range commands {
		root.AddCommand(add(f))
	}
	return root
}

// noArgs refuses arguments; an unknown command comes with a near match.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasParent() {
		return usageError{fmt.Errorf("%s takes no argument, not %q", cmd.CommandPath(), args[0])}
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return usageError{withNear(fmt.Errorf("unknown command %q", args[0]), args[0], names, "")}
}

func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		err = withNear(err, unknown.GetSpecifiedName(), names, "--")
	}
	return usageError{err}
}

func withNear(err error, name string, known []string, prefix string) error {
	if near := diag.Nearest(name, slices.Values(known)); near != "" {
		return fmt.Errorf("%w; did you mean %s%s?", err, prefix, near)
	}
	return err
}

// options turns the flags into what package render takes.
func (f *flags) options() (render.Options, error) {
	o := render.Options{Content: clean(f.content), Templates: clean(f.templates), Theme: templates.FS, Apart: []string{f.templates}, BaseURL: f.baseURL, Drafts: f.drafts}
	if !slices.Contains([]string{"auto", "always", "never"}, f.color) {
		return o, usageError{fmt.Errorf("--color is auto, always or never, not %q", f.color)}
	}
	if f.baseURL != "" && !strings.HasPrefix(f.baseURL, "https://") && !strings.HasPrefix(f.baseURL, "http://") {
		return o, usageError{fmt.Errorf("--base-url is an absolute URL such as https://who.github.io/repo/, not %q", f.baseURL)}
	}
	if err := f.present(&o); err != nil {
		return o, err
	}
	switch info, err := os.Stat(f.templates); {
	case errors.Is(err, fs.ErrNotExist) && !f.set.Changed("templates"):
		o.Templates = ""
	case err != nil:
		return o, usageError{fmt.Errorf("--templates: there is no folder %q", f.templates)}
	case !info.IsDir():
		return o, usageError{fmt.Errorf("--templates: %s is not a folder", f.templates)}
	}
	switch info, err := os.Stat(f.content); {
	case errors.Is(err, fs.ErrNotExist):
		return o, usageError{fmt.Errorf("there is no folder %q here; `dateline new site DIR` begins a site, --content names another folder", f.content)}
	case err != nil:
		return o, fmt.Errorf("read content: %w", err)
	case !info.IsDir():
		return o, usageError{fmt.Errorf("--content: %s is not a folder", f.content)}
	}
	return o, nil
}

func (f *flags) present(o *render.Options) error {
	o.Now = time.Now()
	if f.now == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, f.now); err == nil {
		o.Day = f.now
		return nil
	}
	t, err := time.Parse(time.RFC3339, f.now)
	if err != nil {
		return usageError{fmt.Errorf("--now is YYYY-MM-DD or RFC 3339 (2026-01-31T09:00:00+01:00), not %q", f.now)}
	}
	o.Now = t
	return nil
}

// clean drops trailing slashes, so that messages read content/x.md however the folder was named.
func clean(dir string) string {
	if trimmed := strings.TrimRight(dir, "/"); trimmed != "" {
		return trimmed
	}
	return dir
}
