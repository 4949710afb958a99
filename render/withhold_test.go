package render_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
)

var long = flag.Bool("long", false, "withhold 500 pieces through 30 sequences of states in 5 time zones, and look at all pages, not at a few in some")

// zones lie as far from one another as days do; in the last one the clocks change on the day of the walks.
var zones = []string{"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns"}

// neverShown are the slots of canaries that no page shows, published or not.
var neverShown = map[string]bool{"yaml-comment": true, "html-comment": true}

// TestWithhold walks sites full of canaries through drafts, embargoes, labels, deletions and renamings, always into the same
// folder. Whatever was built before, no byte of what is withheld then may stand there, in no file's name either, and the
// output is what it would be without the withheld files.
func TestWithhold(t *testing.T) {
	pieces, walks, in := 48, 2, zones[3:]
	if *long {
		pieces, walks, in = 500, 30, zones
	}
	shown := make([]bool, len(slots))
	var mu sync.Mutex
	t.Run("walks", func(t *testing.T) {
		for w := range walks {
			for z, zone := range in {
				t.Run(fmt.Sprint(w, " in ", zone), func(t *testing.T) {
					t.Parallel()
					s := newSequence(t, pieces, zone, uint64(w))
					for step := range 4 {
						s.step(!*long || step == 3 && z == w%len(in))
					}
					mu.Lock()
					defer mu.Unlock()
					for i := range shown {
						shown[i] = shown[i] || s.shown[i]
					}
				})
			}
		}
	})
	for i, name := range slots {
		if shown[i] == neverShown[name] {
			t.Errorf("canaries of slot %s were shown: %v, want %v", name, shown[i], !neverShown[name])
		}
	}
}

// sequence is one site on its way through states.
type sequence struct {
	testing.TB
	*rand.Rand
	content, without, out string
	zone                  *time.Location
	pieces                []*piece
	there                 map[string]string // what content holds
	thereWithout          map[string]string // what without holds: the same but for what is withheld
	shown                 []bool            // slots, published once
}

func newSequence(t testing.TB, pieces int, zone string, seed uint64) *sequence {
	t.Helper()
	dir := inMemory(t)
	s := &sequence{TB: t, Rand: rand.New(rand.NewPCG(seed, uint64(len(zone)))), shown: make([]bool, len(slots))}
	s.content, s.without, s.out = filepath.Join(dir, "content"), filepath.Join(dir, "without"), filepath.Join(dir, "public", "out")
	var err error
	if s.zone, err = time.LoadLocation(zone); err != nil {
		t.Fatal(err)
	}
	for i := range pieces {
		p := &piece{number: i, label: -1}
		for range s.IntN(6) {
			p.change(s.Rand, s.moments())
		}
		s.pieces = append(s.pieces, p)
	}
	return s
}

