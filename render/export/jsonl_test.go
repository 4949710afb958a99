package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	diff "github.com/google/go-cmp/cmp"
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

var update = flag.Bool("update", false, "write what comes out into testdata")

// content is a site in which every type has something to say and something to leave out.
var content = fstest.MapFS{
	"site.yaml": {Data: []byte("title: Éxample & <Co>\n")},
	"actors.yaml": {Data: []byte(`kirby: {name: John Kirby, kind: person, aliases: [Kirby], roles: [{title: Adviser, for: us, from: 2022, to: 2025}]}
us: {name: United States, kind: state, aliases: [Washington, America]}
iran: {name: Iran, kind: state}
nobody: {name: Nobody Known, kind: group}
`)},
	"places.yaml":  {Data: []byte("alabuga: {name: Alabuga, at: [55.8, 52.1], precision: area, in: iran}\nsea: {name: Caspian Sea}\n")},
	"sources.yaml": {Data: []byte("afp: {title: AFP, kind: agency, reliability: B, url: \"https://www.afp.com/?a=1&b=2\"}\nunused: {title: Unused}\narchive: {title: Archive}\n")},
	"topics.yaml":  {Data: []byte("drones: {title: Drones, summary: Unmanned aircraft}\n")},
	"stories/s.md": {Data: []byte("---\ntitle: Story\nfrom: 2022\nissues: {q: {title: How many?, unit: drones}, p: Why?}\n---\nText.\n")},
	"briefings/one.md": {Data: []byte(`---
title: One
date: 2023-06-10
story: s
topics: [drones, war]
source: statement
sources: {statement: {title: Statement, by: [kirby, {unnamed: two officials, of: us}], date: 2023-06-09, via: afp}}
claims:
  built: {issue: q, figure: {min: 400, max: 1000}, about: iran}
  ready: {act: forecasts, that: The plant is ready, due: "[2024-01..2024-04]", place: alabuga}
  denial: {by: iran, source: afp, act: denies, of: built, citing: archive, date: "[..2023-06-10]", that: Iran builds drones}
events:
  seen: {title: Plant seen, date: 2023-06, place: [sea, alabuga], claims: built}
  planned: {title: Meeting planned, status: expected, date: 2023-07-01}
relations: [{from: iran, to: us, type: opposes, label: rejects, claims: [denial, built]}]
notes: [{quote: Überall, kind: context, note: "*Everywhere* & all."}]
---
Überall in Élysée, Kirby said: ["are built in Iran"](#built). Iran [denied](#denial) it.
`)},
	"briefings/two.md": {Data: []byte(`---
title: Two
date: 2023-07-02
source: afp
events:
  held: {title: Meeting held, date: 2023-07-01, resolves: {ref: one#planned, outcome: happened}}
  again: {title: Plant seen again, date: 2023-06, same: one#seen}
---
Text.
`)},
}

func planned(t testing.TB, baseURL string, order func([]*record.File)) *plan.Plan {
	t.Helper()
	snapshot, found, err := source.FromFS(content, "content")
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	var files []*record.File
	for _, f := range snapshot.Files {
		r := record.Parse(f, record.Options{})
		if len(r.Diags) > 0 {
			t.Fatal(r.Diags)
		}
		files = append(files, r)
	}
	if order != nil {
		order(files)
	}
	l, found := ledger.Link(files, ledger.Options{Now: func(zone *time.Location) time.Time { return time.Date(2024, 6, 1, 0, 0, 0, 0, zone) }})
	if errors, _ := diag.Count(found); errors > 0 { // that an actor is used nowhere is part of the test
		t.Fatal(found)
	}
	p, found := plan.Make(l, nil, plan.Options{BaseURL: baseURL})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return p
}

