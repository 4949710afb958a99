package ledger

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// bearers makes actors or places of lines "id: name, alias, alias".
func actorsOf(lines ...string) (actors []*Actor) {
	for i, line := range lines {
		id, names := namesOf(i, line)
		actors = append(actors, &Actor{Actor: &record.Actor{Name: names[0], Aliases: names[1:]}, Slug: id, File: &record.File{Name: "content/actors.yaml"}})
	}
	return actors
}

func placesOf(lines ...string) (places []*Place) {
	for i, line := range lines {
		id, names := namesOf(i, line)
		places = append(places, &Place{Place: &record.Place{Name: names[0], Aliases: names[1:]}, Slug: id, File: &record.File{Name: "content/places.yaml"}})
	}
	return places
}

func namesOf(line int, text string) (id string, names []record.Value) {
	id, list, _ := strings.Cut(text, ": ")
	for i, name := range strings.Split(list, ", ") {
		names = append(names, record.Value{Text: name, Pos: diag.Pos{Line: int32(line + 1), Col: int32(i + 1)}})
	}
	return id, names
}

// marked is text with what was found in brackets, and whom it means.
func marked(text string, found []Found) string {
	var b strings.Builder
	last := 0
	for _, f := range found {
		who := ""
		switch {
		case f.Actor != nil:
			who = f.Actor.Slug
		case f.Place != nil:
			who = "@" + f.Place.Slug
		}
		fmt.Fprintf(&b, "%s[%s|%s]", text[last:f.Start], text[f.Start:f.End], who)
		last = f.End
	}
	return b.String() + text[last:]
}

func findAll(n *Names, text string, local []localName) (found []Found) {
	n.Find(text, local, func(f Found) { found = append(found, f) })
	return found
}