// inMemory is a folder for the test, on a file system in memory where there is one: thousands of builds flush a disk.
func inMemory(t testing.TB) string {
	dir, err := os.MkdirTemp("/dev/shm", "withhold")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// moments are midnights of the site's zone, seconds next to them, and other instants of those days, some told by clocks of
// other zones.
func (s *sequence) moments() []time.Time {
	var list []time.Time
	for day := 6; day <= 10; day++ {
		midnight := time.Date(2026, 3, day, 0, 0, 0, 0, s.zone)
		far := time.FixedZone("", -9*3600-1800)
		list = append(list, midnight, midnight.Add(-time.Second), midnight.Add(time.Second).In(far), midnight.Add(7*time.Hour).In(time.UTC))
	}
	return list
}

// step changes some of the pieces and the site, builds, and searches the output. Where compared, it also builds the site
// without what is withheld.
func (s *sequence) step(compared bool) {
	s.Helper()
	for _, p := range s.pieces {
		if s.IntN(3) == 0 {
			p.change(s.Rand, s.moments())
		}
	}
	release, drafts := s.IntN(len(labels)), s.IntN(3) == 0
	now := s.moments()[s.IntN(20)]
	o := options(s.content)
	o.Now, o.Drafts = now.In(time.FixedZone("", 5*3600)), drafts
	if day := now.In(s.zone).Format(time.DateOnly); s.IntN(2) == 0 {
		o.Now, o.Day = time.Time{}, day
		y, m, d := now.In(s.zone).Date()
		now = time.Date(y, m, d, 0, 0, 0, 0, s.zone)
	}
	files := base(len(s.pieces), s.zone.String(), release)
	published := base(len(s.pieces), s.zone.String(), release)
	held := make([]bool, len(s.pieces))
	for i, p := range s.pieces {
		held[i] = p.deleted || p.held(release, now, drafts)
		for name, text := range p.files() {
			if !p.deleted {
				files[name] = text
			}
			if !held[i] {
				published[name] = text
			}
		}
	}
	lay(s, s.content, files, s.there)
	s.there = files
	s.build(o, s.out)
	got := read(s, filepath.Dir(s.out))
	s.search(got, held)
	if !compared {
		return
	}
	lay(s, s.without, published, s.thereWithout)
	s.thereWithout = published
	o.Content = s.without
	fresh := filepath.Join(inMemory(s), "out")
	s.build(o, fresh)
	want := read(s, filepath.Dir(fresh))
	for path, data := range want {
		if string(got[path]) != string(data) {
			s.Errorf("%s: withheld pieces show: it is not as it would be without them", path)
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			s.Errorf("%s: it would not be there without the withheld pieces", path)
		}
	}
}

func (s *sequence) build(o render.Options, out string) {
	s.Helper()
	r, err := render.Build(context.Background(), o, out, false)
	if err != nil {
		s.Fatal(err)
	}
	if r.Failed(false) {
		s.Fatalf("not built: %+v", r.Diags[:min(len(r.Diags), 5)])
	}
}

// search looks for canaries in the names and bytes of all files: none of what is held, and the title of all the rest.
func (s *sequence) search(out site, held []bool) {
	s.Helper()
	titled := make([]bool, len(held))
	leaks := 0
	for path, data := range out {
		check := func(h hit) {
			if h.piece >= len(held) || h.slot >= len(slots) {
				return
			}
			p := s.pieces[h.piece]
			if held[h.piece] || h.generation != p.generation {
				if leaks++; leaks <= 10 {
					s.Errorf("%s: %s of piece %d (%+v)", path, slots[h.slot], h.piece, *p)
				}
				return
			}
			s.shown[h.slot] = true
			titled[h.piece] = titled[h.piece] || slots[h.slot] == "title"
		}
		canaries([]byte(path), check)
		canaries(data, check)
		if !strings.HasPrefix(path, "out/") {
			s.Errorf("%s: left beside the output", path)
		}
	}
	if leaks > 10 {
		s.Errorf("%d leaks in all", leaks)
	}
	for i := range held {
		if !held[i] && !titled[i] {
			s.Errorf("piece %d (%+v) is not published", i, *s.pieces[i])
		}
	}
}

// TestReferencesToWithheld leans on a withheld briefing from every place that can: each is an error where it stands, and the
// output stays as it is.
func TestReferencesToWithheld(t *testing.T) {
	const head = "---\ntitle: Published\ndate: 2026-01-01\nsources: {s: {title: S, by: ada}}\nsource: s\n"
	ways := []struct{ desc, file, text, at string }{
		{"a claim answers", "briefings/p.md", head + "claims: {c: {act: denies, of: held#c, that: C}}\n---\n", "held#c"},
		{"an event rests on", "briefings/p.md", head + "events: {e: {title: E, claims: held#c}}\n---\n", "held#c"},
		{"an event is told again", "briefings/p.md", head + "events: {e: {title: E, same: held#e}}\n---\n", "held#e"},
		{"an event settles a claim", "briefings/p.md", head + "events: {e: {title: E, resolves: {ref: held#d, outcome: happened}}}\n---\n", "held#d"},
		{"an event settles an event", "briefings/p.md", head + "events: {e: {title: E, resolves: {ref: held#x, outcome: happened}}}\n---\n", "held#x"},
		{"a relation rests on", "briefings/p.md", head + "relations: [{from: ada, to: bo, type: owns, claims: held#c}]\n---\n", "held#c"},
		{"a correction names", "briefings/p.md", head + "corrections: [{date: 2026-01-02, kind: correction, text: T, claims: held#c}]\n---\n", "held#c"},
		{"a link by file", "briefings/p.md", head + "---\nSee [it](held.md).\n", "[it]"},
		{"a link by file to a part", "briefings/p.md", head + "---\nSee [it](held.md#c).\n", "[it]"},
		{"a link by address", "briefings/p.md", head + "---\nSee [it](/briefings/held/).\n", "[it]"},
		{"a link by its file's address", "briefings/p.md", head + "---\nSee [it](/briefings/held/index.html#c).\n", "[it]"},
		{"a link by an old address", "briefings/p.md", head + "---\nSee [it](/old/held/).\n", "[it]"},
		{"a note's link", "briefings/p.md", head + "notes:\n  - {quote: Text, note: \"See [it](held.md)\"}\n---\nText.\n", "[it]"},
		{"a story's link", "stories/p.md", "---\ntitle: P\n---\nSee [it](../briefings/held.md).\n", "[it]"},
		{"a profile's link", "actors/p.md", "---\nname: P\nkind: person\n---\nSee [it](../briefings/held.md).\n", "[it]"},
		{"a place's link", "places/p.md", "---\nname: P\n---\nSee [it](../briefings/held.md).\n", "[it]"},
		{"a source's link", "sources/p.md", "---\ntitle: P\n---\nSee [it](../briefings/held.md).\n", "[it]"},
		{"a topic's link", "topics/p.md", "---\ntitle: P\n---\nSee [it](../briefings/held.md).\n", "[it]"},
		{"a page's link", "pages/p.md", "---\ntitle: P\n---\nSee [it](../briefings/held.md).\n", "[it]"},
		{"the menu, by file", "site.yaml", "title: T\nmenu: [{title: M, page: briefings/held.md}]\n", "briefings/held.md"},
		{"the menu, by address", "site.yaml", "title: T\nmenu: [{title: M, page: /briefings/held/}]\n", "/briefings/held/"},
		{"the menu, by url", "site.yaml", "title: T\nmenu: [{title: M, url: /briefings/held/}]\n", "/briefings/held/"},
	}
	for turn, reason := range []string{"draft: true", "embargo: 2026-03-02T12:00:01Z", "tlp: GREEN"} {
		dir := inMemory(t)
		content, out := filepath.Join(dir, "content"), filepath.Join(dir, "out")
		there := map[string]string{
			"site.yaml":   "title: T\n",
			"actors.yaml": "ada: {name: Ada, kind: person}\nbo: {name: Bo, kind: person}\n",
			"briefings/held.md": "---\ntitle: Held\ndate: 2026-01-01\naliases: [/old/held/]\n" + reason + `
sources: {s: {title: S, by: ada}}
source: s
claims: {c: {that: C}, d: {act: pledges, that: D, due: 2026-02}}
events: {e: {title: E}, x: {title: X, status: expected, date: 2026-02}}
---
Text.
`,
		}
		lay(t, content, there, nil)
		build := func() *render.Result {
			r, err := render.Build(context.Background(), options(content), out, false)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		if r := build(); r.Failed(false) {
			t.Fatal(r.Diags)
		}
		before := read(t, out)
		for i, tt := range ways {
			if i%3 != turn && !*long {
				continue
			}
			files := map[string]string{tt.file: tt.text}
			for name, text := range there {
				if name != tt.file {
					files[name] = text
				}
			}
			lay(t, content, files, there)
			r := build()
			lines := strings.Split(tt.text[:strings.Index(tt.text, tt.at)], "\n")
			at := fmt.Sprintf("%s:%d:%d", filepath.Join(content, tt.file), len(lines), len(lines[len(lines)-1])+1)
			found := 0
			for _, d := range r.Diags {
				if fmt.Sprintf("%s:%d:%d", d.File, d.Pos.Line, d.Pos.Col) == at && d.Severity == 0 {
					found++
				}
			}
			if errors, _ := diag.Count(r.Diags); found != 1 || errors != 1 {
				t.Errorf("%s (%s): want one error at %s, got %+v", tt.desc, reason, at, r.Diags)
			}
			compare(t, before, read(t, out))
			lay(t, content, there, files)
		}
	}
}
