package render

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
	"github.com/seed-0837baff/dateline/render/watch"
)

// FollowOptions is what Follow takes beside the site's Options.
type FollowOptions struct {
	Templates string               // folder of templates that override the theme's; it need not exist
	Ignore    []string             // folders that are not watched: the output
	Clock     func() time.Time     // the present; nil where Options tells it for good
	Notice    func(message string) // told once why the file system must be polled; may be nil
	Poll      bool                 // use no file events

	// Each is told of the first Site and of every one after, in order. ErrMissed says that it could make nothing of this one: then it
	// is told after the next change whatever that is, though nothing may differ. Any other error ends Follow.
	Each func(Update) error
}

// ErrMissed is what FollowOptions.Each returns where it could make nothing of an Update.
var ErrMissed = errors.New("the update could not be made use of")

// Update is a site as its files are now, or why there is none.
type Update struct {
	Site    *Site // nil where the content or the templates cannot be read: see Diags
	Diags   []diag.Diagnostic
	Changed []string  // files, as the author knows them, that led to it; nil at first and where only time has passed
	Facts   bool      // more than prose or templates may differ
	Began   time.Time // when the change was noticed
}

// Failed reports whether the findings are such that the site should not be shown as it is.
func (u Update) Failed() bool {
	errors, _ := diag.Count(u.Diags)
	return u.Site == nil || errors > 0
}

// Follow keeps a site up to date with its files, and with the days that end, until ctx does. Nothing that an author may do ends
// it: a folder that is gone is a finding until it is back. The error is that of Each, or of a watch that cannot begin.
func Follow(ctx context.Context, o Options, f FollowOptions) error {
	w, err := watch.Open([]string{o.Content, f.Templates}, watch.Options{Ignore: f.Ignore, Notice: f.Notice, Poll: f.Poll})
	if err != nil {
		return err
	}
	defer w.Close()
	k := &follower{options: o, FollowOptions: f}
	if err := k.update(ctx, nil, Edit{Theme: true, Any: true}); err != nil {
		return err
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case change := <-w.Changes():
			names, edit := k.edit(change)
			if err := k.update(ctx, names, edit); err != nil {
				return err
			}
		case <-k.wake():
			if err := k.update(ctx, nil, Edit{}); err != nil {
				return err
			}
		}
	}
}

// follower is the state of one Follow.
type follower struct {
	FollowOptions
	options Options
	site    *Site           // the latest that could be loaded
	unread  bool            // what has changed since then could not be read
	why     diag.Diagnostic // and was told to be the reason
	missed  bool            // what was told last could not be made use of
}

// update brings the site up to date and tells of it, unless nothing differs.
func (k *follower) update(ctx context.Context, names []string, edit Edit) error {
	began := time.Now()
	o := k.options
	if k.Clock != nil {
		o.Now = k.Clock()
	}
	o.Templates = ""
	if info, err := os.Stat(k.Templates); k.Templates != "" && err == nil && info.IsDir() {
		o.Templates = k.Templates
	}
	if k.unread {
		edit = Edit{Theme: true, Any: true}
	}
	next, err := load(ctx, o, k.site, edit)
	if ctx.Err() != nil {
		return nil
	}
	again := k.unread || k.missed
	if k.unread = err != nil; k.unread {
		d := unreadable(o, err)
		if names == nil && diag.Same(d, k.why) {
			return nil // only time has passed
		}
		k.why = d
		return k.tell(Update{Diags: []diag.Diagnostic{d}, Changed: names, Began: began})
	}
	k.why = diag.Diagnostic{}
	before := k.site
	k.site = next
	if before != nil && !again && same(before, next) {
		return nil
	}
	facts := before == nil || !next.proseOnly(before)
	if before != nil && len(names) > 0 {
		names = k.differing(before, next, names)
	}
	return k.tell(Update{Site: next, Diags: next.Diags, Changed: names, Facts: facts, Began: began})
}

func (k *follower) tell(u Update) error {
	err := k.Each(u)
	if k.missed = errors.Is(err, ErrMissed); k.missed {
		return nil
	}
	return err
}

// load loads a site, or what before is after an edit. It does not outlast ctx: then what it would have given is of no use.
func load(ctx context.Context, o Options, before *Site, edit Edit) (site *Site, err error) {
	loaded := make(chan struct{})
	var s *Site
	var failed error
	go func() {
		defer close(loaded)
		if before == nil {
			s, failed = Load(o)
		} else {
			s, failed = before.After(o, edit)
		}
	}()
	select {
	case <-loaded:
		return s, failed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// differing are the files that differ between two sites; names, of what may, where none does. Of the templates it is only known
// that some do.
func (k *follower) differing(before, next *Site, names []string) []string {
	var list []string
	a, b := before.content.Files, next.content.Files
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].Path < b[0].Path:
			list, a = append(list, a[0].Name), a[1:]
		case len(a) == 0 || b[0].Path < a[0].Path:
			list, b = append(list, b[0].Name), b[1:]
		default:
			if !sameFile(a[0], b[0]) {
				list = append(list, b[0].Name)
			}
			a, b = a[1:], b[1:]
		}
	}
	if before.Theme != next.Theme {
		for _, name := range names {
			if name == k.Templates || strings.HasPrefix(name, k.Templates+"/") {
				list = append(list, name)
			}
		}
	}
	if len(list) == 0 {
		return names
	}
	return list
}

// same reports whether nothing differs between two sites.
func same(a, b *Site) bool {
	return a.Plan == b.Plan && a.Theme == b.Theme && slices.EqualFunc(a.Diags, b.Diags, diag.Same)
}

// unreadable is a failure to read the site's files as an author can act on it.
func unreadable(o Options, err error) diag.Diagnostic {
	if errors.Is(err, source.ErrNotExist) {
		return diag.Diagnostic{File: o.Content, Message: "the content folder is gone", Hint: "put it back: the site is built again by itself"}
	}
	return diag.Diagnostic{File: o.Content, Message: fmt.Sprintf("the site cannot be read: %v", err), Hint: "once it can, the site is built again by itself"}
}

// edit tells what a change may have done, and names its files as the author knows them.
func (k *follower) edit(change watch.Change) (names []string, edit Edit) {
	for _, p := range change.Paths {
		if p.Root == 1 {
			edit.Theme = true
			names = append(names, join(k.Templates, p.Name))
			continue
		}
		names = append(names, join(k.options.Content, p.Name))
		if p.Name == "" || p.Name[len(p.Name)-1] == '/' {
			edit.Any = true
			continue
		}
		edit.Content = append(edit.Content, p.Name)
	}
	return names, edit
}

func join(folder, name string) string {
	if name == "" {
		return folder
	}
	return folder + "/" + name
}

// longest is how long a wait for a time of day may be: clocks are set, and machines sleep.
const longest = time.Minute

// wake tells when time alone may have changed the site.
func (k *follower) wake() <-chan time.Time {
	if k.Clock == nil || k.site == nil {
		return nil
	}
	wait := k.site.Until().Sub(k.Clock())
	if k.unread {
		wait = longest // whatever day it is, there is nothing to show anew
	}
	return time.After(cmp.Or(max(0, min(wait, longest)), time.Millisecond))
}
