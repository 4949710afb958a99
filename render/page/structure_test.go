package page

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestStructure holds every page to what every page must be (design, law 9).
func TestStructure(t *testing.T) {
	theme := load(t)
	for _, j := range site(t) {
		out, _ := theme.render(nil, j)
		for _, fault := range faults(t, out) {
			t.Errorf("%s: %s", j.path, fault)
		}
	}
}

func faults(t *testing.T, page []byte) (list []string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	fault := func(is bool, text string) {
		if is {
			list = append(list, text)
		}
	}
	count, ids := map[string]int{}, map[string]bool{}
	var fragments []string
	level := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Namespace == "" { // a picture's title is not the page's
			count[n.Data]++
		}
		a := map[string]string{}
		for _, x := range n.Attr {
			a[x.Key] = x.Val
			fault(strings.HasPrefix(x.Key, "on") || x.Key == "style" || x.Key == "title", "attribute "+x.Key+" on "+n.Data)
			if (x.Key == "href" || x.Key == "aria-details" || x.Key == "aria-labelledby") && (x.Key != "href" || strings.HasPrefix(x.Val, "#")) {
				fragments = append(fragments, strings.TrimPrefix(x.Val, "#"))
			}
		}
		if id, ok := a["id"]; ok {
			fault(ids[id] || id == "", "id "+id+" twice")
			ids[id] = true
		}
		count["meta "+a["http-equiv"]+a["name"]]++
		switch n.Data {
		case "html":
			fault(a["lang"] == "", "no lang")
		case "script":
			fault(a["src"] == "" && a["type"] != "application/ld+json", "inline script")
		case "style":
			fault(true, "style element")
		case "img":
			_, ok := a["alt"]
			fault(!ok, "picture without alt")
		case "h1", "h2", "h3", "h4", "h5", "h6":
			now := int(n.Data[1] - '0')
			fault(level > 0 && now > level+1, "heading "+n.Data+" after h"+string(rune('0'+level)))
			level = now
		}
	}
	for _, f := range fragments {
		fault(!ids[f], "nothing bears the id "+f)
	}
	for _, name := range []string{"h1", "title", "main", "meta Content-Security-Policy", "meta viewport", "meta referrer"} {
		fault(count[name] != 1, "not one "+name)
	}
	fault(!ids["main"], "no #main")
	fault(!bytes.HasPrefix(page, []byte("<!doctype html>\n<html ")), "no doctype")
	return list
}

// TestCards sees that every annotation stands once, after the block that its passage ends in.
func TestCards(t *testing.T) {
	theme := load(t)
	j := site(t)[0]
	out, _ := theme.render(nil, j)
	page := string(out)
	for _, give := range []struct{ desc, first, then string }{
		{"a card follows its paragraph", `grown.</p>`, `<details class="card event n1" id="call">`},
		{"the next paragraph follows the cards", `id="end-support">`, `<p>By that account`},
		{"a passage names its card", `<mark class="claim disputed a3" id="_3" data-n="3" aria-details="hundreds">hundreds of attack drones and related equipment</mark>`, `id="hundreds">`},
		{"a name becomes a link", `<a class="actor" href="../../actors/john-kirby/index.html">Kirby</a>`, `id="deepening"`},
		{"a claim without a passage stands under the text", `id="_claims"`, `<li class="claim" id="jets">`},
	} {
		i := strings.Index(page, give.first)
		if i < 0 || !strings.Contains(page[i:], give.then) {
			t.Errorf("%s: want %q, then %q", give.desc, give.first, give.then)
		}
	}
	for _, a := range []string{"call", "end-support", "hundreds", "deepening", "note-1", "plant-2024", "denial", "jets"} {
		if n := strings.Count(page, ` id="`+a+`"`); n != 1 {
			t.Errorf("annotation %s stands %d times", a, n)
		}
	}
}

func TestRenderingIsPure(t *testing.T) {
	one, two := load(t), load(t)
	for i, j := range site(t) {
		a, _ := one.render(nil, j)
		b, _ := two.render([]byte("x"), site(t)[i])
		if !bytes.Equal(a, b[1:]) {
			t.Errorf("%s differs between two renderings", j.path)
		}
	}
}
