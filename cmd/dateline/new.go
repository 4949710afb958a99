package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/scaffold"
	"github.com/seed-0837baff/dateline/templates"
)

func newNew(f *flags) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Begin a site, a briefing, an actor …",
		Long: `Begin a site, a briefing, an entry of a registry, a story, a copy of a template,
or the workflow that publishes with GitHub Pages.

Nothing is ever overwritten: files are made anew, entries are added at the end of
their registry. What was written is printed.`,
		Example: `  dateline new site my-briefings
  dateline new briefing "The harbour bridge is closed"
  dateline new actor "Ministry of Transport" --kind organization
  dateline new briefing -- "-5 °C: the canal freezes"`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			var names []string
			for _, c := range cmd.Commands() {
				names = append(names, c.Name())
			}
			return usageError{withNear(fmt.Errorf("dateline new does not know %q", args[0]), args[0], names, "")}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SetFlagErrorFunc(hyphenError)
	cmd.AddCommand(newSite(f), newBriefing(f), newStory(f), newTheme(f), newWorkflow(f))
	cmd.AddCommand(newEntry(f, scaffold.Actor, "NAME"), newEntry(f, scaffold.Place, "NAME"),
		newEntry(f, scaffold.Source, "TITLE"), newEntry(f, scaffold.Topic, "TITLE"))
	return cmd
}

func newSite(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "site DIR",
		Short: "Begin a site: a small example that builds",
		Args:  one("the folder of the site"),
		RunE: func(cmd *cobra.Command, args []string) error {
			written, err := scaffold.Site(args[0], f.content, f.out)
			if err != nil {
				return refused(err)
			}
			for _, name := range written {
				f.tell(name)
			}
			f.tell("")
			f.tell("Next:")
			for _, line := range f.next(cmd, args[0]) {
				f.tell("  " + line)
			}
			return nil
		},
	}
}

// next are the commands that come after new site.
func (f *flags) next(cmd *cobra.Command, dir string) []string {
	see := "build"
	for _, c := range cmd.Root().Commands() {
		if c.Name() == "serve" {
			see = "serve"
		}
	}
	named := ""
	if f.set.Changed("content") {
		named += " --content " + shellWord(f.content)
	}
	if f.set.Changed("out") && see == "build" {
		see += " --out " + shellWord(f.out)
	}
	cd := "cd "
	if strings.HasPrefix(dir, "-") {
		cd = "cd -- "
	}
	return []string{cd + shellWord(dir), "dateline " + see + named, `dateline new briefing "Title"` + named}
}

func newBriefing(f *flags) *cobra.Command {
	var b scaffold.Briefing
	cmd := &cobra.Command{
		Use:   "briefing TITLE",
		Short: "Begin a briefing: a draft, dated today",
		Args:  one("a title"),
		RunE: func(_ *cobra.Command, args []string) error {
			var o render.Options
			if err := f.present(&o); err != nil {
				return err
			}
			b.Title, b.Day, b.Now = args[0], o.Day, o.Now
			return f.begin(func(c scaffold.Content) (scaffold.Written, error) { return c.Briefing(b) })
		},
	}
	cmd.Flags().StringVar(&b.ID, "id", "", "the briefing's id (default: made of the title)")
	cmd.Flags().StringVar(&b.Story, "story", "", "the id of the story that it belongs to")
	return cmd
}

func newStory(f *flags) *cobra.Command {
	var id string
	cmd := &cobra.Command{
		Use:   "story TITLE",
		Short: "Begin a story: many briefings, one timeline",
		Args:  one("a title"),
		RunE: func(_ *cobra.Command, args []string) error {
			return f.begin(func(c scaffold.Content) (scaffold.Written, error) { return c.Story(args[0], id) })
		},
	}
	cmd.Flags().StringVar(&id, "id", "", "the story's id (default: made of the title)")
	return cmd
}

