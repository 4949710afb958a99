package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/preview"
)

const defaultPort = 8080

func newServe(f *flags) *cobra.Command {
	var host string
	var port int
	var open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site in a browser that follows what you write",
		Long: `Preview the site in a browser that follows what you write.

Pages are rendered when they are asked for, and again as soon as a file is
saved. Mistakes are shown here and over the page, which stays as it was last
good. Nothing is written to the output folder. With --drafts, drafts, pieces
under embargo and restricted ones are shown too, marked.

Only this machine can see the preview, unless --host names another interface.`,
		Example: `  dateline serve
  dateline serve --drafts --open
  dateline serve --host 0.0.0.0     for a phone on the same network`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			previewCollector()
			o, err := f.options()
			if err != nil {
				return err
			}
			o.All = f.drafts
			l, err := preview.Listen(host, port, cmd.Flags().Changed("port"))
			if err != nil {
				return err
			}
			s := &serving{terminal: newTerminal(f), server: preview.New(l, host), open: open}
			s.preview.Strict = f.strict
			s.preview.Rendered = s.rendered
			if at, ok := l.Addr().(*net.TCPAddr); ok && at.Port != port && port != 0 {
				s.note("port %d is busy; using %d", port, at.Port)
			}
			s.warnOfOthers(host)
			o.Progress = s.progress
			return s.run(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&host, "host", "127.0.0.1", "interface to listen at")
	cmd.Flags().IntVar(&port, "port", defaultPort, "port to listen at (default: the next free one from 8080 on)")
	cmd.Flags().BoolVar(&open, "open", false, "open the site in a browser")
	return cmd
}

// serving is a running preview.
type serving struct {
	*terminal
	server  *preview.Server
	preview render.Preview
	open    bool
	good    bool // a site has been shown
}

// run serves until ctx ends.
func (s *serving) run(ctx context.Context, o render.Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan error, 1)
	go func() {
		served <- s.server.Serve()
		stop()
	}()
	err := render.Follow(ctx, o, s.follow(o, s.show))
	return errors.Join(err, s.server.Close(), <-served)
}

// follow is how files are followed.
func (t *terminal) follow(o render.Options, each func(render.Update) error) render.FollowOptions {
	updated := collectWhenQuiet()
	f := render.FollowOptions{
		Templates: t.templates, Ignore: []string{t.out},
		Each: func(u render.Update) error {
			defer updated()
			return each(u)
		},
		Notice: func(message string) { t.note("%s", message) },
	}
	if t.now == "" {
		f.Clock = time.Now
	}
	return f
}

// result prints a result, which --quiet leaves out.
func (t *terminal) result(format string, args ...any) {
	if !t.quiet {
		fmt.Fprintf(t.stdout, format+"\n", args...)
	}
}

// note prints a remark that --quiet leaves out.
func (t *terminal) note(format string, args ...any) {
	if !t.quiet {
		t.say(format, args...)
	}
}

// show publishes an update and says so.
func (s *serving) show(u render.Update) error {
	s.server.Publish(s.preview.Build(u))
	took := seconds(time.Since(u.Began))
	s.clear()
	s.printed(u)
	first := !s.good
	s.good = s.good || !u.Failed()
	switch {
	case !s.good:
		s.note("mistakes are shown at %s", s.server.URL())
	case first:
		s.preview.Affected(u)
		s.result("serving %s at %s (stop with Ctrl-C)", plural(len(u.Site.Plan.Pages), "page"), s.server.URL())
	case u.Failed():
		s.note("%s: %s; the last good site stays · %s", led(u), mistakes(u), took)
	default:
		s.note("%s: %s · %s", led(u), s.differing(u), took)
	}
	if s.open {
		s.open = false
		browse(s.server.URL())
	}
	return nil
}

// differing says how many pages an update changed.
func (s *serving) differing(u render.Update) string {
	pages, exact := s.preview.Affected(u)
	if !exact {
		return "up to " + plural(pages, "page") + " changed"
	}
	return plural(pages, "page") + " changed"
}

// rendered tells of a page that a browser asked for: with --verbose why it was rendered, and always what is wrong with it.
func (s *serving) rendered(r render.Rendered) {
	if s.verbose {
		s.note("rendered %s: %s", r.Path, r.Reason)
	}
	if len(r.Found) > 0 {
		diag.Text(s.stderr, r.Found, r.Lines, s.colored(s.stderr))
	}
}

// warnOfOthers warns of a preview that other machines can see, and says where they find it.
func (s *serving) warnOfOthers(host string) {
	ip := net.ParseIP(host)
	if host == "" || host == "localhost" || ip != nil && ip.IsLoopback() {
		return
	}
	drafts := ""
	if s.drafts {
		drafts = ", drafts included"
	}
	s.note("warning: with --host %s everyone on the network can read the preview%s", host, drafts)
	if ip == nil || !ip.IsUnspecified() {
		return
	}
	for _, url := range s.server.URLs() {
		s.note("  on the network: %s", url)
	}
}

// browse opens a URL in the system's browser, if it has one.
func browse(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	cmd := exec.Command(name, args...)
	if cmd.Start() == nil {
		go cmd.Wait()
	}
}
