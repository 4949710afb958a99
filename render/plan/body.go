package plan

import (
	"cmp"
	"slices"

	"github.com/seed-0837baff/dateline/render/markdown"
	"github.com/seed-0837baff/dateline/render/record"
)

// contents lists a body's headings of the first two levels.
func (s *scribe) contents(body *record.Body) []Heading {
	if body == nil || body.Doc == nil {
		return nil
	}
	var list []Heading
	for _, h := range body.Headings {
		if h.Level == 2 || h.Level == 3 {
			list = append(list, Heading{ID: h.ID, Text: s.set(h.Text), Level: h.Level})
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

// marks tells which links of a body only mark the passage of an annotation.
func marks(body *record.Body) []bool {
	list := make([]bool, len(body.Links))
	for _, p := range body.Passages {
		if p.Link >= 0 && p.Link < len(list) {
			list[p.Link] = true
		}
	}
	return list
}

// inertIn returns what reports whether no name may become a link in a stretch of the text: within a link, heading or code,
// or across the edge of a passage. A link that only marks a passage is none.
func inertIn(body *record.Body) func(start, end int) bool {
	marks := marks(body)
	return func(start, end int) bool {
		for _, p := range body.Passages {
			if p.Start >= end {
				break // they are in order of Start
			}
			if start < p.End && (start < p.Start || end > p.End) {
				return true
			}
		}
		if !body.Inert(start, end) {
			return false
		}
		for i := range body.Links {
			if l := &body.Links[i]; marks[i] && l.Start <= start && end <= l.End {
				return body.InCode(start, end) || inHeading(body, start, end)
			}
		}
		return true
	}
}

func inHeading(body *record.Body, start, end int) bool {
	for i := range body.Headings {
		if h := &body.Headings[i]; h.Start < end && start < h.End {
			return true
		}
	}
	return false
}

// topOf is the index of the top-level block in which a passage ends; -1 where the body has none.
func topOf(body *record.Body, end int) int {
	at, _ := slices.BinarySearchFunc(body.Blocks, end, func(b markdown.Block, end int) int { return cmp.Compare(b.End, end) })
	if at >= len(body.Blocks) {
		at = len(body.Blocks) - 1
	}
	if at < 0 {
		return -1
	}
	return body.Blocks[at].Top
}
