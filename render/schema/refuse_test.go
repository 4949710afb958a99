package schema_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-0837baff/dateline/render/record"
)

// sample is a value of a form, with every key that it may have.
func sample(f record.Form) any {
	switch {
	case f.Enum != nil:
		return f.Enum[0]
	case f.Size > 0:
		l := []any{}
		f.List, f.Size = false, f.Size-1
		for range f.Size + 1 {
			l = append(l, sample(record.Form{Type: f.Type}))
		}
		return l
	case f.Type == record.TypeMap && f.Each != nil:
		m := samples(f.Keys)
		m["an-id"] = sample(*f.Each)
		return m
	case f.Type == record.TypeMap:
		return samples(f.Keys)
	}
	return map[string]any{
		record.TypeText: "Words", record.TypeMarkdown: "*Words*", record.TypeID: "an-id", record.TypeReference: "a#b",
		record.TypeDate: "2023-06~", record.TypeMoment: "2023-06-10", record.TypeInstant: "2023-06-10T18:30:00+02:00",
		record.TypeFlag: true, record.TypeInteger: 7, record.TypeNumber: 7.5, record.TypeURL: "https://example.org/",
		record.TypePath: "/old/", record.TypeMail: "mailto:a@example.org", record.TypeLanguage: "fr-CA", record.TypeZone: "Europe/Paris",
	}[f.Type]
}

func samples(keys []record.Key) map[string]any {
	m := map[string]any{}
	for _, k := range keys {
		m[k.Name] = sample(k.Form)
	}
	return m
}

// spoiler makes one mistake after another in a sample and asks whether it is refused.
type spoiler struct {
	t      *testing.T
	schema *jsonschema.Schema
	whole  any // the file
	n      int
}

func (s *spoiler) refused(at string, what string) {
	s.n++
	if s.schema.Validate(s.whole) == nil {
		s.t.Errorf("%s: %s is accepted", at, what)
	}
}

// keys spoils each key of m, which holds samples of those keys.
func (s *spoiler) keys(at string, keys []record.Key, m map[string]any) {
	m["nonsense"] = "x"
	s.refused(at, "an unknown key")
	delete(m, "nonsense")
	for _, k := range keys {
		good := m[k.Name]
		if k.Required {
			delete(m, k.Name)
			s.refused(at, "leaving out "+k.Name)
		}
		for what, bad := range s.wrong(k.Form) {
			m[k.Name] = bad
			s.refused(at+"."+k.Name, what)
		}
		m[k.Name] = good
		s.form(at+"."+k.Name, k.Form, good)
	}
}

// wrong are values that no alternative of a form takes.
func (s *spoiler) wrong(f record.Form) map[string]any {
	bad := map[string]any{"null": nil, "a list in a list": []any{[]any{"x"}}}
	if !f.List {
		bad["a list"] = []any{sample(f)}
	}
	if f.Type != record.TypeMap && len(f.Or) == 0 {
		bad["a map"] = map[string]any{"x": "x"}
	}
	if f.Type == record.TypeMap && len(f.Or) == 0 {
		bad["a text"] = "x"
	}
	if f.Enum != nil {
		bad["another word"] = "nonsense"
	}
	switch f.Type {
	case record.TypeDate, record.TypeMoment, record.TypeInstant:
		bad["a date in words"] = "June 2023"
	case record.TypeFlag, record.TypeInteger, record.TypeNumber, record.TypeURL, record.TypePath, record.TypeReference, record.TypeID:
		bad["words"] = "two words, or more"
	}
	if f.Size > 0 {
		maps.Copy(bad, map[string]any{"one number": 55.8, "too few": []any{1}, "too many": []any{1, 2, 3}})
		delete(bad, "a list")
	}
	return bad
}

// form spoils what is within a sample of a form.
func (s *spoiler) form(at string, f record.Form, good any) {
	m, isMap := good.(map[string]any)
	switch {
	case !isMap:
	case f.Each == nil:
		s.keys(at, f.Keys, m)
	default:
		each := m["an-id"]
		for what, bad := range s.wrong(*f.Each) {
			if bad == nil && f.Each.Keys != nil && !slices.ContainsFunc(f.Each.Keys, func(k record.Key) bool { return k.Required }) {
				continue // nothing after the id
			}
			m["an-id"] = bad
			s.refused(at+".an-id", what)
		}
		m["an-id"] = each
		s.form(at+".an-id", *f.Each, each)
	}
}

