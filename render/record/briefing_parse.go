package record

import "github.com/seed-0837baff/dateline/render/diag"

var imageKeys = newTable("image", []key[Image]{
	textKey("file", "The picture's file, from the briefing's folder.", func(i *Image) *Value { return &i.File }).must(),
	textKey("alt", "What it shows, in words, for who cannot see it.", func(i *Image) *Value { return &i.Alt }),
	textKey("credit", "Whose picture it is.", func(i *Image) *Value { return &i.Credit }),
})

// briefingKeys are a briefing's own keys, and after them one for each kind of annotation.
var briefingKeys = newTable("the briefing", []key[Briefing]{
	textKey("title", "The headline.", func(b *Briefing) *Value { return &b.Title }).must(),
	momentKey("date", "When it was published: YYYY-MM-DD or RFC 3339.", func(b *Briefing) *Moment { return &b.Date }).must(),
	textKey("summary", "The standfirst.", func(b *Briefing) *Value { return &b.Summary }),
	momentKey("updated", "When it was last changed: YYYY-MM-DD or RFC 3339.", func(b *Briefing) *Moment { return &b.Updated }),
	textKey("dateline", "Where it was written: a text or a place.", func(b *Briefing) *Value { return &b.Dateline }),
	textsKey("authors", "The authors' names.", func(b *Briefing) *[]Value { return &b.Authors }),
	langKey("lang", "Its language (BCP 47); default the site's.", func(b *Briefing) *Value { return &b.Lang }),
	mapKey("image", "Its picture.", imageKeys, func(b *Briefing, i Image, _ diag.Pos) { b.Image = &i }),
	refKey("story", "The storyline that it belongs to.", func(b *Briefing) *Value { return &b.Story }),
	idsKey("topics", "What it is about.", func(b *Briefing) *[]Value { return &b.Topics }),
	refsKey("actors", "Actors beyond those found in text and annotations.", func(b *Briefing) *[]Value { return &b.Actors }),
	namesKey(func(b *Briefing) *[]NameOf { return &b.Names }, func(b *Briefing) *[]Value { return &b.Redirects }),
	flagKey("draft", "Not to be published yet.", func(b *Briefing) *bool { return &b.Draft }),
	{Key{Name: "embargo", Doc: "Not to be published before (RFC 3339).", Form: Form{Type: TypeInstant}},
		func(r *reader, v *node, b *Briefing) { b.Embargo = r.instant(v) }},
	tlpKey("tlp", "Who may see it (Traffic Light Protocol 2.0); default CLEAR.", func(b *Briefing, t TLP, at diag.Pos) { b.TLP, b.TLPPos = t, at }),
	refKey("source", "What its claims and events rest on where they do not say.", func(b *Briefing) *Value { return &b.Source }),
}, annotationKeys())

func parseBriefing(r *reader, f *File, n *node) {
	r.briefing = &locals{ids: map[string]diag.Pos{}}
	b := &Briefing{ID: r.fileID()}
	f.Briefing = b
	briefingKeys.read(r, n, r.fileOwner(), b)
	for _, k := range annotationKinds {
		if k.check != nil {
			k.check(r, b)
		}
		if k.hang != nil {
			k.hang(r, b)
		}
	}
}
