package markdown

import (
	"bytes"
	"fmt"
)

// Limits of one body.
const (
	maxBytes      = 1 << 20
	maxHTML       = 10 << 20
	maxHeadings   = 2000
	maxCells      = 50_000
	maxDelimiters = 3000 // characters that open or close inline markup, between two blank lines
	maxNesting    = 100  // block quotes and lists in each other
	maxNotes      = 2000
	maxFence      = 100_000 // bytes of code that are still highlighted
	maxArgs       = 32      // of an embed
)

// measure looks for what would cost time out of proportion, in one pass over the lines and without parsing. why is "" where
// there is nothing.
func measure(src []byte) (at int, why string) {
	if len(src) > maxBytes {
		return 0, fmt.Sprintf("the text is over %d MB", maxBytes>>20)
	}
	var headings, cells, delimiters, columns, notes int
	var fence byte
	for start := 0; start < len(src); {
		end := len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := src[start:end]
		body, depth := markers(line)
		if depth > maxNesting {
			return start, fmt.Sprintf("lists and quotations nested over %d deep", maxNesting)
		}
		switch {
		case fence != 0:
			if isFence(body) == fence {
				fence = 0
			}
		case isFence(body) != 0:
			fence, delimiters, columns = isFence(body), 0, 0
		case len(bytes.TrimSpace(body)) == 0:
			delimiters, columns = 0, 0
		default:
			if body[0] == '#' || isUnderline(body) {
				headings++
			}
			if n := delimiterRow(body); n > 0 {
				columns = n
			}
			if bytes.HasPrefix(body, []byte("[^")) {
				notes++
			}
			cells += columns
			delimiters += countDelimiters(line)
		}
		switch {
		case headings > maxHeadings:
			return start, fmt.Sprintf("over %d headings", maxHeadings)
		case cells > maxCells:
			return start, fmt.Sprintf("over %d table cells", maxCells)
		case notes > maxNotes:
			return start, fmt.Sprintf("over %d footnotes", maxNotes)
		case delimiters > maxDelimiters:
			return start, fmt.Sprintf("over %d markup characters in one paragraph", maxDelimiters)
		}
		start = end + 1
	}
	return 0, ""
}

// delimits tells the bytes that may open or close inline markup, or stand in a bare address.
var delimits = [256]bool{'*': true, '_': true, '~': true, '[': true, ']': true, '`': true, '<': true, '&': true, '!': true, '@': true, ':': true}

// countDelimiters counts what may open or close inline markup, bare addresses included.
func countDelimiters(line []byte) int {
	n := bytes.Count(line, []byte("www."))
	for _, b := range line {
		if delimits[b] {
			n++
		}
	}
	return n
}

// markers skips the markers of block quotes and lists that a line begins with and counts them, and every four columns of
// indentation.
func markers(line []byte) (rest []byte, depth int) {
	spaces := 0
	for i := 0; i < len(line); i++ {
		switch b := line[i]; {
		case b == ' ':
			if spaces++; spaces%4 == 0 {
				depth++
			}
		case b == '\t':
			depth++
		case b == '>':
			depth++
		case (b == '-' || b == '*' || b == '+') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			depth++
		case b >= '0' && b <= '9':
			k := i
			for k < len(line) && k < i+9 && line[k] >= '0' && line[k] <= '9' {
				k++
			}
			if k+1 >= len(line) || line[k] != '.' && line[k] != ')' || line[k+1] != ' ' {
				return line[i:], depth
			}
			depth++
			i = k
		default:
			return line[i:], depth
		}
	}
	return nil, depth
}

func isFence(line []byte) byte {
	if bytes.HasPrefix(line, []byte("```")) {
		return '`'
	}
	if bytes.HasPrefix(line, []byte("~~~")) {
		return '~'
	}
	return 0
}

func isUnderline(line []byte) bool {
	t := bytes.TrimRight(line, " \t")
	return len(bytes.Trim(t, "=")) == 0 || len(bytes.Trim(t, "-")) == 0
}

// delimiterRow counts the columns of a table's delimiter row: 0 where the line is none.
func delimiterRow(line []byte) int {
	dash, columns := false, 1
	for _, b := range line {
		switch b {
		case '-':
			dash = true
		case '|':
			columns++
		case ':', ' ', '\t':
		default:
			return 0
		}
	}
	if !dash || columns == 1 {
		return 0
	}
	return columns
}
