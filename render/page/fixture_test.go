package page

import (
	"flag"
	"html/template"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/markdown"
	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/templates"
)

var pages = flag.String("pages", "", "write the fixture's pages below this folder")

func load(t testing.TB) *Theme {
	t.Helper()
	theme, found, err := Load(templates.FS, nil, "templates")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Errorf("%s:%d:%d: %s", d.File, d.Pos.Line, d.Pos.Col, d.Message)
	}
	if t.Failed() {
		t.FailNow()
	}
	return theme
}

// site is a site's pages as their views would have them: one of each layout.
func site(t testing.TB) []job {
	t.Helper()
	brief, body := briefing(t)
	h := func(title, path, section string) plan.Head { return head(title, path, section, "../") }
	there, _ := briefing(t) // the same seen from other pages
	elsewhere(reflect.ValueOf(there).Elem())
	first := job{"/briefings/macron/", "briefing", "", body, brief}
	brief = there
	rows, events, claims := brief.Related, brief.Timeline, brief.Claims
	return []job{
		first,
		{"/", "home", "", nil, &plan.Home{
			Head:   head("Dateline", "/", "", ""),
			Lead:   &plan.Lead{Row: rows[0], Dateline: plan.Link{Text: "Paris"}, Actors: brief.Glance.Who, Disputed: 3},
			Latest: rows, All: plan.Link{Text: "All briefings", Href: "briefings/index.html", Note: "128"},
			Watch: brief.Glance.Next, WatchOn: plan.Link{Text: "The whole watch list", Href: "watchlist/index.html"},
			Actors:  []plan.Link{{Text: "Iran", Href: "a", Note: "6"}, {Text: "United States", Href: "a", Note: "5"}, {Text: "Emmanuel Macron", Href: "a", Note: "2"}},
			Stories: []plan.Link{{Text: "Iran–Russia drones", Href: "s", Note: "6"}}, Strip: strip(),
		}},
		{"/briefings/", "briefings", "", nil, &plan.Briefings{Head: pager(h("Briefings", "/briefings/", "briefings")), Rows: rows, Total: 128}},
		{"/stories/", "stories", "", nil, &plan.Stories{Head: h("Stories", "/stories/", "stories"), Total: 1, Rows: []plan.StoryRow{{
			Link: plan.Link{Text: "Iran–Russia drones", Href: "x"}, Summary: "How Iranian drones came to Russia, and who says so.",
			Span: when("2022–2024"), Briefings: 6, Events: 11, Claims: 24, Latest: rows[0]}}}},
		{"/stories/drones/", "story", "", nil, &plan.Story{Head: crumbs(h("Iran–Russia drones", "/stories/drones/", "stories")), Summary: "How Iranian drones came to Russia, and who says so.",
			Span: when("2022–2024"), Strip: strip(), Timeline: events, Claims: claims, Briefings: rows, Actors: brief.Glance.Who,
			Totals: plan.Totals{Briefings: 6, Events: 11, Claims: 24, Disputed: 4, Overdue: 1},
			Issues: []plan.IssueRow{{ID: "deliveries", Title: "Has Iran supplied Russia with drones during the war?", Total: 4, Matrix: "m",
				States: stands()[:1], Denies: stands()[1:2], Others: stands()[2:], More: 2}}}},
		{"/stories/drones/matrix/", "matrix", "", nil, &plan.Matrix{Head: crumbs(h("Who says what", "/stories/drones/matrix/", "stories")), Story: plan.Link{Text: "Iran–Russia drones", Href: "s"},
			Network: plan.Link{Text: "Network of relations", Href: "n"}, Issues: 1, Disputes: 1, Omitted: 3, Tables: []plan.MatrixTable{
				{ID: "_table-1", Caption: "Who says what: parties 1 to 6 of 7", Parties: parties(stands()), Rows: []plan.MatrixRow{
					{ID: "_issue-deliveries", Kind: "Question", Title: plan.Link{Text: "Has Iran supplied Russia with drones during the war?", Href: "s"}, Unit: "drones", Cells: stands()},
					{ID: "_claim-a_b", Kind: "Demand", Title: plan.Link{Text: "Iran end its support", Href: "s"}, Cells: stands()}}},
				{ID: "_table-2", Caption: "Who says what: party 7 of 7", Parties: parties(stands()[:1]), Rows: []plan.MatrixRow{
					{Kind: "Demand", Title: plan.Link{Text: "Iran end its support", Href: "s"}, Cells: stands()[:1]}}}}}},
		{"/stories/drones/network/", "network", "", nil, &plan.Network{Head: crumbs(h("Network", "/stories/drones/network/", "stories")), Story: plan.Link{Text: "Iran–Russia drones", Href: "s"},
			Matrix: plan.Link{Text: "Who says what", Href: "m"}, Graph: `<div class="fig graph"><svg><title>Iran arms Russia</title></svg></div>`, Undrawn: 1, Total: 2, Members: 2, Actors: []plan.Link{{Text: "Iran", Href: "i", Note: "2 relations"}, {Text: "Russia", Href: "r", Note: "2 relations"}},
			Edges: []plan.EdgeRow{
				{ID: "_relation-a_b", From: plan.Link{Text: "Iran", Href: "i"}, To: plan.Link{Text: "Russia", Href: "r"}, Type: "arms", When: []plan.When{when("2022"), when("2023")},
					Standing: plan.Mark{Word: "disputed", Class: "disputed"}, Support: plan.Mark{Word: "repeated", Class: "repeated"}, Count: 2, Claims: []plan.Link{{Text: "One", Href: "c"}, {Text: "Two", Href: "c"}}, In: []plan.Link{{Text: "Macron presses Iran", Href: "b"}}},
				{ID: "_relation-a_c", From: plan.Link{Text: "Iran", Href: "i"}, To: plan.Link{Text: "Russia", Href: "r"}, Type: "supplies", Label: "sends plant material",
					Standing: plan.Mark{Word: "stands", Class: "stands"}, Support: plan.Mark{Word: "single source", Class: "single-source"}, Count: 1, Claims: []plan.Link{{Text: "One", Href: "c"}}, In: []plan.Link{{Text: "Macron presses Iran", Href: "b"}}}}}},
		{"/actors/", "actors", "", nil, &plan.Actors{Head: h("Actors", "/actors/", "actors"), Total: 3, Kinds: []plan.Count{{Text: "State", N: 5}, {Text: "Person", N: 7}},
			Groups: []plan.Letter{{Initial: "E", Rows: []plan.ActorRow{{Link: plan.Link{Text: "Emmanuel Macron", Href: "m", Note: "person"}, Summary: "President of France since 2017.", Briefings: 2, Said: 4, About: 1, Involving: 1}}},
				{Initial: "I", Rows: []plan.ActorRow{{Link: plan.Link{Text: "Iran", Href: "m", Note: "state"}, Briefings: 6, Said: 1, About: 9, Involving: 11}}}}}},
		{"/actors/iran/", "actor", "", nil, &plan.Actor{Head: crumbs(h("Iran", "/actors/iran/", "actors")), Name: "Iran", Kind: "State", Aliases: []string{"Islamic Republic of Iran"},
			Summary: "State in Western Asia.", Relations: brief.Relations, Said: claims[4:5], About: claims[:4], Events: events, Strip: strip(), Briefings: rows,
			Totals:   plan.Totals{Briefings: 6, Events: 11, Said: 3, About: 9, Disputed: 4, Overdue: 1},
			Roled:    []plan.RoleRow{{Who: plan.Link{Text: "Ebrahim Raisi", Href: "r"}, Text: "President, 2021–2024"}},
			Mentions: []plan.MentionRow{{Sentence: "Macron urged Iran to stop.", Start: 13, End: 17, In: plan.Link{Text: "Macron presses Iran", Href: "b"}, When: when("10 Jun 2023")}}}},
		{"/timeline/", "timeline", "", nil, &plan.Timeline{Head: h("Timeline", "/timeline/", "timeline"), Years: strip(), Recent: events, Ahead: events[3:], Total: 212, Undated: plan.Link{Text: "Events without a date", Href: "u", Note: "3"}}},
		{"/timeline/2023/", "year", "", nil, &plan.Year{Head: crumbs(h("Timeline: 2023", "/timeline/2023/", "timeline")), Label: "2023", Strip: strip(), Rows: events, HeadIDs: []string{"m-2023-06", "", "", "m-2024-01"},
			Older: plan.Link{Text: "2022", Href: "o"}, Newer: plan.Link{Text: "2024", Href: "n"}, Total: 40}},
		{"/timeline/undated/", "undated", "", nil, &plan.Undated{Head: h("Undated", "/timeline/undated/", "timeline"), Rows: events[2:3], Total: 1}},
		{"/topics/", "topics", "", nil, &plan.Topics{Head: h("Topics", "/topics/", "topics"), Rows: []plan.TopicRow{{Link: plan.Link{Text: "Drones", Href: "d"}, Summary: "Unmanned aircraft in war.", Briefings: 12, Events: 30}}, Total: 1}},
		{"/topics/drones/", "topic", "", nil, &plan.Topic{Head: crumbs(h("Drones", "/topics/drones/", "topics")), Summary: "Unmanned aircraft in war.", Briefings: rows, Events: events, Strip: strip(), Totals: plan.Totals{Briefings: 12, Events: 30}}},
		{"/about/", "page", "", prosaic(t), &plan.Free{Head: h("About", "/about/", "about"), Prose: plan.Prose{Links: []plan.Target{{Href: "https://example.org/", OK: true}}}, Contents: []plan.Heading{{ID: "method", Text: "Method", Level: 2}}}},
		{"/404.html", "404", "", nil, &plan.NotFound{Head: head("Page not found", "/404.html", "", "/"), Latest: rows}},
		{"/claims/", "claims", "", nil, &plan.Claims{Head: pager(h("Claims", "/claims/", "claims")), Rows: claims, Standings: []plan.Count{{Text: "disputed", N: 4}, {Text: "stands", N: 20}}, Total: 24}},
		{"/watchlist/", "watchlist", "", nil, &plan.Watchlist{Head: h("Watch list", "/watchlist/", "watchlist"), Rows: brief.Glance.Next, Counts: []plan.Count{{Text: "overdue", N: 1}, {Text: "open", N: 1}}, Total: 2}},
		{"/places/", "places", "", nil, &plan.Places{Head: h("Places", "/places/", "places"), Rows: []plan.PlaceRow{{Link: plan.Link{Text: "Alabuga", Href: "a"}, In: plan.Link{Text: "Russia", Href: "r"}, Precision: "known to the area", Briefings: 2, Events: 1}}, Total: 1}},
		{"/places/alabuga/", "place", "", nil, &plan.Place{Head: crumbs(h("Alabuga Special Economic Zone", "/places/alabuga/", "places")), Where: "55.8° N, 52.1° E", Precision: "known to the area", In: plan.Link{Text: "Russia", Href: "r"}, Events: events, Claims: claims[:2], Relations: brief.Relations, Briefings: rows, Totals: plan.Totals{Events: 4, Claims: 2, Briefings: 2}}},
		{"/sources/", "sources", "", nil, &plan.Sources{Head: h("Sources", "/sources/", "sources"), Rows: brief.Sources[:1], Total: 1}},
		{"/sources/afp/", "source", "", nil, &plan.Source{Head: crumbs(h("Agence France-Presse", "/sources/afp/", "sources")), Source: brief.Sources[0], Leaning: brief.Sources[1:], Claims: claims[:2], Events: events[:1], Briefings: rows, Totals: plan.Totals{Claims: 2}}},
		{"/corrections/", "corrections", "", nil, &plan.Corrections{Head: h("Corrections", "/corrections/", "corrections"), Rows: brief.Corrections, Total: 1}},
		{"/old/", "redirect", "", nil, &plan.Redirect{Head: h("Moved", "/old/", ""), To: plan.Link{Text: "Macron presses Iran", Href: "../briefings/macron/index.html"}}},
	}
}

