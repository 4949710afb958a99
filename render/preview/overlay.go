package preview

import (
	"fmt"
	"html"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// mostShown is how many mistakes the overlay tells in full.
const mostShown = 100

const overlayLink = `<link rel="stylesheet" href="` + prefix + `overlay.css">`

// overlay is the element that tells the mistakes. It can be folded without script. under says whether a page lies under it.
func overlay(ds []diag.Diagnostic, lines diag.Lines, under bool) []byte {
	var b strings.Builder
	errors, warnings := diag.Count(ds)
	b.WriteString(`<div id="_dateline-overlay" role="alert"><details open><summary><strong>` + counts(errors, warnings) + `</strong>`)
	if under {
		b.WriteString(` <span>Underneath: the last good build.</span>`)
	}
	b.WriteString("</summary><ol>\n")
	for _, d := range ds[:min(len(ds), mostShown)] {
		var text strings.Builder
		diag.Text(&text, []diag.Diagnostic{d}, lines, false) // a strings.Builder takes everything
		head, frame, _ := strings.Cut(strings.TrimSuffix(text.String(), "\n"), "\n")
		place, message, ok := strings.Cut(head, ": ")
		if !ok {
			place, message = "", head
		}
		fmt.Fprintf(&b, `<li class="%s"><p><code>%s</code> %s</p>`, d.Severity, html.EscapeString(place), html.EscapeString(message))
		if frame != "" {
			b.WriteString(`<pre tabindex="0">` + "\n" + html.EscapeString(frame) + `</pre>`)
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ol>")
	if more := len(ds) - mostShown; more > 0 {
		fmt.Fprintf(&b, `<p>And %s more: dateline check prints them all.</p>`, plural(more, "finding"))
	}
	b.WriteString("</details></div>\n")
	return []byte(b.String())
}

func counts(errors, warnings int) string {
	switch {
	case warnings == 0:
		return plural(errors, "mistake")
	case errors == 0:
		return plural(warnings, "warning")
	}
	return plural(errors, "mistake") + " and " + plural(warnings, "warning")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// ownPolicy is the content security policy of the server's own pages.
const ownPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ownPage is a page of the server itself: with a sentence, an overlay, or both.
func ownPage(title, sentence string, overlay []byte) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>%s · dateline</title>
%s
</head>
<body>
<main id="_dateline-own"><h1>%[1]s</h1>
`, html.EscapeString(title), overlayLink)
	if sentence != "" {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(sentence))
	}
	b.WriteString("</main>\n")
	b.Write(overlay)
	b.WriteString("</body>\n</html>\n")
	return []byte(b.String())
}
