package schema

import "github.com/seed-0837baff/dateline/render/record"

// Patterns. What cannot be told from the characters alone (that June has 30 days, that a language is registered) is left to
// dateline.
const (
	// idPattern is an id: what is left of ASCII without capitals and punctuation other than hyphens, and all beyond ASCII, since
	// the three dialects of regular expressions do not say in one way what a letter is.
	idPattern        = "[^\\x00-,./:-`{-\\x7f]+"
	referencePattern = `^(` + idPattern + `#)?` + idPattern + `$`

	yearPattern  = `(-?[0-9]{4}|Y-?[1-9][0-9]{4,8})`
	monthPattern = `(0[1-9]|1[0-2])`
	dayPattern   = `(0[1-9]|[12][0-9]|3[01])`
	endPattern   = `(` + yearPattern + `|-?[0-9]{4}-` + monthPattern + `(-` + dayPattern + `)?)[?~%]?` // of a range
	pointPattern = `(` + yearPattern + `|-?[0-9]{2}(XX)?|-?[0-9]{3}X|XXXX(-XX(-XX)?)?|` +
		`-?[0-9]{4}-(2[1-4]|XX(-XX)?|` + monthPattern + `(-(` + dayPattern + `|XX))?))[?~%]?`
	datePattern = `^(` + pointPattern + `|(` + endPattern + `|\.\.)?/(` + endPattern + `|\.\.)?|` +
		`\[(` + endPattern + `)?\.\.(` + endPattern + `)?\])$`

	clockPattern   = `T[0-9]{1,2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z|[+\-][0-9]{2}:[0-9]{2})`
	instantPattern = `^[0-9]{4}-` + monthPattern + `-` + dayPattern + clockPattern + `$`
	momentPattern  = `^-?[0-9]{4}-` + monthPattern + `-` + dayPattern + `(` + clockPattern + `)?$`
)

// scalarKind is a sort of text, as a schema.
type scalarKind struct {
	name string // a record.Type constant
	is   object
}

// scalarKinds lists the sorts of text. One that YAML may have read as something else is judged by what it was read as: the
// last branch is what an editor proposes.
func scalarKinds() []scalarKind {
	text := object{
		{"$comment", "A bare 1984 or true is a number or a truth value to YAML and text to dateline."},
		{"if", object{{"type", "boolean"}}},
		{"else", object{{"type", texts([]string{"string", "number"})}}},
	}
	matching := func(pattern string) object { return object{{"type", "string"}, {"pattern", pattern}} }
	unless := func(typ, pattern string) object {
		return object{
			{"if", object{{"type", typ}}},
			{"else", matching(pattern)},
		}
	}
	quoted := func(typ, pattern string) object { // a number or truth value, or the same in quotation marks
		return object{
			{"if", object{{"type", "string"}}},
			{"then", object{{"pattern", pattern}}},
			{"else", object{{"type", typ}}},
		}
	}
	bare := func(pattern string) object {
		return object{
			{"if", object{{"type", texts([]string{"number", "boolean"})}}},
			{"else", matching(pattern)},
		}
	}
	date := unless("integer", datePattern)
	date = object{date[0], {"then", object{{"minimum", -9999}, {"maximum", 9999}}}, date[1]}
	return []scalarKind{
		{record.TypeText, text},
		{record.TypeMarkdown, text},
		{record.TypeID, bare("^" + idPattern + "$")},
		{record.TypeReference, bare(referencePattern)},
		{record.TypeDate, date},
		{record.TypeMoment, matching(momentPattern)},
		{record.TypeInstant, matching(instantPattern)},
		{record.TypeFlag, quoted("boolean", "^(true|false)$")},
		{record.TypeInteger, quoted("integer", "^[+\\-]?[0-9]+$")},
		{record.TypeNumber, quoted("number", "^[+\\-.0-9eE]+$")},
		{record.TypeURL, matching(`^[hH][tT][tT][pP][sS]?://[^\x00-\x20\\<>"]+$`)},
		{record.TypePath, matching(`^/([^/]|$)`)},
		{record.TypeMail, matching(`^mailto:`)},
		{record.TypeLanguage, matching(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`)},
		{record.TypeZone, matching(`^[A-Za-z][A-Za-z0-9_+\-/]*$`)},
	}
}

// use remembers that a sort of text is referred to, or ("texts") one or more of a sort.
func (s *shaper) use(name string) {
	if s.used == nil {
		s.used = map[string]bool{}
	}
	s.used[name] = true
}

// ref refers to a definition.
func ref(name string) object { return object{{"$ref", "#/$defs/" + name}} }

// defs are all definitions that were referred to.
func (s *shaper) defs() object {
	o := s.named
	for _, k := range scalarKinds() {
		if s.used[k.name] {
			o = append(o, member{k.name, k.is})
		}
		if s.used[k.name+"s"] {
			one := ref(k.name)
			if k.name == record.TypeText {
				one = append(one, member{"minLength", 1})
			}
			o = append(o, member{k.name + "s", object{{"anyOf", list{one, object{{"type", "array"}, {"items", ref(k.name)}}}}}})
		}
	}
	return o
}
