package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Lines returns the text of a file that findings speak of, by its Diagnostic.File; nil where there is none.
type Lines func(file string) []byte

// Text prints findings for people: place and message, the line with the stretch at fault underlined, the hint, and related
// places.
//
//	content/briefings/x.md:12:7: unknown actor "jon-kirby"
//	   12 |   by: jon-kirby
//	      |       ^^^^^^^^^
//	   hint: did you mean "john-kirby"?
func Text(w io.Writer, ds []Diagnostic, lines Lines, color bool) error {
	p := painter(color)
	var b strings.Builder
	cut := newCutter(lines)
	for i, d := range ds {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.bold(place(d.File, d.Pos) + ":"))
		if d.Severity == Warning {
			b.WriteString(" " + p.yellow("warning:"))
		}
		b.WriteString(" " + clean(d.Message))
		if d.Name != "" {
			b.WriteString(p.dim(" [" + d.Name + "]"))
		}
		b.WriteByte('\n')
		if line, ok := cut.line(d.File, d.Pos.Line); ok {
			writeFrame(&b, p, line, d)
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "   %s %s\n", p.dim("hint:"), clean(d.Hint))
		}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "   %s %s\n", place(r.File, r.Pos)+":", clean(r.Message))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// JSON prints findings as one JSON array of objects {severity, name, file, line, column, width, message, hint, related}.
func JSON(w io.Writer, ds []Diagnostic) error {
	type related struct {
		File    string `json:"file"`
		Line    int32  `json:"line"`
		Column  int32  `json:"column"`
		Message string `json:"message"`
	}
	type finding struct {
		Severity string    `json:"severity"`
		Name     string    `json:"name"`
		File     string    `json:"file"`
		Line     int32     `json:"line"`
		Column   int32     `json:"column"`
		Width    int       `json:"width"`
		Message  string    `json:"message"`
		Hint     string    `json:"hint"`
		Related  []related `json:"related"`
	}
	list := make([]finding, 0, len(ds))
	for _, d := range ds {
		f := finding{d.Severity.String(), d.Name, d.File, d.Pos.Line, d.Pos.Col, d.Width, d.Message, d.Hint, []related{}}
		for _, r := range d.Related {
			f.Related = append(f.Related, related{r.File, r.Pos.Line, r.Pos.Col, r.Message})
		}
		list = append(list, f)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

// GitHub prints findings as workflow commands, which GitHub Actions shows beside the lines of a change.
func GitHub(w io.Writer, ds []Diagnostic) error {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "::%s file=%s", d.Severity, property.Replace(d.File))
		if !d.Pos.IsZero() {
			fmt.Fprintf(&b, ",line=%d,col=%d", d.Pos.Line, d.Pos.Col)
		}
		message := d.Message
		if d.Hint != "" {
			message += "\nhint: " + d.Hint
		}
		fmt.Fprintf(&b, "::%s\n", data.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func place(file string, p Pos) string {
	if p.IsZero() {
		return clean(file)
	}
	return fmt.Sprintf("%s:%d:%d", clean(file), p.Line, p.Col)
}

// writeFrame prints the line and underlines the stretch at fault. Long lines are cut to what stands around it.
func writeFrame(b *strings.Builder, p painter, line string, d Diagnostic) {
	const before, after = 60, 100
	runes := []rune(line)
	from := min(max(0, int(d.Pos.Col)-1), len(runes))
	to := min(len(runes), from+max(1, d.Width))
	first, last := 0, len(runes)
	if from > before && len(runes) > before+after {
		first = from - before
	}
	if last > first+before+after {
		last = first + before + after
	}
	to = max(from, min(to, last))
	head, mid, tail := clean(string(runes[first:from])), clean(string(runes[from:to])), clean(string(runes[to:last]))
	if first > 0 {
		head = "…" + head
	}
	if last < len(runes) {
		tail += "…"
	}
	number := fmt.Sprintf("%5d", d.Pos.Line)
	fmt.Fprintf(b, "%s %s%s%s\n", p.dim(number+" |"), head, mid, tail)
	marks := strings.Repeat("^", max(1, columns(mid)))
	fmt.Fprintf(b, "%s %s%s\n", p.dim("      |"), strings.Repeat(" ", columns(head)), p.red(marks))
}

// clean keeps an author's control characters from the terminal: each becomes a space, or its picture.
func clean(s string) string {
	if !strings.ContainsFunc(s, control) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case control(r):
			return '\uFFFD'
		}
		return r
	}, s)
}

func control(r rune) bool {
	return r < ' ' || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// columns is the width of s on a terminal: wide East Asian characters take two cells, combining marks none.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x300 && r <= 0x36F:
		case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3,
			r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60, r >= 0x1F300 && r <= 0x1FAFF, r >= 0x20000 && r <= 0x3FFFD:
			n += 2
		default:
			n++
		}
	}
	return n
}

// cutter finds lines by number, keeping where the lines of the last file begin.
type cutter struct {
	lines  Lines
	file   string
	text   []byte
	number int32 // of the line that begins at offset
	offset int
}

func newCutter(lines Lines) *cutter { return &cutter{lines: lines} }

func (c *cutter) line(file string, number int32) (string, bool) {
	if c.lines == nil || number < 1 {
		return "", false
	}
	if c.file != file || c.text == nil {
		c.file, c.text, c.number, c.offset = file, c.lines(file), 1, 0
	}
	if number < c.number {
		c.number, c.offset = 1, 0
	}
	for c.number < number {
		i := bytes.IndexByte(c.text[c.offset:], '\n')
		if i < 0 {
			return "", false
		}
		c.number, c.offset = c.number+1, c.offset+i+1
	}
	rest := c.text[c.offset:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if len(c.text) == 0 {
		return "", false
	}
	return strings.ToValidUTF8(string(rest), string(utf8.RuneError)), true
}

// painter colours text for a terminal, or leaves it as it is.
type painter bool

func (p painter) paint(code, s string) string {
	if !p {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
func (p painter) bold(s string) string   { return p.paint("1", s) }
func (p painter) dim(s string) string    { return p.paint("2", s) }
func (p painter) red(s string) string    { return p.paint("31", s) }
func (p painter) yellow(s string) string { return p.paint("33", s) }