func TestFind(t *testing.T) {
	actors := actorsOf(
		"iran: Iran, Islamic Republic of Iran, Islamic Republic, ایران, イラン, 伊朗, อิหร่าน, 이란, Ирана",
		"kirby: John Kirby, Kirby",
		"jack: Jack Kirby, JK",
		"jill: Jill, JK",
		"ansar: Ansar Allah, 'Ansar",
		"us: U.S., United States",
		"people: People's Party, Côte d’Ivoire-Nord",
		"georgia: Georgia",
		"wang: 王毅, 王",
		"a3: A3",
		"net: .net, C++",
	)
	places := placesOf("georgia-state: Georgia, Atlanta", "springfield-il: Springfield", "springfield-ma: Springfield", "tehran: Tehran")
	for _, tt := range []struct {
		desc  string
		local []string
		give  string
		want  string
	}{
		{"a name", nil, "Iran denies it", "[Iran|iran] denies it"},
		{"at the end", nil, "as for Iran", "as for [Iran|iran]"},
		{"case", nil, "iran, IRAN", "iran, IRAN"},
		{"whole words", nil, "Iranian Iran2 Iran_ xIran Iran\u0301", "Iranian Iran2 [Iran|iran]_ xIran Iran\u0301"},
		{"possessives", nil, "Iran's and Iran’s and Iran`s", "[Iran|iran]'s and [Iran|iran]’s and [Iran|iran]`s"},
		{"hyphens, slashes, quotes", nil, "Iran-Iraq, Iran/Iraq, “Iran”", "[Iran|iran]-Iraq, [Iran|iran]/Iraq, “[Iran|iran]”"},
		{"longest", nil, "the Islamic Republic of Iran and the Islamic Republic of Mauritania", "the [Islamic Republic of Iran|iran] and the [Islamic Republic|iran] of Mauritania"},
		{"leftmost", nil, "John Kirby Kirby", "[John Kirby|kirby] [Kirby|kirby]"},
		{"another's longer name", nil, "Jack Kirby", "[Jack Kirby|jack]"},
		{"across blocks", nil, "John\nKirby", "John\n[Kirby|kirby]"},
		{"a space of another kind", nil, "John\u00a0Kirby", "[John\u00a0Kirby|kirby]"},
		{"two spaces", nil, "John  Kirby", "John  [Kirby|kirby]"},
		{"quotes and dashes fold", nil, "People’s Party of Côte d'Ivoire–Nord", "[People’s Party|people] of [Côte d'Ivoire–Nord|people]"},
		{"ends with a stop", nil, "the U.S. and U.S.A and U.S", "the [U.S.|us] and U.S.A and U.S"},
		{"begins with a mark of punctuation", nil, "in .net or x.net: C++, C++11", "in [.net|net] or x.net: [C++|net], C++11"},
		{"begins with a quote", nil, "‘Ansar and Ansar Allah", "[‘Ansar|ansar] and [Ansar Allah|ansar]"},
		{"an actor before a place", nil, "Georgia and Atlanta", "[Georgia|georgia] and [Atlanta|@georgia-state]"},
		{"shared by two actors", nil, "JK and Jill", "JK and [Jill|jill]"},
		{"shared by two places", nil, "Springfield, Tehran", "Springfield, [Tehran|@tehran]"},
		{"the text says whom", []string{"JK: jill"}, "JK and Jill", "[JK|jill] and [Jill|jill]"},
		{"the text's name before all", []string{"Kirby: jill"}, "Kirby, John Kirby", "[Kirby|jill], [John Kirby|kirby]"},
		{"the text's longer name", []string{"Kirby of the Times: jill", "the government: iran"}, "Kirby of the Times and Kirby of the government", "[Kirby of the Times|jill] and [Kirby|kirby] of [the government|iran]"},
		{"Persian", nil, "در ایران\u200cها، وایران", "در [ایران|iran]\u200cها، وایران"},
		{"Russian", nil, "у Ирана, Иранаа", "у [Ирана|iran], Иранаа"},
		{"Japanese", nil, "駐イラン大使", "駐[イラン|iran]大使"},
		{"Chinese", nil, "中国外长王毅访问伊朗。王说", "中国外长[王毅|wang]访问[伊朗|iran]。[王|wang]说"},
		{"Thai", nil, "ประเทศอิหร่านปฏิเสธ อิหร่าน่", "ประเทศ[อิหร่าน|iran]ปฏิเสธ อิหร่าน่"},
		{"Korean", nil, "이란은 한이란 대이란", "[이란|iran]은 한이란 대이란"},
		{"Latin in Chinese", nil, "与Iran的A3", "与[Iran|iran]的[A3|a3]"},
		{"Latin in Korean", nil, "A3는", "[A3|a3]는"},
		{"nothing", nil, "", ""},
		{"invalid bytes", nil, "\xffIran\xff \xc3Iran", "\xff[Iran|iran]\xff \xc3[Iran|iran]"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			n := freshNames(actors, places)
			var local []localName
			for _, l := range tt.local {
				name, id, _ := strings.Cut(l, ": ")
				for _, a := range actors {
					if a.Slug == id {
						local = append(local, localName{name: name, actor: a})
					}
				}
			}
			if got := marked(tt.give, findAll(n, tt.give, local)); got != tt.want {
				t.Errorf("give %s\ngot  %s\nwant %s", tt.give, got, tt.want)
			}
		})
	}
}

