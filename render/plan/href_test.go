package plan

import (
	"net/url"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/source"
)

func TestHref(t *testing.T) {
	for _, x := range []struct{ desc, base, from, to, want string }{
		{"from the root, relative", "", "/", "/briefings/x/", "./briefings/x/index.html"},
		{"to the root", "", "/briefings/x/", "/", "../../index.html"},
		{"root to itself", "", "/", "/", "./index.html"},
		{"two down", "", "/briefings/x/", "/actors/iran/", "../../actors/iran/index.html"},
		{"four down", "", "/actors/iran/page/2/", "/actors/iran/", "../../../../actors/iran/index.html"},
		{"a fragment", "", "/actors/iran/", "/briefings/x/#call", "../../briefings/x/index.html#call"},
		{"a file", "", "/briefings/x/", "/briefings/a b.png", "../../briefings/a%20b.png"},
		{"a file in the root", "", "/", "/a:b.png", "./a:b.png"},
		{"a page that is a file", "", "/old.html", "/briefings/x/", "./briefings/x/index.html"},
		{"Cyrillic", "", "/", "/actors/елена/", "./actors/%D0%B5%D0%BB%D0%B5%D0%BD%D0%B0/index.html"},
		{"404 without a base", "", "/404.html", "/briefings/x/", "/briefings/x/"},
		{"404 below a path", "https://who.example/repo/", "/404.html", "/briefings/x/", "/repo/briefings/x/"},
		{"below a path", "https://who.example/repo/", "/actors/iran/", "/briefings/x/#call", "/repo/briefings/x/#call"},
		{"below a path without its slash", "https://who.example/repo", "/", "/", "/repo/"},
		{"below two", "https://who.example/a/b/", "/", "/timeline/2023/", "/a/b/timeline/2023/"},
		{"at the root of a host", "https://who.example", "/actors/iran/", "/briefings/x/", "/briefings/x/"},
		{"a base that is none", "who.example/repo", "/actors/iran/", "/briefings/x/", "../../briefings/x/index.html"},
		{"a fragment that must be escaped", "", "/", "/x/#a b", "./x/index.html#a%20b"},
	} {
		t.Run(x.desc, func(t *testing.T) {
			got := baseOf(x.base).hrefsOf(x.from).to(x.to)
			if got != x.want {
				t.Errorf("from %s to %s below %q: got %q, want %q", x.from, x.to, x.base, got, x.want)
			}
		})
	}
}

// TestHrefResolves follows relative addresses as a browser would, from every depth to every depth.
func TestHrefResolves(t *testing.T) {
	paths := []string{"/", "/old.html", "/briefings/", "/briefings/x/", "/actors/iran/page/2/", "/stories/s/timeline/2023/page/3/"}
	for _, from := range paths {
		for _, to := range paths {
			at, _ := url.Parse("file:///site/" + fileOf(from))
			got, err := at.Parse(base{}.hrefsOf(from).to(to))
			if err != nil || got.Path != "/site/"+fileOf(to) {
				t.Errorf("from %s to %s: %v, %v", from, to, got, err)
			}
			root, err := at.Parse(base{}.hrefsOf(from).before)
			if err != nil || root.Path != "/site/" {
				t.Errorf("root of %s: %v, %v", from, root, err)
			}
		}
	}
}

func TestHelpersAgreeWithTo(t *testing.T) {
	for _, b := range []string{"", "https://who.example/repo/"} {
		h := baseOf(b).hrefsOf("/x/y/")
		for _, slug := range []string{"iran", "élan", "елена"} {
			if got, want := h.below("actors", slug), h.to("/actors/"+slug+"/"); got != want {
				t.Errorf("below: got %q, want %q", got, want)
			}
		}
	}
}

func TestAliasPath(t *testing.T) {
	for _, x := range []struct{ give, want string }{
		{"/old/path/", "/old/path/"},
		{"/old/path", "/old/path/"},
		{"/old.html", "/old.html"},
		{"/caf%C3%A9/", "/café/"},
		{"/v1.2/", "/v1.2/"},
		{"old/", ""}, {"/", ""}, {"/a/../b/", ""}, {"/%2e%2e/x/", ""}, {"/a//b/", ""}, {"/a?b", ""}, {"/a%00/", ""}, {`/a\b/`, ""}, {"/a%2fb/", ""}, {"/a%2Fb", ""},
	} {
		got, ok := aliasPath(x.give)
		if got != x.want || ok != (x.want != "") {
			t.Errorf("aliasPath(%q): got %q, %v, want %q", x.give, got, ok, x.want)
		}
	}
}

func FuzzAliasPath(f *testing.F) {
	for _, s := range []string{"/old/path/", "/a/../b", "/%2e/", "/x.html", "//"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		path, ok := aliasPath(s)
		if !ok {
			return
		}
		if file := fileOf(path); file == "" || strings.HasPrefix(file, "/") || strings.Contains("/"+file, "/../") || strings.Contains(file, "//") {
			t.Errorf("aliasPath(%q) = %q, a file %q", s, path, file)
		}
	})
}

func TestFold(t *testing.T) {
	for _, x := range []struct {
		a, b string
		same bool
	}{
		{"About", "about", true},
		{"caf\u00e9", "cafe\u0301", true},
		{"CAF\u00c9", "cafe\u0301", true},
		{"\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2", true}, // final sigma
		{"\u212a", "k", true},                                          // Kelvin sign
		{"stra\u00dfe", "strasse", false},
		{"a", "b", false},
	} {
		if got := source.Fold(x.a) == source.Fold(x.b); got != x.same {
			t.Errorf("source.Fold(%q) = %q, source.Fold(%q) = %q: equal %v, want %v", x.a, source.Fold(x.a), x.b, source.Fold(x.b), got, x.same)
		}
	}
}
