package plan

import (
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// leaveOut drops the files that withheld briefings alone use: their pictures, and what they link to. What published prose,
// a published briefing's picture, the logo or the menu uses as well stays; so does what nothing in the content names.
func (k *planner) leaveOut() {
	l := k.Ledger
	held := users{Plan: k.Plan, files: map[string]bool{}}
	for _, h := range l.Withheld {
		held.body(h.Record, h.Record.Body)
		for _, n := range h.Record.Briefing.Notes {
			held.body(h.Record, n.Body)
		}
		held.picture(h.Record, h.Record.Briefing.Image)
	}
	if len(held.files) == 0 {
		return
	}
	shown := users{Plan: k.Plan, files: map[string]bool{}}
	for _, t := range k.bodies() {
		shown.body(t.File, t.body)
	}
	for _, b := range l.Briefings {
		shown.picture(b.File, b.Image)
	}
	shown.link(siteYAML, l.Site.Publisher.Logo.Text, true)
	for _, m := range l.Site.Menu {
		shown.link(siteYAML, m.URL.Text, false)
		if path, _, ok := k.menuPath(m); ok {
			shown.files[strings.TrimPrefix(path, "/")] = true
		}
	}
	k.Assets = slices.DeleteFunc(k.Assets, func(f *source.File) bool {
		spare := held.files[f.Path] && !shown.files[f.Path]
		if spare {
			delete(k.files, f.Path)
		}
		return spare
	})
}

// users collects the files of the content, by path, that something uses.
type users struct {
	*Plan
	files map[string]bool
}

func (u users) body(f *record.File, b *record.Body) {
	if b == nil || b.Doc == nil {
		return
	}
	for i := range b.Links {
		u.link(f, b.Links[i].Dest, b.Links[i].Image)
	}
}

func (u users) picture(f *record.File, i *record.Image) {
	if i != nil {
		u.link(f, i.File.Text, true)
	}
}

func (u users) link(f *record.File, dest string, picture bool) {
	if f == nil || strings.HasPrefix(strings.TrimSpace(dest), "#") {
		return
	}
	if at := u.resolve(f, nil, nil, dest, picture); at.fault == sound && at.outside == "" {
		if path := strings.TrimPrefix(at.path, "/"); u.Plan.files[path] != nil {
			u.files[path] = true
		}
	}
}
