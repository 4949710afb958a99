package record

import (
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// unclosed is a quotation mark or bracket that opens a value and has no fellow before the next key. YAML itself sees the
// trouble only later, often many lines down, where a mark of another value happens to close it.
type unclosed struct {
	pos  diag.Pos // lines count from 1
	mark byte
}

// findUnclosed returns the first value of a YAML text that is not closed; false where there is none.
func findUnclosed(lines []string) (unclosed, bool) {
	for i := 0; i < len(lines); i++ {
		key := keyLine.FindString(lines[i])
		if key == "" && !isEntry(lines[i]) {
			continue
		}
		at := len(key)
		if key == "" {
			at = strings.Index(lines[i], "- ") + 2
		}
		value := strings.TrimLeft(lines[i][at:], " ")
		switch {
		case value == "":
		case strings.ContainsRune("|>", rune(value[0])): // what is below holds marks as it likes
			for depth := indent(lines[i]); i+1 < len(lines) && (strings.TrimSpace(lines[i+1]) == "" || indent(lines[i+1]) > depth); i++ {
			}
		case strings.ContainsRune(`"'[{`, rune(value[0])):
			w := walker{lines: lines, row: i, col: len(lines[i]) - len(value), depth: indent(lines[i])}
			if key != "" {
				w.depth = depth(lines[i])
			}
			if open, ok := w.walk(); ok {
				return open, true
			}
			i = w.row
		}
	}
	return unclosed{}, false
}

func isEntry(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), "- ") }

// walker goes along a quoted value or one in brackets, over as many lines as it has.
type walker struct {
	lines    []string
	row, col int // where it is; col in bytes
	depth    int // the indentation of the value's key
	open     []unclosed
}

// walk returns the mark that is still open where the next key or the text's end is reached; false if all are closed.
func (w *walker) walk() (unclosed, bool) {
	for {
		line := w.lines[w.row]
		for token := true; w.col < len(line); w.col++ {
			c := line[w.col]
			switch top := w.top(); {
			case top == '"' && c == '\\':
				w.col++
			case top == '\'' && c == '\'' && strings.HasPrefix(line[w.col:], "''"):
				w.col++
			case (top == '"' || top == '\'') && c == top, c == ']' && top == '[', c == '}' && top == '{':
				w.open = w.open[:len(w.open)-1]
				if len(w.open) == 0 {
					return unclosed{}, false
				}
			case top == '"' || top == '\'':
			case c == '[' || c == '{' || token && (c == '"' || c == '\''):
				w.push(c)
			case c == '#' && (w.col == 0 || line[w.col-1] == ' '):
				w.col = len(line)
				continue
			}
			token = strings.IndexByte(" ,:[{", c) >= 0 && (c != ' ' || token || strings.IndexByte(",:-", before(line, w.col)) >= 0)
		}
		if !w.next() {
			return w.open[len(w.open)-1], true
		}
	}
}

func before(s string, i int) byte {
	if i > 0 {
		return s[i-1]
	}
	return ' '
}

func (w *walker) top() byte {
	if len(w.open) == 0 {
		return 0
	}
	return w.open[len(w.open)-1].mark
}

func (w *walker) push(mark byte) {
	col := len([]rune(w.lines[w.row][:w.col])) + 1
	w.open = append(w.open, unclosed{diag.Pos{Line: int32(w.row + 1), Col: int32(col)}, mark})
}

// next goes on to the next line with something on it, unless that begins a key or an entry of its own.
func (w *walker) next() bool {
	for w.row++; w.row < len(w.lines); w.row++ {
		line := w.lines[w.row]
		if strings.TrimSpace(line) == "" {
			continue
		}
		w.col = 0
		return indent(line) > w.depth || !keyLine.MatchString(line) && !isEntry(line)
	}
	return false
}
