package plan

import (
	"fmt"
	"strings"
	"testing"
)

// lively is a site of n briefings that all tell of one actor, topic, story, place and source, each with a claim, an event
// and a correction.
func lively(n int) site {
	s := site{
		"site.yaml":    "title: Lively\n",
		"actors.yaml":  "iran: {name: Iran, kind: state}\n",
		"places.yaml":  "tehran: {name: Tehran, in: iran}\n",
		"sources.yaml": "afp: {title: AFP, by: iran}\n",
		"stories/s.md": "---\ntitle: S\nissues: {q: What?}\n---\n",
	}
	for i := range n {
		s[fmt.Sprintf("briefings/b%04d.md", i)] = fmt.Sprintf(`---
title: B%d
date: %d-%02d-%02d
story: s
topics: [t]
source: afp
claims: {c: {that: It is so, issue: q, place: tehran, about: iran}}
events: {e: {title: It happened, date: %d-%02d, actors: iran, place: tehran, topics: [t]}}
corrections: [{date: 2024-01-01, kind: update, text: More.}]
---
Text.
`, i, 2000+i/300, i/28%12+1, i%28+1, 2000+i/300, i/28%12+1)
	}
	return s
}

func TestPagination(t *testing.T) {
	pages := func(n, size int) int { return max(1, (n+size-1)/size) }
	for _, n := range []int{0, 1, 50, 51, 100, 101, 201} {
		p, found := lively(n).plan(t, Options{})
		if len(found) > 0 {
			t.Fatalf("%d: %s", n, messages(found))
		}
		want := map[string]int{
			"/briefings/": pages(n, 50), "/claims/": pages(n, 50), "/corrections/": pages(n, 50), "/watchlist/": 1,
			"/actors/iran/": pages(n, 100), "/stories/s/": pages(n, 100),
			"/places/tehran/": pages(n, 100), "/sources/afp/": pages(n, 100),
		}
		if n > 0 {
			want["/topics/t/"] = pages(n, 100)
		}
		for path, pages := range want {
			for page := 1; page <= pages+1; page++ {
				_, ok := p.Page(pageN(path, page))
				if ok != (page <= pages) {
					t.Errorf("%d briefings: page %d of %s: %v, want %d pages", n, page, path, ok, pages)
				}
			}
			if _, ok := p.Page(path + "page/1/"); ok {
				t.Errorf("%d briefings: %spage/1/ exists", n, path)
			}
		}
		complete(t, p, n)
	}
}

// complete checks that an actor's pages together have all that is told of it, each once.
func complete(t *testing.T, p *Plan, n int) {
	t.Helper()
	seen := map[string]int{}
	for page := 1; ; page++ {
		pg, ok := p.Page(pageN("/actors/iran/", page))
		if !ok {
			break
		}
		v := p.View(pg).(*Actor)
		for _, list := range [][]ClaimRow{v.Said, v.About} {
			for _, r := range list {
				seen[r.In.Href[strings.LastIndex(r.In.Href, "/b"):]+r.ID]++
			}
		}
		for _, r := range v.Events {
			seen[r.In.Href[strings.LastIndex(r.In.Href, "/b"):]+r.ID]++
		}
		if len(v.Said) > 100 || len(v.Events) > 100 || len(v.Briefings) > 100 {
			t.Errorf("page %d has more than 100 rows", page)
		}
	}
	if len(seen) != 2*n {
		t.Errorf("%d claims and events on Iran's pages, want %d", len(seen), 2*n)
	}
	for id, times := range seen {
		if times != 1 {
			t.Errorf("%s is there %d times", id, times)
		}
	}
}

func TestMenuShowsWhatIsThere(t *testing.T) {
	texts := func(p *Plan) string {
		var names []string
		for _, l := range mustView[Home](t, p, "/").Site.Menu {
			names = append(names, l.Text)
		}
		return strings.Join(names, ", ")
	}
	p, _ := site{"site.yaml": "title: T\n"}.plan(t, Options{})
	if got := texts(p); got != "" {
		t.Errorf("an empty site's menu: %s", got)
	}
	for _, s := range sections {
		if _, ok := p.Page("/" + s.name + "/"); !ok {
			t.Errorf("no index page of %s", s.name)
		}
	}
	if v := mustView[Claims](t, p, "/claims/"); v.Empty == "" || len(v.Rows) > 0 || v.Pager.Of > 1 {
		t.Errorf("the empty list of claims: %+v", v)
	}
	p, _ = lively(1).plan(t, Options{})
	if got, want := texts(p), "Briefings, Stories, Timeline, Actors, Claims, Places, Topics, Sources, Corrections"; got != want {
		t.Errorf("menu: got %s, want %s", got, want)
	}
}

