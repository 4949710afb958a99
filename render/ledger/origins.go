package ledger

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
)

// origins finds where what is claimed comes from in the end: the ends of what a claim and its source cite, the speaker who
// knows it himself, the issuer of imagery, data and documents; all as principals. Who is not named is no origin.
type origins struct {
	*principals
	sources []*Source
	numbers map[*Source]int32
	reached map[*Source]*reach
	open    []*reach // met, and perhaps in a ring that has not been gone round yet
	round   int32
	met     [2][]int32 // by kind, then number: the round that last met it
}

// origin is one end: an actor who is a principal, by his number, or a source that nobody issued, by its own.
type origin struct {
	number int32
	source bool
}

func newOrigins(p *principals) *origins {
	return &origins{principals: p, numbers: map[*Source]int32{}, reached: map[*Source]*reach{}}
}

// begin starts a round: everything is fresh again.
func (o *origins) begin() { o.round++ }

// fresh reports whether x is met for the first time in this round.
func (o *origins) fresh(x origin) bool {
	met := &o.met[0]
	if x.source {
		met = &o.met[1]
	}
	for int(x.number) >= len(*met) {
		*met = append(*met, 0)
	}
	if (*met)[x.number] == o.round {
		return false
	}
	(*met)[x.number] = o.round
	return true
}

// compare orders origins: actors by id, then sources by their full names.
func (o *origins) compare(a, b origin) int {
	switch {
	case a.source != b.source:
		if a.source {
			return 1
		}
		return -1
	case a.source:
		return strings.Compare(o.sources[a.number].Ref(), o.sources[b.number].Ref())
	}
	return cmp.Or(strings.Compare(o.actors[a.number].Slug, o.actors[b.number].Slug), cmp.Compare(a.number, b.number))
}

// thing is an origin as a ref of a sentence: an *Actor or a *Source.
func (o *origins) thing(x origin) any {
	if x.source {
		return o.sources[x.number]
	}
	return o.actors[x.number]
}

// trace finds the origins of every claim.
func (g *judging) trace() {
	var list []origin
	for i, c := range g.claims {
		f := &g.facts[i]
		from := len(list)
		g.origins.begin()
		if c.Firsthand {
			for _, p := range f.who {
				list = g.origins.add(list, origin{number: p})
			}
		}
		list = g.origins.cited(list, c.Citing, f.day, c)
		list = g.origins.issued(list, c.Source, f.day, c)
		if f.origins = list[from:len(list):len(list)]; len(f.origins) > 1 {
			slices.SortFunc(f.origins, g.origins.compare)
		}
	}
}

func (o *origins) add(list []origin, x origin) []origin {
	if o.fresh(x) {
		list = append(list, x)
	}
	return list
}

// cited adds the ends of what is cited: actors, and sources that cite nothing themselves.
func (o *origins) cited(list []origin, citing []Cited, day edtf.Day, c *Claim) []origin {
	for _, x := range citing {
		switch {
		case x.Source != nil && len(x.Source.Citing) > 0:
			for _, end := range o.reach(x.Source).ends {
				list = o.end(list, end, day, c)
			}
		default:
			list = o.end(list, x, day, c)
		}
	}
	return list
}

// end adds an end: an actor; or a source as its issuers, else, where nobody is said to have issued it, as itself.
func (o *origins) end(list []origin, x Cited, day edtf.Day, c *Claim) []origin {
	switch s := x.Source; {
	case x.Actor != nil:
		p, _ := o.on(x.Actor, day, c)
		list = o.add(list, origin{number: p})
	case s == nil:
	case len(s.Issuers) > 0:
		list = o.issuers(list, s, day, c)
	case len(s.Unnamed) == 0:
		n, ok := o.numbers[s]
		if !ok {
			n = int32(len(o.sources))
			o.numbers[s] = n
			o.sources = append(o.sources, s)
		}
		list = o.add(list, origin{number: n, source: true})
	}
	return list
}

// issued adds the issuers of a source that shows by itself what it shows.
func (o *origins) issued(list []origin, s *Source, day edtf.Day, c *Claim) []origin {
	if s == nil || s.Source == nil {
		return list
	}
	switch s.Kind {
	case "imagery", "data", "document":
		return o.issuers(list, s, day, c)
	}
	return list
}

func (o *origins) issuers(list []origin, s *Source, day edtf.Day, c *Claim) []origin {
	for _, a := range s.Issuers {
		if a != nil {
			p, _ := o.on(a, day, c)
			list = o.add(list, origin{number: p})
		}
	}
	return list
}

// sayOrigins writes what the origins are and returns them.
func (g *judging) sayOrigins(list []origin) []Cited {
	if len(list) == 0 {
		g.pen.put(Reasoning{Value: "origins", Text: "no independent origin is stated"})
		return nil
	}
	if cap(g.goesBack)-len(g.goesBack) < len(list) {
		g.goesBack = make([]Cited, 0, max(g.pen.piece, len(list)))
	}
	from := len(g.goesBack)
	for _, x := range list {
		if x.source {
			g.goesBack = append(g.goesBack, Cited{Source: g.origins.sources[x.number]})
		} else {
			g.goesBack = append(g.goesBack, Cited{Actor: g.actors[x.number]})
		}
	}
	g.pen.say("it goes back to ")
	g.pen.list(len(list), func(i int) any { return g.origins.thing(list[i]) }, false)
	g.pen.end("origins")
	return g.goesBack[from:len(g.goesBack):len(g.goesBack)]
}

// reach is what a source's citing leads to. Sources in a ring share it.
type reach struct {
	source *Source
	number int32 // in order of meeting
	low    int32 // the least number that it leads back to (Tarjan's lowlink)
	done   bool
	ends   []Cited
}

// reach returns what s, which cites something, leads to; of a ring, what leads out of it. It is linear in all that is cited,
// but for sources whose ends are several others' ends together.
func (o *origins) reach(s *Source) *reach {
	if r, ok := o.reached[s]; ok {
		return r
	}
	r := &reach{source: s, number: int32(len(o.reached))}
	r.low = r.number
	o.reached[s] = r
	o.open = append(o.open, r)
	for _, x := range s.Citing {
		if x.Source == nil || len(x.Source.Citing) == 0 {
			continue
		}
		if next := o.reach(x.Source); !next.done {
			r.low = min(r.low, next.low)
		}
	}
	if r.low == r.number {
		at := len(o.open) - 1
		for o.open[at] != r {
			at--
		}
		o.close(o.open[at:])
		o.open = o.open[:at]
	}
	return r
}

// close gathers the ends of sources that lead to one another, or of one source.
func (o *origins) close(ring []*reach) {
	var ends []Cited
	var seen map[Cited]bool
	shared := true // ends are one other reach's
	add := func(x Cited) {
		if seen == nil {
			seen = make(map[Cited]bool, len(ends)+1)
			for _, e := range ends {
				seen[e] = true
			}
		}
		if shared {
			ends, shared = slices.Clone(ends), false
		}
		if !seen[x] {
			seen[x] = true
			ends = append(ends, x)
		}
	}
	for _, r := range ring {
		for _, x := range r.source.Citing {
			switch {
			case x.Source == nil || len(x.Source.Citing) == 0:
				add(x)
			case ends == nil:
				ends = o.reached[x.Source].ends
			default:
				for _, end := range o.reached[x.Source].ends {
					add(end)
				}
			}
		}
	}
	for _, r := range ring {
		r.ends, r.done = ends, true
	}
}
