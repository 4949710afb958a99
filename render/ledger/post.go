package ledger

import "github.com/seed-0837baff/dateline/render/edtf"

// Post is an actor in the role that it held on a day, as a Reasoning refers to it.
type Post struct {
	*Actor
	Role *Role // nil where it held none
}

// On is the actor in its role of a day: the first in file order in which it speaks for somebody, else the first that it
// held.
func (a *Actor) On(day edtf.Day) Post {
	p := Post{Actor: a}
	for i := range a.Roles {
		r := &a.Roles[i]
		switch {
		case !r.holds(day):
		case r.For != nil:
			p.Role = r
			return p
		case p.Role == nil:
			p.Role = r
		}
	}
	return p
}

// Day is the day on which a claim's speakers and their roles count: the latest of its date, of an open one the briefing's.
func (c *Claim) Day() edtf.Day { return dayOn(c.Date, c.Briefing) }

const mostPosts = 512 // in one piece of memory

// voiced names a principal and, where another speaks for him in claim i, who does, in which role.
func (g *judging) voiced(who, i int32) {
	g.pen.who(g, who)
	if who == unnamed {
		return
	}
	var through *Actor
	for _, a := range g.claims[i].By {
		if a == nil {
			continue
		}
		if g.id(a) == who {
			return
		}
		if p, _ := g.on(a, g.facts[i].day, g.claims[i]); p == who && through == nil {
			through = a
		}
	}
	if through == nil {
		return
	}
	if len(g.posts) == cap(g.posts) {
		g.posts = make([]Post, 0, min(mostPosts, g.pen.piece))
	}
	g.posts = append(g.posts, through.On(g.facts[i].day))
	g.pen.say(", through %s,", &g.posts[len(g.posts)-1])
}
