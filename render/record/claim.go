package record

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
)

var (
	acts = []string{
		"says", "assesses", "forecasts", "denies", "confirms", "repeats", "corrects", "retracts",
		"pledges", "demands", "asks", "proposes", "accepts", "rejects", "declines",
	}
	otherActs = map[string]string{ // what is readily written for an act
		"promises": "pledges", "promise": "pledges", "vows": "pledges", "states": "says", "claims": "says", "asserts": "says",
		"announces": "says", "alleges": "says", "predicts": "forecasts", "expects": "forecasts", "refutes": "denies",
		"disputes": "denies", "agrees": "accepts", "refuses": "declines", "withdraws": "retracts",
		"urges": "demands", "requests": "asks", "suggests": "proposes", "offers": "proposes",
	}
	answeringActs = []string{"confirms", "repeats", "corrects", "retracts", "accepts", "rejects"} // need `of`
	likelihoods   = []string{
		"almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
	}
	secondTerms = []string{ // the standard's second row, in the order of likelihoods
		"remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain",
	}
	confidences   = []string{"high", "moderate", "low"}
	credibilities = []string{"1", "2", "3", "4", "5", "6"}
)

var figureKeys = newTable("a figure", []key[Figure]{
	{Key{Name: "min", Doc: "The least it may be.", Form: Form{Type: TypeNumber}, Required: true},
		func(r *reader, v *node, f *Figure) { f.Min, _ = r.number(v, "min") }},
	{Key{Name: "max", Doc: "The most it may be.", Form: Form{Type: TypeNumber}, Required: true},
		func(r *reader, v *node, f *Figure) { f.Max, _ = r.number(v, "max") }},
})

var claimKeys = newTable("claim", []key[Claim]{
	speakersKey("by", "Who says it; default who issued the source.", func(c *Claim) *[]Speaker { return &c.By }),
	refKey("source", "What it rests on; default the briefing's source.", func(c *Claim) *Value { return &c.Source }),
	refsKey("via", "Sources that it was read in, beside the source's own.", func(c *Claim) *[]Value { return &c.Via }),
	refsKey("citing", "Sources or actors that it relies on, beside the source's own.", func(c *Claim) *[]Value { return &c.Citing }),
	{Key{Name: "act", Doc: "What the speaker does in saying it; default says.", Form: Form{Type: TypeText, Enum: acts}}, (*reader).act},
	refsKey("of", "The claims that it answers.", func(c *Claim) *[]Value { return &c.Of }),
	textKey("part", "The only part of those claims that it answers, in words.", func(c *Claim) *Value { return &c.Part }),
	refKey("issue", "The story's question that it speaks to.", func(c *Claim) *Value { return &c.Issue }),
	{Key{Name: "figure", Doc: "A number or {min, max}, in the issue's unit.", Form: Form{
		Type: TypeNumber, Or: []Form{{Type: TypeMap, Keys: figureKeys.data()}},
	}}, (*reader).figure},
	textKey("that", "What is claimed, in our words.", func(c *Claim) *Value { return &c.That }),
	refsKey("to", "Whom it addresses.", func(c *Claim) *[]Value { return &c.To }),
	refsKey("about", "Whom it concerns; default those addressed, those answered and those named in the passage's sentence.",
		func(c *Claim) *[]Value { return &c.About }),
	refsKey("place", "Where.", func(c *Claim) *[]Value { return &c.Place }),
	dateKey("due", "When it falls due (EDTF).", func(c *Claim) *Date { return &c.Due }),
	textKey("dueText", "When it falls due, in the source's words.", func(c *Claim) *Value { return &c.DueText }),
	dateKey("date", "When it was said (EDTF); default the source's date, else the briefing's.", func(c *Claim) *Date { return &c.Date }),
	flagKey("firsthand", "The speaker knows it himself.", func(c *Claim) *bool { return &c.Firsthand }),
	{Key{Name: "likelihood", Doc: "How likely the speaker says it is (ICD 203).", Form: Form{Type: TypeText, Enum: likelihoods}}, (*reader).likelihood},
	gradeKey("confidence", "How confident the speaker is.", confidences, func(c *Claim) (*string, *diag.Pos) { return &c.Confidence, &c.Graded.Confidence }),
	gradeKey("credibility", "How credible it is (Admiralty code).", credibilities, func(c *Claim) (*string, *diag.Pos) { return &c.Credibility, &c.Graded.Credibility }),
	langKey("lang", "The quotation's own language (BCP 47).", func(c *Claim) *Value { return &c.Lang }),
	textKey("original", "The quotation in its own language.", func(c *Claim) *Value { return &c.Original }),
	textKey("translator", "Who translated it.", func(c *Claim) *Value { return &c.Translator }),
}, anchorKeys(func(c *Claim) *Anchor { return &c.Anchor }))