// TestRefuses makes every mistake of a sort in every place that the vocabulary has: unknown keys, missing ones, texts beyond a
// choice, wrong shapes. What is spoilt is a file with all keys, which is accepted.
func TestRefuses(t *testing.T) {
	find := schemas(t, "")
	n := 0
	for kind, at := range schemaOf {
		keys := record.Keys(kind)
		entry := samples(keys)
		s := &spoiler{t: t, schema: find(at), whole: entry}
		if kind == record.ActorsFile || kind == record.PlacesFile || kind == record.SourcesFile || kind == record.TopicsFile {
			s.whole = map[string]any{"an-id": entry}
		}
		if err := s.schema.Validate(s.whole); err != nil {
			t.Errorf("%s: a file with all keys: %v", at, err)
			continue
		}
		s.keys(at, keys, entry)
		if err := s.schema.Validate(s.whole); err != nil {
			t.Errorf("%s: the sample was left spoilt: %v", at, err)
		}
		n += s.n
	}
	if n < 500 {
		t.Errorf("only %d mistakes were made", n)
	}
}

// TestAlternatives: each other form of a value is taken, alone and, where a list may stand, in one with the first.
func TestAlternatives(t *testing.T) {
	find := schemas(t, "")
	briefing := func(more map[string]any) map[string]any {
		m := map[string]any{"title": "x", "date": "2023-06-10"}
		maps.Copy(m, more)
		return m
	}
	unnamed := map[string]any{"unnamed": "two officials", "of": "us"}
	for _, tt := range []struct {
		desc string
		give map[string]any
		want bool
	}{
		{"a name of this text", map[string]any{"aliases": map[string]any{"the government": "karsia"}}, true},
		{"an old address", map[string]any{"aliases": "/old/"}, true},
		{"both in a list", map[string]any{"aliases": []any{"/old/", map[string]any{"Kirby": "john-kirby"}}}, true},
		{"a name alone", map[string]any{"aliases": "Kirby"}, false},
		{"speakers", map[string]any{"claims": map[string]any{"a": map[string]any{"by": []any{"kirby", unnamed}}}}, true},
		{"an unnamed speaker", map[string]any{"claims": map[string]any{"a": map[string]any{"by": unnamed}}}, true},
		{"a figure", map[string]any{"claims": map[string]any{"a": map[string]any{"figure": 400}}}, true},
		{"a range", map[string]any{"claims": map[string]any{"a": map[string]any{"figure": map[string]any{"min": 1, "max": "2"}}}}, true},
		{"half a range", map[string]any{"claims": map[string]any{"a": map[string]any{"figure": map[string]any{"min": 1}}}}, false},
		{"a bare number of a scale", map[string]any{"claims": map[string]any{"a": map[string]any{"credibility": 3}}}, true},
		{"a number beyond it", map[string]any{"claims": map[string]any{"a": map[string]any{"credibility": 7}}}, false},
		{"an id with a capital", map[string]any{"claims": map[string]any{"A": nil}}, false},
		{"ids in one text", map[string]any{"topics": "drones, war"}, false},
		{"a relation without claims", map[string]any{"relations": map[string]any{"from": "a", "to": "b", "type": "arms", "claims": []any{}}}, false},
		{"one relation", map[string]any{"relations": map[string]any{"from": "a", "to": "b", "type": "arms", "claims": "c"}}, true},
	} {
		if err := find("briefing.schema.json").Validate(briefing(tt.give)); (err == nil) != tt.want {
			t.Errorf("%s: %v gives %v", tt.desc, tt.give, err)
		}
	}
	for give, want := range map[string]bool{"/feed.xml": true, "mailto:a@example.org": true, "https://example.org/": true, "feed.xml": false, "//example.org/": false} {
		menu := map[string]any{"title": "x", "menu": map[string]any{"title": "x", "url": give}}
		if err := find("site.schema.json").Validate(menu); (err == nil) != want {
			t.Errorf("a menu that leads to %s: %v", give, err)
		}
	}
}
