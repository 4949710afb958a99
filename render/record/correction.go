package record

var correctionKinds = []string{"correction", "clarification", "update", "retraction"}

var correctionKeys = newTable("correction", []key[Correction]{
	dateKey("date", "When it was made (EDTF).", func(c *Correction) *Date { return &c.Date }).must(),
	choiceKey("kind", "What sort of change it is.", correctionKinds, func(c *Correction) *string { return &c.Kind }).must(),
	textKey("text", "What was changed.", func(c *Correction) *Value { return &c.Text }).must(),
	refsKey("claims", "The claims that it concerns.", func(c *Correction) *[]Value { return &c.Claims }),
})

// correctionKind is dated changes to the briefing itself.
var correctionKind = annotationKind{
	key: listKey("corrections", "Changes to this briefing since it was published.", correctionKeys,
		func(r *reader, b *Briefing, c *Correction, at place) {
			c.Pos, c.Order = at.pos, len(b.Corrections)
			b.Corrections = append(b.Corrections, c)
		}),
}
