package render

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/export"
	"github.com/seed-0837baff/dateline/render/preview"
	"github.com/seed-0837baff/dateline/render/schema"
	"github.com/seed-0837baff/dateline/render/source"
)

// Preview makes updates into what a preview server publishes.
type Preview struct {
	Strict bool // warnings are shown over the pages too

	// Rendered, where set, is told of each page that is rendered. It may be called from several goroutines.
	Rendered func(Rendered)

	last   *Site
	builds uint64 // good ones so far
	moved  moved
	shown  shown
	count  count
}

// Rendered is a page that was rendered for a browser.
type Rendered struct {
	Path   string            // on the site
	Reason string            // "first asked for", "prose", "facts", "templates"; "asked for again" where it was long ago
	Found  []diag.Diagnostic // what is wrong with a template and only running it shows
	Lines  diag.Lines        // for their code frames
}

// Build is what the server is to publish after an update. Where the site has mistakes it keeps the last good one, and shows them.
func (p *Preview) Build(u Update) preview.Build {
	b := preview.Build{Lines: u.lines(p.last)}
	errors, warnings := diag.Count(u.Diags)
	if errors > 0 || p.Strict && warnings > 0 {
		b.Mistakes = u.Diags
	}
	if u.Failed() {
		return b
	}
	if p.last != nil && p.last.facts != u.Site.facts {
		p.moved = p.moved.and(moves(p.last, u.Site))
	}
	p.last = u.Site
	p.builds++
	b.Site, b.Base, b.Styles = served{u.Site, p, p.builds}, u.Site.Plan.Base(), u.Site.Theme.StyleSheets()
	moved := p.moved
	b.Moved = func(path string) string { return moved.to(path, u.Site) }
	return b
}

// lines reads the files that findings are about.
func (u Update) lines(last *Site) diag.Lines {
	return func(name string) []byte {
		switch {
		case u.Site != nil:
			return u.Site.Text(name)
		case last != nil:
			return last.Text(name)
		}
		return nil
	}
}

// served is a Site as a preview server sees it.
type served struct {
	*Site
	preview *Preview
	build   uint64
}

// Page renders a page, unless it is as it was when it was rendered last. What is wrong with a template that only running it
// shows stands in the page's place.
func (s served) Page(path string) ([]byte, bool) {
	p, ok := s.Plan.Page(path)
	if !ok {
		return nil, false
	}
	return s.preview.shown.page(s, p, s.preview.Rendered), true
}

// broken is a page in the place of one whose template fails.
func (s *Site) broken(found []diag.Diagnostic) []byte {
	var text strings.Builder
	diag.Text(&text, found, s.Text, false) // a strings.Builder takes everything
	return fmt.Appendf(nil, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Template error</title></head>\n<body><h1>Template error</h1><pre>%s</pre></body></html>\n",
		html.EscapeString(text.String()))
}

// File finds a file of the site that is no page.
func (s served) File(path string) (preview.File, bool) {
	name := strings.TrimPrefix(path, "/")
	if data, ok := s.Theme.Asset(name); ok {
		return preview.File{Tag: name, Open: preview.Bytes(data)}, true
	}
	if at, ok := slices.BinarySearchFunc(s.Plan.Assets, name, func(f *source.File, name string) int { return strings.Compare(f.Path, name) }); ok {
		f := s.Plan.Assets[at]
		return preview.File{Tag: hex.EncodeToString(f.Sum[:12]), Open: func() (io.ReadSeekCloser, error) { return s.open(f) }}, true
	}
	switch {
	case name == ledgerPath:
		return preview.File{Open: func() (io.ReadSeekCloser, error) {
			var b bytes.Buffer
			if err := export.JSONL(&b, s.Plan); err != nil {
				return nil, err
			}
			return preview.Bytes(b.Bytes())()
		}}, true
	case strings.HasPrefix(name, "data/"):
		for _, d := range schema.Documents() {
			if d.Path == name {
				return preview.File{Tag: "1", Open: preview.Bytes(d.JSON())}, true
			}
		}
	}
	return preview.File{}, false
}

// open opens a file of the content where it stands on disk; else it is read whole.
func (s served) open(f *source.File) (io.ReadSeekCloser, error) {
	file, err := s.content.Open(f)
	if err != nil {
		return nil, err
	}
	if seeker, ok := file.(*os.File); ok {
		return seeker, nil
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	return preview.Bytes(data)()
}
