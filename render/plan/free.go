package plan

// free plans the author's own pages.
func (k *planner) free() {
	for _, x := range k.Ledger.Pages {
		k.pagesOf(x, func() {
			pg := k.add(PathOf(x), "page", originOf(x.File), x.Body, func(s *scribe) any {
				v := &Free{Head: s.head(s.set(x.Title.Text), x.Path), Prose: s.prose(x.File, x.Body), Contents: s.contents(x.Body)}
				v.describe(x.Description.Text)
				return v
			})
			pg.pos = x.Pos
		})
	}
}
