package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/styles"
)

// Theme is a colour scheme of code.
type Theme uint8

const (
	Light Theme = iota
	Dark
)

// HighlightCSS returns the rules that colour code, each below ".chroma". Backgrounds are left to the site's own sheet.
func HighlightCSS(theme Theme) []byte {
	name := "github"
	if theme == Dark {
		name = "github-dark"
	}
	style := styles.Get(name)
	var b strings.Builder
	types := make([]chroma.TokenType, 0, len(chroma.StandardTypes))
	for t := range chroma.StandardTypes {
		types = append(types, t)
	}
	slices.Sort(types)
	for _, t := range types {
		class := chroma.StandardTypes[t]
		entry := style.Get(t)
		if class == "" || t <= chroma.Background || !entry.Colour.IsSet() {
			continue
		}
		fmt.Fprintf(&b, ".chroma .%s{color:%s", class, entry.Colour)
		if entry.Bold == chroma.Yes {
			b.WriteString(";font-weight:600")
		}
		if entry.Italic == chroma.Yes {
			b.WriteString(";font-style:italic")
		}
		b.WriteString("}\n")
	}
	return []byte(b.String())
}
