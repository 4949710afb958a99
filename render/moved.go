package render

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/record"
)

// moved tells where the things whose pages are gone have gone, by the paths of their pages. It is immutable.
type moved map[string]string

// and adds later moves.
func (m moved) and(later map[string]string) moved {
	if len(later) == 0 {
		return m
	}
	all := moved{}
	maps.Copy(all, m)
	maps.Copy(all, later)
	return all
}

// to is where, on s, the page at path has gone; "" where it has not, or nobody knows. Pages below that of a thing, such as a
// story's timeline, go with it.
func (m moved) to(path string, s *Site) string {
	for range len(m) { // a page may have moved again and again
		next := ""
		for of := path; of != "" && next == ""; of = of[:strings.LastIndexByte(of[:len(of)-1], '/')+1] {
			if to, ok := m[of]; ok {
				next = to + path[len(of):]
			}
		}
		if next == "" {
			return ""
		}
		if path = next; s.has(path) {
			return path
		}
	}
	return ""
}

func (s *Site) has(path string) bool {
	_, ok := s.Plan.Page(path)
	return ok
}

// thing is what has a page of its own: a briefing, an actor and so on.
type thing struct {
	kind, title string
	path        string // of its page
	file        *record.File
}

func (s *Site) things() []thing {
	var list []thing
	l := s.Ledger
	for _, x := range l.Briefings {
		list = append(list, thing{"briefing", l.TitleOf(x), plan.PathOf(x), x.File})
	}
	for _, x := range l.Stories {
		list = append(list, thing{"story", x.Title.Text, plan.PathOf(x), x.File})
	}
	for _, x := range l.Actors {
		list = append(list, thing{"actor", x.Name.Text, plan.PathOf(x), x.File})
	}
	for _, x := range l.Places {
		list = append(list, thing{"place", x.Name.Text, plan.PathOf(x), x.File})
	}
	for _, x := range l.Topics {
		list = append(list, thing{"topic", x.Title.Text, plan.PathOf(x), x.File})
	}
	for _, x := range l.Sources {
		list = append(list, thing{"source", x.Title.Text, plan.PathOf(x), x.File})
	}
	for _, x := range l.Pages {
		list = append(list, thing{"page", x.Title.Text, plan.PathOf(x), x.File})
	}
	return slices.DeleteFunc(list, func(t thing) bool { return t.file == nil || t.path == "" })
}

// traits are what a thing may be known by again: what its file holds, where that is about nothing else, and its title.
func (s *Site) traits(t thing) []string {
	list := []string{t.kind + " titled " + t.title}
	if f, ok := s.content.File(t.file.Path); ok && strings.HasSuffix(f.Path, ".md") {
		list = []string{t.kind + " in " + string(f.Sum[:]), list[0]}
	}
	return list
}

// moves tells where things of a that b no longer has went: to the one new thing of their kind whose file holds what theirs held,
// or else that bears their title.
func moves(a, b *Site) map[string]string {
	of := func(s *Site) (list []thing, there map[string]bool) {
		list, there = s.things(), map[string]bool{}
		for _, t := range list {
			there[t.path] = true
		}
		return list, there
	}
	before, was := of(a)
	after, is := of(b)
	fresh := map[string]string{} // paths by trait; "" where it is that of several
	for _, t := range after {
		if was[t.path] {
			continue
		}
		for _, trait := range b.traits(t) {
			if _, several := fresh[trait]; several {
				fresh[trait] = ""
			} else {
				fresh[trait] = t.path
			}
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	list := map[string]string{}
	for _, t := range before {
		if is[t.path] {
			continue
		}
		for _, trait := range a.traits(t) {
			if to := fresh[trait]; to != "" {
				list[t.path] = to
				break
			}
		}
	}
	return list
}