func newEntry(f *flags, kind scaffold.Kind, argument string) *cobra.Command {
	e := scaffold.Entry{Kind: kind}
	article := "a "
	if kind == scaffold.Actor {
		article = "an "
	}
	cmd := &cobra.Command{
		Use:   string(kind) + " " + argument,
		Short: "Add " + article + string(kind) + " to " + string(kind) + "s.yaml",
		Args:  one("a " + strings.ToLower(argument)),
		RunE: func(_ *cobra.Command, args []string) error {
			e.Title = args[0]
			return f.begin(func(c scaffold.Content) (scaffold.Written, error) { return c.Add(e) })
		},
	}
	cmd.Flags().StringVar(&e.ID, "id", "", "the id (default: made of the "+strings.ToLower(argument)+")")
	if kind == scaffold.Actor {
		kinds := scaffold.ActorKinds()
		cmd.Flags().StringVar(&e.Actor, "kind", kinds[0], "what sort of actor: "+strings.Join(kinds, ", "))
	}
	return cmd
}

func newTheme(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "theme [FILE]",
		Short: "Copy a file of the theme to templates/, to be changed; without FILE, list them",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				list, err := scaffold.ThemeFiles(templates.FS)
				for _, file := range list {
					fmt.Println(file)
				}
				return err
			}
			if err := one("one file of the theme")(cmd, args); err != nil {
				return err
			}
			name, err := scaffold.Theme(templates.FS, f.templates, args[0])
			return f.told(name, err)
		},
	}
}

func newWorkflow(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "workflow",
		Short: "Write .github/workflows/pages.yml, which publishes with GitHub Pages",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := f.contentThere(); err != nil {
				return err
			}
			name, err := scaffold.Workflow(f.content)
			return f.told(name, err)
		},
	}
}

// begin begins something in the content folder and tells where, and its id, by which everything else refers to it.
func (f *flags) begin(do func(scaffold.Content) (scaffold.Written, error)) error {
	if err := f.contentThere(); err != nil {
		return err
	}
	w, err := do(scaffold.Content{Dir: f.content, Out: f.out})
	if w.Line > 0 {
		return f.told(fmt.Sprintf("%s:%d: %s", w.File, w.Line, w.ID), err)
	}
	return f.told(w.File, err)
}

// contentThere refuses to begin anything but a site where there is no site.
func (f *flags) contentThere() error {
	switch info, err := os.Stat(f.content); {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{fmt.Errorf("there is no folder %q here; `dateline new site DIR` begins a site, --content names another folder", f.content)}
	case err != nil:
		return fmt.Errorf("look for the content: %w", err)
	case !info.IsDir():
		return usageError{fmt.Errorf("--content: %s is not a folder", f.content)}
	}
	return nil
}

// told prints what was written.
func (f *flags) told(name string, err error) error {
	if err != nil {
		return refused(err)
	}
	f.tell(name)
	return nil
}

func (f *flags) tell(line string) {
	if !f.quiet {
		fmt.Println(line)
	}
}

// refused makes what may not be begun a matter of usage.
func refused(err error) error {
	if no := (scaffold.Refused{}); errors.As(err, &no) {
		return usageError{err}
	}
	return err
}

// one wants exactly one argument, what.
func one(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return usageError{fmt.Errorf("%s needs %s", cmd.CommandPath(), what)}
		case 1:
			return nil
		}
		return usageError{fmt.Errorf("%s takes %s, not %d arguments; put it in quotes: %q", cmd.CommandPath(), what, len(args), strings.Join(args, " "))}
	}
}

// hyphenError explains a title that was taken for a flag.
func hyphenError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && (unknown.GetSpecifiedShortnames() != "" || strings.Contains(unknown.GetSpecifiedName(), " ")) {
		return usageError{fmt.Errorf("%w; what begins with a hyphen but is no flag stands behind --: %s -- \"-…\"", err, cmd.CommandPath())}
	}
	return flagError(cmd, err)
}

// plainWord is what a shell takes as it is.
var plainWord = regexp.MustCompile(`^[\pL\pN_./-]+$`)

// shellWord is s as one word of a shell's command line.
func shellWord(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