// claimKind is somebody's assertions and other speech acts.
var claimKind = annotationKind{
	key: entriesKey("claims", "What is claimed: id -> claim.", claimKeys,
		func(r *reader, b *Briefing, id Value, c *Claim) {
			c.ID, c.Order = id, len(b.Claims)
			if c.Act == "" {
				c.Act = acts[0]
			}
			b.Claims = append(b.Claims, c)
		}),
	check: func(r *reader, b *Briefing) {
		for _, c := range b.Claims {
			r.checkClaim(b, c)
		}
	},
	hang: func(r *reader, b *Briefing) {
		for _, c := range b.Claims {
			h := hanging{noun: "claim", id: c.ID, anchor: &c.Anchor, passage: &c.Passage}
			h.flawed = r.flawed(c, "that", "quote")
			if !c.That.IsSet() {
				h.lacking = "says nothing: it hangs on no passage and has no `that`"
				h.hint = "link its passage in the body, [passage](#" + c.ID.Text + "), or say what is claimed in `that`"
			}
			r.hangs(h)
		}
	},
}

func (r *reader) act(v *node, c *Claim) {
	if other, ok := otherActs[v.text]; ok {
		r.errOn(v, "did you mean "+quote(other)+"?", "unknown act %q", v.text)
	} else if s, ok := r.choice(v, "act", acts); ok {
		c.Act, c.ActPos = s, v.pos
	}
}

// likelihood reads a term of ICD 203. Its synonyms are known, not taken.
func (r *reader) likelihood(v *node, c *Claim) {
	if i := slices.Index(secondTerms, v.text); i >= 0 {
		r.errOn(v, "write "+quote(likelihoods[i]), "unknown likelihood %q", v.text)
	} else if s, ok := r.choice(v, "likelihood", likelihoods); ok {
		c.Likelihood, c.Graded.Likelihood = s, v.pos
	}
}

// gradeKey takes one of several words and notes where it stands.
func gradeKey(name, doc string, of []string, at func(*Claim) (*string, *diag.Pos)) key[Claim] {
	return key[Claim]{Key{Name: name, Doc: doc, Form: Form{Type: TypeText, Enum: of}}, func(r *reader, v *node, c *Claim) {
		if s, ok := r.choice(v, name, of); ok {
			to, pos := at(c)
			*to, *pos = s, v.pos
		}
	}}
}

// figure reads a number, or a map of the least and the greatest.
func (r *reader) figure(v *node, c *Claim) {
	f := Figure{Pos: v.pos}
	if v.kind != mapping {
		x, ok := r.number(v, "figure")
		if ok {
			f.Min, f.Max = x, x
			c.Figure = f
		}
		return
	}
	before := r.errors
	figureKeys.read(r, v, owner{place: r.place(v)}, &f)
	switch {
	case r.errors > before:
	case f.Min > f.Max:
		r.errOn(v, "", "min %g is greater than max %g", f.Min, f.Max)
	default:
		c.Figure = f
	}
}

// checkClaim judges what the claim's keys need of each other and of the briefing.
func (r *reader) checkClaim(b *Briefing, c *Claim) {
	act := place{c.ActPos, len(c.Act)}
	switch {
	case len(c.Of) > 0 || r.flawed(c, "of"):
	case c.Act == "denies" && !c.Issue.IsSet() && !r.flawed(c, "issue"):
		r.errAt(act, "name the claims that it denies in `of`, or the question in `issue`", "claim %q denies, but neither claim nor issue is named", c.ID.Text)
	case slices.Contains(answeringActs, c.Act):
		r.errAt(act, "name the claims in `of`", "claim %q %s, but no claim is named", c.ID.Text, c.Act)
	}
	if !c.Source.IsSet() && !b.Source.IsSet() && !r.flawed(c, "source") && !r.flawed(b, "source") {
		r.needs("claim", c.ID, "give it one, or give the briefing a default `source`", "needs %q", "source")
	}
	if !c.Figure.Pos.IsZero() && !c.Issue.IsSet() && !r.flawed(c, "issue") {
		r.errAt(place{c.Figure.Pos, 1}, "name the story's question that it answers in `issue`", "a figure without an issue")
	}
	r.together("part", c.Part, "of", len(c.Of) > 0 || c.Issue.IsSet() || r.flawed(c, "of", "issue"))
	r.together("original", c.Original, "lang", c.Lang.IsSet() || r.flawed(c, "lang"))
	r.together("translator", c.Translator, "original", c.Original.IsSet() || r.flawed(c, "original"))
}

// together complains where a key is given without another that it needs.
func (r *reader) together(name string, given Value, other string, ok bool) {
	if given.IsSet() && !ok {
		r.errAt(r.valuePlace(given), "", "%q without %q", name, other)
	}
}
