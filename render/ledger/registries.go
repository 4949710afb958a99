package ledger

import "slices"

// joinRegistries resolves what actors, places and site-wide sources refer to, and lists all kinds by id.
func (k *linker) joinRegistries() {
	f := &k.findings
	k.Actors, k.Places, k.Sources = sortedBy(k.ids.actors), sortedBy(k.ids.places), sortedBy(k.ids.sources)
	k.Stories = sortedBy(k.ids.stories)
	for _, a := range k.Actors {
		a.Of, a.For = k.actor(f, a.File, a.Actor.Of), k.actor(f, a.File, a.Actor.For)
		if a.Of != nil {
			a.Of.Members = append(a.Of.Members, a)
		}
		if a.For != nil {
			a.For.Speakers = append(a.For.Speakers, a)
		}
		for i := range a.Actor.Roles {
			r := &a.Actor.Roles[i]
			role := Role{Role: r, Of: k.actor(f, a.File, r.Of), For: k.actor(f, a.File, r.For)}
			a.Roles = append(a.Roles, role)
			if role.Of != nil {
				role.Of.Roled = append(role.Of.Roled, RoleOf{a, role})
			}
			if role.For != nil && role.For != role.Of {
				role.For.Roled = append(role.For.Roled, RoleOf{a, role})
			}
		}
	}
	for _, p := range k.Places {
		if w, ok := k.where(f, p.File, p.In); ok {
			p.InPlace, p.InActor = w.Place, w.Actor
		}
		if p.InPlace != nil {
			p.InPlace.Within = append(p.InPlace.Within, p)
		}
	}
	for _, s := range k.Sources {
		k.joinSource(f, s)
		for _, a := range s.Issuers {
			a.Sources = append(a.Sources, s)
		}
	}
}

// joinSource resolves what a source refers to.
func (k *linker) joinSource(f *findings, s *Source) {
	s.Issuers, s.Unnamed = k.speakers(f, s.File, s.By)
	s.Via = k.sourcesOf(f, s.File, s.Briefing, s.Source.Via)
	s.Citing = k.cited(f, s.File, s.Briefing, s.Source.Citing)
}

// rings reports actors and places that belong to themselves, and circular reporting: a source that is, through `via` and
// `citing`, its own source.
func (k *linker) rings() {
	ring(k.Actors, func(a *Actor) []*Actor { return some(a.Of) }, func(path []*Actor) {
		k.findings.errorf(path[0].File, path[0].Actor.Of, "", "%q belongs to itself: %s", path[0].Slug, arrows(path, func(a *Actor) string { return a.Slug }))
	})
	ring(k.Places, func(p *Place) []*Place { return some(p.InPlace) }, func(path []*Place) {
		k.findings.errorf(path[0].File, path[0].In, "", "%q lies in itself: %s", path[0].Slug, arrows(path, func(p *Place) string { return p.Slug }))
	})
	k.ringsOf(k.all, true)
}

// ringsOf reports circular reporting among the sources of briefings and, if wide is set, among site-wide ones. None has both.
func (k *linker) ringsOf(list []*Briefing, wide bool) {
	sources := slices.Clone(k.Sources)
	for _, b := range list {
		sources = append(sources, b.Sources...)
	}
	ring(sources, leansOn, func(path []*Source) {
		s := path[0]
		if s.Briefing == nil && !wide {
			return
		}
		k.findings.warn("circular-sourcing", s.File, s.ID, "nothing in the ring has an origin of its own",
			"circular reporting: %s", arrows(path, (*Source).Ref))
		for _, s := range path {
			if s.Ring == nil {
				s.Ring = path
			}
		}
	})
}

// leansOn lists the sources that s rests on: those that it cites, and those it was read in.
func leansOn(s *Source) []*Source {
	list := slices.Clone(s.Via)
	for _, c := range s.Citing {
		if c.Source != nil {
			list = append(list, c.Source)
		}
	}
	return list
}

func some[T any](p *T) []*T {
	if p == nil {
		return nil
	}
	return []*T{p}
}

func arrows[T any](path []T, name func(T) string) string {
	s := ""
	for _, x := range path {
		s += name(x) + " → "
	}
	return s + name(path[0])
}

// ring calls found with each ring that a depth-first walk from nodes, in order, closes; a ring is told once, from the node
// that was met first.
func ring[T any](nodes []*T, next func(*T) []*T, found func(path []*T)) {
	const onPath, done = 1, 2
	state := make(map[*T]int, len(nodes))
	type step struct {
		node *T
		next []*T
	}
	for _, start := range nodes {
		if state[start] != 0 {
			continue
		}
		path := []step{{start, next(start)}}
		state[start] = onPath
		for len(path) > 0 {
			top := &path[len(path)-1]
			if len(top.next) == 0 {
				state[top.node] = done
				path = path[:len(path)-1]
				continue
			}
			n := top.next[0]
			top.next = top.next[1:]
			switch state[n] {
			case 0:
				state[n] = onPath
				path = append(path, step{n, next(n)})
			case onPath:
				i := slices.IndexFunc(path, func(s step) bool { return s.node == n })
				var nodes []*T
				for _, s := range path[i:] {
					nodes = append(nodes, s.node)
				}
				found(nodes)
			}
		}
	}
}
