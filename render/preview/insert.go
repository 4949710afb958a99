package preview

import (
	"bytes"
	"encoding/json"
	"html"
)

const (
	headEnd = "</head>"
	bodyEnd = "</body>"
)

// insert puts what before the first end of the head, or the last end of the body; at the end where there is none.
func insert(page []byte, end string, what []byte) []byte {
	at := bytes.Index(page, []byte(end))
	if end == bodyEnd {
		at = bytes.LastIndex(page, []byte(end))
	}
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(what))
	out = append(out, page[:at]...)
	out = append(out, what...)
	return append(out, page[at:]...)
}

// script is the one element that a page gets: where to get news, what the page is, and its style sheets.
func script(digest string, sheets map[string]string) []byte {
	list, _ := json.Marshal(sheets) // a map of strings has an encoding
	return []byte(`<script src="` + prefix + `live.js" defer data-digest="` + digest + `" data-styles="` + html.EscapeString(string(list)) + `"></script>`)
}
