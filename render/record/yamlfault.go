package record

import (
	"regexp"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// yamlFault is a YAML syntax error as the library reports it: what it met, where, and within what. Lines count from 1.
type yamlFault struct {
	lines            []string // of the YAML text
	problem, context string
	at, began        diag.Pos // began is zero where there is no context
}

// maxGuessed is the number of lines up to which the place to mend is looked for; beyond it YAML's word is taken.
const maxGuessed = 10_000

// keyLine matches a line that begins a key of a block map.
var keyLine = regexp.MustCompile(`^\s*(- +)?("[^"]*"|'[^']*'|[\p{L}\p{N}_][^\s:#\[\]{},]*( [^\s:#\[\]{},]+)*)\s*:(\s|$)`)

// explain puts the fault in the author's words and moves it to the place to mend.
func (f yamlFault) explain() diag.Diagnostic {
	d := diag.Diagnostic{Pos: f.at, Message: f.problem}
	rest := f.rest()
	open, found := unclosed{}, false
	if len(f.lines) <= maxGuessed {
		open, found = findUnclosed(f.lines)
	}
	switch {
	case found && open.pos.Line <= f.at.Line:
		notClosed(&d, open)
	case strings.Contains(f.problem, "unexpected end of stream"), strings.Contains(f.problem, "unexpected document indicator"):
		notClosed(&d, unclosed{pos: f.began})
	case strings.Contains(f.problem, "unknown escape"):
		d.Message, d.Hint = "an unknown escape in a quoted text", `write \\ for a backslash, or use single quotation marks`
	case strings.Contains(f.problem, "expected ',' or"):
		d.Message, d.Hint = "a comma or a closing bracket is missing before this", "quote a text that holds a comma, a colon, brackets or braces"
	case strings.HasPrefix(rest, "\t"), strings.Contains(f.problem, "tab"):
		d.Message, d.Hint = "a tab where YAML allows only spaces", "indent with spaces"
	case strings.Contains(f.problem, "cannot start any token"):
		d.Message, d.Hint = "a text may not begin with "+quote(firstRune(rest)), "put the text in quotation marks"
	case strings.Contains(f.problem, "unknown anchor"):
		d.Message, d.Hint = "YAML anchors and aliases are not part of the vocabulary",
			"write the value out; a text that begins with & or * must be quoted"
	case strings.Contains(f.problem, "mapping values are not allowed"):
		f.strayColon(&d)
	case strings.Contains(f.problem, "could not find expected ':'"):
		d.Pos, d.Message, d.Hint = f.began, "a line that is neither a key nor part of a text", "write `key: value`, or indent the line to continue the text above"
	case strings.Contains(f.problem, "block sequence entries"):
		d.Message, d.Hint = `a list entry ("- ") where none can stand`, "begin the list on a line of its own, or quote the text"
	case strings.Contains(f.problem, "expected key"):
		f.brokenMap(&d, rest)
	case strings.Contains(f.problem, "expected '-' indicator"):
		d.Pos, d.Message, d.Hint = f.misaligned(), "a list goes on without \"- \"", "begin each entry with \"- \", in one column"
	case strings.Contains(f.problem, "deep in each other"), strings.Contains(f.problem, "max depth"):
		d.Message = "maps and lists nest too deeply"
	case strings.Contains(f.problem, "node content"):
		f.noValue(&d, rest)
	case strings.Contains(f.problem, "document start"):
		d.Pos, d.Message, d.Hint = f.firstKey(), "the first key is indented", "begin the keys of the file in the first column"
	case strings.Contains(f.problem, "control characters"):
		d.Message, d.Hint = "a control character", "remove it"
	}
	if d.Pos.IsZero() {
		d.Pos = f.at
	}
	n := int32(len(f.lines))
	if n > 1 && f.line(n) == "" {
		n--
	}
	if d.Pos.Line > n { // the end of the text is that of its last line
		d.Pos = diag.Pos{Line: n, Col: int32(len([]rune(f.line(n)))) + 1}
	}
	return d
}

// line returns the text of line n, without its line break; "" beyond the end.
func (f yamlFault) line(n int32) string {
	if n < 1 || int(n) > len(f.lines) {
		return ""
	}
	return f.lines[n-1]
}

// rest returns the line of the fault from the fault on.
func (f yamlFault) rest() string {
	line := []rune(f.line(f.at.Line))
	if col := int(f.at.Col) - 1; col >= 0 && col < len(line) {
		return string(line[col:])
	}
	return ""
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// notClosed blames a mark that is never closed, wherever YAML noticed it.
func notClosed(d *diag.Diagnostic, open unclosed) {
	d.Pos = open.pos
	switch open.mark {
	case '[':
		d.Message, d.Hint = "a list is not closed", "end it with ]"
	case '{':
		d.Message, d.Hint = "a map is not closed", "end it with }"
	default:
		d.Message, d.Hint = "a quoted text is not closed", "end it with the quotation mark that it begins with"
	}
}

// noValue explains a bracket or comma that stands where a value should.
func (f yamlFault) noValue(d *diag.Diagnostic, rest string) {
	if rest == "" {
		d.Message, d.Hint = "a value is missing here", ""
		return
	}
	if strings.HasPrefix(rest, ",") {
		d.Message, d.Hint = "no value before a comma", "remove one comma, or quote the text"
		return
	}
	d.Message, d.Hint = "a text may not begin with "+quote(firstRune(rest)), "put the text in quotation marks"
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// firstKey is the place of the first line with something on it.
func (f yamlFault) firstKey() diag.Pos {
	for row := int32(1); row <= f.at.Line; row++ {
		if line := f.line(row); strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			return diag.Pos{Line: row, Col: 1}
		}
	}
	return f.at
}

// depth is the column, from 0, at which what a line holds begins, behind the hyphen of a list entry.
func depth(line string) int {
	d := indent(line)
	for strings.HasPrefix(line[d:], "- ") {
		d += 2 + indent(line[d+2:])
	}
	return d
}

// strayColon tells a text with a colon in it from a key above that lost its own.
func (f yamlFault) strayColon(d *diag.Diagnostic) {
	d.Message = "a colon in a text that is not quoted"
	d.Hint = "put the text in quotation marks; if this is a key, align it with its neighbours"
	here := f.line(f.at.Line)
	first := strings.TrimRight(keyLine.FindString(here), " ")
	if first == "" || len([]rune(first)) != int(f.at.Col) {
		return
	}
	above := f.at.Line - 1
	for above > 0 && (strings.TrimSpace(f.line(above)) == "" || depth(f.line(above)) > depth(here)) {
		above--
	}
	if before := f.line(above); above > 0 && depth(before) == depth(here) && !keyLine.MatchString(before) {
		d.Pos = diag.Pos{Line: above, Col: int32(depth(before)) + 1}
		d.Message, d.Hint = "a line without a key", "write `key: value`, with a space after the colon"
	}
}

// misaligned is the place to blame where the line of the fault does not stand in the column of the lines above. Of a line
// indented by an odd number of spaces and one by an even number the odd one is out; else YAML is right.
func (f yamlFault) misaligned() diag.Pos {
	here := indent(f.line(f.at.Line))
	blame := f.at
	for row := f.at.Line - 1; row > 0; row-- {
		line := f.line(row)
		if strings.TrimSpace(line) == "" {
			continue
		}
		if indent(line) <= here {
			break
		}
		if indent(line)%2 == 1 && here%2 == 0 {
			blame = diag.Pos{Line: row, Col: int32(indent(line)) + 1}
		}
	}
	return blame
}

// brokenMap explains why a block map cannot go on.
func (f yamlFault) brokenMap(d *diag.Diagnostic, rest string) {
	before := ""
	if line := []rune(f.line(f.at.Line)); int(f.at.Col) <= len(line)+1 && f.at.Col > 0 {
		before = strings.TrimSpace(string(line[:f.at.Col-1]))
	}
	switch {
	case strings.HasPrefix(rest, "- ") && before == "":
		d.Pos, d.Message, d.Hint = f.misaligned(), `a list entry ("- ") among keys`, "indent the list below its key"
	case before == "":
		d.Pos, d.Message, d.Hint = f.misaligned(), "a line that is not aligned with the keys around it", "align the keys of a map in one column"
	default:
		d.Message, d.Hint = "a text goes on after its end", "put the whole text in quotation marks, and double those within it or use the other kind"
	}
}
