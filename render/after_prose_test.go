package render_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render"
)

// TestAfterProse makes a site anew for another reason after prose has changed: it must show the prose as it is now.
func TestAfterProse(t *testing.T) {
	for _, tt := range []struct {
		desc string
		file string // changed after the prose, below the site's folder
		text string
		edit render.Edit
	}{
		{"a file that is no text", "content/drawing.svg", "<svg/>", render.Edit{Content: []string{"drawing.svg"}}},
		{"a file more", "content/more.txt", "more", render.Edit{Any: true}},
		{"an asset of the theme", "templates/assets/dateline.css", "h1{order:1}", render.Edit{Theme: true}},
		{"a template", "templates/404.html", `{{define "main"}}<main id="main"><h1>None</h1></main>{{end}}`, render.Edit{Theme: true}},
		{"facts", "content/topics.yaml", "drones: {title: Flying things}\n", render.Edit{Content: []string{"topics.yaml"}}},
		{"prose of another", "content/briefings/2023/denial.md", "", render.Edit{Content: []string{"briefings/2023/denial.md"}}},
	} {
		e := newEditor(t, 1)
		e.check(os.RemoveAll(e.content))
		e.content = write(t, followedSite)
		root := filepath.Dir(e.content)
		e.templates = filepath.Join(root, "templates")
		e.check(os.MkdirAll(filepath.Join(e.templates, "assets"), 0o755))
		o := options(e.content)
		o.Templates = e.templates
		s, err := render.Load(o)
		e.check(err)
		const prose = "briefings/other/fourth.md"
		s, err = s.After(o, e.write(prose, e.read(prose)+"\nA sentence more.\n"))
		e.check(err)
		name := filepath.Join(root, tt.file)
		if tt.text == "" {
			data, err := os.ReadFile(name)
			e.check(err)
			tt.text = string(data) + "\nA sentence more.\n"
		}
		e.check(os.WriteFile(name, []byte(tt.text), 0o644))
		s, err = s.After(o, tt.edit)
		e.check(err)
		fresh, err := render.Load(o)
		e.check(err)
		if diff := sameSite(fresh, s); diff != "" {
			t.Errorf("%s: After differs from Load (-Load +After):\n%s", tt.desc, diff)
		}
	}
}

// TestAfterProseFindings edits prose that findings hang on, though no fact does.
func TestAfterProseFindings(t *testing.T) {
	const site = `
-- site.yaml --
title: Findings
-- actors.yaml --
a: {name: Ann Lee, kind: person, aliases: [The Aide]}
b: {name: Bob Ray, kind: person, aliases: [The Aide]}
-- sources.yaml --
post: {title: Post, kind: report}
-- briefings/x.md --
---
title: X
date: 2023-01-01
source: post
claims:
  one: {by: a, act: says, that: It rains.}
---
Ann Lee, Bob Ray. WORDS.
-- briefings/y.md --
---
title: Y
date: 2023-01-02
source: post
claims:
  two: {by: b, act: retracts, of: x#one, that: It does not rain.}
---
Bob Ray.
`
	for _, tt := range []struct{ desc, site, from, to string }{
		{"a name that several share comes", site, "WORDS", "The Aide"},
		{"a name that several share goes", strings.Replace(site, "WORDS", "The Aide", 1), "The Aide", "words"},
		{"what a finding elsewhere speaks of moves", site, "title: X", "title:\n  X"},
	} {
		e := newEditor(t, 1)
		e.check(os.RemoveAll(e.content))
		e.content = write(t, tt.site)
		o := options(e.content)
		s, err := render.Load(o)
		e.check(err)
		const path = "briefings/x.md"
		s, err = s.After(o, e.write(path, strings.Replace(e.read(path), tt.from, tt.to, 1)))
		e.check(err)
		fresh, err := render.Load(o)
		e.check(err)
		if diff := sameSite(fresh, s); diff != "" {
			t.Errorf("%s: After differs from Load (-Load +After):\n%s", tt.desc, diff)
		}
	}
}
