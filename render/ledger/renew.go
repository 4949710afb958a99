package ledger

import (
	"cmp"
	"slices"
)

// renew gives a list in order with new in the place of old, all of which it has; both are in order too.
func renew[T any](list, old, new []T, order func(a, b T) int) []T {
	if len(old)+len(new) == 0 {
		return list
	}
	renewed := make([]T, 0, len(list)-len(old)+len(new))
	for len(old) > 0 || len(new) > 0 {
		if len(old) > 0 && (len(new) == 0 || order(old[0], new[0]) <= 0) {
			at, _ := slices.BinarySearchFunc(list, old[0], order)
			renewed = append(renewed, list[:at]...)
			list, old = list[at+1:], old[1:]
			continue
		}
		at, _ := slices.BinarySearchFunc(list, new[0], order)
		renewed = append(append(renewed, list[:at]...), new[0])
		list, new = list[at:], new[1:]
	}
	return append(renewed, list...)
}

// renew puts what new's briefings tell in the place of what old's do, in the ledger's own lists.
func (l *Ledger) renew(old, new *Ledger) {
	l.Briefings = renew(l.Briefings, old.Briefings, new.Briefings, newest)
	l.Claims = renew(l.Claims, old.Claims, new.Claims, asSaid)
	l.Events = renew(l.Events, old.Events, new.Events, asHappened)
	l.Relations = renew(l.Relations, old.Relations, new.Relations, asListed)
	l.Corrections = renew(l.Corrections, old.Corrections, new.Corrections, latest)
}

// renew gives the lists of all things, with new in the place of old. Things of which neither tells keep the very lists that they had.
func (t *told) renew(old, new *told) told {
	return told{
		actors: renewAll(t.actors, old.actors, new.actors, func(t, old, new *ActorTold) *ActorTold {
			return &ActorTold{
				Briefings: renew(t.Briefings, old.Briefings, new.Briefings, newest),
				Events:    renew(t.Events, old.Events, new.Events, asHappened),
				Possibly:  renew(t.Possibly, old.Possibly, new.Possibly, asHappened),
				Said:      renew(t.Said, old.Said, new.Said, asSaid),
				About:     renew(t.About, old.About, new.About, asSaid),
				Relations: renew(t.Relations, old.Relations, new.Relations, asListed),
				Mentions:  renew(t.Mentions, old.Mentions, new.Mentions, asNamed),
			}
		}),
		places: renewAll(t.places, old.places, new.places, func(t, old, new *PlaceTold) *PlaceTold {
			return &PlaceTold{
				Briefings: renew(t.Briefings, old.Briefings, new.Briefings, newest),
				Events:    renew(t.Events, old.Events, new.Events, asHappened),
				Claims:    renew(t.Claims, old.Claims, new.Claims, asSaid),
				Relations: renew(t.Relations, old.Relations, new.Relations, asListed),
				Mentions:  renew(t.Mentions, old.Mentions, new.Mentions, asNamed),
			}
		}),
		sources: renewAll(t.sources, old.sources, new.sources, func(t, old, new *SourceTold) *SourceTold {
			return &SourceTold{
				Claims:    renew(t.Claims, old.Claims, new.Claims, asSaid),
				Through:   renew(t.Through, old.Through, new.Through, asSaid),
				Events:    renew(t.Events, old.Events, new.Events, asHappened),
				Briefings: renew(t.Briefings, old.Briefings, new.Briefings, newest),
				Leaning:   renew(t.Leaning, old.Leaning, new.Leaning, asLeaning),
			}
		}),
		topics: renewAll(t.topics, old.topics, new.topics, func(t, old, new *TopicTold) *TopicTold {
			return &TopicTold{
				Briefings: renew(t.Briefings, old.Briefings, new.Briefings, newest),
				Events:    renew(t.Events, old.Events, new.Events, asHappened),
			}
		}),
		stories: renewAll(t.stories, old.stories, new.stories, func(t, old, new *StoryTold) *StoryTold {
			briefings := renew(t.Briefings, old.Briefings, new.Briefings, newest)
			return &StoryTold{
				Briefings: briefings,
				Events:    renew(t.Events, old.Events, new.Events, asHappened),
				Claims:    renew(t.Claims, old.Claims, new.Claims, asSaid),
				Actors:    mostUsed(briefings),
			}
		}),
		issues: renewAll(t.issues, old.issues, new.issues, func(t, old, new *IssueTold) *IssueTold {
			return &IssueTold{Claims: renew(t.Claims, old.Claims, new.Claims, asSaid)}
		}),
	}
}

// renewAll renews what is told of those things of one kind of which old or new tells.
func renewAll[V any](list, old, new []*V, one func(t, old, new *V) *V) []*V {
	renewed := slices.Clone(list)
	var none V
	for at := range list {
		if old[at] == nil && new[at] == nil {
			continue
		}
		renewed[at] = one(list[at], cmp.Or(old[at], &none), cmp.Or(new[at], &none))
	}
	return renewed
}
