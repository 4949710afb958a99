package render

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/export"
	"github.com/seed-0837baff/dateline/render/page"
	"github.com/seed-0837baff/dateline/render/plan"
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
	r := &Result{Site: s, Diags: slices.Clone(s.Diags), Pages: len(s.Plan.Pages)}
	if err := r.render(ctx, o, func(_ *plan.Page, html func() ([]byte, bool)) error { html(); return nil }); err != nil {
		return nil, err
	}
	return r, nil
}

// Build loads a site and publishes it to the folder out, see Output.
func Build(ctx context.Context, o Options, out string, strict bool) (*Result, error) {
	s, err := Load(o)
	if err != nil {
		return nil, err
	}
	return (&Output{Dir: out, Strict: strict}).Publish(ctx, s, o)
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
// that keeps GitHub Pages from taking the site for a Jekyll one. Where the content is being written to, as in a watch, exact
// refuses files that are no longer what was loaded: else the folder would hold bytes of which no later change need tell.
func (s *Site) putFiles(t *publish.Target, exact bool) error {
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
		open := func() (io.ReadCloser, error) {
			r, err := s.content.Open(f)
			if err != nil || !exact {
				return r, err
			}
			return newExactly(r, f.Sum), nil
		}
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
