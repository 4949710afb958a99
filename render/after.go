package render

import (
	"fmt"
	"slices"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// Edit says what may have changed since a Site was loaded.
type Edit struct {
	Content []string // files, as paths below the content folder; they must have stood there before
	Theme   bool     // files of the templates folder, or the folder itself
	Any     bool     // anything at all: files of the content may be new or gone
}

// After is the site as it is after an edit, with o, which may tell a later present: what Load would give now, for the price of
// what the edit changed. s itself stays as it is.
//
// A file whose bytes are equal is not parsed again. An edit of prose that changes no fact is neither linked nor planned; an
// edit of templates neither, as long as their assets keep their names. After one of annotations only the briefings that they tie
// together are linked, and only what they tell of is planned, while there are no mistakes.
func (s *Site) After(o Options, e Edit) (*Site, error) {
	n := &Site{Theme: s.Theme, unusable: s.unusable, found: s.found}
	theme := func(*Site) error { return nil }
	if e.Theme {
		theme = loadThemeAside(o)
	}
	if err := n.read(o, s, e); err != nil {
		return nil, err
	}
	if err := theme(n); err != nil {
		return nil, err
	}
	if e.Theme && !n.unusable && !s.unusable && n.Theme.Equal(s.Theme) {
		n.Theme = s.Theme
	}
	facts := !s.holds(o) || !slices.Equal(n.records, s.records)
	files := !slices.EqualFunc(n.content.Files, s.content.Files, sameFile)
	assets := n.Theme != s.Theme && !slices.Equal(generated(n.Theme), generated(s.Theme))
	switch {
	case facts && !assets && s.holds(o) && (n.prose(s) || n.relink(s)):
		n.findings(o)
	case facts, (files || assets) && s.Ledger.Retold(): // a plan is made of what was linked
		n.link(o, s.Ledger)
		n.plan(o)
	case files || assets:
		n.Ledger, n.facts = s.Ledger, s.facts
		n.plan(o)
	default:
		n.Ledger, n.Plan, n.facts = s.Ledger, s.Plan, s.facts
		n.findings(o)
	}
	return n, nil
}

// read reads what the edit touched. The whole content is read again where files may be new or gone, where one was at fault, and
// where site.yaml may now say otherwise how all are to be read.
func (n *Site) read(o Options, s *Site, e Edit) (err error) {
	n.content, n.records, n.unsafe = s.content, s.records, s.unsafe
	if !e.Any && len(e.Content) == 0 {
		return nil
	}
	piecemeal := false
	if !e.Any && len(s.found.source) == 0 && !slices.Contains(e.Content, source.SiteFile) {
		n.content, piecemeal = s.content.Reread(e.Content)
	}
	if !piecemeal {
		if n.content, n.found.source, err = source.Read(o.Content); err != nil {
			return fmt.Errorf("read content: %w", err)
		}
	}
	if n.content != s.content {
		n.parse(o, s)
	}
	return nil
}

func sameFile(a, b *source.File) bool { return a == b || a.Path == b.Path && a.Sum == b.Sum }

// holds reports whether the facts of s are still those of o's present: neither a day nor an embargo has ended meanwhile.
func (s *Site) holds(o Options) bool {
	now := o.now(s.Ledger.Zone)
	return !now.Before(s.Ledger.Now) && now.Before(s.Ledger.Until)
}

// Until is when the site changes by itself, if nobody edits it: the site's next midnight or the end of an embargo.
func (s *Site) Until() time.Time { return s.Ledger.Until }

// prose takes over the ledger and plan of s where the files of n differ from those of s in prose alone.
func (n *Site) prose(s *Site) bool {
	if len(n.content.Files) != len(s.content.Files) || n.unsafe != s.unsafe {
		return false
	}
	l, p := s.Ledger, s.Plan
	for i, f := range n.content.Files {
		if sameFile(f, s.content.Files[i]) {
			continue
		}
		is := n.records[i]
		if f.Path != s.content.Files[i].Path || is == nil || slices.ContainsFunc(s.Diags, func(d diag.Diagnostic) bool { return speaksOf(d, f.Name) }) {
			return false
		}
		edited, b, ok := l.WithText(is)
		if !ok {
			return false
		}
		l, p = edited, p.WithText(edited, b)
	}
	n.Ledger, n.Plan, n.facts = l, p, s.facts
	return true
}

// relink takes over the ledger and plan of s, but for what differs in the annotations of its briefings.
func (n *Site) relink(s *Site) bool {
	if errors, _ := diag.Count(s.Diags); errors > 0 || len(n.content.Files) != len(s.content.Files) || n.unsafe != s.unsafe {
		return false
	}
	var edited []*record.File
	for i, f := range n.content.Files {
		if was := s.content.Files[i]; !sameFile(f, was) {
			if f.Path != was.Path || f.Kind != source.Content {
				return false
			}
			edited = append(edited, n.records[i])
		}
	}
	l, change, ok := s.Ledger.Relink(edited, n.record)
	if !ok {
		return false
	}
	p, ok := s.Plan.After(l, change, n.assets())
	if !ok {
		return false
	}
	n.Ledger, n.facts, n.Plan, n.found.ledger, n.found.plan = l, l, p, change.Found, nil
	return true
}

// speaksOf reports whether a finding has a place in a file, which an edit may move.
func speaksOf(d diag.Diagnostic, file string) bool {
	return d.File == file || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return r.File == file })
}

// proseOnly reports whether n differs from s in no fact: both come from one linking.
func (n *Site) proseOnly(s *Site) bool { return n.facts == s.facts }
