package page

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
)

// trees are the parsed templates of a theme.
type trees struct {
	files    map[string]file // by path
	all      []named         // every definition, in the order of the files
	partials map[string]*parse.Tree
	layouts  []layoutFile
	base     *parse.Tree
	sums     map[*parse.Tree][32]byte // of every definition, see sumOf
}

type named struct{ tree *parse.Tree }

// layoutFile is a file that renders pages: its own text and its definitions.
type layoutFile struct {
	name string // "briefing"
	file file
	own  *parse.Tree
	defs map[string]*parse.Tree
}

// baseFile is the frame around every page; mainName what a layout defines to stand in it.
const (
	baseFile = "base.html"
	mainName = "main"
)

// builtins are Go's own template functions, as far as a parser must know that they exist.
var builtins = map[string]any{
	"and": 0, "call": 0, "html": 0, "index": 0, "slice": 0, "js": 0, "len": 0, "not": 0, "or": 0, "print": 0, "printf": 0,
	"println": 0, "urlquery": 0, "eq": 0, "ge": 0, "gt": 0, "le": 0, "lt": 0, "ne": 0,
}

// parseAll parses a theme's templates.
func parseAll(files []file, fm template.FuncMap) (*trees, []diag.Diagnostic) {
	set := &trees{files: map[string]file{}, partials: map[string]*parse.Tree{}, sums: map[*parse.Tree][32]byte{}}
	var found []diag.Diagnostic
	for _, f := range files {
		if !isPartial(f.path) && !isLayout(f.path) {
			continue
		}
		set.files[f.path] = f
		if at := invalid(f.data); at >= 0 {
			line := 1 + bytes.Count(f.data[:at], []byte{'\n'})
			col := at - (bytes.LastIndexByte(f.data[:at], '\n') + 1)
			found = append(found, diag.Diagnostic{File: f.name, Pos: diag.Pos{Line: int32(line), Col: column(f.data, line, col)},
				Message: fmt.Sprintf("byte 0x%02X is not valid UTF-8", f.data[at]), Hint: "save the file as UTF-8"})
			continue
		}
		defs, err := parse.Parse(f.path, string(f.data), "{{", "}}", fm, builtins)
		if err != nil {
			found = append(found, set.located(err, ""))
			continue
		}
		set.add(f, defs)
	}
	slices.SortFunc(set.layouts, func(a, b layoutFile) int { return strings.Compare(a.name, b.name) })
	return set, found
}

// add takes a file's definitions in.
func (s *trees) add(f file, defs map[string]*parse.Tree) {
	names := make([]string, 0, len(defs))
	for name := range defs {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		s.all = append(s.all, named{defs[name]})
	}
	own := defs[f.path]
	delete(defs, f.path)
	switch {
	case f.path == baseFile:
		s.base = own
		for name, t := range defs {
			if _, ok := s.partials[name]; !ok {
				s.partials[name] = t
			}
		}
	case isPartial(f.path):
		for name, t := range defs {
			s.partials[name] = t
		}
	default:
		s.layouts = append(s.layouts, layoutFile{strings.TrimSuffix(f.path, ".html"), f, own, defs})
	}
}

// named finds a definition by name, for the linter: any of that name will do for a partial, which has but one.
func (s *trees) named(name string) *parse.Tree {
	if t, ok := s.partials[name]; ok {
		return t
	}
	for _, l := range s.layouts {
		if t, ok := l.defs[name]; ok {
			return t
		}
	}
	return nil
}

func (s *trees) file(path string) file {
	if f, ok := s.files[path]; ok {
		return f
	}
	return file{path: path, name: path}
}

// where is how text/template writes a place: "template: briefing.html:12:7: message".
var where = regexp.MustCompile(`^(?:html/)?template:\s?(.+?\.html):(\d+)(?::(\d+))?:\s*(.*)$`)

// executing is what it adds when a template runs.
var executing = regexp.MustCompile(`^executing "[^"]*" at (<.*?>): (.*)$`)

// located turns an error of a template into a diagnostic; rendering is the path of the page that was being rendered,
// "" when none was.
func (s *trees) located(err error, rendering string) diag.Diagnostic {
	d := diag.Diagnostic{Message: err.Error()}
	var he *template.Error
	if errors.As(err, &he) {
		what, _, _ := strings.Cut(he.Description, ": {state") // html/template's own words for a context
		d.Message = what
		if he.Node != nil {
			at, _ := new(parse.Tree).ErrorContext(he.Node)
			d = s.split("template: "+at+": "+what, d)
		} else if t := s.named(he.Name); t != nil {
			d.File, d.Pos = s.file(t.ParseName).name, diag.Pos{Line: int32(max(he.Line, 1)), Col: 1}
		}
	} else {
		d = s.split(err.Error(), d)
	}
	if m := executing.FindStringSubmatch(d.Message); m != nil {
		d.Message = m[2] + " in " + m[1]
	}
	if rendering != "" {
		d.Message += " while rendering " + rendering
	}
	return d
}

func (s *trees) split(text string, d diag.Diagnostic) diag.Diagnostic {
	m := where.FindStringSubmatch(text)
	if m == nil {
		return d
	}
	line, _ := strconv.Atoi(m[2])
	col, _ := strconv.Atoi(m[3])
	f := s.file(m[1])
	d.File, d.Pos, d.Message = f.name, diag.Pos{Line: int32(line)}, m[4]
	d.Pos.Col = column(f.data, line, col)
	return d
}

// invalid is the offset of the first byte that is no part of valid UTF-8, -1 where all are.
func invalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// column turns text/template's column, in bytes from 0, into one in code points from 1.
func column(src []byte, line, bytesIn int) int32 {
	for ; line > 1; line-- {
		_, src, _ = bytes.Cut(src, []byte{'\n'})
	}
	return int32(utf8.RuneCount(src[:min(bytesIn, len(src))]) + 1)
}
