package render

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/page"
	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// Site is a site that has been loaded and linked and can render any one of its pages. It is immutable and safe for
// concurrent use.
type Site struct {
	Ledger *ledger.Ledger
	Plan   *plan.Plan
	Theme  *page.Theme
	Diags  []diag.Diagnostic // every finding but those of rendering, in printing order

	content  *source.Snapshot
	records  []*record.File // of content.Files, by their places; nil for what is no content
	facts    *ledger.Ledger // as linked last, in whole or in part: Ledger, but for texts that have changed since then
	unsafe   bool           // raw HTML in Markdown is kept
	unusable bool           // the theme has errors: no page can be rendered
	found    struct{ source, theme, records, ledger, plan []diag.Diagnostic }
}

// Load reads and links a site. Authors' mistakes are in Site.Diags; the error is the environment's. A Site with errors among
// its findings can still render what holds.
func Load(o Options) (*Site, error) {
	theme := loadThemeAside(o)
	s := &Site{}
	if err := s.parseAll(o); err != nil {
		return nil, err
	}
	s.link(o, nil)
	if err := theme(s); err != nil {
		return nil, err
	}
	s.plan(o)
	return s, nil
}

// link joins the records. before is the site a while ago, or nil.
func (s *Site) link(o Options, before *ledger.Ledger) {
	records := make([]*record.File, 0, len(s.records))
	for _, r := range s.records {
		if r != nil {
			records = append(records, r)
		}
	}
	s.facts, s.found.ledger = ledger.Link(records, ledger.Options{Now: o.now, Drafts: o.Drafts, All: o.All, Before: before})
	s.Ledger = s.facts
}

// plan plans the pages, and gathers the findings of all stages.
func (s *Site) plan(o Options) {
	s.Plan, s.found.plan = plan.Make(s.Ledger, s.assets(), plan.Options{BaseURL: o.BaseURL, Generated: generated(s.Theme), Outline: s.Theme.Path("world.svg")})
	s.findings(o)
}

// assets are the files of the content that are copied as they are.
func (s *Site) assets() (list []*source.File) {
	for _, f := range s.content.Files {
		if f.Kind == source.Asset {
			list = append(list, f)
		}
	}
	return list
}

// findings gathers those of all stages.
func (s *Site) findings(o Options) {
	s.Diags = slices.Concat(s.found.source, s.found.theme, s.found.records, s.found.ledger, s.found.plan)
	if _, there := s.content.File(source.SiteFile); !there {
		s.Diags = append(s.Diags, diag.Diagnostic{File: o.Content + "/" + source.SiteFile, Message: `there is no site.yaml: the site needs "title"`,
			Hint: "write `title: My briefings` into it"})
	}
	s.Diags = diag.Sort(switchedOff(s.Diags, s.Ledger.Site))
}

// loadThemeAside begins to load the theme and returns what waits for it and enters it into the site.
func loadThemeAside(o Options) func(*Site) error {
	var theme *page.Theme
	var found []diag.Diagnostic
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		theme, found, err = loadTheme(o)
	}()
	return func(s *Site) error {
		<-done
		errors, _ := diag.Count(found)
		s.Theme, s.unusable, s.found.theme = theme, errors > 0, found
		return err
	}
}

// loadTheme reads the default theme and the files that override it. A named folder must exist.
func loadTheme(o Options) (*page.Theme, []diag.Diagnostic, error) {
	if o.Templates == "" {
		return page.Load(o.Theme, nil, "")
	}
	root, err := os.OpenRoot(o.Templates)
	if err != nil {
		return nil, nil, fmt.Errorf("read templates: %w", err)
	}
	defer root.Close()
	return page.Load(o.Theme, root.FS(), o.Templates)
}

// parseAll reads the content, and each file of it as a record while others are yet to be read. site.yaml comes first: it says
// whether raw HTML is allowed. Facts and compiled bodies are kept, not texts.
func (s *Site) parseAll(o Options) (err error) {
	var mu sync.Mutex
	records := map[*source.File]*record.File{}
	s.content, s.found.source, err = source.ReadEach(o.Content, func(f *source.File, total int) {
		r := record.Parse(f, record.Options{UnsafeHTML: s.unsafe, Compact: true})
		if f.Path == source.SiteFile {
			s.unsafe = r.Site != nil && r.Site.UnsafeHTML
		}
		mu.Lock()
		records[f] = r
		done := len(records)
		mu.Unlock()
		o.progress("reading", done, total)
	})
	if err != nil {
		return fmt.Errorf("read content: %w", err)
	}
	s.records = make([]*record.File, len(s.content.Files))
	for i, f := range s.content.Files {
		s.records[i] = records[f]
	}
	s.found.records = told(s.records)
	return nil
}

