package plan

import (
	"fmt"
	"html/template"
	"strings"
	"testing"
)

// charted is a site with places of all kinds, told of in one story.
func charted() site {
	return site{
		"site.yaml":    "title: T\n",
		"sources.yaml": "x: {title: X}\n",
		"actors.yaml":  "cuba: {name: Cuba, kind: state}\nada: {name: Ada Brandt, kind: person}\n",
		"places.yaml": `havana: {name: Havana, at: [23.1, -82.4], precision: town, in: cuba}
harbour: {name: The harbour, at: [23.14, -82.35], precision: point, in: havana}
sea: {name: The sea, precision: region}
bay: {name: The bay, in: sea}
nowhere: {name: Nowhere told of, at: [1, 2]}
`,
		"stories/s.md": "---\ntitle: S\n---\n",
		"briefings/b.md": `---
title: B
date: 2023-06-10
story: s
source: x
claims:
  c: {by: ada, that: It is so, place: havana}
events:
  one: {title: One, date: 2023-01-01, place: [cuba, havana]}
  two: {title: Two, date: 2023-01-02, actors: cuba, place: [harbour, sea, cuba]}
relations:
  - {from: ada, to: cuba, type: visits, claims: c}
---
<!-- dateline: map story=s -->

<!-- dateline: map actor=cuba -->

<!-- dateline: relations actor=ada -->
`,
	}
}

func TestMaps(t *testing.T) {
	for _, x := range []struct{ desc, base, world string }{
		{"relative", "", "../../assets/world.1.svg#svgView"},
		{"below a path", "https://example.org/a/b/", "/a/b/assets/world.1.svg#svgView"},
	} {
		p, found := charted().plan(t, Options{BaseURL: x.base, Outline: "/assets/world.1.svg"})
		if len(found) > 0 {
			t.Fatal(messages(found))
		}
		b := mustView[Briefing](t, p, "/briefings/b/")
		story := mustView[Story](t, p, "/stories/s/")
		for _, y := range []struct {
			desc       string
			give       template.HTML
			want, lack []string
		}{
			{"a place and what is in it", mustView[Place](t, p, "/places/havana/").Map,
				[]string{x.world, "<title>Havana: known to the town, 1 event, 1 claim</title>", `places/harbour/`, "known to the spot"}, []string{`places/havana/`, "sea"}},
			{"a place alone", mustView[Place](t, p, "/places/nowhere/").Map, []string{x.world, "<title>Nowhere told of</title>"}, []string{"<a "}},
			{"a story", story.Map, []string{x.world, `places/havana/`, "1 event, 1 claim", `places/harbour/`}, []string{"Cuba", "sea", "Nowhere"}},
			{"a view within a text", b.Embeds[0].Map, []string{x.world, `aria-label="Map of S"`, `places/havana/`}, nil},
			{"a view about an actor", b.Embeds[1].Map, []string{`aria-label="Map of Cuba"`}, nil},
			{"relations within a text", b.Embeds[2].Graph, []string{`aria-label="Relations of Ada Brandt"`, "visits"}, nil},
		} {
			for _, want := range y.want {
				if !strings.Contains(string(y.give), want) {
					t.Errorf("%s, %s: no %q in\n%s", x.desc, y.desc, want, y.give)
				}
			}
			for _, lack := range y.lack {
				if strings.Contains(string(y.give), lack) {
					t.Errorf("%s, %s: there is %q in\n%s", x.desc, y.desc, lack, y.give)
				}
			}
		}
		if got, want := told(story.Places), "Cuba 2 events; Havana 1 event, 1 claim; The harbour 1 event; The sea 1 event"; got != want {
			t.Errorf("%s: beside the map %s, want %s", x.desc, got, want)
		}
		for _, path := range []string{"/places/sea/", "/places/bay/"} {
			if v := mustView[Place](t, p, path); v.Map != "" {
				t.Errorf("%s has no coordinates, yet a map: %s", path, v.Map)
			}
		}
		if v := mustView[Places](t, p, "/places/"); strings.Count(string(v.Map), "<title>") != 3 {
			t.Errorf("%s: the list has three places with coordinates: %s", x.desc, v.Map)
		}
	}
}

func told(list []Link) string {
	var parts []string
	for _, l := range list {
		parts = append(parts, l.Text+" "+l.Note)
	}
	return strings.Join(parts, "; ")
}

// TestNoMapWithoutOutline: a theme may have none.
func TestNoMapWithoutOutline(t *testing.T) {
	p, _ := charted().plan(t, Options{})
	if v := mustView[Story](t, p, "/stories/s/"); v.Map != "" || len(v.Places) != 4 {
		t.Errorf("a map over nothing: %s (%d places)", v.Map, len(v.Places))
	}
}

// TestMapsAreBounded: a story of many places shows those that it tells of most.
func TestMapsAreBounded(t *testing.T) {
	const n = 3 * mappedPlaces
	s := charted()
	var places, events strings.Builder
	for i := range n {
		fmt.Fprintf(&places, "p%03d: {name: Place %03d, at: [%d, %d]}\n", i, i, i%60, i)
		fmt.Fprintf(&events, "  e%d: {title: E, date: 2023-01-01, place: p%03d}\n", i, i)
	}
	fmt.Fprintf(&events, "  more: {title: E, date: 2023-01-01, place: p%03d}\n", n-1)
	s["places.yaml"] += places.String()
	s["briefings/many.md"] = "---\ntitle: M\ndate: 2023-06-10\nstory: s\nsource: x\nevents:\n" + events.String() + "---\nText.\n"
	p, found := s.plan(t, Options{Outline: "/assets/world.svg"})
	if len(found) > 0 {
		t.Fatal(messages(found))
	}
	v := mustView[Story](t, p, "/stories/s/")
	most := fmt.Sprintf("Place %03d", n-1)
	if drawn := strings.Count(string(v.Map), "<title>"); drawn != mappedPlaces || len(v.Places) != mappedPlaces || !strings.Contains(string(v.Map), most) {
		t.Errorf("%d drawn and %d listed, want %d, and %s among them", drawn, len(v.Places), mappedPlaces, most)
	}
}
