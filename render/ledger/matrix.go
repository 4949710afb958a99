package ledger

import (
	"slices"
)

// Matrix sets out, question by question, who states, who denies, who was asked and who is silent (see the package comment,
// "Matrices").
type Matrix struct {
	Rows    []MatrixRow
	Parties []Party // those with most positions first, then by name; the unnamed, taken together, last
}

// Party is a column of a Matrix: a principal who speaks in one of its rows or is asked there.
type Party struct {
	Actor     *Actor // nil: all unnamed speakers
	Positions int    // rows in which it has a position
}

// MatrixRow is a question and what each party has said to it.
type MatrixRow struct {
	Issue *Issue // one of the two
	Claim *Claim // the earliest that states the proposition
	Cells []Cell // by party; who has no cell is silent, and always has been
}

// Cell is what one party has said to one question.
type Cell struct {
	Party   int // index in Matrix.Parties
	State   State
	Word    Word   // its latest position, or what it has said instead; Claim is nil for Asked and Silent
	Earlier []Word // what else it has said to it, the latest first, what is no longer live included
	Asked   *Claim // the latest request that it has not answered since; nil without one
}

// Word is a claim as it bears on a question.
type Word struct {
	Claim *Claim
	State State  // never Asked or Silent
	To    *Claim // what it answers there; nil for none
}

// State is where a party stands on a question.
type State uint8

const (
	Silent   State = iota // nothing that is live is recorded
	States                // its latest position states it
	Denies                // its latest position denies it, or a part of it
	Answers               // its latest position answers what somebody said: confirms, accepts, rejects, corrects, takes back
	Declined              // its latest position refuses what it was asked
	Asked                 // it was asked, and no position of it is recorded
	Speaks                // it has asked, demanded, proposed or pledged something in the matter, and no more
)

func (s State) String() string {
	return [...]string{"silent", "states", "denies", "answers", "declined", "asked", "speaks"}[s]
}

// position reports whether a word of the state says where its speaker stands.
func (s State) position() bool { return s == States || s == Denies || s == Answers || s == Declined }

// Contested returns the propositions that are argued about in a story's claims, apart from those on its issues: of each the
// earliest claim, in the order of positions. Time is linear in the claims and in what answers them, sorting apart.
func (l *Ledger) Contested(t *Story) []*Claim {
	var heads []*Claim
	seen := map[*Claim]bool{}
	for _, x := range t.Issues {
		var last *Claim
		for _, c := range l.OnIssue(x) {
			if c.states != last {
				seen[c.states], last = true, c.states
			}
		}
	}
	m := newTabling(l)
	for _, c := range l.OfStory(t).Claims {
		if len(c.Of)+len(c.Answers) == 0 || seen[c.states] || !leads(c) || c.Issue != nil && c.Issue.Story == t {
			continue
		}
		seen[c.states] = true
		m.begin(nil, c)
		if m.argued() {
			heads = append(heads, m.head())
		}
	}
	slices.SortFunc(heads, inPositions)
	return heads
}

// Matrix sets out the positions on issues, then those on the propositions of claims.
func (l *Ledger) Matrix(issues []*Issue, claims []*Claim) *Matrix {
	m := newTabling(l)
	x := &Matrix{Rows: make([]MatrixRow, 0, len(issues)+len(claims))}
	for _, issue := range issues {
		m.begin(issue, nil)
		x.Rows = append(x.Rows, MatrixRow{Issue: issue, Cells: m.cells()})
	}
	for _, c := range claims {
		m.begin(nil, c)
		x.Rows = append(x.Rows, MatrixRow{Claim: c, Cells: m.cells()})
	}
	m.columns(x)
	return x
}
