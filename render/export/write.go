package export

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

// begin starts the line of an object: its type and id.
func (e *encoder) begin(kind, id string) {
	e.line = append(e.line[:0], `{"type":`...)
	e.line = appendString(e.line, kind)
	e.string("id", id)
}

// end closes the line and writes it.
func (e *encoder) end() {
	e.line = append(e.line, '}', '\n')
	if e.failed == nil {
		_, e.failed = e.to.Write(e.line)
	}
}

// key begins a field after the first. Keys are plain ASCII.
func (e *encoder) key(name string) {
	e.line = append(e.line, ',', '"')
	e.line = append(e.line, name...)
	e.line = append(e.line, '"', ':')
}

func (e *encoder) null(name string) {
	e.key(name)
	e.line = append(e.line, "null"...)
}

func (e *encoder) string(name, s string) {
	e.key(name)
	e.line = appendString(e.line, s)
}

// text is a string, or null where there is none.
func (e *encoder) text(name, s string) {
	if s == "" {
		e.null(name)
		return
	}
	e.string(name, s)
}

// refs is a list of references, sorted and without repeats.
func refs[T any](e *encoder, name string, list []T, id func(T) string) {
	e.refs = e.refs[:0]
	for _, x := range list {
		if s := id(x); s != "" {
			e.refs = append(e.refs, s)
		}
	}
	slices.Sort(e.refs)
	e.key(name)
	e.line = append(e.line, '[')
	for i, s := range e.refs {
		if i > 0 && s == e.refs[i-1] {
			continue
		}
		if i > 0 {
			e.line = append(e.line, ',')
		}
		e.line = appendString(e.line, s)
	}
	e.line = append(e.line, ']')
}

// date is an EDTF date with its bounds, or null.
func (e *encoder) date(name string, d edtf.Date) {
	if d.IsZero() {
		e.null(name)
		return
	}
	e.key(name)
	e.line = append(e.line, `{"edtf":`...)
	e.line = appendString(e.line, d.String())
	e.bound("earliest", d.Earliest)
	e.bound("latest", d.Latest)
	e.line = append(e.line, '}')
}

func (e *encoder) bound(name string, end func() (edtf.Day, bool)) {
	if day, ok := end(); ok {
		e.string(name, day.String())
		return
	}
	e.null(name)
}

// moment is the day of a moment.
func (e *encoder) moment(name string, m record.Moment) {
	if !m.IsSet() {
		e.null(name)
		return
	}
	day := m.Day.String()
	e.key(name)
	e.line = append(e.line, `{"edtf":`...)
	e.line = appendString(e.line, day)
	e.string("earliest", day)
	e.string("latest", day)
	e.line = append(e.line, '}')
}

func (e *encoder) figure(name string, f record.Figure) {
	if f.Pos.IsZero() {
		e.null(name)
		return
	}
	e.key(name)
	e.line = append(e.line, `{"min":`...)
	e.number(f.Min)
	e.key("max")
	e.number(f.Max)
	e.line = append(e.line, '}')
}

// stretch is where a passage stands, in code points, or null twice.
func (e *encoder) stretch(p [2]int, ok bool) {
	if !ok {
		e.null("start")
		e.null("end")
		return
	}
	e.key("start")
	e.line = strconv.AppendInt(e.line, int64(p[0]), 10)
	e.key("end")
	e.line = strconv.AppendInt(e.line, int64(p[1]), 10)
}

// number writes whole numbers by itself and leaves the forms of the rest to encoding/json.
func (e *encoder) number(f float64) {
	if f != 0 && math.Trunc(f) == f && math.Abs(f) < 1<<53 {
		e.line = strconv.AppendInt(e.line, int64(f), 10)
		return
	}
	data, err := json.Marshal(f)
	if err != nil && e.failed == nil {
		e.failed = err
	}
	e.line = append(e.line, data...)
}

const hex = "0123456789abcdef"

// appendString appends s as a JSON string (RFC 8259, section 7). Bytes that are no UTF-8 become U+FFFD; U+2028 and U+2029
// are escaped, so that a line also reads as JavaScript.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = appendEscape(append(b, s[from:i]...), c)
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(append(b, s[from:i]...), `\ufffd`...)
			from = i + n
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[from:i]...), `\u202`...)
			b = append(b, hex[r&0xf])
			from = i + n
		}
		i += n
	}
	return append(append(b, s[from:]...), '"')
}

// appendEscape appends a quotation mark, backslash or control character.
func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
}

// actor, source … as one id, or null.
func (e *encoder) oneActor(name string, a *ledger.Actor) {
	if a == nil {
		e.null(name)
		return
	}
	e.string(name, a.Slug)
}

func (e *encoder) oneSource(name string, s *ledger.Source) {
	if s == nil {
		e.null(name)
		return
	}
	e.string(name, s.Ref())
}

func (e *encoder) oneEvent(name string, x *ledger.Event) {
	if x == nil {
		e.null(name)
		return
	}
	e.string(name, x.Ref)
}
