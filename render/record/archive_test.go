package record

import "strings"

// archive is a text in txtar form: a comment, then files, each below a line `-- name --`.
type archive struct {
	comment string
	files   []archived
}

type archived struct{ name, text string }

func parseArchive(s string) archive {
	var a archive
	to := &a.comment
	for line := range strings.Lines(s) {
		name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "-- ")
		if name, end := strings.CutSuffix(name, " --"); ok && end {
			a.files = append(a.files, archived{name: name})
			to = &a.files[len(a.files)-1].text
			continue
		}
		*to += line
	}
	return a
}

func (a archive) String() string {
	var b strings.Builder
	b.WriteString(a.comment)
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n" + f.text)
		if f.text != "" && !strings.HasSuffix(f.text, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
