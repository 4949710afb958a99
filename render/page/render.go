package page

import (
	"bytes"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/record"
)

// Render appends the file of a page of p to dst. It is a pure function of the page's View, its body and its layout. What is wrong
// with the template is told in the diagnostics; dst is then returned as it came.
func (t *Theme) Render(dst []byte, p *plan.Plan, pg *plan.Page) ([]byte, []diag.Diagnostic) {
	var found []diag.Diagnostic
	p.Show(pg, func(view any) {
		dst, found = t.render(dst, job{pg.Path, pg.Layout, pg.Origin, pg.Body, view})
	})
	return dst, found
}

// job is a page to be rendered, its view made.
type job struct {
	path, layout, origin string
	body                 *record.Body
	view                 any
}

func (t *Theme) render(dst []byte, j job) ([]byte, []diag.Diagnostic) {
	l := t.layouts[j.layout]
	if l == nil || l.html == nil {
		return dst, []diag.Diagnostic{{File: j.origin, Message: "no template " + j.layout + ".html while rendering " + j.path}}
	}
	if l.prog != nil {
		if out, ok := l.prog.run(dst, j); ok {
			return out, nil
		}
	}
	return t.interpret(dst, l, j)
}

// interpret has html/template run a layout.
func (t *Theme) interpret(dst []byte, l *layout, j job) ([]byte, []diag.Diagnostic) {
	var out bytes.Buffer
	if err := l.html.Execute(&out, j.view); err != nil {
		return dst, []diag.Diagnostic{t.trees.located(err, j.path)}
	}
	var failed error
	parts := func(dst []byte, name string, data any) []byte {
		if l.html.Lookup(name) == nil {
			return dst
		}
		b := bytes.NewBuffer(dst)
		if err := l.html.ExecuteTemplate(b, name, data); err != nil && failed == nil {
			failed = err
		}
		return b.Bytes()
	}
	from := len(dst)
	rest := out.Bytes()
	for {
		before, after, found := bytes.Cut(rest, []byte(bodyMark))
		dst = append(dst, before...)
		if !found {
			break
		}
		dst, rest = prose(dst, j.body, j.view, parts), after
	}
	if failed != nil {
		return dst[:from], []diag.Diagnostic{t.trees.located(failed, j.path)}
	}
	return dst, nil
}
