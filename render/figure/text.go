package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// width is about how wide a text is, in units, at a size in units. It errs to the wide side.
func width(text string, size float64) float64 {
	total := 0
	for _, r := range text {
		total += advance(r)
	}
	return mul(float64(total), size) / 100
}

// advance is a character's width in hundredths of the size of the font.
func advance(r rune) int {
	switch {
	case r < utf8.RuneSelf:
		return int(ascii[r])
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case isWide(r):
		return 100
	case unicode.IsUpper(r):
		return 72
	}
	return 63
}

// ascii are the widths of ASCII, those of DejaVu Sans: hardly a system's font is wider.
var ascii = func() (w [utf8.RuneSelf]uint8) {
	for i := range w {
		switch r := rune(i); {
		case strings.ContainsRune("ijl|'", r):
			w[i] = 29
		case strings.ContainsRune(" ,.:;!/\\-()[]ft", r):
			w[i] = 37
		case strings.ContainsRune("r\"", r):
			w[i] = 43
		case strings.ContainsRune("mMW@%", r):
			w[i] = 98
		case r == 'w' || r == '+' || r == '=' || r == '<' || r == '>' || r == '~':
			w[i] = 83
		case strings.ContainsRune("OQGDHNU&", r):
			w[i] = 78
		case 'A' <= r && r <= 'Z':
			w[i] = 66
		default:
			w[i] = 62
		}
	}
	return w
}()

// isWide tells the characters of East Asian scripts, each as wide as the font's size; a line may break beside them.
func isWide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115F || 0x2E80 <= r && r <= 0xA4CF || 0xAC00 <= r && r <= 0xD7A3 || 0xF900 <= r && r <= 0xFAFF ||
		0xFE30 <= r && r <= 0xFE6F || 0xFF00 <= r && r <= 0xFF60 || 0x1F300 <= r && r <= 0x1FAFF || 0x20000 <= r && r <= 0x3FFFD)
}

// balanced breaks a text into at most most lines that are no wider than room at a size, and then as narrow as the same number
// of lines allows: so a box about it is small. What does not fit is cut, with an ellipsis.
func balanced(text string, size, room float64, most int) []string {
	list := pieces(text, size, room)
	lines := countLines(list, room)
	if lines > 1 && lines <= most {
		least := 0.0
		for _, w := range list {
			least = max(least, w.width)
		}
		for narrower := room - 6; narrower >= least && countLines(list, narrower) == lines; narrower -= 6 {
			room = narrower
		}
	}
	return setLines(list, size, room, most)
}

// piece is a stretch of a text that is not broken: a word, or a character of a script that knows no words.
type piece struct {
	text  string
	gap   float64 // the width of the space before it, where it does not begin a line; 0 where there is none
	width float64
}

// pieces are a text's pieces in order. Those wider than room are cut into such as fit it.
func pieces(text string, size, room float64) []piece {
	space := width(" ", size)
	var list []piece
	for _, word := range strings.Fields(strings.ToValidUTF8(text, "\uFFFD")) {
		gap := space
		if len(list) == 0 {
			gap = 0
		}
		add := func(s string) {
			for s != "" {
				head, tail := s, ""
				w := width(s, size)
				if w > room {
					head, tail = cutAt(s, size, room)
					w = width(head, size)
				}
				list = append(list, piece{head, gap, w})
				s, gap = tail, 0
			}
		}
		start := 0
		for i, r := range word {
			if i > start && isWide(r) {
				add(word[start:i])
				start = i
			}
		}
		add(word[start:])
	}
	return list
}

// line is how many of the pieces stand on a line.
func line(list []piece, room float64) int {
	total := 0.0
	for i, w := range list {
		if i > 0 {
			total += w.gap
		}
		if total += w.width; total > room && i > 0 {
			return i
		}
	}
	return len(list)
}

func countLines(list []piece, room float64) int {
	n := 0
	for len(list) > 0 {
		list = list[line(list, room):]
		n++
	}
	return n
}

// setLines is the text of the pieces in lines.
func setLines(list []piece, size, room float64, most int) []string {
	var lines []string
	for len(list) > 0 {
		n := line(list, room)
		last := len(lines) == most-1 && n < len(list)
		if last {
			n = min(n+1, len(list))
		}
		text := list[0].text
		for _, w := range list[1:n] {
			if w.gap > 0 {
				text += " "
			}
			text += w.text
		}
		if last {
			return append(lines, ellipsis(text, size, room))
		}
		lines, list = append(lines, text), list[n:]
	}
	return lines
}

// widest is the width of the widest of lines.
func widest(lines []string, size float64) float64 {
	w := 0.0
	for _, s := range lines {
		w = max(w, width(s, size))
	}
	return w
}

// cutAt cuts a word where it leaves the room, a character at least before it, and never before a mark that combines.
func cutAt(word string, size, room float64) (head, tail string) {
	at, total := 0, 0
	for i, r := range word {
		if a := advance(r); a > 0 {
			if i > 0 && mul(float64(total+a), size)/100 > room {
				break
			}
			total += a
		}
		at = i + utf8.RuneLen(r)
	}
	return word[:at], word[at:]
}

// ellipsis is the beginning of a text that goes on, with an ellipsis, on a line of some room.
func ellipsis(text string, size, room float64) string {
	room -= width("…", size)
	if width(text, size) > room {
		text, _ = cutAt(text, size, room)
	}
	return strings.TrimRight(text, " ,.;:–-") + "…"
}

// spread writes a text of several lines, its middle at y; each line starts, ends or is centred at x, as its class says.
func (p *pen) spread(lines []string, x, y, leading float64, class string) {
	y += mul(leading, 0.3) - mul(float64(len(lines)-1), leading)/2
	for i, s := range lines {
		p.raw("<text")
		if class != "" {
			p.attr("class", class)
		}
		p.num("x", x)
		p.num("y", y+mul(float64(i), leading))
		p.raw(">")
		p.text(s)
		p.raw("</text>")
	}
}
