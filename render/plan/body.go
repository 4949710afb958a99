package plan

import (
	"github.com/seed-0837baff/dateline/render/record"
)

// contents lists a body's headings of the first two levels.
func contents(body *record.Body) []Heading {
	if body == nil || body.Doc == nil {
		return nil
	}
	var list []Heading
	for _, h := range body.Headings {
		if h.Level == 2 || h.Level == 3 {
			list = append(list, Heading{ID: h.ID, Text: h.Text, Level: h.Level})
		}
	}
	return list
}

func headingIDs(body *record.Body) []string {
	if body == nil || body.Doc == nil {
		return nil
	}
	var ids []string
	for _, h := range body.Headings {
		ids = append(ids, h.ID)
	}
	return ids
}

func hasHeading(body *record.Body, id string) bool {
	if body == nil || body.Doc == nil {
		return false
	}
	for i := range body.Headings {
		if body.Headings[i].ID == id {
			return true
		}
	}
	return false
}

// unlinkable reports whether a stretch of the text stands within a link or heading, where no name becomes a link, or crosses
// the edge of a passage. A link that only marks a passage is none.
func unlinkable(body *record.Body, start, end int) bool {
	for i := range body.Links {
		if l := &body.Links[i]; l.Start < end && start < l.End && !anchors(body, i) {
			return true
		}
	}
	for i := range body.Headings {
		if h := &body.Headings[i]; h.Start < end && start < h.End {
			return true
		}
	}
	for _, p := range body.Passages {
		if p.Start < end && start < p.End && (start < p.Start || end > p.End) {
			return true
		}
	}
	return false
}
