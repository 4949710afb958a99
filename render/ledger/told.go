package ledger

// ActorTold is what the published briefings tell of an actor.
type ActorTold struct {
	Briefings []*Briefing // that list, mention or use it; newest first
	Events    []*Event    // that name it in by or actors
	Possibly  []*Event    // that name it in possibly
	Said      []*Claim    // by it
	About     []*Claim    // that concern it, and not by it
	Relations []*Relation // from or to it
	Mentions  []Mention   // newest briefing first
}

// PlaceTold is what the published briefings tell of a place.
type PlaceTold struct {
	Briefings []*Briefing // newest first
	Events    []*Event
	Claims    []*Claim
	Relations []*Relation
	Mentions  []Mention // newest briefing first
}

// SourceTold is what rests on a source.
type SourceTold struct {
	Claims    []*Claim    // whose source it is
	Through   []*Claim    // that were read in it or rely on it by a way of their own, beside their source's
	Events    []*Event    // that rest on it directly
	Briefings []*Briefing // that use it, newest first
	Leaning   []*Source   // sources that are via it or cite it: site-wide ones first, by id, then the newest briefing's
}

// TopicTold is what stands under a topic.
type TopicTold struct {
	Briefings []*Briefing // newest first
	Events    []*Event
}

// StoryTold is what a story's published briefings tell.
type StoryTold struct {
	Briefings []*Briefing // newest first
	Events    []*Event
	Claims    []*Claim
	Actors    []*Actor // of its briefings, most often used first
}

// told is what briefings tell of the things that they share, by the place of each. It is kept apart from the things: most edits
// change one briefing, and all others go on to share them. Claims, events and relations are in the ledger's order.
type told struct {
	actors  []*ActorTold
	places  []*PlaceTold
	sources []*SourceTold
	topics  []*TopicTold
	stories []*StoryTold
	issues  []*IssueTold
}

// IssueTold is what is claimed on an issue.
type IssueTold struct{ Claims []*Claim }

// OfActor returns what the published briefings tell of an actor of the ledger.
func (l *Ledger) OfActor(a *Actor) *ActorTold { return l.told.actors[a.at] }

// OfPlace returns what the published briefings tell of a place of the ledger.
func (l *Ledger) OfPlace(p *Place) *PlaceTold { return l.told.places[p.at] }

// OfSource returns what rests on a source, which may be a briefing's own.
func (l *Ledger) OfSource(s *Source) *SourceTold {
	if s.Briefing != nil {
		return &s.own
	}
	return l.told.sources[s.at]
}

// OfTopic returns what stands under a topic of the ledger.
func (l *Ledger) OfTopic(t *Topic) *TopicTold { return l.told.topics[t.at] }

// OfStory returns what the briefings of a story of the ledger tell.
func (l *Ledger) OfStory(s *Story) *StoryTold { return l.told.stories[s.at] }

// OnIssue returns the claims on an issue of a story of the ledger.
func (l *Ledger) OnIssue(i *Issue) []*Claim { return l.told.issues[i.at].Claims }

// At is the actor's place in Ledger.Actors.
func (a *Actor) At() int { return int(a.at) }

// number gives all things that briefings share their places, and each an empty list.
func (l *Ledger) number() {
	var issues []*Issue
	for _, s := range l.Stories {
		issues = append(issues, s.Issues...)
	}
	l.told = told{
		actors:  blank[ActorTold](l.Actors, func(a *Actor, at int32) { a.at = at }),
		places:  blank[PlaceTold](l.Places, func(p *Place, at int32) { p.at = at }),
		sources: blank[SourceTold](l.Sources, func(s *Source, at int32) { s.at = at }),
		topics:  blank[TopicTold](l.Topics, func(t *Topic, at int32) { t.at = at }),
		stories: blank[StoryTold](l.Stories, func(s *Story, at int32) { s.at = at }),
		issues:  blank[IssueTold](issues, func(i *Issue, at int32) { i.at = at }),
	}
}

// blank makes a zero value for each thing, all in one piece, and tells each its place.
func blank[V, T any](things []*T, tell func(*T, int32)) []*V {
	values, list := make([]V, len(things)), make([]*V, len(things))
	for i, x := range things {
		tell(x, int32(i))
		list[i] = &values[i]
	}
	return list
}
