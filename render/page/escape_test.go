package page

import (
	"html/template"
	"strings"
	"testing"
)

// FuzzEscape holds the escapers to html/template's.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{hostile, "plain", "a b'(c)%2G%41é\xff", "HTTPS://x/?a=1&b=+", "mailto:x", "tel:1", "data:text/html,x", "x/y:z", ":", "#a b", "\x00 ﷐"} {
		f.Add(s)
	}
	contexts := []struct {
		layout string
		write  sink
	}{
		{`<p>{{.}}</p>`, appendHTML},
		{`<title>{{.}}</title>`, appendHTML},
		{`<p class="{{.}}"></p>`, appendHTML},
		{`<a href="{{.}}"></a>`, appendURL},
		{`<a href="/x/{{.}}"></a>`, appendAddress},
		{`<a href="#{{.}}"></a>`, appendComponent},
		{`<meta http-equiv="refresh" content="0; url={{.}}">`, appendFiltered},
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range contexts {
			var want strings.Builder
			if err := template.Must(template.New("").Parse(c.layout)).Execute(&want, s); err != nil {
				t.Fatal(err)
			}
			before, after, _ := strings.Cut(c.layout, "{{.}}")
			if have := before + string(c.write(nil, s)) + after; have != want.String() {
				t.Errorf("%s with %q:\nhave %s\nwant %s", c.layout, s, have, want.String())
			}
		}
	})
}
