package plan

import (
	"github.com/seed-0837baff/dateline/render/ledger"
)

// claimRow is a claim in a list, a margin or under a briefing. Off its briefing's page it is shown in short.
func (s *scribe) claimRow(c *ledger.Claim) ClaimRow {
	r := ClaimRow{
		ID:         c.ID.Text,
		Href:       s.partOf(c.Briefing, c.ID.Text),
		Speakers:   s.speakers(c.By, c.Unnamed),
		Indirect:   c.Indirect,
		Kind:       actNoun(c.Act),
		To:         s.actorLinks(c.To),
		When:       s.when(c.Date),
		Due:        s.when(c.Due.Date),
		DueText:    c.DueText.Text,
		Standing:   s.mark(&c.Judgement, c.Standing, c.Briefing),
		Fallen:     s.fallenClaim(c),
		Support:    s.mark(&c.Judgement, c.Support, c.Briefing),
		Outcome:    s.mark(&c.Judgement, c.Outcome, c.Briefing),
		Grade:      grade(c),
		Confidence: confidence(c),
		In:         s.in(c.Briefing),
	}
	r.Act = actWord(c.Act, voices(r.Speakers))
	r.Chain = s.chain(c, r.Speakers)
	if c.Briefing == s.own || s.page.Layout == "actor" {
		roles(r.Speakers, c)
	}
	r.Quote, r.Text = s.wording(c)
	if c.Issue != nil {
		r.Issue = s.issueLink(c.Issue)
		r.Figure = figureOf(c)
	}
	if c.Briefing == s.own {
		r.Original, r.OriginalLang, r.Translator = c.Original.Text, c.Lang.Text, c.Translator.Text
		if c.Issue != nil {
			r.Matrix = s.matrixRow(c.Issue)
		}
		r.Answers, r.Answered = s.answers(c, c.Of, true), s.answers(c, c.Answers, false)
		r.About = s.actorLinks(c.About)
		r.GradeText = gradeText(r.Grade)
	}
	return r
}

// issueLink leads to an issue on its story's page.
func (s *scribe) issueLink(x *ledger.Issue) Link {
	return Link{Text: s.set(x.Title.Text), Href: s.storyLink(x.Story).Href + "#" + escapeFragment(issueID(x))}
}

// longestRole is the most code points of a role that are told beside a name.
const longestRole = 60

// roles notes beside the named speakers of a claim in which role they spoke.
func roles(speakers []Link, c *ledger.Claim) {
	for i, a := range c.By {
		if len(a.Roles) == 0 {
			continue
		}
		if role := a.On(c.Day()).Role; role != nil {
			speakers[i].Note = shorten(role.Title.Text, longestRole)
		}
	}
}

func (s *scribe) claimRows(list []*ledger.Claim) []ClaimRow {
	rows := s.claims.take(len(list))
	for i, c := range list {
		rows[i] = s.claimRow(c)
	}
	return rows
}

// wording is a claim's quotation, where its passage is verbatim, and what is claimed in other words.
func (s *scribe) wording(c *ledger.Claim) (quote, text string) {
	if c.Passage.Verbatim {
		return s.set(c.Passage.Text), s.set(c.That.Text)
	}
	if c.That.IsSet() {
		return "", s.set(c.That.Text)
	}
	return "", s.set(c.Passage.Text)
}

// figureOf is a claim's number with its unit: "400–1,000 drones".
func figureOf(c *ledger.Claim) string {
	if c.Figure.Pos.IsZero() {
		return ""
	}
	text := number(c.Figure.Min)
	if c.Figure.Max != c.Figure.Min {
		text += "–" + number(c.Figure.Max)
	}
	if c.Issue != nil && c.Issue.Unit.IsSet() {
		text += " " + c.Issue.Unit.Text
	}
	return text
}

// grade is the weakest reliability along the way, with the claim's own credibility: "C3".
func grade(c *ledger.Claim) string {
	letter := ""
	if c.Source != nil {
		letter = c.Source.Reliability
	}
	for _, via := range c.Via {
		letter = max(letter, via.Reliability)
	}
	return letter + c.Credibility
}

// confidence is the claim's likelihood and confidence in words: "likely, high confidence".
func confidence(c *ledger.Claim) string {
	text := c.Likelihood
	if c.Confidence != "" {
		if text != "" {
			text += ", "
		}
		text += c.Confidence + " confidence"
	}
	return text
}

// maxAnswers bounds how many answers a claim's row shows; the rest are on their own pages.
const maxAnswers = 12

// answers are the claims that c answers, or those that answer it.
func (s *scribe) answers(c *ledger.Claim, list []*ledger.Claim, own bool) []Answer {
	if len(list) == 0 {
		return nil
	}
	list = list[:min(len(list), maxAnswers)]
	answers := make([]Answer, len(list))
	for i, other := range list {
		a := Answer{Who: s.speakers(other.By, other.Unnamed), Link: s.claimLink(other)}
		if own {
			a.Act, a.Part = actWord(c.Act, voices(s.speakers(c.By, c.Unnamed))), c.Part.Text
		} else {
			a.Act, a.Part = actWord(other.Act, voices(a.Who)), other.Part.Text
		}
		answers[i] = a
	}
	return answers
}

// chain is the way that a claim came here: whom the speaker relies on, the speaker, and each source that it was read in.
func (s *scribe) chain(c *ledger.Claim, speakers []Link) []Link {
	chain := s.room(3 + len(c.Via))
	if cited := s.cited(c.Citing); len(cited) == 1 {
		chain = append(chain, cited[0])
	} else if len(cited) > 1 {
		chain = append(chain, Link{Text: texts(cited)})
	}
	if len(speakers) == 1 {
		chain = append(chain, speakers[0])
	} else if len(speakers) > 1 {
		chain = append(chain, Link{Text: texts(speakers)})
	}
	if c.Source != nil {
		chain = s.outlets(chain, []*ledger.Source{c.Source})
	}
	if chain = s.outlets(chain, c.Via); len(chain) == 0 {
		return nil
	}
	return chain
}

// claims plans the list of all claims, newest first.
func (k *planner) claims() {
	all := k.Ledger.Claims
	counts := standings(all)
	k.list("/claims/", "claims", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		return &Claims{
			Head:      s.head(sectionTitle("claims"), "claims"),
			Rows:      s.claimRows(cutBack(all, at)),
			Standings: counts,
			Total:     len(all),
			Empty:     "No claim has been recorded yet.",
		}
	})
}

// standingOrder is the order in which standings are told.
var standingOrder = []string{"stands", "disputed", "partly-disputed", "superseded", "corrected", "withdrawn", "retracted"}

func standings(list []*ledger.Claim) []Count {
	n := make(map[string]int, len(standingOrder))
	for _, c := range list {
		n[c.Standing]++
	}
	var counts []Count
	for _, value := range standingOrder {
		if n[value] > 0 {
			counts = append(counts, Count{Text: valueWord(value), N: n[value]})
		}
	}
	return counts
}