func TestAmbiguous(t *testing.T) {
	actors := actorsOf("a: JK, A", "b: JK, JK", "c: C, JK", "d: D, Twice", "e: E, Twice", "f: Both")
	places := placesOf("p: Both, X", "q: Y, X")
	n := freshNames(actors, places)
	findAll(n, "JK JK Both X", nil)
	findAll(n, "Twice", []localName{{"Twice", actors[3]}})
	got := n.Ambiguous()
	want := []string{
		`content/actors.yaml:2:1 the actors "a", "b" and "c" share the name "JK", which therefore means none of them`,
		`content/places.yaml:2:2 the places "p" and "q" share the name "X", which therefore means none of them`,
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i, d := range got {
		if s := fmt.Sprintf("%s:%d:%d %s", d.File, d.Pos.Line, d.Pos.Col, d.Message); s != want[i] {
			t.Errorf("got  %s\nwant %s", s, want[i])
		}
		if d.Severity != diag.Warning || d.Name != "ambiguous-name" || d.Hint == "" || len(d.Related) == 0 {
			t.Errorf("%+v", d)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Iran", "John Kirby", "Iran’s John Kirby 伊朗")
	f.Add("王", ".x", "王毅.x\xff")
	f.Fuzz(func(t *testing.T, one, two, text string) {
		if !utf8.ValidString(one) || !utf8.ValidString(two) {
			return
		}
		value := func(s string) record.Value { return record.Value{Text: s} }
		actors := []*Actor{{Actor: &record.Actor{Name: value(one)}, Slug: "a"}}
		local := []localName{{two, actors[0]}}
		n := freshNames(actors, nil)
		last := 0
		n.Find(text, local, func(m Found) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) || m.Actor == nil {
				t.Fatalf("%+v", m)
			}
			if got := text[m.Start:m.End]; !sameText(got, oneSpaced(one)) && !sameText(got, oneSpaced(two)) {
				t.Fatalf("%q is no name", got)
			}
			last = m.End
		})
		n.Ambiguous()
	})
}

// A text full of beginnings of a long name takes time linear in it.
func TestFindLong(t *testing.T) {
	long := strings.Repeat("a ", 5000) + "b"
	some := strings.Repeat("a ", 100) + "b"
	n := freshNames(actorsOf("x: "+long, "y: "+some), nil)
	text := strings.Repeat("a ", 50_000) + "b"
	found := findAll(n, text, nil)
	if len(found) != 1 || found[0].Actor.Slug != "y" {
		t.Errorf("found %v", found)
	}
}

func benchmarkNames(names int) ([]*Actor, *rand.Rand) {
	r := rand.New(rand.NewPCG(1, 1))
	word := func() string {
		b := make([]byte, 3+r.IntN(8))
		for i := range b {
			b[i] = "etaoinshrdlucmfwypvbgkjqxz"[min(r.IntN(26), r.IntN(26))]
		}
		return strings.ToUpper(string(b[:1])) + string(b[1:])
	}
	var lines []string
	for i := range names / 2 {
		lines = append(lines, fmt.Sprintf("a%d: %s %s, %s %s", i, word(), word(), word(), word()))
	}
	return actorsOf(lines...), r
}

func BenchmarkFind(b *testing.B) {
	actors, r := benchmarkNames(100_000)
	n := freshNames(actors, nil)
	for _, script := range []struct{ name, letters string }{
		{"latin", "etaoinshrdlucmfwypvbgkjqxz"}, {"cyrillic", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ"}, {"han", "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年"},
	} {
		letters := []rune(script.letters)
		var t strings.Builder
		for t.Len() < 4096 {
			for range 2 + r.IntN(8) {
				t.WriteRune(letters[min(r.IntN(len(letters)), r.IntN(len(letters)))])
			}
			t.WriteByte(' ')
			if r.IntN(12) == 0 {
				t.WriteString(actors[r.IntN(len(actors))].Name.Text + " ")
			}
		}
		text := t.String()
		b.Run(script.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				n.Find(text, nil, func(Found) { found++ })
			}
			if found == 0 {
				b.Fatal("nothing found")
			}
		})
	}
}

func BenchmarkNewNames(b *testing.B) {
	actors, _ := benchmarkNames(100_000)
	b.ReportAllocs()
	for b.Loop() {
		freshNames(actors, nil)
	}
}

func freshNames(actors []*Actor, places []*Place) *Names {
	n, _ := newNames(actors, places, nil)
	return n
}

// What was found before is found again, of those who bear the names now.
func TestNamesAgain(t *testing.T) {
	first := freshNames(actorsOf("x: Ann Lee", "y: Bo", "z: Bo"), nil)
	actors := actorsOf("x: Ann Lee", "y: Bo", "z: Bo")
	n, again := newNames(actors, nil, first)
	if !again {
		t.Fatal("the same names were entered anew")
	}
	var got []*Actor
	n.Find("Ann Lee met Bo", nil, func(f Found) { got = append(got, f.Actor) })
	if len(got) != 1 || got[0] != actors[0] {
		t.Errorf("found %v, want the Ann Lee of now alone", got)
	}
	if len(n.Ambiguous()) != 1 || len(first.Ambiguous()) != 0 {
		t.Error("the name Bo was met by the names of now alone")
	}
	for _, other := range [][]string{{"x: Ann Lee", "y: Bo"}, {"x: Ann Lee", "y: Bo", "w: Bo"}, {"x: Ann Leigh", "y: Bo", "z: Bo"}} {
		if _, again := newNames(actorsOf(other...), nil, first); again {
			t.Errorf("%v counts as the same names", other)
		}
	}
}
