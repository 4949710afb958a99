package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// headingID is the id that GitHub gives a heading: lower case, letters, marks, digits, hyphens and underscores of any
// script, spaces as hyphens; -1, -2 … where it is taken.
func (c *compiler) headingID(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range strings.ToLower(strings.TrimSpace(text)) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.Is(unicode.Nl, r):
			b.WriteRune(r)
		}
	}
	base := b.String()
	if base == "" {
		base = "section"
	}
	taken := func(id string) bool {
		_, ok := c.ids[id]
		return ok || id == "main" || c.opt.Reserved != nil && c.opt.Reserved(id)
	}
	id := base
	for k := max(1, c.ids[base]); taken(id); k++ {
		id = base + "-" + strconv.Itoa(k)
		c.ids[base] = k + 1
	}
	if _, ok := c.ids[id]; !ok {
		c.ids[id] = 0
	}
	return id
}
