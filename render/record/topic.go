package record

var topicKeys = newTable("topic", []key[Topic]{
	textKey("title", "The heading; default the id.", func(t *Topic) *Value { return &t.Title }),
	textKey("summary", "What it is about, in a sentence.", func(t *Topic) *Value { return &t.Summary }),
	redirectsKey(func(t *Topic) *[]Value { return &t.Redirects }),
})

func newTopic(r *reader, id Value, n *node, o owner) *Topic {
	t := &Topic{ID: id}
	topicKeys.read(r, n, o, t)
	return t
}

func parseTopics(r *reader, f *File, n *node) {
	registry(r, n, "topics", func(id Value, v *node, o owner) { f.Topics = append(f.Topics, newTopic(r, id, v, o)) })
}

func parseTopic(r *reader, f *File, n *node) {
	id := r.fileID()
	f.Topics = []*Topic{newTopic(r, id, n, r.fileOwner())}
}
