package record

import (
	"errors"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones must mean the same on every machine
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
)

// date reads an EDTF date.
func (r *reader) date(v *node) Date {
	if !r.scalar(v, "a date") {
		return Date{}
	}
	d, err := edtf.Parse(v.text)
	if err != nil {
		r.dateError(v, err)
		return Date{}
	}
	return Date{Date: d, Pos: v.pos}
}

// dateError reports err at the character of v at which the date goes wrong.
func (r *reader) dateError(v *node, err error) {
	var e *edtf.Error
	if !errors.As(err, &e) {
		r.errOn(v, "", "%s", err)
		return
	}
	p := r.place(v)
	byteAt := runeOffset(v.text, e.Offset)
	if at := r.within(v, byteAt); byteAt > 0 && at != v.pos {
		p = place{at, max(1, utf8.RuneCountInString(v.text[byteAt:]))}
	}
	hint := e.Hint
	if hint == "" {
		hint = "write YYYY, YYYY-MM or YYYY-MM-DD (EDTF)"
	}
	r.errAt(p, hint, "%s", e.Message)
}

// runeOffset is the byte at which the code point n of s begins.
func runeOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// inOrder complains where to ends before from begins.
func (r *reader) inOrder(from, to Date) {
	first, ok := from.Earliest()
	last, ends := to.Latest()
	if ok && ends && !from.IsZero() && !to.IsZero() && last < first {
		r.related(r.errAt(r.valuePlace(Value{Text: to.String(), Pos: to.Pos}), "", "the end %s lies before the beginning %s", to, from), from.Pos, "the beginning")
	}
}

// moment reads a day or a moment of a day.
func (r *reader) moment(v *node) Moment {
	if !r.scalar(v, "a date") {
		return Moment{}
	}
	if len(v.text) > len("2006-01-02") && v.text[4] == '-' {
		return r.instant(v)
	}
	day, err := edtf.ParseDay(v.text)
	if err != nil {
		e := (*edtf.Error)(nil)
		if errors.As(err, &e) && !strings.Contains(e.Message, "EDTF") {
			r.dateError(v, err) // it says what is wrong with the day
		} else {
			hint := ""
			if e != nil {
				hint = e.Hint
			}
			r.errOn(v, hint, "%q is not a date: YYYY-MM-DD or RFC 3339", v.text)
		}
		return Moment{}
	}
	return Moment{Day: day, Value: Value{Text: v.text, Pos: v.pos}}
}

// instant reads a moment of RFC 3339.
func (r *reader) instant(v *node) Moment {
	if !r.scalar(v, "a moment") {
		return Moment{}
	}
	t, err := time.Parse(time.RFC3339, v.text)
	if err != nil {
		r.errOn(v, "write day, time and zone as in 2023-06-10T18:30:00+02:00 (RFC 3339)", "%q is not a moment", v.text)
		return Moment{}
	}
	y, m, d := t.Date()
	return Moment{Day: edtf.DayOf(y, m, d), Time: t, Value: Value{Text: v.text, Pos: v.pos}}
}

// flag reads true or false; neither, false.
func (r *reader) flag(v *node) bool {
	if !r.scalar(v, "true or false") {
		return false
	}
	switch v.text {
	case "true", "false":
		return v.text == "true"
	}
	r.errOn(v, "write true or false", "%q is neither true nor false", v.text)
	return false
}

// number reads a decimal number.
func (r *reader) number(v *node, what string) (float64, bool) {
	if !r.scalar(v, "a number") {
		return 0, false
	}
	x, err := strconv.ParseFloat(v.text, 64)
	if strings.Trim(v.text, "0123456789+-.eE") != "" || err != nil {
		hint := ""
		if plain := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "_", "", "’", "").Replace(v.text); plain != v.text && decimal(plain) {
			hint = "write " + plain
		}
		r.errOn(v, hint, "%s: %q is not a number", what, v.text)
		return 0, false
	}
	return x, true
}

func decimal(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "0123456789+-.") == ""
}

// url reads an absolute address of the web.
func (r *reader) url(v *node) Value {
	if !r.scalar(v, "a URL") {
		return Value{}
	}
	if message, hint := badURL(v.text); message != "" {
		r.errOn(v, hint, "%s", message)
		return Value{}
	}
	return Value{Text: v.text, Pos: v.pos}
}

// badURL says what keeps s from being an absolute http or https URL; "" for nothing.
func badURL(s string) (message, hint string) {
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsFunc(s, func(c rune) bool { return unicode.IsSpace(c) || c == '\\' || c < ' ' || strings.ContainsRune(`<>"`, c) }):
		return quote(s) + " is not a URL", "write spaces and the like as %20"
	case u.Scheme == "" && strings.Contains(s, "."):
		return quote(s) + " is not an absolute URL", "write " + "https://" + strings.TrimLeft(s, "/")
	case u.Scheme == "":
		return quote(s) + " is not an absolute URL", "begin it with https://"
	case u.Scheme != "http" && u.Scheme != "https":
		return quote(s) + " is not a URL of the web", "only http and https are taken"
	case u.User != nil:
		return quote(s) + " holds a user name or password", "remove it"
	case !hasHost(u):
		return quote(s) + " names no host", ""
	}
	return "", ""
}

func hasHost(u *url.URL) bool {
	host := u.Hostname()
	if strings.Contains(host, ":") {
		_, err := netip.ParseAddr(host)
		return err == nil
	}
	return strings.Trim(host, ".") != ""
}

// lang reads a BCP 47 language tag whose subtags are registered.
func (r *reader) lang(v *node) Value {
	if !r.scalar(v, "a language tag") {
		return Value{}
	}
	_, err := language.Parse(v.text)
	switch {
	case strings.Contains(v.text, "_"):
		r.errOn(v, "write "+strings.ReplaceAll(v.text, "_", "-"), "%q is not a language tag (BCP 47)", v.text)
	case err != nil:
		r.errOn(v, "use a tag such as en, fr-CA or zh-Hant", "%q is not a language tag (BCP 47)", v.text)
	default:
		return Value{Text: v.text, Pos: v.pos}
	}
	return Value{}
}

// zone reads the name of a time zone.
func (r *reader) zone(v *node) Value {
	if !r.scalar(v, "a time zone") {
		return Value{}
	}
	if _, err := time.LoadLocation(v.text); err != nil || v.text == "" || v.text == "Local" {
		r.errOn(v, "use a name of the IANA database, such as Europe/Paris or UTC", "unknown time zone %q", v.text)
		return Value{}
	}
	return Value{Text: v.text, Pos: v.pos}
}

// tlp reads a label of the Traffic Light Protocol.
func (r *reader) tlp(v *node) (TLP, bool) {
	s, ok := r.choice(v, "TLP label", tlpLabels)
	for i, label := range tlpLabels {
		if ok && s == label {
			return TLP(i), true
		}
	}
	return Clear, false
}

// tlpLabels are the labels in the order of the TLP constants.
var tlpLabels = []string{"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"}

func tlpKey[T any](name, doc string, set func(*T, TLP, diag.Pos)) key[T] {
	return key[T]{Key{Name: name, Doc: doc, Form: Form{Type: TypeText, Enum: tlpLabels}}, func(r *reader, v *node, to *T) {
		if label, ok := r.tlp(v); ok {
			set(to, label, v.pos)
		}
	}}
}
