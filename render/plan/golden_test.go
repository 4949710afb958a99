package plan

import (
	"flag"
	"fmt"
	"html/template"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render/diag"
)

var update = flag.Bool("update", false, "write what comes out into testdata")

// TestGolden plans each archive of testdata. Its comment may give `base: URL` and `today: DATE`; "want pages" lists all
// pages, "want findings" those of Make, "want /path/" the view of a page.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no archives", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	a, s, want := unpack(t, file)
	settings := map[string]string{}
	for line := range strings.Lines(a.comment) {
		if key, value, ok := strings.Cut(line, ": "); ok {
			settings[key] = strings.TrimSpace(value)
		}
	}
	l, assets, found := link(t, s.fs(), settings["today"])
	if errors, _ := diag.Count(found); errors > 0 && settings["faulty"] == "" {
		t.Errorf("found before planning:\n%s", messages(found))
	}
	p, found := Make(l, assets, Options{BaseURL: settings["base"], Generated: []string{"/feed.xml"}, Outline: "/assets/world.svg"})
	for name, i := range want {
		got := ""
		switch name {
		case "pages":
			got = listing(p)
		case "findings":
			got = messages(found)
		default:
			pg, ok := p.Page(name)
			if !ok {
				t.Errorf("no page %s", name)
				continue
			}
			got = dump(p.View(pg))
		}
		if *update {
			a.files[i].text = got
		} else if diff := cmp.Diff(a.files[i].text, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", file, name, diff)
		}
	}
	if *update {
		a.write(t, file)
	}
}

// listing is a line a page.
func listing(p *Plan) string {
	var b strings.Builder
	for _, pg := range p.Pages {
		fmt.Fprintf(&b, "%s %s %s", pg.Path, pg.Layout, pg.Origin)
		if pg.Body != nil {
			b.WriteString(" body")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// dump writes what a view sets, a field a line; what every page of a site shares is left out.
func dump(view any) string {
	var b strings.Builder
	dumpValue(&b, "", "", reflect.ValueOf(view))
	return b.String()
}

func dumpValue(b *strings.Builder, indent, name string, v reflect.Value) {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	if v.IsZero() {
		return
	}
	switch x := v.Interface().(type) {
	case SiteHead:
		return
	case Link:
		fmt.Fprintf(b, "%s%s: %s\n", indent, name, linkText(x))
		return
	case []Link:
		texts := make([]string, len(x))
		for i := range x {
			texts[i] = linkText(x[i])
		}
		fmt.Fprintf(b, "%s%s: %s\n", indent, name, strings.Join(texts, " "))
		return
	case template.HTML:
		if strings.HasPrefix(string(x), `<div class="fig `) {
			fmt.Fprintf(b, "%s%s: a picture with %d links\n", indent, name, strings.Count(string(x), "<a "))
			return
		}
	case When:
		fmt.Fprintf(b, "%s%s: %s | %s | %s | %s\n", indent, name, x.Words, x.Short, x.Datetime, x.EDTF)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if name != "" {
			fmt.Fprintf(b, "%s%s:\n", indent, name)
			indent += "  "
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			label := f.Name
			if f.Anonymous && f.Type.Kind() == reflect.Struct && f.Name != "Link" {
				label = ""
			}
			dumpValue(b, indent, label, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			dumpValue(b, indent, fmt.Sprintf("%s[%d]", name, i), v.Index(i))
		}
	default:
		fmt.Fprintf(b, "%s%s: %v\n", indent, name, v.Interface())
	}
}

func linkText(l Link) string {
	text := "[" + l.Text + "](" + l.Href + ")"
	if l.Note != "" {
		text += "{" + l.Note + "}"
	}
	return text
}
