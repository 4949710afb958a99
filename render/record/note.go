package record

import (
	"strconv"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/markdown"
)

var noteKinds = []string{"note", "context", "question"}

var noteKeys = newTable("note", []key[Note]{
	idKey(func(n *Note) *Value { return &n.ID }),
	{Key{Name: "note", Doc: "The remark (Markdown).", Form: Form{Type: TypeMarkdown}, Required: true}, (*reader).noteText},
	choiceKey("kind", "What sort of remark; default note.", noteKinds, func(n *Note) *string { return &n.Kind }),
}, anchorKeys(func(n *Note) *Anchor { return &n.Anchor }))

// noteKind is an editor's remarks.
var noteKind = annotationKind{
	key: listKey("notes", "Remarks on passages.", noteKeys, func(r *reader, b *Briefing, n *Note, at place) {
		n.Order = len(b.Notes)
		n.ID = r.localID(n.ID, "note-"+strconv.Itoa(n.Order+1), at)
		if n.Kind == "" {
			n.Kind = noteKinds[0]
		}
		b.Notes = append(b.Notes, n)
	}),
	hang: func(r *reader, b *Briefing) {
		for _, n := range b.Notes {
			r.hangs(hanging{
				noun: "note", id: n.ID, anchor: &n.Anchor, passage: &n.Passage,
				flawed:  r.flawed(n, "quote", "id"),
				lacking: "hangs on no passage",
				hint:    "give it a `quote`, or link its passage in the body: [passage](#" + n.ID.Text + ")",
			})
		}
	},
}

// noteText reads a note's Markdown, whose findings and places are those of the file, not of the note.
func (r *reader) noteText(v *node, n *Note) {
	if !r.scalar(v, "a text") {
		return
	}
	n.Text = Value{Text: v.text, Pos: v.pos}
	first := v.pos.Line
	if v.style == block || v.style == folded {
		first++
	}
	doc, ds := markdown.Parse([]byte(v.text), markdown.Options{Line: int(first), UnsafeHTML: r.opt.UnsafeHTML, Reserved: r.reserved})
	lines := strings.Split(v.text, "\n")
	at := func(p diag.Pos) diag.Pos {
		row := int(p.Line - first)
		if row < 0 || row >= len(lines) {
			return v.pos
		}
		offset := row // the line feeds
		for _, line := range lines[:row] {
			offset += len(line)
		}
		return r.within(v, offset+runeOffset(lines[row], int(p.Col)-1))
	}
	for _, d := range ds {
		d.Pos = at(d.Pos)
		for i := range d.Related {
			d.Related[i].Pos = at(d.Related[i].Pos)
		}
		r.report([]diag.Diagnostic{d})
	}
	for i := range doc.Blocks {
		doc.Blocks[i].Pos = at(doc.Blocks[i].Pos)
	}
	for i := range doc.Links {
		doc.Links[i].Pos = at(doc.Links[i].Pos)
	}
	for i := range doc.Headings {
		doc.Headings[i].Pos = at(doc.Headings[i].Pos)
	}
	for i := range doc.Embeds {
		doc.Embeds[i].Pos = at(doc.Embeds[i].Pos)
	}
	n.Body = &Body{Doc: doc}
}
