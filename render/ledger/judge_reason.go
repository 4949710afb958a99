package ledger

// Because returns the reasoning of one of j's values: of its standing, support or outcome, of an event's status, or of
// "origins". It is the zero Reasoning where j has no such value.
func (j *Judgement) Because(value string) Reasoning {
	for _, r := range j.Why {
		if r.Value == value {
			return r
		}
	}
	return Reasoning{}
}

// pen writes reasonings. Their texts are few and shared: what an author wrote stands in no text but is a ref. What is
// written stands in large pieces of memory, which are replaced when they are full and never grow.
type pen struct {
	text  []byte
	refs  []any
	texts map[string]string
	why   []Reasoning
	given []any // the refs of what is written
	piece int   // reasonings and refs to a piece
}

const (
	mostPiece = 4096
	mostWhy   = 4 // reasonings of one thing
)

// newPen is for reasonings of n things: what is little must not hold much memory for as long as any of it is of use.
func newPen(n int) pen { return pen{texts: map[string]string{}, piece: min(mostPiece, mostWhy*n)} }

// say adds to the sentence; text has one %s for each ref.
func (w *pen) say(text string, refs ...any) {
	w.text = append(w.text, text...)
	w.refs = append(w.refs, refs...)
}

// who names a principal.
func (w *pen) who(g *judging, id int32) {
	if id == unnamed {
		w.text = append(w.text, "an unnamed speaker"...)
		return
	}
	w.text = append(w.text, "%s"...)
	w.refs = append(w.refs, g.actors[id])
}

// list names things, n of them: "a", "a and b", "a, b and c"; with more, others too.
func (w *pen) list(n int, thing func(i int) any, more bool) {
	for i := range n {
		switch {
		case i == 0:
		case i == n-1 && !more:
			w.text = append(w.text, " and "...)
		default:
			w.text = append(w.text, ", "...)
		}
		w.text = append(w.text, "%s"...)
		w.refs = append(w.refs, thing(i))
	}
	if more {
		w.text = append(w.text, " and others"...)
	}
}

// end finishes a sentence as the reasoning of a value.
func (w *pen) end(value string) {
	w.why = append(w.why, w.written(value))
}

// written is the sentence as a reasoning that is kept elsewhere.
func (w *pen) written(value string) Reasoning {
	r := Reasoning{Value: value}
	text, ok := w.texts[string(w.text)]
	if !ok {
		text = string(w.text)
		w.texts[text] = text
	}
	r.Text = text
	if len(w.refs) > 0 {
		if cap(w.given)-len(w.given) < len(w.refs) {
			w.given = make([]any, 0, max(w.piece, len(w.refs)))
		}
		n := len(w.given)
		w.given = append(w.given, w.refs...)
		r.Refs = w.given[n:len(w.given):len(w.given)]
	}
	w.text, w.refs = w.text[:0], w.refs[:0]
	return r
}

// quote adds a reasoning's sentence to the one that is being written.
func (w *pen) quote(r Reasoning) { w.say(r.Text, r.Refs...) }

// put adds a reasoning that stands already.
func (w *pen) put(r Reasoning) { w.why = append(w.why, r) }

// mark begins the reasonings of one thing and returns where the first will stand.
func (w *pen) mark() int {
	if cap(w.why)-len(w.why) < mostWhy {
		w.why = make([]Reasoning, 0, max(w.piece, mostWhy))
	}
	return len(w.why)
}

// value is the value of the reasoning at a mark.
func (w *pen) value(mark int) string { return w.why[mark].Value }

// since returns the reasonings from a mark on.
func (w *pen) since(mark int) []Reasoning { return w.why[mark:len(w.why):len(w.why)] }
