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
	"github.com/seed-0837baff/dateline/render/publish"
)

// watch builds the site, and again at every change, until ctx ends. Mistakes, and an output folder that is in the way, leave the
// folder as it was until they are mended.
func (t *terminal) watch(ctx context.Context, o render.Options) error {
	out := render.NewOutput(t.out, t.strict)
	var why reasons
	if t.verbose && !t.quiet {
		out.Why = why.add
	}
	o.Progress = t.progress
	return render.Follow(ctx, o, t.follow(o, func(u render.Update) error {
		if u.Site == nil {
			t.clear()
			t.updated(u)
			return nil
		}
		r, err := out.Publish(ctx, u.Site, o)
		t.clear()
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			var refused *publish.RefusedError
			if u.Changed == nil || !errors.As(err, &refused) {
				return err
			}
			t.say("dateline: %v", err)
			return nil
		}
		u.Diags = r.Diags
		if r.Failed(t.strict) {
			t.updated(u)
			t.say("%s; %s was left as it was", t.counts(r), t.out)
			return nil
		}
		t.printed(u)
		why.print(t)
		if !t.quiet {
			p := r.Publish
			fmt.Fprintf(t.stdout, "built %s into %s%s: %d written, %d unchanged, %d removed%s · %s\n", plural(r.Pages, "page"), t.out, after(u),
				p.Written, p.Unchanged+p.Adopted, p.Removed, t.asides(r), seconds(time.Since(u.Began)))
		}
		return nil
	}))
}

// updated tells of an update of the preview in one line, after what is wrong with it.
func (t *terminal) updated(u render.Update) {
	t.printed(u)
	if t.quiet || u.Changed == nil && u.Site == nil {
		return
	}
	if len(u.Changed) == 0 {
		return
	}
	took := seconds(time.Since(u.Began))
	switch wrong, _ := diag.Count(u.Diags); {
	case u.Site == nil || wrong > 0:
		t.say("%s: %s; the last good site stays · %s", listed(u.Changed), plural(wrong, "error"), took)
	case u.Facts:
		t.say("%s: facts linked, %s may differ · %s", listed(u.Changed), plural(len(u.Site.Plan.Pages), "page"), took)
	default:
		t.say("%s: prose or templates · %s", listed(u.Changed), took)
	}
}

// printed prints an update's findings.
func (t *terminal) printed(u render.Update) {
	ds := u.Diags
	if t.quiet && !t.strict {
		ds = slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	}
	if len(ds) == 0 {
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
