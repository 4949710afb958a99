package plan

import (
	"encoding/json"
	"html/template"
	"strings"
	"testing"
)

func TestRelationWords(t *testing.T) {
	for give, want := range map[string]string{
		"allied-with": "is allied with", "negotiates-with": "negotiates with", "member-of": "is a member of",
		"supplies": "supplies", "trains-with": "trains with",
	} {
		if got := relationWord(give); got != want {
			t.Errorf("%s: got %q, want %q", give, got, want)
		}
	}
}

func TestActWords(t *testing.T) {
	for _, x := range []struct {
		act      string
		speakers int
		want     string
		noun     string
	}{
		{"says", 1, "says", "Claim"}, {"says", 2, "say", "Claim"}, {"denies", 3, "deny", "Denial"}, {"demands", 1, "demands", "Demand"},
		{"declines", 2, "decline", "Refusal"}, {"asks", 0, "asks", "Request"}, {"mutters", 1, "mutters", "Claim"},
	} {
		if got := actWord(x.act, x.speakers); got != x.want {
			t.Errorf("%s of %d: got %q, want %q", x.act, x.speakers, got, x.want)
		}
		if got := actNoun(x.act); got != x.noun {
			t.Errorf("%s: got %q, want %q", x.act, got, x.noun)
		}
	}
}

func TestVoices(t *testing.T) {
	for _, x := range []struct {
		desc string
		give []Link
		want int
	}{
		{"nobody", nil, 0},
		{"somebody named", []Link{{Text: "Kirby", Href: "k"}}, 1},
		{"a name in the plural is one party's", []Link{{Text: "United States", Href: "u"}}, 1},
		{"two named", []Link{{Text: "Kirby", Href: "k"}, {Text: "Iran", Href: "i"}}, 2},
		{"several unnamed", []Link{{Text: "Western and Russian researchers"}}, 2},
		{"several, told by where they are", []Link{{Text: "officers of the general staff"}}, 2},
		{"people", []Link{{Text: "people familiar with the matter"}}, 2},
		{"one unnamed", []Link{{Text: "a delegate"}}, 1},
		{"one among several", []Link{{Text: "one of the officials"}}, 1},
		{"one whose word ends like a plural", []Link{{Text: "the hostess"}}, 1},
		{"an empty text", []Link{{}}, 1},
	} {
		if got := voices(x.give); got != x.want {
			t.Errorf("%s: got %d, want %d", x.desc, got, x.want)
		}
	}
}

func TestGradeText(t *testing.T) {
	for give, want := range map[string]string{
		"": "", "C": "fairly reliable source", "C3": "fairly reliable source, possibly true", "6": "truth cannot be judged",
		"F6": "source whose reliability cannot be judged, truth cannot be judged",
	} {
		if got := gradeText(give); got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, x := range []struct {
		give string
		n    int
		want string
	}{
		{"short", 5, "short"}, {"a few words more", 9, "a few…"}, {"Überlängenwort", 5, "Überl…"}, {"äöü", 3, "äöü"}, {"", 3, ""}, {"one, two", 5, "one…"},
	} {
		if got := shorten(x.give, x.n); got != x.want {
			t.Errorf("%q to %d: got %q, want %q", x.give, x.n, got, x.want)
		}
	}
}

func TestSentenceAround(t *testing.T) {
	long := strings.Repeat("word ", 200)
	for _, x := range []struct{ text, name, want string }{
		{"One. He met Raisi today. Two.", "Raisi", "He met Raisi today."},
		{"Head\nRaisi came", "Raisi", "Raisi came"},
		{"It was Raisi", "Raisi", "It was Raisi"},
		{long + "Raisi " + long, "Raisi", ""},
	} {
		start := strings.Index(x.text, x.name)
		from, to := sentenceAround(x.text, start, start+len(x.name))
		got := x.text[from:to]
		if x.want != "" && got != x.want || !strings.Contains(got, x.name) || len(got) > 2*maxSentence+len(x.name) {
			t.Errorf("%q: got %q, want %q", shorten(x.text, 40), got, x.want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for give, want := range map[string]string{
		"https://who.example/x": "https://who.example/x", "HTTP://who.example": "http://who.example", "mailto:a@b.example": "mailto:a@b.example",
		"javascript:alert(1)": "", "java\tscript:alert(1)": "", "data:text/html,x": "", "who.example": "", "//who.example": "", "https:///x": "", "": "",
	} {
		if got := webAddress(give); got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
	}
}

// TestScript puts what would end a script element into every text of structured data.
func TestScript(t *testing.T) {
	evil := `</script><!--<script>&\u2028"`
	title, _ := json.Marshal(evil)
	s := site{
		"site.yaml":           "title: T\npublisher: {name: " + string(title) + ", url: \"https://x.example/\"}\n",
		"actors/a.md":         "---\nname: " + string(title) + "\nkind: person\nsummary: " + string(title) + "\naliases: [" + string(title) + "]\n---\n",
		"briefings/evil-x.md": "---\ntitle: " + string(title) + "\ndate: 2023-06-10\nsummary: " + string(title) + "\nactors: [a]\nauthors: [" + string(title) + "]\ndateline: " + string(title) + "\n---\nText.\n",
	}
	p, _ := s.plan(t, Options{BaseURL: "https://who.example/"})
	for _, js := range []template.JS{mustView[Briefing](t, p, "/briefings/evil-x/").JSONLD, mustView[Actor](t, p, "/actors/a/").JSONLD} {
		if strings.ContainsAny(string(js), "<>&\u2028\u2029") {
			t.Errorf("not escaped: %s", js)
		}
		var v map[string]any
		if err := json.Unmarshal([]byte(js), &v); err != nil || v["@context"] != ldContext {
			t.Errorf("%v: %s", err, js)
		}
		if name, _ := v["name"].(string); name != evil && v["headline"] != evil {
			t.Errorf("the name is lost: %s", js)
		}
	}
}

func TestInitial(t *testing.T) {
	for give, want := range map[string]string{"Iran": "I", "élysée": "E", "Жуков": "Ж", "7th Fleet": "#", "": "#"} {
		if got := initial(give); got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
	}
}

func TestGist(t *testing.T) {
	s := site{
		"site.yaml":   "title: T\n",
		"actors.yaml": "iran: {name: Iran, kind: state}\n",
		"briefings/b.md": `---
title: B
date: 2023-06-10
sources: {x: {title: X, by: iran}}
source: x
claims:
  said: {}
  plain: {}
  that: {that: The plant is ready}
  no: {act: denies, of: said, that: It was built}
---
He said ["built in Iran"](#said) and it [came here](#plain).
`,
	}
	p, _ := s.plan(t, Options{})
	want := map[string][2]string{
		"said":  {"“built in Iran”", "the claim “built in Iran”"},
		"plain": {"came here", "the claim (came here)"},
		"that":  {"The plant is ready", "the claim that the plant is ready"},
		"no":    {"Denial: It was built", "the denial that it was built"},
	}
	for _, c := range p.Ledger.Claims {
		if got := [2]string{gist(c), named(c)}; got != want[c.ID.Text] {
			t.Errorf("%s: got %q, want %q", c.ID.Text, got, want[c.ID.Text])
		}
	}
}
