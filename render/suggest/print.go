package suggest

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Text prints suggestions for people: place and occasion, then the Markdown and the YAML, to be copied.
//
//	content/briefings/x.md:12: a quotation that no annotation hangs on
//
//	"[We shall keep the bridge closed](#keep-bridge-closed)"
//
//	claims:
//	  keep-bridge-closed: {by: ada-brandt}
func Text(w io.Writer, all []Suggestion) error {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s:%d: %s\n\n", s.File, s.Pos.Line, s.occasion())
		if s.Markdown != "" {
			fmt.Fprintf(&b, "%s\n\n", s.Markdown)
		}
		indent := "  "
		if registry := strings.HasSuffix(s.Under, ".yaml"); registry {
			fmt.Fprintf(&b, "# %s\n", s.Under)
			indent = ""
		} else {
			fmt.Fprintf(&b, "%s:\n", s.Under)
		}
		if s.Comment != "" {
			fmt.Fprintf(&b, "%s# %s\n", indent, s.Comment)
		}
		fmt.Fprintf(&b, "%s%s: %s\n", indent, s.ID, s.Entry)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// occasion says in a few words what was found.
func (s *Suggestion) occasion() string {
	switch s.Kind {
	case "quotation":
		return "a quotation that no annotation hangs on"
	case "date":
		return fmt.Sprintf("%s, the date of no event or claim", s.Text)
	}
	return fmt.Sprintf("%s, a name in no registry", s.Text)
}

// JSON prints suggestions as one JSON array of objects {kind, file, line, text, markdown, under, id, entry, comment}.
func JSON(w io.Writer, all []Suggestion) error {
	type suggestion struct {
		Kind     string `json:"kind"`
		File     string `json:"file"`
		Line     int32  `json:"line"`
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
		Under    string `json:"under"`
		ID       string `json:"id"`
		Entry    string `json:"entry"`
		Comment  string `json:"comment"`
	}
	list := make([]suggestion, 0, len(all))
	for _, s := range all {
		list = append(list, suggestion{s.Kind, s.File, s.Pos.Line, s.Text, s.Markdown, s.Under, s.ID, s.Entry, s.Comment})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}
