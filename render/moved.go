package render

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/plan"
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

// things are those that a file defines and that have a page.
func (s *Site) things() []plan.Thing {
	return slices.DeleteFunc(plan.Things(s.Ledger), func(t plan.Thing) bool { return t.File == nil || t.Path == "" })
}

// traits are what a thing may be known by again: what its file holds, where that is about nothing else, and its title.
func (s *Site) traits(t plan.Thing) []string {
	list := []string{t.Kind + " titled " + t.Title}
	if f, ok := s.content.File(t.File.Path); ok && strings.HasSuffix(f.Path, ".md") {
		list = []string{t.Kind + " in " + string(f.Sum[:]), list[0]}
	}
	return list
}

// moves tells where things of a that b no longer has went: to the one new thing of their kind whose file holds what theirs held,
// or else that bears their title.
func moves(a, b *Site) map[string]string {
	if a.Plan.SamePages(b.Plan) {
		return nil // as after most edits
	}
	of := func(s *Site) (list []plan.Thing, there map[string]bool) {
		list, there = s.things(), map[string]bool{}
		for _, t := range list {
			there[t.Path] = true
		}
		return list, there
	}
	before, was := of(a)
	after, is := of(b)
	fresh := map[string]string{} // paths by trait; "" where it is that of several
	for _, t := range after {
		if was[t.Path] {
			continue
		}
		for _, trait := range b.traits(t) {
			if _, several := fresh[trait]; several {
				fresh[trait] = ""
			} else {
				fresh[trait] = t.Path
			}
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	list := map[string]string{}
	for _, t := range before {
		if is[t.Path] {
			continue
		}
		for _, trait := range a.traits(t) {
			if to := fresh[trait]; to != "" {
				list[t.Path] = to
				break
			}
		}
	}
	return list
}
