package page

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/templates"
)

func own(files ...string) fstest.MapFS {
	fs := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fs[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fs
}

func TestOwnFilesTakeThePlaceOfTheThemes(t *testing.T) {
	theme, found, err := Load(templates.FS, own(
		"404.html", `{{define "main"}}<main id="main"><h1>Gone</h1>{{template "mine" .}}</main>{{end}}`,
		"partials/mine.html", `{{define "mine"}}<p>{{.Site.Title}}, {{asset "mine.css"}}</p>{{end}}{{define "mark"}}*{{end}}`,
		"assets/mine.css", "p{}",
		"assets/dateline.js", "// none",
		".hidden.html", "{{", "x.html~", "{{",
	), "theme")
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	out, _ := theme.render(nil, job{layout: "404", view: &plan.NotFound{Head: head("x", "/404.html", "", "/")}})
	if page := string(out); !strings.Contains(page, "<h1>Gone</h1><p>Dateline, assets/mine.") || !strings.Contains(page, `<footer class="site">`) {
		t.Errorf("the site's own layout is not used: %s", page)
	}
	assets := map[string]string{}
	for path, data := range theme.Assets() {
		assets[path] = string(data)
	}
	for path, data := range assets {
		if strings.HasPrefix(path, "assets/dateline.") && strings.HasSuffix(path, ".js") && data != "// none" {
			t.Errorf("the site's own script is not used")
		}
	}
	if len(assets) != 5 {
		t.Errorf("want 5 assets, have %d", len(assets))
	}
	base := load(t)
	for _, name := range base.Layouts() {
		changed := base.Sum(name) != theme.Sum(name)
		// redirect loads no script, has no marks, and is not framed.
		if want := name != "redirect"; changed != want {
			t.Errorf("sum of %s: changed %v, want %v", name, changed, want)
		}
	}
}

func TestFindingsAreLocated(t *testing.T) {
	for _, give := range []struct{ desc, path, text, want string }{
		{"syntax", "404.html", "<p>\n{{if .Title}}\n", "theme/404.html:3:1: unexpected EOF"},
		{"unknown function", "404.html", "<p>\n  {{now}}", `theme/404.html:2:1: function "now" not defined`},
		{"unknown field", "404.html", "{{define \"main\"}}\n<p>é{{.Titel}}</p>{{end}}", "theme/404.html:2:7: NotFound has no field Titel (did you mean Title?)"},
		{"unknown field in a row", "404.html", "{{define \"main\"}}{{range .Latest}}{{.Heading}}{{end}}{{end}}", "theme/404.html:1:37: Row has no field Heading"},
		{"unknown template", "404.html", "{{define \"main\"}}{{template \"rowz\" .Latest}}{{end}}", "theme/404.html:1:29: no template rowz (did you mean rows?)"},
		{"unknown asset", "404.html", "{{define \"main\"}}{{asset \"datelin.css\"}}{{end}}", "theme/404.html:1:26: no file assets/datelin.css (did you mean dateline.css?)"},
		{"ambiguous context", "404.html", "{{define \"main\"}}<p {{if .Title}}class=\"{{end}}>{{end}}", "theme/404.html:1:26: {{if}} branches end in different contexts"},
	} {
		_, found, err := Load(templates.FS, own(give.path, give.text), "theme/")
		if err != nil || len(found) == 0 || !strings.HasPrefix(show(found[0].File, found[0].Pos.Line, found[0].Pos.Col, found[0].Message, found[0].Hint), give.want) {
			t.Errorf("%s: %s\nhave %+v\nwant %s", give.desc, give.text, found, give.want)
		}
	}
}

func show(file string, line, col int32, message, hint string) string {
	s := fmt.Sprintf("%s:%d:%d: %s", file, line, col, message)
	if hint != "" {
		s += " (" + hint + ")"
	}
	return s
}

func TestFailuresWhileRenderingNameThePage(t *testing.T) {
	theme, found, err := Load(templates.FS, own("404.html", "{{define \"main\"}}\n<p>{{(index .Latest 7).Text}}</p>{{end}}"), "theme")
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	out, found := theme.render([]byte("before"), job{path: "/404.html", layout: "404", view: &plan.NotFound{}})
	if len(found) != 1 || found[0].File != "theme/404.html" || found[0].Pos.Line != 2 || !strings.Contains(found[0].Message, "while rendering /404.html") {
		t.Errorf("have %+v", found)
	}
	if string(out) != "before" {
		t.Errorf("something was written: %q", out)
	}
}

func TestWhatTheCompilerDoesNotKnowIsRunAllTheSame(t *testing.T) {
	theme, found, err := Load(templates.FS, own("404.html", `{{define "main"}}{{printf "%q" .Title}}{{range $i, $r := .Latest}}{{if gt $i 1}}{{break}}{{end}}{{$r.Text | len}}{{end}}{{end}}`), "theme")
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if theme.layouts["404"].prog != nil {
		t.Error("compiled after all")
	}
	out, found := theme.render(nil, job{layout: "404", view: &plan.NotFound{Head: head("<x>", "/404.html", "", "/"), Latest: make([]plan.Row, 3)}})
	if len(found) > 0 || !strings.Contains(string(out), "&#34;&lt;x&gt;&#34;00\n<footer") {
		t.Errorf("have %v %s", found, out)
	}
}
