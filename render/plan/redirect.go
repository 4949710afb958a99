package plan

import (
	"fmt"

	"github.com/seed-0837baff/dateline/render/record"
)

// redirects plans a page at each old address.
func (k *planner) redirects() {
	l := k.Ledger
	for _, b := range l.Briefings {
		k.aliases(b.Redirects, b.File, PathOf(b), b.Title.Text)
	}
	for _, t := range l.Stories {
		k.aliases(t.Redirects, t.File, PathOf(t), t.Title.Text)
	}
	for _, a := range l.Actors {
		k.aliases(a.Redirects, a.File, PathOf(a), a.Name.Text)
	}
	for _, p := range l.Places {
		k.aliases(p.Redirects, p.File, PathOf(p), p.Name.Text)
	}
	for _, t := range l.Topics {
		k.aliases(t.Redirects, t.File, PathOf(t), t.Title.Text)
	}
	for _, x := range l.Sources {
		k.aliases(x.Redirects, x.File, PathOf(x), x.Title.Text)
	}
	for _, pg := range l.Pages {
		k.aliases(pg.Redirects, pg.File, PathOf(pg), pg.Title.Text)
	}
}

func (k *planner) aliases(list []record.Value, f *record.File, to, title string) {
	for _, alias := range list {
		path, ok := aliasPath(alias.Text)
		if !ok {
			k.errorAt(originOf(f), alias.Pos, alias.Text, "write it as /old/path/", fmt.Sprintf("alias %q is no path of this site", alias.Text))
			continue
		}
		if why := unpublishable(path); why != "" {
			k.errorAt(originOf(f), alias.Pos, alias.Text, "", fmt.Sprintf("alias %q cannot be published: %s", alias.Text, why))
			continue
		}
		pg := k.add(path, "redirect", originOf(f), nil, func(s *scribe) any {
			v := &Redirect{Head: s.head(title, ""), To: Link{Text: title, Href: s.to(to)}}
			v.Canonical = ""
			if s.base.url != "" {
				v.Canonical = s.URL(to)
			}
			return v
		})
		pg.pos = alias.Pos
	}
}
