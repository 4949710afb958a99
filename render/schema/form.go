package schema

import (
	"slices"
	"strconv"

	"github.com/seed-0837baff/dateline/render/record"
)

// shaper makes schemas of forms. What may stand alone as well as in a list is defined once and referred to.
type shaper struct {
	named object          // the definitions of maps, by the way to the key that takes them
	used  map[string]bool // the sorts of text that were referred to
}

// table is the schema of a map that has those keys; way is the name of what it is the value of, "" for a file's own keys.
func (s *shaper) table(keys []record.Key, way string) object {
	properties := make(object, len(keys))
	required := list{}
	for i, k := range keys {
		name := k.Name
		if way != "" {
			name = way + "." + k.Name
		}
		properties[i] = member{k.Name, object{{"description", k.Doc}}.with(s.form(k.Form, k.Required, name)...)}
		if k.Required {
			required = append(required, k.Name)
		}
	}
	o := object{{"type", "object"}, {"properties", properties}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return append(o, member{"additionalProperties", false})
}

// entry is the schema of what has those keys and an id or a file to itself: where no key is required it may be empty, and
// editors read null there.
func (s *shaper) entry(keys []record.Key, way string) object {
	o := s.table(keys, way)
	if !slices.ContainsFunc(keys, func(k record.Key) bool { return k.Required }) {
		o[0].value = list{"object", "null"}
	}
	return o
}

// form is the schema of a value: one of the form's alternatives, or a list of those that may stand in one. What is required
// may not be an empty list.
func (s *shaper) form(f record.Form, required bool, way string) object {
	forms := append([]record.Form{f}, f.Or...)
	var o object
	switch {
	case f.Size > 0:
		return object{{"type", "array"}, {"items", s.one(f, way)}, {"minItems", f.Size}, {"maxItems", f.Size}}
	case f.List && f.Or == nil && f.Enum == nil && f.Type != record.TypeMap:
		s.use(f.Type)
		s.use(f.Type + "s")
		o = ref(f.Type + "s")
	default:
		o = anyOf(s.alternatives(forms, way))
	}
	if required && f.List {
		return o.with(member{"minItems", 1})
	}
	if len(forms) == 1 && !f.List && f.Type == record.TypeText && f.Enum == nil {
		return o.with(member{"minLength", 1})
	}
	return o
}

func (s *shaper) alternatives(forms []record.Form, way string) list {
	var ones, many list
	for _, f := range forms {
		one := s.one(f, way)
		if f.List {
			if f.Type == record.TypeMap {
				s.named = append(s.named, member{way, one})
				one = ref(way)
			}
			many = append(many, one)
		}
		ones = append(ones, one)
	}
	if many != nil {
		ones = append(ones, object{{"type", "array"}, {"items", anyOf(many)}})
	}
	return ones
}

func anyOf(of list) object {
	if len(of) == 1 {
		return of[0].(object)
	}
	return object{{"anyOf", of}}
}

// one is the schema of a single value.
func (s *shaper) one(f record.Form, way string) object {
	switch {
	case f.Enum != nil:
		return object{{"enum", choices(f.Enum)}}
	case f.Type != record.TypeMap:
		s.use(f.Type)
		return ref(f.Type)
	case f.Each == nil:
		return s.table(f.Keys, way)
	case keyedByID(f):
		if f.Each.Type == record.TypeMap {
			return byID(s.entry(f.Each.Keys, way))
		}
		return byID(s.form(*f.Each, true, way))
	}
	o := object{{"type", "object"}}
	if f.Keys != nil {
		o = append(o, s.table(f.Keys, way)[1])
	}
	return append(o, member{"additionalProperties", s.form(*f.Each, true, way)})
}

// byID is the schema of a map from ids.
func byID(each object) object {
	return object{
		{"type", "object"},
		{"patternProperties", object{{"^" + idPattern + "$", each}}},
		{"additionalProperties", false},
	}
}

// keyedByID reports whether the names in a map are ids: they are where things with keys of their own are defined.
func keyedByID(f record.Form) bool {
	return slices.ContainsFunc(append([]record.Form{*f.Each}, f.Each.Or...), func(f record.Form) bool { return f.Type == record.TypeMap })
}

// choices lists the texts of a fixed choice. Those that YAML reads as numbers are listed as numbers too, and first, as that
// is how they are written.
func choices(of []string) list {
	var numbers list
	for _, s := range of {
		if n, err := strconv.Atoi(s); err == nil {
			numbers = append(numbers, n)
		}
	}
	return append(numbers, texts(of)...)
}