// parse reads every content file as a record, on all cores, but for those that are as they were before. site.yaml comes first, as
// above.
func (s *Site) parse(o Options, before *Site) {
	files := s.content.Files
	if f, there := s.content.File(source.SiteFile); there && f.Data != nil {
		site := record.Parse(f, record.Options{})
		s.unsafe = site.Site != nil && site.Site.UnsafeHTML
	} else if there {
		s.unsafe = before.unsafe
	}
	s.records = make([]*record.File, len(files))
	was := known{}
	if s.unsafe == before.unsafe {
		was = known{before.content.Files, before.records}
	}
	var fresh, texts, differ []int // places of those to be read, of all that have a text anew, and of all that are not the very same
	for i, f := range files {
		r, same := was.record(i, f)
		if same {
			s.records[i] = r
			continue // without reading what it holds: most files are the very same
		}
		differ = append(differ, i)
		switch {
		case f.Data == nil:
			continue
		case r != nil:
			s.records[i] = r
		default:
			fresh = append(fresh, i)
		}
		texts = append(texts, i)
	}
	parallel(len(fresh), func(i int) {
		s.records[fresh[i]] = record.Parse(files[fresh[i]], record.Options{UnsafeHTML: s.unsafe, Compact: true})
		o.progress("reading", i+1, len(fresh))
	})
	s.content = s.content.WithoutText(texts)
	if !was.quiet(s.records, differ) || len(was.files) != len(files) {
		s.found.records = told(s.records)
	}
}

// known are files, by path, and the records of those that are content.
type known struct {
	files   []*source.File
	records []*record.File
}

// record is that of the file with the same bytes at f's path; nil where there is none. same says that it is the very file, which
// is looked for first at the place at.
func (k *known) record(at int, f *source.File) (r *record.File, same bool) {
	if at < len(k.files) && k.files[at] == f {
		return k.records[at], true
	}
	i, there := slices.BinarySearchFunc(k.files, f.Path, func(f *source.File, path string) int { return strings.Compare(f.Path, path) })
	if there && k.files[i].Sum == f.Sum {
		return k.records[i], false
	}
	return nil, false
}

// quiet reports whether what is recorded at some places has no findings, and what was had none.
func (k *known) quiet(records []*record.File, at []int) bool {
	silent := func(r *record.File) bool { return r == nil || len(r.Diags) == 0 }
	return !slices.ContainsFunc(at, func(i int) bool { return i >= len(k.records) || !silent(k.records[i]) || !silent(records[i]) })
}

// told are the findings of all records.
func told(records []*record.File) (list []diag.Diagnostic) {
	for _, r := range records {
		if r != nil {
			list = append(list, r.Diags...)
		}
	}
	return list
}

// record is that of the content file at a path; nil where there is none.
func (s *Site) record(path string) *record.File {
	if at, there := s.content.Index(path); there {
		return s.records[at]
	}
	return nil
}

// switchedOff drops the warnings that site.yaml switches off by name.
func switchedOff(ds []diag.Diagnostic, site *record.Site) []diag.Diagnostic {
	return slices.DeleteFunc(ds, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Warning && slices.ContainsFunc(site.Off, func(v record.Value) bool { return v.Text == d.Name })
	})
}

// Text returns the text of a content file or template by its name in messages; nil where there is none.
func (s *Site) Text(name string) []byte {
	if f, ok := s.content.Named(name); ok {
		return s.content.Text(f)
	}
	return s.Theme.Text(name)
}

// Render renders the page at a path of the site. ok is false where there is no such page. The findings are the theme's.
func (s *Site) Render(path string) (html []byte, found []diag.Diagnostic, ok bool) {
	p, ok := s.Plan.Page(path)
	if !ok {
		return nil, nil, false
	}
	html, found = s.Theme.Render(nil, s.Plan, p)
	return html, found, true
}
