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

	content  *source.Snapshot
	records  map[string]*record.File // of content files, by path
	facts    *ledger.Ledger          // as linked: Ledger, but for texts that have changed since
	unsafe   bool                    // raw HTML in Markdown is kept
	unusable bool                    // the theme has errors: no page can be rendered
	found    struct{ source, theme, ledger, plan []diag.Diagnostic }
}

// Load reads and links a site. Authors' mistakes are in Site.Diags; the error is the environment's. A Site with errors among
// its findings can still render what holds.
func Load(o Options) (*Site, error) {
	theme := loadThemeAside(o)
	s := &Site{}
	var err error
	if s.content, s.found.source, err = source.Read(o.Content); err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	s.parse(o, nil)
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
	for _, f := range s.content.Files {
		if r := s.records[f.Path]; r != nil {
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
	s.Diags = slices.Concat(s.found.source, s.found.theme, s.found.ledger, s.found.plan)
	for _, f := range s.content.Files {
		if r := s.records[f.Path]; r != nil {
			s.Diags = append(s.Diags, r.Diags...)
		}
	}
	if _, there := s.content.File(siteFile); !there {
		s.Diags = append(s.Diags, diag.Diagnostic{File: o.Content + "/" + siteFile, Message: `there is no site.yaml: the site needs "title"`,
			Hint: "write `title: My briefings` into it"})
	}
	s.Diags = diag.Sort(switchedOff(s.Diags, s.Ledger.Site))
}

const siteFile = "site.yaml"

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

// parse reads every content file as a record, on all cores; those that are as they were before, which may be nil, are known
// already. site.yaml comes first: it says whether raw HTML is allowed. Facts and compiled bodies are kept, not texts.
func (s *Site) parse(o Options, before *Site) {
	if f, there := s.content.File(siteFile); there && f.Data != nil {
		site := record.Parse(f, record.Options{})
		s.unsafe = site.Site != nil && site.Site.UnsafeHTML
	} else if there && before != nil {
		s.unsafe = before.unsafe
	}
	s.records = make(map[string]*record.File, len(s.content.Files))
	var fresh []*source.File
	for _, f := range s.content.Files {
		if f.Kind != source.Content {
			continue
		}
		if before != nil && s.unsafe == before.unsafe {
			if was, there := before.content.File(f.Path); there && was.Sum == f.Sum {
				s.records[f.Path] = before.records[f.Path]
				continue
			}
		}
		if f.Data != nil {
			fresh = append(fresh, f)
		}
	}
	records := make([]*record.File, len(fresh))
	parallel(len(fresh), func(i int) {
		records[i] = record.Parse(fresh[i], record.Options{UnsafeHTML: s.unsafe, Compact: true})
		o.progress("reading", i+1, len(fresh))
	})
	for i, f := range fresh {
		s.records[f.Path] = records[i]
	}
	s.content = s.content.WithoutText()
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
