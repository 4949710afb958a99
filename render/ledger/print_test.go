package ledger

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/record"
)

// printOut prints all that a ledger holds, by what it is reached from.
func printOut(l *Ledger) []string {
	var lines []string
	say := func(what string, x any) {
		if s := shown(reflect.ValueOf(x)); s != "" {
			lines = append(lines, what+" "+s)
		}
	}
	all := func(what string, list any) {
		v := reflect.ValueOf(list)
		for i := range v.Len() {
			lines = append(lines, what+" "+name(v.Index(i)))
		}
	}
	all("briefing", l.Briefings)
	all("claim", l.Claims)
	all("event", l.Events)
	all("relation", l.Relations)
	all("topic", l.Topics)
	for i, c := range l.Corrections {
		lines = append(lines, fmt.Sprint("correction ", i, c.Briefing.Slug, c.Order))
	}
	for _, b := range l.all {
		say(b.Slug, b)
		for _, x := range b.Sources {
			say(x.Ref(), x)
			say(x.Ref()+" told", l.OfSource(x))
		}
		for _, x := range b.Claims {
			say(x.Ref, x)
			say(x.Ref+" states", x.states)
			say(x.Ref+" fallen", l.Fallen(&x.Judgement))
		}
		for _, x := range b.Events {
			say(x.Ref, x)
			say(x.Ref+" fallen", l.Fallen(&x.Judgement))
		}
		for _, x := range b.Relations {
			say(x.Ref, x)
			say(x.Ref+" fallen", l.Fallen(&x.Judgement))
		}
		for _, x := range b.Corrections {
			say(b.Slug+" correction", x)
		}
	}
	for _, a := range l.Actors {
		say(a.Slug, a)
		say(a.Slug+" told", l.OfActor(a))
	}
	for _, p := range l.Places {
		say(p.Slug, p)
		say(p.Slug+" told", l.OfPlace(p))
	}
	for _, s := range l.Sources {
		say(s.Slug, s)
		say(s.Slug+" told", l.OfSource(s))
	}
	for _, x := range l.Topics {
		lines = append(lines, fmt.Sprint(x.Slug, " named at ", x.ID.Pos))
		say(x.Slug+" told", l.OfTopic(x))
	}
	for _, s := range l.Stories {
		say(s.Slug+" told", l.OfStory(s))
		say(s.Slug+" contested", l.Contested(s))
		m := l.Matrix(s.Issues, l.Contested(s))
		say(s.Slug+" parties", m.Parties)
		say(s.Slug+" rows", m.Rows)
		for _, i := range s.Issues {
			say(s.Slug+i.ID.Text, l.OnIssue(i))
		}
	}
	return lines
}

// name is what a thing is referred to by; "" for what is told in full.
func name(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case *Actor:
		return x.Slug
	case *Place:
		return x.Slug
	case *Source:
		return x.Ref()
	case *Topic:
		return x.Slug
	case *Story:
		return x.Slug
	case *Issue:
		return x.Story.Slug + "/" + x.ID.Text
	case *Briefing:
		return x.Slug
	case *Claim:
		return x.Ref
	case *Event:
		return x.Ref
	case *Relation:
		return x.Ref
	case *Note:
		return x.Ref
	case *Correction:
		return fmt.Sprint(x.Briefing.Slug, "/", x.Order)
	case *record.File:
		return x.Path
	case *Post:
		return "post of " + x.Slug
	case edtf.Date:
		return x.String()
	}
	return ""
}

// shown prints a value: a thing of its own with its exported fields, others within it by name.
func shown(v reflect.Value) string {
	if v.Kind() == reflect.Pointer && !v.IsNil() && v.Elem().Kind() == reflect.Struct {
		return fields(v.Elem())
	}
	return value(v)
}

func fields(v reflect.Value) string {
	var parts []string
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Anonymous && f.Type.Kind() == reflect.Pointer { // the record's
			continue
		}
		if s := value(v.Field(i)); s != "" {
			parts = append(parts, f.Name+"="+s)
		}
	}
	return strings.Join(parts, " ")
}

func value(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Invalid:
		return ""
	case reflect.Interface:
		return value(v.Elem())
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return "*" + name(v)
	case reflect.Slice:
		if v.Len() == 0 {
			return ""
		}
		var parts []string
		for i := range v.Len() {
			parts = append(parts, value(v.Index(i)))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case reflect.Struct:
		if s := name(v); s != "" || v.IsZero() {
			return s
		}
		return "{" + fields(v) + "}"
	}
	if v.IsZero() {
		return ""
	}
	return fmt.Sprint(v.Interface())
}
