package page

import (
	"bytes"
	"html/template"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// hostile is what no slot of a page may let through.
const hostile = "javascript:alert(1)//\"'><script>alert(1)</script><img src=x onerror=alert(1)>\x00body\x00+&amp;"

// filled is a view of the same type with a text in every string, and two of everything in every list.
func filled(view any, text string) any {
	v := reflect.New(reflect.TypeOf(view).Elem())
	fill(v.Elem(), text, 0)
	return v.Interface()
}

func fill(v reflect.Value, text string, depth int) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[template.HTML]() || v.Type() == reflect.TypeFor[template.JS]() {
			v.SetString("{}")
			return
		}
		v.SetString(text)
	case reflect.Int:
		v.SetInt(2)
	case reflect.Float64:
		v.SetFloat(2)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		if depth < 7 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), text, depth+1)
			fill(v.Index(1), text, depth+1)
		}
	case reflect.Pointer:
		if depth < 7 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), text, depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.Name == "Start" || f.Name == "End" || f.Name == "Block" {
				continue
			}
			fill(v.Field(i), text, depth+1)
		}
	}
}

// TestHostileTextStaysText puts hostile text into every slot of every view.
func TestHostileTextStaysText(t *testing.T) {
	theme := load(t)
	for _, j := range site(t) {
		clean := elements(t, theme, j, filled(j.view, "text"))
		dirty := elements(t, theme, j, filled(j.view, hostile))
		for what := range dirty {
			if !clean[what] {
				t.Errorf("%s: %s came in with the text", j.path, what)
			}
		}
	}
}

// elements lists the names of a page's elements and attributes, and the schemes of its addresses.
func elements(t *testing.T, theme *Theme, j job, view any) map[string]bool {
	t.Helper()
	j.view = view
	out, found := theme.render(nil, j)
	if len(found) > 0 {
		t.Fatalf("%s: %v", j.path, found)
	}
	root, err := html.Parse(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		names[n.Data] = true
		for _, a := range n.Attr {
			names[n.Data+" "+a.Key] = true
			switch a.Key {
			case "href", "src", "content":
				if i := strings.Index(a.Val, "javascript:"); i == 0 && a.Key != "content" || i > 0 && strings.HasSuffix(a.Val[:i], "url=") {
					names["script address in "+n.Data] = true
				}
			}
		}
	}
	return names
}
