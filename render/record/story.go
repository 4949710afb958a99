package record

import "github.com/seed-0837baff/dateline/render/diag"

var issueKeys = newTable("issue", []key[Issue]{
	textKey("title", "The question.", func(i *Issue) *Value { return &i.Title }).must(),
	textKey("unit", "The unit of the figures that answer it.", func(i *Issue) *Value { return &i.Unit }),
})

var storyKeys = newTable("story", []key[Story]{
	textKey("title", "What it is called.", func(s *Story) *Value { return &s.Title }).must(),
	textKey("summary", "What it is about, in a sentence.", func(s *Story) *Value { return &s.Summary }),
	dateKey("from", "When it begins (EDTF).", func(s *Story) *Date { return &s.From }),
	dateKey("to", "When it ends (EDTF); past it the story is closed.", func(s *Story) *Date { return &s.To }),
	{Key{Name: "issues", Doc: "The questions at stake: id -> title, or {title, unit}.", Form: Form{
		Type: TypeMap, Each: &Form{Type: TypeText, Or: []Form{{Type: TypeMap, Keys: issueKeys.data()}}},
	}}, (*reader).issues},
	redirectsKey(func(s *Story) *[]Value { return &s.Redirects }),
})

func (r *reader) issues(n *node, to *Story) {
	for id, v := range r.entries(n, "issues", map[string]diag.Pos{}) {
		issue := Issue{ID: id}
		if v.kind == scalar {
			issue.Title = r.text(v)
			if !issue.Title.IsSet() {
				r.errOn(v, "", "issue %q needs %q", id.Text, "title")
			}
		} else {
			issueKeys.read(r, v, r.ownerOf(id), &issue)
		}
		to.Issues = append(to.Issues, issue)
	}
}

func parseStory(r *reader, f *File, n *node) {
	f.Story = &Story{ID: r.fileID()}
	storyKeys.read(r, n, r.fileOwner(), f.Story)
	r.inOrder(f.Story.From, f.Story.To)
}
