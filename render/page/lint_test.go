package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/templates"
)

// TestLint gives templates that would put data, or anything, into script and style (promise 15).
func TestLint(t *testing.T) {
	for _, give := range []struct{ desc, text, want string }{
		{"action in a script", `<script src="x">{{.Title}}</script>`, "1:17: action inside a script element"},
		{"branch in a script", `<script src="x">{{if .Title}}1{{end}}</script>`, "1:17: action inside a script element"},
		{"call in a script", `<script src="x">{{template "when" .}}</script>`, "1:17: action inside a script element"},
		{"inline script", `<script>1</script>`, "1:8: inline script"},
		{"inline script, capitals", `<SCRIPT>1</SCRIPT>`, "1:8: inline script"},
		{"script after a comment", `<!-- > --><script>1</script>`, "1:18: inline script"},
		{"style element", `<style>p{}</style>`, "1:7: style element"},
		{"action in a style", `<style>{{.Title}}</style>`, "1:7: style element"},
		{"style attribute", `<p style="color:{{.Title}}">`, "1:4: attribute style"},
		{"style without an action", `<p style=color:red>`, "1:4: attribute style"},
		{"handler", `<p onclick="{{.Title}}">`, "1:4: attribute onclick"},
		{"handler without value", `<p ONLOAD>`, "1:4: attribute onload"},
		{"handler after a slash", `<img/onerror=x>`, "1:6: attribute onerror"},
		{"handler in a branch", `<p {{if .Title}}onclick="x"{{end}}>`, "1:17: attribute onclick"},
		{"handler after an else", `<p {{if .Title}}class="x"{{else}}onclick="x"{{end}}>`, "1:34: attribute onclick"},
		{"srcdoc", `<iframe srcdoc="{{.Title}}"></iframe>`, "1:9: attribute srcdoc"},
		{"name of an attribute", `<p {{.Title}}="x">`, "1:4: action makes the name of an attribute"},
		{"part of a name", `<p on{{.Title}}="x">`, "1:6: action makes the name of an attribute"},
		{"name of an element", `<{{.Title}}>`, "1:2: action makes the name of an element"},
		{"part of an element's name", `<scr{{if .Title}}ipt{{end}}>`, "1:5: action makes the name of an element"},
		{"in a definition that nobody calls", `{{define "unused"}}<p onclick="x">{{end}}`, "1:23: attribute onclick"},
		{"data element with something else", `<script type="application/ld+json">{{.Title}}</script>`, "1:36: action inside a script element"},
		{"attributes by a call", `<p {{template "attrs" .}}>{{define "attrs"}}onclick="x"{{end}}`, "1:45: attribute onclick"},
		{"quote left open by a call", `{{template "o" .}}onclick=1>{{define "o"}}<p class="x" {{end}}`, "1:19: attribute onclick"},
		{"allowed: data", `<script type="application/ld+json">{{.JSONLD}}</script>`, ""},
		{"allowed: script of assets", `<script src="{{asset "dateline.js"}}"></script>`, ""},
		{"allowed: words", `<p class="on" data-on="x">onclick= style= {{.Title}}</p>`, ""},
		{"allowed: closing tags", `<p></p onclick>`, ""},
		{"allowed: optional attributes", `<time{{if .Title}} datetime="{{.Title}}"{{end}}></time>`, ""},
	} {
		_, found, err := Load(templates.FS, own("404.html", give.text), "x")
		if err != nil {
			t.Fatal(err)
		}
		have := ""
		if len(found) > 0 {
			have = fmt.Sprintf("%d:%d: %s", found[0].Pos.Line, found[0].Pos.Col, found[0].Message)
		}
		if !strings.HasPrefix(have, give.want) || give.want == "" && have != "" {
			t.Errorf("%s: %s\nhave %s\nwant %s", give.desc, give.text, have, give.want)
		}
	}
}

func FuzzLint(f *testing.F) {
	f.Add(`<p on{{.Title}}="x"><script>{{if .X}}</script>{{end}}`)
	f.Add(`<script type="application/ld+json">{{.JSONLD}}</script><a href=x{{.Title}}>`)
	f.Fuzz(func(t *testing.T, text string) {
		set, found := parseAll([]file{{path: "x.html", data: []byte(text)}}, funcs(assets{}))
		if len(found) == 0 {
			lint(set)
		}
	})
}
