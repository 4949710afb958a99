package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typeset returns text with quotation marks and apostrophes as English sets them, “ ” ‘ ’, for the straight ones of a keyboard.
func Typeset(text string) string {
	if strings.IndexByte(text, '"') < 0 && strings.IndexByte(text, '\'') < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	from := 0
	for i := range len(text) {
		if mark := curly(text, i); mark != "" {
			b.WriteString(text[from:i])
			b.WriteString(mark)
			from = i + 1
		}
	}
	b.WriteString(text[from:])
	return b.String()
}

// curly is what stands for the straight quotation mark or apostrophe text[i]; "" where there is none.
func curly(text string, i int) string {
	c := text[i]
	if c != '"' && c != '\'' {
		return ""
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	opens := (i == 0 || unicode.IsSpace(before) || strings.ContainsRune(`([{<"'“‘„«¿¡/–—-`, before)) && i+1 < len(text) && !unicode.IsSpace(after)
	switch {
	case c == '"' && opens:
		return "“"
	case c == '"':
		return "”"
	case opens && !unicode.IsDigit(after): // ’62 is a year
		return "‘"
	}
	return "’"
}

// typeset appends Text[from:to], typeset and escaped.
func (d *Doc) typeset(dst []byte, from, to int) []byte {
	done := from
	for i := from; i < to; i++ {
		if mark := curly(d.Text, i); mark != "" {
			dst = append(appendEscaped(dst, d.Text[done:i]), mark...)
			done = i + 1
		}
	}
	return appendEscaped(dst, d.Text[done:to])
}
