package render

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/publish"
	"github.com/seed-0837baff/dateline/render/record"
)

// Output is a folder that a site is published to, once or again and again. It is used by one goroutine at a time.
type Output struct {
	Dir    string
	Strict bool // warnings stop publication too

	// Why, where set, is told of each page that is rendered, and for what: "new", "prose", "facts", "templates", or that somebody
	// changed its file. It may be called from several goroutines.
	Why func(path, reason string)

	again  bool // rendered and memory are kept: there will be a next time
	memory publish.Memory
	hold   publish.Hold
	from   map[string]origins // by file: what pages of the last publication were rendered from
}

// origins are what a page's bytes follow from.
type origins struct {
	view   [32]byte
	layout string
	body   *record.Body
}

// Publish renders the pages of a site and makes the folder equal to it. Where the findings stop publication (see Result.Failed)
// the folder is left as it was. A page is rendered if its View, body or layout differ from those of the last time.
func (w *Output) Publish(ctx context.Context, s *Site, o Options) (*Result, error) {
	r := &Result{Site: s, Diags: slices.Clone(s.Diags), Pages: len(s.Plan.Pages)}
	if r.Failed(w.Strict) {
		return r, nil
	}
	target, err := w.open(o)
	if err != nil {
		return nil, err
	}
	defer target.Close()
	files := make(chan error, 1)
	go func() { files <- s.putFiles(target, w.again) }()
	now, err := w.render(ctx, r, o, target)
	if err := cmp.Or(err, <-files); err != nil {
		return nil, err
	}
	if r.Failed(w.Strict) {
		return r, nil
	}
	o.progress("publishing", 0, 0)
	w.from = nil // until the folder is known to be as it should
	if r.Publish, err = target.Commit(ctx); err != nil {
		return nil, err
	}
	w.from = now
	return r, target.Close()
}

func (w *Output) open(o Options) (*publish.Target, error) {
	options := publish.Options{Dir: w.Dir, Apart: apart(o)}
	if w.again {
		options.Memory, options.Hold = &w.memory, &w.hold
	}
	return publish.Open(options)
}

// Hold takes the folder, before there is anything to publish, until Release: nobody else may write to it meanwhile. It fails as
// Publish would if it may not be written to.
func (w *Output) Hold(o Options) error {
	target, err := w.open(o)
	if err != nil {
		return err
	}
	return target.Close()
}

// Release gives up a folder that is published to again and again.
func (w *Output) Release() error { return w.hold.Release() }

// render renders the pages that differ from those of the last time, and tells what all of them follow from.
func (w *Output) render(ctx context.Context, r *Result, o Options, target *publish.Target) (map[string]origins, error) {
	if !w.again {
		return nil, r.render(ctx, o, func(p *plan.Page, html func() ([]byte, bool)) error {
			data, ok := html()
			if !ok {
				return nil
			}
			return target.Put(p.File(), data)
		})
	}
	var mu sync.Mutex
	now := make(map[string]origins, len(r.Site.Plan.Pages))
	err := r.render(ctx, o, func(p *plan.Page, html func() ([]byte, bool)) error {
		file := p.File()
		is := r.Site.originsOf(p)
		was, known := w.from[file]
		reason := is.since(was, known)
		if reason == "" && !target.Keep(file) {
			reason = "changed by somebody"
		}
		if reason != "" {
			if w.Why != nil {
				w.Why(p.Path, reason)
			}
			data, ok := html()
			if !ok {
				return nil
			}
			if err := target.Put(file, data); err != nil {
				return err
			}
		}
		mu.Lock()
		defer mu.Unlock()
		now[file] = is
		return nil
	})
	return now, err
}

func (s *Site) originsOf(p *plan.Page) origins {
	return origins{s.Theme.Key(s.Plan, p), s.Theme.Sum(p.Layout), p.Body}
}

// since says why a page must be rendered; "" where it need not.
func (is origins) since(was origins, known bool) string {
	switch {
	case !known:
		return "new"
	case is.layout != was.layout:
		return "templates"
	case is.body != was.body:
		return "prose"
	case is.view != was.view:
		return "facts"
	}
	return ""
}

// apart lists the folders that the output folder must keep clear of.
func apart(o Options) []string {
	list := append([]string{o.Content}, o.Apart...)
	if o.Templates != "" {
		list = append(list, o.Templates)
	}
	return list
}

// render hands every page, on all cores, to put, with a function that renders it, whose result lives until put returns. ok is
// false where the page cannot be rendered: then the reason is among the findings. The first failure of put, or the end of ctx,
// stops it.
func (r *Result) render(ctx context.Context, o Options, put func(p *plan.Page, html func() (data []byte, ok bool)) error) error {
	s := r.Site
	if s.unusable {
		return nil
	}
	var mu sync.Mutex
	var failed error
	var stop atomic.Bool
	var done atomic.Int64
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	parallel(len(s.Plan.Pages), func(i int) {
		if stop.Load() {
			return
		}
		p := s.Plan.Pages[i]
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		err := ctx.Err()
		if err == nil {
			err = put(p, func() ([]byte, bool) {
				html, found := s.Theme.Render((*buffer)[:0], s.Plan, p)
				*buffer = html
				if len(found) > 0 {
					mu.Lock()
					defer mu.Unlock()
					r.Diags = append(r.Diags, found...)
				}
				return html, len(found) == 0
			})
		}
		if err != nil {
			mu.Lock()
			defer mu.Unlock()
			if failed == nil {
				failed = fmt.Errorf("write %s: %w", p.File(), err)
				stop.Store(true)
			}
		}
		o.progress("rendering", int(done.Add(1)), len(s.Plan.Pages))
	})
	r.Diags = diag.Sort(r.Diags)
	return failed
}

// NewOutput is a folder that is published to again and again: what has not changed is neither rendered nor read again.
func NewOutput(dir string, strict bool) *Output {
	return &Output{Dir: dir, Strict: strict, again: true}
}
