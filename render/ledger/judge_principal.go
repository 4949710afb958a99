package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
)

// principals answers for whom an actor speaks on a day: the role's `for` of that day, else his own, followed to the end;
// else himself.
type principals struct {
	actors []*Actor
	ids    map[*Actor]int32
	always []int32 // by actor: his principal where no role on the way says otherwise; else one of the two below
	onDay  map[actorDay]principal
	path   []*Actor // those whose principal is being looked for
	told   map[string]bool
	found  *findings
}

const (
	notYet   int32 = -1
	changing int32 = -2 // it depends on the day
)

type actorDay struct {
	actor int32
	day   edtf.Day
}

type principal struct {
	id      int32
	pending bool // it is being looked for: to meet it again is a ring
	doubt   bool
}

func newPrincipals(actors []*Actor, found *findings) *principals {
	p := &principals{
		ids:   make(map[*Actor]int32, len(actors)),
		onDay: map[actorDay]principal{},
		told:  map[string]bool{},
		found: found,
	}
	for _, a := range actors {
		p.always[p.id(a)] = notYet
	}
	ring(actors, func(a *Actor) []*Actor { return some(a.For) }, p.ring)
	for _, a := range actors {
		p.settle(a)
	}
	return p
}

func (p *principals) id(a *Actor) int32 {
	id, ok := p.ids[a]
	if !ok {
		id = int32(len(p.actors))
		p.ids[a] = id
		p.actors = append(p.actors, a)
		p.always = append(p.always, notYet)
	}
	return id
}

// settle finds the principals that no day changes: those of a and of all on a's way.
func (p *principals) settle(a *Actor) int32 {
	var way []int32
	end := changing
	for {
		id := p.id(a)
		if p.always[id] != notYet {
			end = p.always[id]
			break
		}
		p.always[id] = changing // until the end is known; a ring ends here too
		way = append(way, id)
		if slices.ContainsFunc(a.Roles, func(r Role) bool { return r.For != nil }) {
			break
		}
		if a.For == nil {
			end = id
			break
		}
		a = a.For
	}
	for _, id := range way {
		p.always[id] = end
	}
	return end
}

// on returns a's principal on a day that a claim makes count. In doubt, which is reported, it is the first that can be:
// the earlier role's in file order; in a ring, one of the ring.
func (p *principals) on(a *Actor, day edtf.Day, c *Claim) (id int32, doubt bool) {
	if end := p.settle(a); end >= 0 {
		return end, false
	}
	key := actorDay{p.id(a), day}
	if known, ok := p.onDay[key]; ok {
		if known.pending {
			p.ring(p.path[slices.Index(p.path, a):])
			return key.actor, true
		}
		return known.id, known.doubt
	}
	p.onDay[key] = principal{pending: true}
	p.path = append(p.path, a)
	id, doubt = p.next(a, day, c)
	p.path = p.path[:len(p.path)-1]
	p.onDay[key] = principal{id: id, doubt: doubt}
	return id, doubt
}

// next follows a's roles of the day, else his own `for`. Roles that lead to one principal do not differ.
func (p *principals) next(a *Actor, day edtf.Day, c *Claim) (id int32, doubt bool) {
	var first *Role
	for i := range a.Roles {
		r := &a.Roles[i]
		if r.For == nil || !r.holds(day) {
			continue
		}
		if first == nil {
			first = r
			id, doubt = p.on(r.For, day, c)
			continue
		}
		other, unsure := p.on(r.For, day, c)
		doubt = doubt || unsure
		if other != id && !doubt {
			doubt = true
			p.differ(a, first, r, day, c)
		}
	}
	switch {
	case first != nil:
		return id, doubt
	case a.For != nil:
		return p.on(a.For, day, c)
	}
	return p.id(a), false
}

// holds reports whether the role is held on a day: from the first day of its beginning to the last of its end.
func (r *Role) holds(day edtf.Day) bool {
	if r.Role == nil {
		return true
	}
	if from, ok := r.From.Earliest(); ok && day < from {
		return false
	}
	to, ok := r.To.Latest()
	return !ok || day <= to
}

func (p *principals) differ(a *Actor, first, second *Role, day edtf.Day, c *Claim) {
	message := fmt.Sprintf("%q speaks for both %q and %q on %s", a.Slug, first.For.Slug, second.For.Slug, day)
	pair := fmt.Sprintf("%s %p %p", a.Slug, first.Role, second.Role)
	if p.told[pair] {
		return
	}
	p.told[pair] = true
	d := diag.Diagnostic{Message: message, Hint: "let one of the two roles end before the other begins"}
	if a.File != nil {
		d.File = a.File.Name
	}
	if second.Role != nil {
		d.Pos = second.Pos
	}
	if first.Role != nil {
		d.Related = append(d.Related, diag.Related{File: d.File, Pos: first.Pos, Message: "the other role"})
	}
	if c != nil && c.Claim != nil && c.Briefing != nil && c.Briefing.File != nil {
		d.Related = append(d.Related, diag.Related{File: c.Briefing.File.Name, Pos: c.ID.Pos, Message: "a claim of that day"})
	}
	*p.found = append(*p.found, d)
}

// ring reports actors who speak for one another, once, from the first by id on.
func (p *principals) ring(path []*Actor) {
	least := 0
	for i, a := range path {
		if a.Slug < path[least].Slug {
			least = i
		}
	}
	path = slices.Concat(path[least:], path[:least])
	drawn := strings.Clone(arrows(path, func(a *Actor) string { return a.Slug }))
	if p.told[drawn] {
		return
	}
	p.told[drawn] = true
	a := path[0]
	d := diag.Diagnostic{Message: fmt.Sprintf("%q speaks for itself in a ring: %s", a.Slug, drawn), Hint: "leave `for` out where an actor speaks for itself"}
	if a.File != nil {
		d.File = a.File.Name
	}
	if a.Actor != nil {
		d.Pos = a.Actor.For.Pos
	}
	*p.found = append(*p.found, d)
}
