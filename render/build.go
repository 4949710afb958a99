package render

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/export"
	"github.com/seed-0837baff/dateline/render/page"
	"github.com/seed-0837baff/dateline/render/publish"
	"github.com/seed-0837baff/dateline/render/schema"
)

// Result is what a Build or Check came to.
type Result struct {
	Site    *Site
	Diags   []diag.Diagnostic // all of them, in printing order
	Pages   int               // pages of the site
	Publish publish.Report    // zero where nothing was published
}

// Failed reports whether the findings stop publication.
func (r *Result) Failed(strict bool) bool {
	errors, warnings := diag.Count(r.Diags)
	return errors > 0 || strict && warnings > 0
}

// Check does everything that Build does but writing.
func Check(ctx context.Context, o Options) (*Result, error) {
	s, err := Load(o)
	if err != nil {
		return nil, err
	}
	r := &Result{Site: s, Diags: s.Diags, Pages: len(s.Plan.Pages)}
	if err := r.render(ctx, o, func(string, []byte) error { return nil }); err != nil {
		return nil, err
	}
	return r, nil
}

// Build loads a site, renders every page and makes the folder out equal to it. Where the findings stop publication (see
// Result.Failed) out is left as it was.
func Build(ctx context.Context, o Options, out string, strict bool) (*Result, error) {
	s, err := Load(o)
	if err != nil {
		return nil, err
	}
	r := &Result{Site: s, Diags: s.Diags, Pages: len(s.Plan.Pages)}
	if r.Failed(strict) {
		return r, nil
	}
	target, err := publish.Open(publish.Options{Dir: out, Apart: apart(o)})
	if err != nil {
		return nil, err
	}
	defer target.Close()
	files := make(chan error, 1)
	go func() { files <- s.putFiles(target) }()
	err = r.render(ctx, o, target.Put)
	if err := cmp.Or(err, <-files); err != nil {
		return nil, err
	}
	if r.Failed(strict) {
		return r, nil
	}
	o.progress("publishing", 0, 0)
	if r.Publish, err = target.Commit(ctx); err != nil {
		return nil, err
	}
	return r, target.Close()
}

// apart lists the folders that the output folder must keep clear of.
func apart(o Options) []string {
	list := append([]string{o.Content}, o.Apart...)
	if o.Templates != "" {
		list = append(list, o.Templates)
	}
	return list
}

// render renders every page on all cores and hands it to put. The first failure of put, or the end of ctx, stops it.
func (r *Result) render(ctx context.Context, o Options, put func(path string, data []byte) error) error {
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
		html, found := s.Theme.Render((*buffer)[:0], p)
		*buffer = html
		err := ctx.Err()
		if err == nil && len(found) == 0 {
			err = put(p.File(), html)
		}
		if err != nil || len(found) > 0 {
			mu.Lock()
			defer mu.Unlock()
			r.Diags = append(r.Diags, found...)
			if err != nil && failed == nil {
				failed = fmt.Errorf("write %s: %w", p.File(), err)
				stop.Store(true)
			}
		}
		o.progress("rendering", int(done.Add(1)), len(s.Plan.Pages))
	})
	r.Diags = diag.Sort(r.Diags)
	return failed
}

// generated lists the paths, on the site, of the files that are neither pages nor content.
func generated(t *page.Theme) []string {
	list := []string{"/.nojekyll", "/" + ledgerPath}
	for path := range t.Assets() {
		list = append(list, "/"+path)
	}
	for _, d := range schema.Documents() {
		list = append(list, "/"+d.Path)
	}
	return list
}

const ledgerPath = "data/ledger.jsonl"

// putFiles hands over all that is not a page: the theme's assets, the content's files, the ledger, the schemas, and the mark
// that keeps GitHub Pages from taking the site for a Jekyll one.
func (s *Site) putFiles(t *publish.Target) error {
	if err := t.Put(".nojekyll", nil); err != nil {
		return err
	}
	for path, data := range s.Theme.Assets() {
		if err := t.Put(path, data); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	for _, d := range schema.Documents() {
		if err := t.Put(d.Path, d.JSON()); err != nil {
			return fmt.Errorf("write %s: %w", d.Path, err)
		}
	}
	for _, f := range s.Plan.Assets {
		open := func() (io.ReadCloser, error) { return s.content.Open(f) }
		if err := t.PutReader(f.Path, open); err != nil {
			return fmt.Errorf("copy %s: %w", f.Name, err)
		}
	}
	return t.PutReader(ledgerPath, func() (io.ReadCloser, error) {
		r, w := io.Pipe()
		go func() { w.CloseWithError(export.JSONL(w, s.Plan)) }()
		return r, nil
	})
}