// stands are parties in every state.
func stands() []plan.Stand {
	return []plan.Stand{
		{Who: plan.Link{Text: "United States", Href: "u"}, State: "states", Word: "states", Figure: "1,000–2,000 drones", Href: "c", Quote: "hundreds of attack drones",
			Speakers: []plan.Link{{Text: "John Kirby", Href: "k"}}, When: when("9 Jun 2023"), Before: []plan.Earlier{{Link: plan.Link{Text: "stated", Href: "c", Note: "superseded"}, Figure: "100 drones", When: when("2022")}}, BeforeMore: 3},
		{Who: plan.Link{Text: "Iran", Href: "i"}, State: "denies", Word: "denies a part", Part: "during the war", Href: "c", Text: "Iran sends Russia military supplies", When: when("before 10 Jun 2023"),
			Asked: plan.Link{Text: "France", Href: "c"}, AskedOn: when("10 Jun 2023")},
		{Who: plan.Link{Text: "France", Href: "f"}, State: "answers", Word: "confirms", Href: "c", Text: "It is so", When: when("2023")},
		{Who: plan.Link{Text: "Russia", Href: "r"}, State: "asked", Word: "asked, no answer recorded", Asked: plan.Link{Text: "France", Href: "c"}, AskedOn: when("10 Jun 2023")},
		{Who: plan.Link{Text: "Belarus", Href: "b"}, State: "declined", Word: "declines", Href: "c", Text: "No comment", When: when("2023")},
		{Who: plan.Link{Text: "Unnamed speakers"}, State: "silent", Word: "silent", Also: true, Before: []plan.Earlier{{Link: plan.Link{Text: "stated", Href: "c"}}}},
	}
}

