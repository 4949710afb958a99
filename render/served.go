package render

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/export"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/preview"
	"github.com/seed-0837baff/dateline/render/schema"
	"github.com/seed-0837baff/dateline/render/source"
)

// Preview makes updates into what a preview server publishes.
type Preview struct {
	Strict bool // warnings are shown over the pages too

	last  *Site
	moved map[string]string // where pages that are gone have gone, path by path
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
	if p.moved == nil {
		p.moved = map[string]string{}
	}
	if p.last != nil && p.last.facts != u.Site.facts {
		maps.Copy(p.moved, moves(p.last, u.Site))
	}
	p.last = u.Site
	moved := maps.Clone(p.moved)
	b.Site, b.Base, b.Styles = served{u.Site}, u.Site.Plan.Base(), u.Site.Theme.StyleSheets()
	b.Moved = func(path string) string {
		for range len(moved) { // a page may have moved again and again
			next, ok := moved[path]
			if !ok {
				break
			}
			if path = next; u.Site.has(path) {
				return path
			}
		}
		return ""
	}
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

func (s *Site) has(path string) bool {
	_, ok := s.Plan.Page(path)
	return ok
}

// moves tells where pages of a that b no longer has went: those of a briefing whose file holds what it held, under another name,
// or whose title is the same.
func moves(a, b *Site) map[string]string {
	fresh := map[string]*ledger.Briefing{} // by the hash of its file, and by title
	known := make(map[string]bool, len(a.Ledger.Briefings))
	for _, x := range a.Ledger.Briefings {
		known[x.Slug] = true
	}
	there := make(map[string]bool, len(b.Ledger.Briefings))
	for _, x := range b.Ledger.Briefings {
		there[x.Slug] = true
		if known[x.Slug] {
			continue
		}
		if f, ok := b.content.File(x.File.Path); ok {
			fresh[string(f.Sum[:])] = x
		}
		fresh["title "+x.Title.Text] = x
	}
	if len(fresh) == 0 {
		return nil
	}
	list := map[string]string{}
	for _, x := range a.Ledger.Briefings {
		if there[x.Slug] {
			continue
		}
		to := fresh["title "+x.Title.Text]
		if f, ok := a.content.File(x.File.Path); ok && fresh[string(f.Sum[:])] != nil {
			to = fresh[string(f.Sum[:])]
		}
		if to != nil {
			list["/briefings/"+x.Slug+"/"] = "/briefings/" + to.Slug + "/"
		}
	}
	return list
}

// served is a Site as a preview server sees it.
type served struct{ *Site }

// Page renders a page. What is wrong with a template that only running it shows stands in the page's place.
func (s served) Page(path string) ([]byte, bool) {
	data, found, ok := s.Render(path)
	if ok && len(found) > 0 {
		d := found[0]
		return fmt.Appendf(nil, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Template error</title></head>\n<body><h1>Template error</h1><pre>%s</pre></body></html>\n",
			html.EscapeString(fmt.Sprintf("%s:%d:%d: %s", d.File, d.Pos.Line, d.Pos.Col, d.Message))), true
	}
	return data, ok
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