func TestPager(t *testing.T) {
	for _, x := range []struct {
		page, of int
		want     string
	}{
		{1, 2, "[1] 2"},
		{1, 10, "[1] 2 3 … 10"},
		{5, 10, "1 … 3 4 [5] 6 7 … 10"},
		{4, 10, "1 2 3 [4] 5 6 … 10"},
		{10, 10, "1 … 8 9 [10]"},
		{50, 100, "1 … 48 49 [50] 51 52 … 100"},
	} {
		s := &scribe{hrefs: base{}.hrefsOf("/x/"), span: span{page: x.page, of: x.of, path: "/x/"}}
		var words []string
		p := s.pager()
		for _, l := range p.Pages {
			switch {
			case l.Href == "" && l.Text != "…":
				words = append(words, "["+l.Text+"]")
			default:
				words = append(words, l.Text)
			}
		}
		if got := strings.Join(words, " "); got != x.want {
			t.Errorf("page %d of %d: got %s, want %s", x.page, x.of, got, x.want)
		}
		if (p.Prev == "") != (x.page == 1) || (p.Next == "") != (x.page == x.of) {
			t.Errorf("page %d of %d: prev %q, next %q", x.page, x.of, p.Prev, p.Next)
		}
	}
}

func TestFullYearSplits(t *testing.T) {
	s := site{"site.yaml": "title: T\n", "stories/s.md": "---\ntitle: S\n---\n", "sources.yaml": "x: {title: X}\n"}
	var events strings.Builder
	for i := range 560 {
		month := 6 + i%2
		if i >= 550 {
			month = 1
		}
		fmt.Fprintf(&events, "  e%d: {title: E%d, date: 2023-%02d-%02d}\n", i, i, month, i%28+1)
	}
	events.WriteString("  someday: {title: Some day}\n  later: {title: Later, date: 2025}\n")
	s["briefings/b.md"] = "---\ntitle: B\ndate: 2023-06-10\nstory: s\nsource: x\nevents:\n" + events.String() + "---\nText.\n"
	p, found := s.plan(t, Options{})
	if len(found) > 0 {
		t.Fatal(messages(found))
	}
	for _, timeline := range []string{"/timeline/", "/stories/s/timeline/"} {
		v := mustView[Year](t, p, timeline+"2023/")
		if len(v.Rows) > 0 || len(v.Months) != 3 || v.Total != 560 {
			t.Errorf("%s2023/: %d rows, %d months, total %d", timeline, len(v.Rows), len(v.Months), v.Total)
		}
		n := 0
		for _, m := range []string{"01", "06", "07"} {
			n += len(mustView[Year](t, p, timeline+"2023-"+m+"/").Rows)
		}
		if n != 560 {
			t.Errorf("%s: the months have %d events", timeline, n)
		}
		if v := mustView[Year](t, p, timeline+"2023-07/"); v.Older.Text != "June 2023" || v.Newer.Text != "2025" {
			t.Errorf("%s: neighbours of July: %+v, %+v", timeline, v.Older, v.Newer)
		}
		if v := mustView[Year](t, p, timeline+"2025/"); len(v.Rows) != 1 || v.HeadIDs[0] != "m-2025-01" {
			t.Errorf("%s2025/: %+v", timeline, v)
		}
		if _, ok := p.Page(timeline + "undated/"); !ok {
			t.Errorf("no %sundated/", timeline)
		}
	}
	if v := mustView[Story](t, p, "/stories/s/"); len(v.Timeline) > 0 || len(v.Years) != 3 {
		t.Errorf("the story's page: %d rows, %d years", len(v.Timeline), len(v.Years))
	}
}