func parties(stands []plan.Stand) (list []plan.Link) {
	for _, s := range stands {
		s.Who.Note = "2 positions"
		list = append(list, s.Who)
	}
	return list
}

// elsewhere turns links within the briefing into links to it.
func elsewhere(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if strings.HasPrefix(v.String(), "#") {
			v.SetString("../briefings/macron/index.html" + v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			elsewhere(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			elsewhere(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			elsewhere(v.Field(i))
		}
	}
}

func head(title, path, section, root string) plan.Head {
	menu := make([]plan.Link, 0, 8)
	for _, name := range []string{"Briefings", "Stories", "Timeline", "Actors", "Claims", "Watch list", "Places", "Sources"} {
		s := strings.ReplaceAll(strings.ToLower(name), " ", "")
		menu = append(menu, plan.Link{Text: name, Href: root + s + "/index.html", Note: s})
	}
	return plan.Head{
		Site: plan.SiteHead{Title: "Dateline", Description: "Briefings whose every claim has a speaker and a source.", Language: "en",
			Home: root + "index.html", Root: root, Menu: menu, Publisher: plan.Link{Text: "The Dateline Project", Href: "https://example.org/"}},
		Title: title, Description: "A page of the fixture.", Path: path, Section: section,
		JSONLD: template.JS(`{"@context":"https://schema.org","@type":"WebPage"}`),
	}
}

func pager(h plan.Head) plan.Head {
	h.Pager = plan.Pager{Page: 2, Of: 12, Prev: "p1", Next: "p3", Pages: []plan.Link{{Text: "1", Href: "p1"}, {Text: "2"}, {Text: "3", Href: "p3"}, {Text: "…"}, {Text: "12", Href: "p12"}}}
	return h
}

func crumbs(h plan.Head) plan.Head {
	h.Crumbs = []plan.Link{{Text: h.Section, Href: "../index.html"}}
	return h
}

func when(short string) plan.When { return plan.When{Words: short, Short: short, EDTF: short} }

func strip() []plan.Density {
	var list []plan.Density
	for i, m := range strings.Fields("Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun") {
		d := plan.Density{Link: plan.Link{Text: m + " 2023"}, Short: m, Past: i * 7 % 5, Ahead: i / 9}
		if n := d.Past + d.Ahead; n > 0 {
			d.Href, d.Scaled = "#main", n*1000/5
		}
		list = append(list, d)
	}
	return list
}

func prosaic(t testing.TB) *record.Body {
	doc, found := markdown.Parse([]byte("Prose with [a link](https://example.org/).\n\n# Method\n\n> A quotation stands apart.\n\n- one\n- two\n\n| Letter | Meaning |\n|--|--:|\n| A | reliable |\n\n> [!WARNING]\n> An alert.\n\n```go\nfunc main() { fmt.Println(\"text\", 1) } // comment\n```\n\nA note.[^1]\n\n[^1]: Below the line.\n"), markdown.Options{Line: 1})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return &record.Body{Doc: doc}
}

const text = `| A table | of two cells |
|--|--|

In a telephone conversation on Saturday, Emmanuel Macron urged Ebrahim Raisi to “immediately end” Tehran’s support for Russia’s war, drones included, and spoke of serious “security and humanitarian consequences”, the Élysée said. The call followed by one day a White House account of how far that support has grown.

By that account Russia has received hundreds of attack drones and related equipment from Iran, built in Iran, shipped across the Caspian Sea and used against Ukraine. Kirby, citing US intelligence, called it a deepening military partnership.

# The plant at Alabuga

Materials from Iran are going into a factory in the Alabuga Special Economic Zone, of which the White House released a satellite image. It could be fully operational early next year. In return, Washington says, Iran seeks Su-35 fighters, attack helicopters, radars and Yak-130 trainers.

# What Iran says

Iran has repeatedly denied sending military equipment to Russia. Nothing in the agency report supports either account independently: every assertion about the deliveries goes back to one origin.
`

// briefing is the seed's briefing, roughly, as plan would show it.
func briefing(t testing.TB) (*plan.Briefing, *record.Body) {
	l := func(name string) plan.Link {
		return plan.Link{Text: name, Href: "../../actors/" + strings.ToLower(strings.ReplaceAll(name, " ", "-")) + "/index.html"}
	}
	kirby, iran, macron, usa, russia := l("John Kirby"), l("Iran"), l("Emmanuel Macron"), l("United States"), l("Russia")
	single := plan.Mark{Word: "single source", Class: "single-source", Why: []plan.Piece{{Text: "Only "}, usa, {Text: " states it."}}}
	repeated := plan.Mark{Word: "repeated", Class: "repeated", Why: []plan.Piece{{Text: "Stated by "}, usa, {Text: " and "}, l("France"), {Text: "; no independent origin is given."}}}
	stands := plan.Mark{Word: "stands", Class: "stands"}
	disputed := plan.Mark{Word: "disputed", Class: "disputed", Why: []plan.Piece{iran, {Text: " denies it in "}, {Text: "its denial", Href: "#denial"}, {Text: "."}}}
	chain := []plan.Link{{Text: "White House", Href: "#white-house"}, {Text: "agency report", Href: "#report"}}
	june := plan.When{Words: "9 June 2023", Short: "9 Jun 2023", Datetime: "2023-06-09", EDTF: "2023-06-09"}
	tenth := plan.When{Words: "10 June 2023", Short: "10 Jun 2023", Datetime: "2023-06-10", EDTF: "2023-06-10"}
	claims := []plan.ClaimRow{
		{ID: "end-support", Href: "#end-support", Speakers: []plan.Link{macron}, Act: "demands", Kind: "Demand", To: []plan.Link{iran}, Quote: "immediately end", Text: "Iran end its support for Russia’s war", When: tenth, Standing: stands, Support: single, Outcome: plan.Mark{Word: "open", Class: "open"}, Chain: []plan.Link{{Text: "Élysée", Href: "#elysee"}, {Text: "agency report", Href: "#report"}}, Grade: "C"},
		{ID: "hundreds", Href: "#hundreds", Speakers: []plan.Link{usa}, Act: "says", Kind: "Claim", Text: "Iran has supplied Russia with hundreds of attack drones", When: june, Standing: disputed, Support: repeated, Chain: chain, Grade: "C3", Issue: plan.Link{Text: "Has Iran supplied Russia with drones during the war?", Href: "../../stories/drones/index.html"},
			Answered: []plan.Answer{{Act: "denies", Who: []plan.Link{iran}, Link: plan.Link{Text: "Iran sends Russia military supplies", Href: "#denial"}}}},
		{ID: "deepening", Href: "#deepening", Speakers: []plan.Link{kirby}, Act: "assesses", Kind: "Assessment", Text: "a deepening military partnership", When: june, Standing: stands, Support: single, Chain: append([]plan.Link{{Text: "US intelligence"}}, chain...), Grade: "C", Confidence: "likely"},
		{ID: "plant-2024", Href: "#plant-2024", Speakers: []plan.Link{kirby}, Act: "forecasts", Kind: "Forecast", Text: "The drone plant at Alabuga is fully operational", When: june, Due: plan.When{Words: "between January and April 2024", Short: "Jan–Apr 2024", EDTF: "[2024-01..2024-04]"}, DueText: "early next year", Standing: stands, Support: single, Outcome: plan.Mark{Word: "overdue", Class: "overdue", Why: []plan.Piece{{Text: "It fell due on 30 April 2024 and nothing has settled it."}}}, Chain: chain, Grade: "C"},
		{ID: "denial", Href: "#denial", Speakers: []plan.Link{iran}, Act: "denies", Kind: "Denial", Text: "Iran sends Russia military supplies during the war", When: when("by 10 Jun 2023"), Standing: plan.Mark{Word: "disputed", Class: "disputed"}, Support: single, Chain: []plan.Link{{Text: "agency report", Href: "#report"}}, Grade: "C",
			Answers: []plan.Answer{{Act: "denies", Who: []plan.Link{usa}, Link: plan.Link{Text: "hundreds of attack drones", Href: "#hundreds"}}}},
		{ID: "jets", Href: "#jets", Speakers: []plan.Link{usa}, Act: "says", Kind: "Claim", Text: "Iran seeks combat aircraft and radars from Russia", When: june, Standing: stands, Support: single, Chain: chain, Grade: "C"},
	}
	note := plan.NoteRow{ID: "note-1", Kind: "Question", HTML: "<p>Named and imaged by the White House; what else supports it?</p>"}
	story := plan.Link{Text: "Iran–Russia drones", Href: "../../stories/drones/index.html"}
	events := []plan.EventRow{
		{ID: "account", Title: plan.Link{Text: "US says Iran sends material for a drone plant", Href: "#hundreds"}, When: june, Class: "occurred", Who: []plan.Link{kirby}, Head: "June 2023"},
		{ID: "image", Title: plan.Link{Text: "Satellite image of the plant site released", Href: "#note-1"}, When: when("9 Jun 2023?"), Class: "occurred uncertain", Who: []plan.Link{usa}, Where: []plan.Link{l("Alabuga")}},
		{ID: "call", Title: plan.Link{Text: "Macron telephones Raisi", Href: "#call"}, When: tenth, Class: "occurred", Who: []plan.Link{macron, l("Ebrahim Raisi")}},
		{ID: "plant", Title: plan.Link{Text: "Drone plant could be fully operational", Href: "#plant-2024"}, When: when("Jan–Apr 2024"), Text: "early next year", Class: "overdue between", Status: plan.Mark{Word: "overdue", Class: "overdue"}, Who: []plan.Link{russia, iran}, Where: []plan.Link{l("Alabuga")}, Head: "2024"},
	}
	b := &plan.Briefing{
		Head:     head("Macron presses Iran to stop supplying drones to Russia", "/briefings/macron/", "briefings", "../../"),
		Dateline: plan.Link{Text: "Paris"}, Date: tenth, Story: story,
		Standfirst: "The French president asked his Iranian counterpart to end drone supplies a day after Washington said Iran is helping Russia build a drone plant. Iran denies supplying military aid.",
		Authors:    []plan.Link{{Text: "Ana Lima", Href: "../../authors/ana-lima/index.html"}},
		Glance: plan.Glance{Who: []plan.Link{macron, l("Ebrahim Raisi"), kirby}, When: []plan.Happening{{When: tenth, Title: plan.Link{Text: "Macron telephones Raisi", Href: "#call"}}}, Where: []plan.Link{l("Paris"), l("Tehran"), l("Alabuga")},
			Disputed: []plan.Piece{{Text: "That Iran supplied hundreds of attack drones: the United States says so, Iran denies it", Href: "#hundreds"}},
			Next: []plan.DueRow{{Head: "Overdue", Class: "overdue", Due: when("Jan–Apr 2024"), Said: "early next year", Title: plan.Link{Text: "The drone plant at Alabuga is fully operational", Href: "#plant-2024"}, Mark: plan.Mark{Word: "overdue", Class: "overdue"}, Claim: &claims[3]},
				{Head: "Due", Class: "open", Due: when("2027"), Title: plan.Link{Text: "Su-35 deliveries to Iran", Href: "#jets"}, Mark: plan.Mark{Word: "open", Class: "open"}, Claim: &claims[5], In: plan.Link{Text: "Macron presses Iran", Href: "x"}}}},
		Contents: []plan.Heading{{ID: "the-plant-at-alabuga", Text: "The plant at Alabuga", Level: 2}, {ID: "what-iran-says", Text: "What Iran says", Level: 2}},
		Claims:   claims, Timeline: events,
		Relations: []plan.RelationRow{{ID: "relation-1", From: iran, To: russia, Type: "arms", Standing: disputed, Support: repeated, When: when("2022/.."), Claims: []plan.Link{{Text: "hundreds of attack drones", Href: "#hundreds"}}},
			{ID: "relation-2", From: iran, To: russia, Type: "supplies", Label: "sends plant material", Standing: stands, Support: single, Claims: []plan.Link{{Text: "a factory", Href: "#plant-2024"}}}},
		Sources: []plan.SourceRow{{ID: "report", Link: plan.Link{Text: "News report compiled from agencies"}, Kind: "report", Grade: "C", GradeText: "fairly reliable", Claims: 6, URL: "https://example.org/report?a=1&b=2"},
			{ID: "elysee", Link: plan.Link{Text: "Élysée statement"}, Issuers: []plan.Link{macron}, Chain: []plan.Link{{Text: "agency report", Href: "#report"}}, Claims: 2},
			{ID: "white-house", Link: plan.Link{Text: "White House statement"}, Issuers: []plan.Link{kirby}, When: june, Chain: []plan.Link{{Text: "agency report", Href: "#report"}}, Claims: 5}},
		Corrections: []plan.CorrectionRow{{When: when("12 Jun 2023"), Kind: "clarification", Text: "An earlier version did not say that the image came from the White House."}},
		Related: []plan.Row{{Link: plan.Link{Text: "Washington says Moscow has Iranian drones", Href: "../w/index.html"}, When: when("8 Jun 2023"), Summary: "Officials showed pictures of debris and named the types of aircraft.", Story: story},
			{Link: plan.Link{Text: "Kyiv counts drones brought down in May", Href: "../k/index.html"}, When: when("1 Jun 2023"), Summary: "The air force claims nine in ten."}},
		Topics: []plan.Link{{Text: "Drones", Href: "../../topics/drones/index.html"}, {Text: "Arms transfers", Href: "../../topics/arms/index.html"}},
		Prev:   plan.Link{Text: "Washington says Moscow has Iranian drones", Href: "../w/index.html"},
		Next:   plan.Link{Text: "A second plant is reported", Href: "../n/index.html"},
	}
	doc, found := markdown.Parse([]byte(text), markdown.Options{Line: 1})
	if len(found) > 0 {
		t.Fatal(found)
	}
	body := &record.Body{Doc: doc}
	annotate(b, body, events, &note)
	return b, body
}

// annotate hangs the fixture's annotations on their passages.
func annotate(b *plan.Briefing, body *record.Body, events []plan.EventRow, note *plan.NoteRow) {
	for _, a := range []struct {
		passage string
		plan.Annotation
	}{
		{"telephone conversation", plan.Annotation{ID: "call", Class: "event", Event: &events[2]}},
		{"immediately end", plan.Annotation{ID: "end-support", Class: "claim", Claim: &b.Claims[0]}},
		{"hundreds of attack drones and related equipment", plan.Annotation{ID: "hundreds", Class: "claim disputed", Claim: &b.Claims[1]}},
		{"a deepening military partnership", plan.Annotation{ID: "deepening", Class: "claim", Claim: &b.Claims[2]}},
		{"Alabuga Special Economic Zone", plan.Annotation{ID: "note-1", Class: "note question", Note: note}},
		{"could be fully operational early next year", plan.Annotation{ID: "plant-2024", Class: "claim", Claim: &b.Claims[3]}},
		{"repeatedly denied", plan.Annotation{ID: "denial", Class: "claim disputed", Claim: &b.Claims[4]}},
		{"", plan.Annotation{ID: "jets", Class: "claim", Claim: &b.Claims[5]}},
	} {
		a.Number, a.Block, a.End = len(b.Annotations)+1, -1, -1
		if a.passage != "" {
			at := strings.Index(body.Text, a.passage)
			a.End, a.Block = at+len(a.passage), body.Blocks[strings.Count(body.Text[:at], "\n")].Top
			body.Passages = append(body.Passages, record.Range{ID: a.ID, Start: at, End: a.End, Link: -1})
			b.Passages = append(b.Passages, plan.Passage{ID: a.ID, Class: a.Class, Number: a.Number})
		}
		b.Annotations = append(b.Annotations, a.Annotation)
	}
	at := strings.Index(body.Text, "Kirby")
	b.Names = []plan.Name{{Start: at, End: at + 5, Href: "../../actors/john-kirby/index.html", Kind: "actor"}}
}

// TestPages renders every layout, and writes the pages where -pages asks for them.
func TestPages(t *testing.T) {
	theme := load(t)
	for _, j := range site(t) {
		got, found := theme.render(nil, j)
		for _, d := range found {
			t.Errorf("%s: %s:%d:%d: %s", j.path, d.File, d.Pos.Line, d.Pos.Col, d.Message)
		}
		if len(got) > 30<<10 {
			t.Errorf("%s: %s bytes", j.path, strconv.Itoa(len(got)))
		}
		if *pages != "" {
			write(t, strings.TrimSuffix(j.path, "/")+map[bool]string{true: "/index.html"}[strings.HasSuffix(j.path, "/")], got)
		}
	}
	if *pages != "" {
		for path, data := range theme.Assets() {
			write(t, path, data)
		}
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	file := filepath.Join(*pages, path)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
