package record

import (
	"bytes"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// matter is a part of a file and the line at which it begins.
type matter struct {
	yaml []byte
	line int32 // 1-based
}

// divide parts a file into its front matter, between two lines of three hyphens, and the body. It reports false, and the
// finding, where there is no front matter or no end of it.
func (r *reader) divide(data []byte) (front, body matter, ok bool) {
	first, rest, _ := bytes.Cut(data, []byte{'\n'})
	if !isFence(first) {
		r.noFrontMatter(data)
		return front, body, false
	}
	front = matter{rest, 2}
	for at, line := 0, int32(2); at < len(rest); line++ {
		end := len(rest)
		if i := bytes.IndexByte(rest[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if isFence(bytes.TrimSuffix(rest[at:end], []byte{'\n'})) {
			front.yaml = rest[:at]
			return front, matter{rest[end:], line + 1}, true
		}
		at = end
	}
	r.errAt(place{diag.Pos{Line: 1, Col: 1}, 3}, "end it with a line of its own that holds ---", "front matter is not closed")
	return front, body, false
}

// isFence reports whether a line is three hyphens, white space after them apart.
func isFence(line []byte) bool {
	return bytes.HasPrefix(line, []byte("---")) && len(bytes.TrimRight(line[3:], " \t\r")) == 0
}

// noFrontMatter says why the file does not begin with front matter.
func (r *reader) noFrontMatter(data []byte) {
	line := int32(0)
	for text := range strings.Lines(string(data[:min(len(data), 4096)])) {
		line++
		trimmed := strings.TrimSpace(text)
		switch {
		case trimmed == "":
			continue
		case trimmed == "---":
			at := place{diag.Pos{Line: line, Col: int32(strings.Index(text, "---")) + 1}, 3}
			r.errAt(at, "move --- to the very beginning of the file", "front matter begins too late")
			return
		case strings.Trim(trimmed, "-") == "" || trimmed == "+++":
			r.errAt(place{diag.Pos{Line: line, Col: 1}, len(trimmed)}, "write three hyphens: ---", "%s does not begin front matter", quote(trimmed))
			return
		}
		break
	}
	r.errAt(place{diag.Pos{Line: 1, Col: 1}, 0}, "begin the file with a line that holds ---, then keys such as title, then another ---",
		"front matter is missing")
}
