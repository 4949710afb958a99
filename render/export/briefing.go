package export

import "github.com/seed-0837baff/dateline/render/ledger"

type briefingObject struct {
	Type     string   `json:"type"`
	ID       string   `json:"id"`
	Title    any      `json:"title"`
	URL      string   `json:"url"`
	Date     any      `json:"date"`
	Story    any      `json:"story"`
	Topics   []string `json:"topics"`
	Actors   []string `json:"actors"`
	Mentions []string `json:"mentions"` // actors and places that the text names
	Sources  []string `json:"sources"`
}

func (e *encoder) briefing(b *ledger.Briefing) any {
	v := briefingObject{
		Type: "briefing", ID: b.Slug, Title: text(b.Title.Text), URL: e.address(b), Date: moment(b.Date),
		Topics:   ids(b.Topics, topicID),
		Actors:   ids(b.Actors, actorID),
		Mentions: ids(b.Mentions, mentionID),
		Sources:  ids(b.Uses, sourceID),
	}
	if b.Story != nil {
		v.Story = b.Story.Slug
	}
	return v
}

func mentionID(m ledger.Mention) string {
	return whereID(ledger.Where{Place: m.Place, Actor: m.Actor})
}

type claimObject struct {
	Type     string   `json:"type"`
	ID       string   `json:"id"`
	URL      string   `json:"url"`
	Briefing string   `json:"briefing"`
	By       []string `json:"by"`
	Unnamed  []string `json:"unnamed"`
	Act      string   `json:"act"`
	Of       []string `json:"of"`
	To       []string `json:"to"`
	About    []string `json:"about"`
	Issue    any      `json:"issue"`
	Figure   any      `json:"figure"`
	Source   any      `json:"source"`
	Origins  []string `json:"origins"`
	Standing any      `json:"standing"`
	Support  any      `json:"support"`
	Outcome  any      `json:"outcome"`
	Verbatim bool     `json:"verbatim"`
	Text     any      `json:"text"`
	That     any      `json:"that"`
	Date     any      `json:"date"`
	Due      any      `json:"due"`
	Start    any      `json:"start"`
	End      any      `json:"end"`
}

// claims writes claims by reference, so that those of one briefing follow each other and its text is measured once.
func (e *encoder) claims(list []*ledger.Claim) {
	var of *ledger.Briefing
	var at map[string][2]int
	for _, c := range byID(list, claimID) {
		if c.Briefing != of {
			of, at = c.Briefing, offsets(c.Briefing)
		}
		v := claimObject{
			Type: "claim", ID: c.Ref, URL: e.address(c), Briefing: c.Briefing.Slug,
			By: ids(c.By, actorID), Unnamed: ids(c.Unnamed, unnamedText), Act: c.Act,
			Of: ids(c.Of, claimID), To: ids(c.To, actorID), About: ids(c.About, actorID),
			Figure: figure(c.Figure), Source: oneSource(c.Source), Origins: ids(c.Origins, actorID),
			Standing: text(c.Standing), Support: text(c.Support), Outcome: text(c.Outcome),
			Verbatim: c.Passage.Verbatim, Text: text(c.Passage.Text), That: text(c.That.Text),
			Date: date(c.Date), Due: date(c.Due.Date),
		}
		if c.Issue != nil {
			v.Issue = c.Issue.ID.Text
		}
		if p, ok := at[c.ID.Text]; ok {
			v.Start, v.End = p[0], p[1]
		}
		e.put(v)
	}
}

type eventObject struct {
	Type       string   `json:"type"`
	ID         string   `json:"id"`
	Title      any      `json:"title"`
	URL        string   `json:"url"`
	Briefing   string   `json:"briefing"`
	Date       any      `json:"date"`
	Status     any      `json:"status"`
	Standing   any      `json:"standing"`
	Support    any      `json:"support"`
	By         []string `json:"by"`
	Actors     []string `json:"actors"`
	Place      []string `json:"place"`
	Claims     []string `json:"claims"`
	Same       any      `json:"same"`
	ResolvedBy any      `json:"resolvedBy"`
}

func (e *encoder) event(x *ledger.Event) any {
	return eventObject{
		Type: "event", ID: x.Ref, Title: text(x.Title.Text), URL: e.address(x), Briefing: x.Briefing.Slug,
		Date: date(x.Date.Date), Status: text(x.Status), Standing: text(x.Standing), Support: text(x.Support),
		By: ids(x.By, actorID), Actors: ids(x.Actors, actorID), Place: ids(x.Place, whereID), Claims: ids(x.Claims, claimID),
		Same: oneEvent(x.Same), ResolvedBy: oneEvent(x.Resolver),
	}
}

type relationObject struct {
	Type     string   `json:"type"`
	ID       string   `json:"id"`
	Briefing string   `json:"briefing"`
	From     any      `json:"from"`
	To       any      `json:"to"`
	Relation any      `json:"relation"`
	Label    any      `json:"label"`
	Standing any      `json:"standing"`
	Support  any      `json:"support"`
	Claims   []string `json:"claims"`
}

func (e *encoder) relation(r *ledger.Relation) any {
	return relationObject{
		Type: "relation", ID: r.Ref, Briefing: r.Briefing.Slug, From: oneActor(r.From), To: oneActor(r.To),
		Relation: text(r.Type.Text), Label: text(r.Label.Text),
		Standing: text(r.Standing), Support: text(r.Support), Claims: ids(r.Claims, claimID),
	}
}

type noteObject struct {
	Type     string `json:"type"`
	ID       string `json:"id"`
	URL      string `json:"url"`
	Briefing string `json:"briefing"`
	Kind     any    `json:"kind"`
	Note     any    `json:"note"`
	Text     any    `json:"text"`
	Start    any    `json:"start"`
	End      any    `json:"end"`
	referrers
}

func (e *encoder) notes(briefings []*ledger.Briefing) {
	for _, b := range byID(briefings, briefingID) {
		at := offsets(b)
		for _, n := range byID(b.Notes, func(n *ledger.Note) string { return n.Ref }) {
			v := noteObject{
				Type: "note", ID: n.Ref, URL: e.address(n), Briefing: b.Slug, Kind: text(n.Kind),
				Note: text(n.Note.Text.Text), Text: text(n.Passage.Text), referrers: none,
			}
			v.Briefings = []string{b.Slug}
			if p, ok := at[n.ID.Text]; ok {
				v.Start, v.End = p[0], p[1]
			}
			e.put(v)
		}
	}
}
