package render

import (
	"fmt"
	"os"
	"slices"

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

	unusable bool // the theme has errors: no page can be rendered
	content  *source.Snapshot
	files    map[string]*source.File // by name, for code frames
}

// Load reads and links a site. Authors' mistakes are in Site.Diags; the error is the environment's. A Site with errors among
// its findings can still render what holds.
func Load(o Options) (*Site, error) {
	theme := loadThemeAside(o)
	content, found, err := source.Read(o.Content)
	if err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	s := &Site{content: content, files: make(map[string]*source.File, len(content.Files)), Diags: found}
	records := s.parse(o)
	content = content.WithoutText() // facts are kept, not prose
	s.content = content
	for _, f := range content.Files {
		s.files[f.Name] = f
	}
	l, found := ledger.Link(records, ledger.Options{Now: o.now, Drafts: o.Drafts, All: o.All})
	s.Diags = append(s.Diags, found...)
	var assets []*source.File
	for _, f := range content.Files {
		if f.Kind == source.Asset {
			assets = append(assets, f)
		}
	}
	themeFound, err := theme(s)
	if err != nil {
		return nil, err
	}
	s.Diags = append(s.Diags, themeFound...)
	p, found := plan.Make(l, assets, plan.Options{BaseURL: o.BaseURL, Generated: generated(s.Theme)})
	s.Diags = append(s.Diags, found...)
	s.Ledger, s.Plan = l, p
	s.Diags = diag.Sort(switchedOff(s.Diags, l.Site))
	return s, nil
}

// loadThemeAside begins to load the theme and returns what waits for it and enters it into the site.
func loadThemeAside(o Options) func(*Site) ([]diag.Diagnostic, error) {
	var theme *page.Theme
	var found []diag.Diagnostic
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		theme, found, err = loadTheme(o)
	}()
	return func(s *Site) ([]diag.Diagnostic, error) {
		<-done
		errors, _ := diag.Count(found)
		s.Theme, s.unusable = theme, errors > 0
		return found, err
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

// parse reads every content file as a record, on all cores. site.yaml comes first: it says whether raw HTML is allowed.
func (s *Site) parse(o Options) []*record.File {
	var content []*source.File
	unsafe := false
	for _, f := range s.content.Files {
		if f.Kind != source.Content || f.Data == nil {
			continue
		}
		content = append(content, f)
		if f.Path == "site.yaml" {
			site := record.Parse(f, record.Options{})
			unsafe = site.Site != nil && site.Site.UnsafeHTML
		}
	}
	records := make([]*record.File, len(content))
	parallel(len(content), func(i int) {
		records[i] = record.Parse(content[i], record.Options{UnsafeHTML: unsafe, Compact: true})
		o.progress("reading", i+1, len(content))
	})
	titled := false
	for _, r := range records {
		s.Diags = append(s.Diags, r.Diags...)
		titled = titled || r.Kind == record.SiteFile
	}
	if _, there := s.content.File("site.yaml"); !titled && !there {
		s.Diags = append(s.Diags, diag.Diagnostic{File: o.Content + "/site.yaml", Message: `there is no site.yaml: the site needs "title"`,
			Hint: "write `title: My briefings` into it"})
	}
	return records
}

// switchedOff drops the warnings that site.yaml switches off by name.
func switchedOff(ds []diag.Diagnostic, site *record.Site) []diag.Diagnostic {
	return slices.DeleteFunc(ds, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Warning && slices.ContainsFunc(site.Off, func(v record.Value) bool { return v.Text == d.Name })
	})
}

// Text returns the text of a content file or template by its name in messages; nil where there is none.
func (s *Site) Text(name string) []byte {
	if f, ok := s.files[name]; ok {
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
	html, found = s.Theme.Render(nil, p)
	return html, found, true
}