func written(t testing.TB, p *plan.Plan) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := JSONL(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestJSONL(t *testing.T) {
	const file = "testdata/ledger.jsonl"
	got := written(t, planned(t, "https://who.example/repo/", nil))
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func objects(t *testing.T, data []byte) []map[string]any {
	t.Helper()
	var list []map[string]any
	for line := range bytes.Lines(data) {
		var v map[string]any
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		list = append(list, v)
	}
	return list
}

// fields are the keys of each type, as the vocabulary lists them.
var fields = map[string]string{
	"site":     "title baseURL now",
	"briefing": "title url date story topics actors mentions sources",
	"actor":    "name kind aliases url briefings events claims about relations",
	"claim": "url briefing by unnamed act of to about issue figure source origins standing support outcome verbatim text that " +
		"date due start end",
	"event":    "title url briefing date status standing support by actors place claims same resolvedBy",
	"relation": "briefing from to relation label standing support claims",
	"place":    "name aliases summary at precision in url briefings claims events relations sources",
	"source": "title summary briefing by unnamed publisher kind href archived date lang reliability via citing url briefings claims " +
		"events relations sources",
	"story": "title summary from to issues url briefings claims events relations sources",
	"topic": "title summary url briefings claims events relations sources",
	"note":  "url briefing kind note text start end briefings claims events relations sources",
}

func TestFieldsAreAlwaysThere(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range objects(t, written(t, planned(t, "", nil))) {
		kind := v["type"].(string)
		seen[kind] = true
		want := append(strings.Fields(fields[kind]), "type", "id")
		got := []string{}
		for key := range v {
			got = append(got, key)
		}
		slices.Sort(want)
		slices.Sort(got)
		if d := diff.Diff(want, got); d != "" {
			t.Errorf("%s %s (-want +got):\n%s", kind, v["id"], d)
		}
	}
	if len(seen) != len(fields) {
		t.Errorf("types: %v", seen)
	}
	for _, x := range Types() {
		var names []string
		for _, f := range x.Fields {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != fields[x.Name] {
			t.Errorf("%s is told to have %s, want %s", x.Name, got, fields[x.Name])
		}
	}
}

func TestSorted(t *testing.T) {
	list := objects(t, written(t, planned(t, "", nil)))
	key := func(v map[string]any) string { return fmt.Sprint(v["type"], "\x00", v["id"]) }
	if !slices.IsSortedFunc(list, func(a, b map[string]any) int { return cmp.Compare(key(a), key(b)) }) {
		t.Error("objects are not in order of type and id")
	}
	for _, v := range list {
		for name, x := range v {
			items, ok := x.([]any)
			if !ok || name == "at" || name == "issues" {
				continue
			}
			texts := make([]string, len(items))
			for i := range items {
				texts[i] = items[i].(string)
			}
			if !slices.IsSorted(texts) || len(slices.Compact(slices.Clone(texts))) != len(texts) {
				t.Errorf("%v: %s is not sorted: %v", v["id"], name, texts)
			}
		}
	}
}

func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	want := written(t, planned(t, "", nil))
	if got := written(t, planned(t, "", slices.Reverse[[]*record.File])); !bytes.Equal(got, want) {
		t.Error("another order of files gives other bytes")
	}
}

// TestPassages cuts each passage out of its body's text by code points.
func TestPassages(t *testing.T) {
	p := planned(t, "", nil)
	bodies := map[string][]rune{}
	for _, b := range p.Ledger.Briefings {
		bodies[b.Slug] = []rune(b.Body.Text)
	}
	n := 0
	for _, v := range objects(t, written(t, p)) {
		start, ok := v["start"].(float64)
		if !ok {
			continue
		}
		n++
		text := string(bodies[v["briefing"].(string)][int(start):int(v["end"].(float64))])
		if want := v["text"].(string); text != want {
			t.Errorf("%v: %q stands at its place, want %q", v["id"], text, want)
		}
	}
	if n != 3 {
		t.Errorf("%d passages, want 3", n)
	}
}

// failing takes a few bytes, then fails.
type failing int

var errFull = errors.New("no space left")

func (f *failing) Write(p []byte) (int, error) {
	if *f -= failing(len(p)); *f < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFailedWrite(t *testing.T) {
	p := planned(t, "", nil)
	size := len(written(t, p))
	for _, room := range []int{0, 1, size - 1} {
		f := failing(room)
		if err := JSONL(&f, p); !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
	if err := JSONL(io.Discard, p); err != nil {
		t.Error(err)
	}
}

func BenchmarkJSONL(b *testing.B) {
	p := planned(b, "", nil)
	b.SetBytes(int64(len(written(b, p))))
	for b.Loop() {
		if err := JSONL(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
}
