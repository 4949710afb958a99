package plan

import (
	"fmt"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

// Thing is what has a page of its own: a briefing, an actor and so on.
type Thing struct {
	Kind      string // "briefing", "actor" …
	Title     string
	Path      string // of its page
	File      *record.File
	Redirects []record.Value // its old addresses, as written
}

// Things lists what has a page of its own, kind by kind.
func Things(l *ledger.Ledger) []Thing {
	list := make([]Thing, 0, len(l.Briefings)+len(l.Stories)+len(l.Actors)+len(l.Places)+len(l.Topics)+len(l.Sources)+len(l.Pages))
	for _, b := range l.Briefings {
		list = append(list, Thing{"briefing", l.TitleOf(b), PathOf(b), b.File, b.Redirects})
	}
	for _, t := range l.Stories {
		list = append(list, Thing{"story", t.Title.Text, PathOf(t), t.File, t.Redirects})
	}
	for _, a := range l.Actors {
		list = append(list, Thing{"actor", a.Name.Text, PathOf(a), a.File, a.Redirects})
	}
	for _, p := range l.Places {
		list = append(list, Thing{"place", p.Name.Text, PathOf(p), p.File, p.Redirects})
	}
	for _, t := range l.Topics {
		list = append(list, Thing{"topic", t.Title.Text, PathOf(t), t.File, t.Redirects})
	}
	for _, x := range l.Sources {
		list = append(list, Thing{"source", x.Title.Text, PathOf(x), x.File, x.Redirects})
	}
	for _, pg := range l.Pages {
		list = append(list, Thing{"page", pg.Title.Text, PathOf(pg), pg.File, pg.Redirects})
	}
	return list
}

// redirects plans a page at each old address.
func (k *planner) redirects() {
	for _, t := range Things(k.Ledger) {
		k.aliases(t.Redirects, t.File, t.Path, t.Title)
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
