package record

import (
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
)

// Value is a text as the author wrote it and where it stands. References to other things are Values too.
type Value struct {
	Text string
	Pos  diag.Pos
}

// IsSet reports whether the author gave the value.
func (v Value) IsSet() bool { return v.Text != "" }

// Date is an EDTF date and where it stands; the zero Date was not given.
type Date struct {
	edtf.Date
	Pos diag.Pos
}

// Moment is a day, or a moment of a day: YYYY-MM-DD or RFC 3339.
type Moment struct {
	Day   edtf.Day  // as written, in the zone written; meaningless unless IsSet
	Time  time.Time // zero where only a day was given
	Value           // as written
}

// Figure is a number or a closed range of numbers, in the unit of the issue that it speaks to.
type Figure struct {
	Min, Max float64
	Pos      diag.Pos // zero: no figure
}

// Speaker is one who is named as the origin of words: an actor, or somebody unnamed who belongs to one.
type Speaker struct {
	Actor   Value // an actor's id; unset for the unnamed
	Unnamed Value // a description: "two officials"
	Of      Value // the actor that the unnamed belong to; may be unset
}

// Anchor ties an annotation to a passage of the body by the passage's exact text (W3C TextQuoteSelector).
type Anchor struct {
	Quote, Prefix, Suffix Value
}

// Passage is the stretch of the body's text that an annotation hangs on. The zero Passage is none.
type Passage struct {
	Text     string // the passage itself, as the body's text has it
	Sentence string // the sentence of the body that it stands in
	Verbatim bool   // it stands inside quotation marks: the only passages that are ever shown as quotations
}
