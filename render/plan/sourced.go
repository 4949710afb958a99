package plan

import (
	"cmp"
	"strconv"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// sourced says how a briefing's claims are sourced: "13 claims by 4 speakers, all through one report; none of them rests on
// an origin of its own".
func (s *scribe) sourced(b *ledger.Briefing) []Piece {
	n := len(b.Claims)
	if n == 0 {
		return nil
	}
	var named []*ledger.Actor
	var unnamed []ledger.Unnamed
	var read []*ledger.Source
	through, own := false, 0
	seen := make(map[any]bool, n)
	fresh := func(x any) bool {
		met := seen[x]
		seen[x] = true
		return !met
	}
	for _, c := range b.Claims {
		for _, a := range c.By {
			if fresh(a) {
				named = append(named, a)
			}
		}
		for _, u := range c.Unnamed {
			if fresh(u) {
				unnamed = append(unnamed, u)
			}
		}
		in, via := c.Read()
		if in != nil && fresh(in) {
			read = append(read, in)
		}
		through = through || via
		if len(c.Origins) > 0 {
			own++
		}
	}
	text := count(n, "claim", "claims")
	if n > 1 {
		text += " by " + count(len(named)+len(unnamed), "speaker", "speakers")
	}
	if len(read) > 1 {
		return []Piece{{Text: text + ", read in " + strconv.Itoa(len(read)) + " sources; " + ownOrigins(n, own)}}
	}
	text += ", "
	if n > 1 {
		text += "all "
	}
	if through {
		text += "through "
	} else {
		text += "in "
	}
	if len(read) == 0 {
		return nil
	}
	only := s.sourceLink(read[0])
	return []Piece{{Text: text + "one " + cmp.Or(sourceNouns[read[0].Kind], "source") + ", "}, {Text: only.Text, Href: only.Href}, {Text: "; " + ownOrigins(n, own)}}
}

// sourceNouns are kinds of sources of which there can be one.
var sourceNouns = map[string]string{
	"statement": "statement", "interview": "interview", "agency": "agency", "report": "report", "document": "document",
	"data": "set of data", "imagery": "set of images",
}

// ownOrigins says how many of n claims go back to an origin.
func ownOrigins(n, own int) string {
	switch {
	case own == 0 && n == 1:
		return "no origin of its own is stated"
	case own == 0:
		return "none rests on an origin of its own"
	case n == 1:
		return "it rests on an origin of its own"
	case own == n:
		return "each rests on an origin of its own"
	case own == 1:
		return "1 rests on an origin of its own"
	}
	return strconv.Itoa(own) + " rest on an origin of their own"
}
