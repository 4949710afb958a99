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

// end closes the line and writes it.
func (e *encoder) end() {
	e.line = append(e.line, '}', '\n')
	if e.failed == nil {
		_, e.failed = e.to.Write(e.line)
	}
}

func (e *encoder) null() { e.line = append(e.line, "null"...) }

func (e *encoder) string(s string) { e.line = appendString(e.line, s) }

// text is a string, or null where there is none.
func (e *encoder) text(s string) {
	if s == "" {
		e.null()
		return
	}
	e.string(s)
}

func (e *encoder) flag(yes bool) { e.line = strconv.AppendBool(e.line, yes) }

// list is a list of texts, sorted and without repeats.
func list[V any](e *encoder, values []V, text func(V) string) {
	e.refs = e.refs[:0]
	for _, v := range values {
		if s := text(v); s != "" {
			e.refs = append(e.refs, s)
		}
	}
	slices.Sort(e.refs)
	e.line = append(e.line, '[')
	for i, s := range e.refs {
		if i > 0 && s == e.refs[i-1] {
			continue
		}
		if i > 0 {
			e.line = append(e.line, ',')
		}
		e.string(s)
	}
	e.line = append(e.line, ']')
}

// date is an EDTF date with its bounds, or null.
func (e *encoder) date(d edtf.Date) {
	if d.IsZero() {
		e.null()
		return
	}
	e.line = append(e.line, `{"edtf":`...)
	e.string(d.String())
	e.line = append(e.line, `,"earliest":`...)
	e.bound(d.Earliest)
	e.line = append(e.line, `,"latest":`...)
	e.bound(d.Latest)
	e.line = append(e.line, '}')
}

func (e *encoder) bound(end func() (edtf.Day, bool)) {
	if day, ok := end(); ok {
		e.string(day.String())
		return
	}
	e.null()
}

// moment is the day of a moment.
func (e *encoder) moment(m record.Moment) {
	day := m.Day.String()
	e.line = append(e.line, `{"edtf":`...)
	e.string(day)
	e.line = append(e.line, `,"earliest":`...)
	e.string(day)
	e.line = append(e.line, `,"latest":`...)
	e.string(day)
	e.line = append(e.line, '}')
}

func (e *encoder) figure(f record.Figure) {
	if f.Pos.IsZero() {
		e.null()
		return
	}
	e.line = append(e.line, `{"min":`...)
	e.number(f.Min)
	e.line = append(e.line, `,"max":`...)
	e.number(f.Max)
	e.line = append(e.line, '}')
}

// coordinates are [latitude, longitude], or null where they are not known.
func (e *encoder) coordinates(lat, lon float64, known bool) {
	if !known {
		e.null()
		return
	}
	e.line = append(e.line, '[')
	e.number(lat)
	e.line = append(e.line, ',')
	e.number(lon)
	e.line = append(e.line, ']')
}

// count is a whole number, or null where it is not known.
func (e *encoder) count(n int, known bool) {
	if !known {
		e.null()
		return
	}
	e.line = strconv.AppendInt(e.line, int64(n), 10)
}

// issues are a story's questions, by id.
func (e *encoder) issues(all []*ledger.Issue) {
	e.line = append(e.line, '[')
	for i, x := range byID(all, func(x *ledger.Issue) string { return x.ID.Text }) {
		if i > 0 {
			e.line = append(e.line, ',')
		}
		e.line = append(e.line, `{"id":`...)
		e.string(x.ID.Text)
		e.line = append(e.line, `,"title":`...)
		e.string(x.Title.Text)
		e.line = append(e.line, `,"unit":`...)
		e.text(x.Unit.Text)
		e.line = append(e.line, '}')
	}
	e.line = append(e.line, ']')
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
