package ledger

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/record"
)

// modelFind finds names as Names says it does, place by place and name by name.
func modelFind(actors []*Actor, places []*Place, text string, local []localName) (found []Found) {
	type name struct {
		text   string
		actors []*Actor
		places []*Place
		own    *Actor
	}
	var names []*name
	enter := func(text string) *name {
		text = fold(strings.Join(strings.Fields(text), " "))
		for _, n := range names {
			if n.text == text && n.own == nil {
				return n
			}
		}
		names = append(names, &name{text: text})
		return names[len(names)-1]
	}
	for _, a := range actors {
		for _, v := range append([]record.Value{a.Name}, a.Aliases...) {
			if n := enter(v.Text); len(n.actors) == 0 || n.actors[len(n.actors)-1] != a {
				n.actors = append(n.actors, a)
			}
		}
	}
	for _, p := range places {
		for _, v := range append([]record.Value{p.Name}, p.Aliases...) {
			if n := enter(v.Text); len(n.places) == 0 || n.places[len(n.places)-1] != p {
				n.places = append(n.places, p)
			}
		}
	}
	for _, l := range local {
		names = append(names, &name{text: fold(l.name), own: l.actor})
	}
	for at := 0; at < len(text); {
		var best *name
		end := 0
		for _, n := range names {
			e, ok := matches(text, at, n.text)
			if ok && (e > end || e == end && n.own != nil && best.own == nil) {
				best, end = n, e
			}
		}
		switch {
		case best == nil:
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		case best.own != nil:
			found = append(found, Found{at, end, best.own, nil})
		case len(best.actors) == 1:
			found = append(found, Found{at, end, best.actors[0], nil})
		case len(best.actors) == 0 && len(best.places) == 1:
			found = append(found, Found{at, end, nil, best.places[0]})
		}
		at = end
	}
	return found
}

func fold(s string) string {
	return strings.NewReplacer("’", "'", "‘", "'", "‛", "'", "“", `"`, "”", `"`, "„", `"`, "‟", `"`, "‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-",
		"\t", " ", "\u00a0", " ", "\u2002", " ", "\u2003", " ", "\u2009", " ", "\u202f", " ").Replace(s)
}

// matches reports whether a folded name stands at text[at:] with the edges that it needs.
func matches(text string, at int, name string) (end int, ok bool) {
	rest := name
	end = at
	for rest != "" {
		if end == len(text) {
			return 0, false
		}
		r, n := utf8.DecodeRuneInString(rest)
		c, m := utf8.DecodeRuneInString(text[end:])
		if fold(string(c)) != string(r) {
			return 0, false
		}
		rest, end = rest[n:], end+m
	}
	if name == "" {
		return 0, false
	}
	first, _ := utf8.DecodeRuneInString(name)
	before, after := classes(text[:at]), class(firstRune(text[end:]))
	own := class(first)
	switch {
	case own == "mark":
		return 0, false
	case before == "" || before == "space" || before == "spaceless" || own == "spaceless":
	case own == "space" || (before == "hangul") == (own == "hangul"):
		return 0, false
	}
	last := classes(name)
	switch {
	case after == "mark":
		return 0, false
	case after == "space" || after == "spaceless" || after == "hangul" || last == "spaceless" || last == "hangul":
		return end, true
	}
	return 0, false
}

func firstRune(s string) rune {
	if s == "" {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// classes is the class of what text ends with, marks going with what they stand on; "" for no text.
func classes(text string) string {
	marks := false
	for text != "" {
		r, n := utf8.DecodeLastRuneInString(text)
		c := class(r)
		if c != "mark" {
			if marks && c == "space" {
				return "word"
			}
			return c
		}
		marks = true
		text = text[:len(text)-n]
	}
	if marks {
		return "word"
	}
	return ""
}

func class(r rune) string {
	switch {
	case unicode.IsMark(r):
		return "mark"
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return "space"
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
		unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet) || r == 'ー' || r == 'ｰ':
		return "spaceless"
	case unicode.Is(unicode.Hangul, r):
		return "hangul"
	}
	return "word"
}

// The ranges that kindOf tells first are no other than Unicode's.
func TestKindOf(t *testing.T) {
	names := map[kind]string{gap: "space", word: "word", unit: "spaceless", hangul: "hangul", mark: "mark"}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if got, want := names[kindOf(r)], class(r); got != want {
			t.Errorf("%U is %s, want %s", r, got, want)
		}
	}
}

func TestFindLikeModel(t *testing.T) {
	pieces := []string{"A", "b", "Ab", "1", " ", " ", " ", "'", "’", ".", "-", "–", "\u0301", "王", "毅", "이", "란", "ไ", "่", "\u00a0", "\n", "é", "ー", "\xff"}
	for seed := range 2000 {
		r := rand.New(rand.NewPCG(uint64(seed), 3))
		text := func(n int) string {
			var b strings.Builder
			for range n {
				b.WriteString(pieces[r.IntN(len(pieces))])
			}
			return b.String()
		}
		line := func() string { // names are valid, as records are
			name := strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(text(1+r.IntN(4)), "\n", ""), ""))
			return strings.Trim(strings.ReplaceAll(name, ",", ""), "\u00a0 ")
		}
		var actors []*Actor
		for i := range 1 + r.IntN(4) {
			actors = append(actors, actorsOf(fmt.Sprintf("a%d: %s, %s", i, line(), line()))...)
		}
		var places []*Place
		for i := range r.IntN(3) {
			places = append(places, placesOf(fmt.Sprintf("p%d: %s", i, line()))...)
		}
		var local []localName
		for range r.IntN(2) {
			if name := line(); name != "" {
				local = append(local, localName{name, actors[0]})
			}
		}
		s := text(r.IntN(24))
		got := marked(s, findAll(freshNames(actors, places), s, local))
		if want := marked(s, modelFind(actors, places, s, local)); got != want {
			var names []string
			for _, a := range actors {
				names = append(names, fmt.Sprintf("%s %q %q", a.Slug, a.Name.Text, a.Aliases[0].Text))
			}
			for _, p := range places {
				names = append(names, fmt.Sprintf("%s %q", p.Slug, p.Name.Text))
			}
			t.Fatalf("seed %d: names %s, local %v\ntext %q\ngot  %q\nwant %q", seed, names, local, s, got, want)
		}
	}
}
