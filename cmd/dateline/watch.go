package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
)

// watch builds the site, and again at every change, until ctx ends. The output folder is its own until then. Mistakes, and what
// comes into the way once the site has been built, leave the folder as it was until they are mended.
func (t *terminal) watch(ctx context.Context, o render.Options) (err error) {
	w := &watching{terminal: t, ctx: ctx, options: o, out: render.NewOutput(t.out, t.strict)}
	if t.verbose && !t.quiet {
		w.out.Why = w.why.add
	}
	w.options.Progress = t.progress
	if err := w.out.Hold(o); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.out.Release()) }()
	return render.Follow(ctx, w.options, t.follow(o, w.publish))
}

// watching is a running build --watch.
type watching struct {
	*terminal
	ctx     context.Context
	options render.Options
	out     *render.Output
	why     reasons
	built   bool // at least once
}

// publish publishes an update and says so.
func (w *watching) publish(u render.Update) error {
	if u.Site == nil {
		w.stays(u)
		return nil
	}
	r, err := w.out.Publish(w.ctx, u.Site, w.options)
	w.clear()
	switch {
	case w.ctx.Err() != nil:
		return nil
	case err != nil && !w.built && u.Changed == nil:
		return err
	case err != nil:
		w.say("dateline: %v; trying again after the next change", err)
		return render.ErrMissed
	}
	u.Diags = r.Diags
	if r.Failed(w.strict) {
		w.why.list = nil
		w.stays(u)
		return nil
	}
	w.printed(u)
	w.why.print(w.terminal)
	if !w.built {
		w.leftOut(r)
	}
	w.built = true
	p := r.Publish
	for _, kept := range p.Kept {
		w.say("kept %s/%s: it is no longer part of the site, but was changed by someone else", w.terminal.out, kept)
	}
	w.result("built %s into %s%s: %d written, %d unchanged, %d removed%s · %s", plural(r.Pages, "page"), w.terminal.out, after(u),
		p.Written, p.Unchanged+p.Adopted, p.Removed, w.asides(r), seconds(time.Since(u.Began)))
	return nil
}

// stays tells of an update that stops publication.
func (w *watching) stays(u render.Update) {
	w.clear()
	w.printed(u)
	led := ""
	if len(u.Changed) > 0 {
		led = listed(u.Changed) + ": "
	}
	w.say("%s%s; %s was left as it was · %s", led, mistakes(u), w.terminal.out, seconds(time.Since(u.Began)))
}

// mistakes counts an update's.
func mistakes(u render.Update) string {
	errors, warnings := diag.Count(u.Diags)
	if warnings == 0 {
		return plural(errors, "error")
	}
	return plural(errors, "error") + ", " + plural(warnings, "warning")
}

// led says what led to an update.
func led(u render.Update) string {
	if len(u.Changed) == 0 {
		return "time has passed"
	}
	return listed(u.Changed)
}

// printed prints an update's findings; warnings that were printed the last time are known.
func (t *terminal) printed(u render.Update) {
	ds := t.shown(u.Diags)
	errors, _ := diag.Count(ds)
	again := errors == 0 && slices.EqualFunc(ds, t.said, diag.Same)
	if t.said = ds; again || len(ds) == 0 {
		return
	}
	text := func(string) []byte { return nil }
	if u.Site != nil {
		text = u.Site.Text
	}
	diag.Text(t.stderr, ds, text, t.colored(t.stderr))
	fmt.Fprintln(t.stderr)
}

// after names what led to a build, where something did.
func after(u render.Update) string {
	if len(u.Changed) == 0 {
		return ""
	}
	return " after " + listed(u.Changed)
}

// listed names a few files, and counts the rest.
func listed(files []string) string {
	const most = 2
	if len(files) <= most {
		return strings.Join(files, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(files[:most], ", "), len(files)-most)
}

// reasons are why pages were rendered.
type reasons struct {
	mu   sync.Mutex
	list []string
}

func (r *reasons) add(path, reason string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = append(r.list, fmt.Sprintf("rendered %s: %s", path, reason))
}

func (r *reasons) print(t *terminal) {
	slices.Sort(r.list)
	for _, line := range r.list {
		t.say("%s", line)
	}
	r.list = nil
}
