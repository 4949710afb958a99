package plan

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
)

const (
	networkIndex = "network/" // below the story's page
	edgeClaims   = 12         // claims and briefings that an edge's row names
	edgeDates    = 3
)

// edge is the equal relations of several briefings, the newest first.
type edge []*ledger.Relation

// edgesOf are a story's relations, equal ones together, ordered by the ids of both ends.
func edgesOf(l *ledger.Ledger, t *ledger.Story) []edge {
	return equalRelations(func(yield func(*ledger.Relation) bool) {
		for _, b := range l.OfStory(t).Briefings {
			for _, r := range b.Relations {
				if !yield(r) {
					return
				}
			}
		}
	})
}

func backwards(list []*ledger.Relation) iter.Seq[*ledger.Relation] {
	return func(yield func(*ledger.Relation) bool) {
		for _, r := range slices.Backward(list) {
			if !yield(r) {
				return
			}
		}
	}
}

// equalRelations puts relations together that have one type and label between the same two actors, in the order given, and
// orders them by the ids of both ends.
func equalRelations(relations iter.Seq[*ledger.Relation]) []edge {
	type key struct {
		from, to    *ledger.Actor
		kind, label string
	}
	var edges []edge
	var slab []*ledger.Relation // one piece of memory for many edges; most are of one relation
	at := map[key]int{}
	for r := range relations {
		if r.From == nil || r.To == nil {
			continue
		}
		k := key{r.From, r.To, r.Type.Text, r.Label.Text}
		if n, ok := at[k]; ok {
			edges[n] = append(edges[n], r)
			continue
		}
		at[k] = len(edges)
		slab = append(slab, r)
		edges = append(edges, edge(slab[len(slab)-1:len(slab):len(slab)]))
	}
	slices.SortFunc(edges, func(x, y edge) int {
		a, b := x[0], y[0]
		return cmp.Or(strings.Compare(a.From.Slug, b.From.Slug), strings.Compare(a.To.Slug, b.To.Slug),
			strings.Compare(a.Type.Text, b.Type.Text), strings.Compare(a.Label.Text, b.Label.Text))
	})
	return edges
}

// degree is an actor and in how many edges it stands.
type degree struct {
	actor *ledger.Actor
	edges int
}

// degrees are the actors of edges, those of most edges first, then by id.
func degrees(edges []edge) []degree {
	at := map[*ledger.Actor]int{}
	var list []degree
	count := func(a *ledger.Actor) {
		i, ok := at[a]
		if !ok {
			i = len(list)
			at[a] = i
			list = append(list, degree{actor: a})
		}
		list[i].edges++
	}
	for _, e := range edges {
		count(e[0].From)
		if e[0].To != e[0].From {
			count(e[0].To)
		}
	}
	slices.SortFunc(list, func(a, b degree) int {
		return cmp.Or(cmp.Compare(b.edges, a.edges), strings.Compare(a.actor.Slug, b.actor.Slug))
	})
	return list
}

// network plans the network of a story that has relations. Each edge has two ends, so that there may be more actors.
func (k *planner) network(t *ledger.Story, edges []edge, matrix bool) {
	if len(edges) == 0 {
		return
	}
	members := degrees(edges)
	k.list(PathOf(t)+networkIndex, "network", originOf(t.File), nil, max(len(edges), len(members)), rows, func(s *scribe, at span) any {
		return s.network(t, edges, members, matrix)
	})
}

func (s *scribe) networkLink(t *ledger.Story) Link {
	return Link{Text: "Network of relations", Href: s.to(PathOf(t) + networkIndex)}
}

func (s *scribe) matrixLink(t *ledger.Story) Link {
	return Link{Text: "Who says what", Href: s.to(PathOf(t) + matrixIndex)}
}

func (s *scribe) network(t *ledger.Story, edges []edge, members []degree, matrix bool) *Network {
	v := &Network{
		Head:  s.head("Network: "+s.set(t.Title.Text), "stories", s.crumb("stories"), s.storyLink(t)),
		Story: s.storyLink(t),
		Total: len(edges), Members: len(members),
	}
	v.describe("Who stands in which relation to whom, and what that rests on: " + t.Title.Text + ".")
	if matrix {
		v.Matrix = s.matrixLink(t)
	}
	for _, e := range cut(edges, s.span) {
		v.Edges = append(v.Edges, s.edgeRow(e))
	}
	if s.span.first() {
		v.Graph, v.Undrawn = s.graph(v.Title, edges, nil, len(v.Edges))
	}
	for _, m := range cut(members, s.span) {
		l := s.actorLink(m.actor)
		l.Note = count(m.edges, "relation", "relations")
		v.Actors = append(v.Actors, l)
	}
	return v
}

func (s *scribe) edgeRow(e edge) EdgeRow {
	newest := e[0]
	row := EdgeRow{
		ID:   e.id(),
		From: s.actorLink(newest.From), To: s.actorLink(newest.To),
		Type: typeBeside(newest), Label: newest.Label.Text,
	}
	standing, support := e.judged()
	row.Standing, row.Support = Mark{Word: valueWord(standing), Class: standing}, Mark{Word: valueWord(support), Class: support}
	seen := map[*ledger.Claim]bool{}
	for _, r := range e {
		if row.Fallen.Word == "" {
			row.Fallen = s.fallenUnder(&r.Judgement, r.Claims, r.Briefing)
		}
		if w := s.when(r.Date.Date); w.Short != "" && len(row.When) < edgeDates && !slices.Contains(row.When, w) {
			row.When = append(row.When, w)
		}
		if in := s.briefingLink(r.Briefing); len(row.In) < edgeClaims && !slices.Contains(row.In, in) {
			row.In = append(row.In, in)
		}
		for _, c := range r.Claims {
			if !seen[c] {
				seen[c] = true
				if row.Count++; len(row.Claims) < edgeClaims {
					row.Claims = append(row.Claims, s.claimLink(c))
				}
			}
		}
	}
	return row
}

// id is the element id of an edge's row in a network.
func (e edge) id() string { return "_relation-" + e[0].Briefing.Slug + "_" + e[0].ID.Text }

// judged is the standing and support of equal relations taken together, as if all their claims were one relation's.
func (e edge) judged() (standing, support string) {
	standing = "unsupported"
	for _, r := range e {
		if slices.Index(edgeStandings, r.Standing) > slices.Index(edgeStandings, standing) {
			standing = r.Standing
		}
		if slices.Index(edgeSupports, r.Support) > slices.Index(edgeSupports, support) {
			support = r.Support
		}
	}
	return standing, support
}

// What counts of several, the last first.
var (
	edgeStandings = []string{"unsupported", "stands", "partly-disputed", "disputed"}
	edgeSupports  = []string{"", "single-source", "repeated", "corroborated"}
)
