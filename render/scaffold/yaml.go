package scaffold

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// notText are the plain words that YAML, in one version or another, takes for something else than a text.
var notText = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}

// scalar writes a title as YAML: as it is where every reader takes that for the same text, else in double quotes.
func scalar(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	last := text[max(0, len(text)-1):]
	if unicode.IsLetter(first) && last != ":" && last != " " && !strings.Contains(text, ": ") && !strings.Contains(text, " #") &&
		!slices.Contains(notText, strings.ToLower(text)) {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// oneLine returns a title without space around it, and refuses what no title can be: nothing, or more than a line of text.
func oneLine(title string) (string, error) {
	title = strings.TrimSpace(title)
	if title == "" {
		return "", refuse("the title is empty")
	}
	if !utf8.ValidString(title) {
		return "", refuse("the title is not valid UTF-8")
	}
	for _, r := range title {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r&0xFFFE == 0xFFFE {
			return "", refuse("the title contains %U: a title is one line of text", r)
		}
	}
	return title, nil
}
