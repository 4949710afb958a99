package render_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// saver is an editor that saves, moves and restores as programs do.
type saver struct {
	*editor
	pristine map[string]string // the content as it was at first: what version control restores
	ill      bool              // the site has mistakes
}

func newSaver(t *testing.T, seed uint64) *saver {
	e := newEditor(t, seed)
	e.check(os.RemoveAll(e.content))
	e.content = write(t, followedSite)
	s := &saver{editor: e, pristine: map[string]string{}}
	for _, path := range s.files(`.*`) {
		s.pristine[path] = s.read(path)
	}
	return s
}

// edit makes an edit and tells of it. What has been broken for long is restored, else little would be compared.
func (s *saver) edit() string {
	if len(s.files(briefings)) < 3 || s.IntN(12) == 0 || s.ill && s.IntN(3) == 0 {
		return s.restore()
	}
	edits := []func() string{s.atomic, s.atomic, s.torn, s.burst, s.folder, s.folder, s.away, s.backAndForth, s.theme, s.theme, s.style, s.assetGone}
	if s.IntN(2) == 0 {
		return edits[s.IntN(len(edits))]()
	}
	what, _ := s.editor.edit()
	return what
}

// restore is a checkout: all is as it was at first, but for templates.
func (s *saver) restore() string {
	for _, path := range s.files(`.*`) {
		if _, there := s.pristine[path]; !there {
			s.check(os.Remove(filepath.Join(s.content, path)))
		}
	}
	for path, text := range s.pristine {
		if data, err := os.ReadFile(filepath.Join(s.content, path)); err != nil || string(data) != text {
			s.write(path, text)
		}
	}
	clear(s.was)
	if s.IntN(2) == 0 {
		s.check(os.RemoveAll(s.templates))
		return "all restored, and no templates"
	}
	if s.IntN(2) == 0 {
		s.check(os.RemoveAll(filepath.Join(s.templates, "partials")))
	}
	return "all restored"
}

// some is a file of the content and a text for it: mostly a good one.
func (s *saver) some() (path, text string) {
	path = s.pick(s.files(`.*\.(md|yaml)`))
	text = s.read(path)
	if front, body, ok := strings.Cut(text, "\n---\n"); ok && s.IntN(3) > 0 {
		s.made++
		return path, front + "\n---\n" + body + fmt.Sprintf("\nSentence %d.\n", s.made)
	}
	if s.IntN(4) == 0 {
		s.was[path] = text
		return path, text + "\nnonsense: [\n"
	}
	return path, s.pristine[path] + "\n"
}

// atomic saves a file by renaming another to it, as vim, VS Code on some systems, JetBrains and sed -i do.
func (s *saver) atomic() string {
	path, text := s.some()
	name := filepath.Join(s.content, path)
	beside := filepath.Join(filepath.Dir(name), s.pick([]string{".x.swp", "x~", ".goutputstream-X", "sedX.tmp"}))
	s.check(os.WriteFile(beside, []byte(text), 0o644))
	s.check(os.Rename(beside, name))
	return "atomic save of " + path
}

// torn saves a file in pieces, with a moment between them or none.
func (s *saver) torn() string {
	path, text := s.some()
	f, err := os.Create(filepath.Join(s.content, path))
	s.check(err)
	for len(text) > 0 {
		n := min(len(text), 1+s.IntN(200))
		_, err := f.WriteString(text[:n])
		s.check(err)
		text = text[n:]
		if s.IntN(4) == 0 {
			time.Sleep(time.Duration(s.IntN(15)) * time.Millisecond) // so that half of it may be read
		}
	}
	s.check(f.Close())
	return "torn save of " + path
}

// burst is many edits at once.
func (s *saver) burst() string {
	var whats []string
	for range 3 + s.IntN(8) {
		path, text := s.some()
		s.write(path, text)
		whats = append(whats, path)
	}
	return "burst: " + strings.Join(whats, ", ")
}

// folder renames a folder below briefings, or one for another, with all in it.
func (s *saver) folder() string {
	path := filepath.Dir(s.pick(s.files(briefings)))
	s.made++
	if path == "briefings" {
		to := filepath.Join(s.content, "away")
		s.check(os.Rename(filepath.Join(s.content, path), to))
		time.Sleep(time.Duration(s.IntN(30)) * time.Millisecond)
		s.check(os.Rename(to, filepath.Join(s.content, path)))
		return "briefings renamed and back"
	}
	to := fmt.Sprintf("briefings/folder-%d/deep", s.made)
	s.check(os.MkdirAll(filepath.Join(s.content, filepath.Dir(to)), 0o755))
	s.check(os.Rename(filepath.Join(s.content, path), filepath.Join(s.content, to)))
	if s.IntN(2) == 0 { // and write in it at once
		file := to + "/" + fmt.Sprintf("more-%d.md", s.made)
		s.write(file, fmt.Sprintf("---\ntitle: More %d\ndate: 2023-07-01\n---\n\nIran.\n", s.made))
	}
	return "folder " + path + " renamed to " + to
}

// away takes the whole content away for a moment.
func (s *saver) away() string {
	to := s.content + "-away"
	s.check(os.Rename(s.content, to))
	time.Sleep(time.Duration(s.IntN(40)) * time.Millisecond)
	if s.IntN(2) == 0 { // and puts a copy in its place, so that every folder is another
		s.check(os.CopyFS(s.content, os.DirFS(to)))
		s.check(os.RemoveAll(to))
		return "the content replaced by a copy"
	}
	s.check(os.Rename(to, s.content))
	return "the content away and back"
}

// backAndForth writes the same number of other bytes, and what was there again, within a moment.
func (s *saver) backAndForth() string {
	path := s.pick(s.files(`.*`))
	text := s.read(path)
	name := filepath.Join(s.content, path)
	for range 1 + s.IntN(5) {
		s.check(os.WriteFile(name, []byte(strings.ToUpper(text)), 0o644))
		if s.IntN(2) == 0 {
			time.Sleep(time.Duration(s.IntN(25)) * time.Millisecond)
		}
		s.check(os.WriteFile(name, []byte(text), 0o644))
	}
	return "back and forth: " + path
}

// theme overrides a template, well or not, or drops one or all.
func (s *saver) theme() string {
	if s.IntN(3) == 0 {
		s.check(os.RemoveAll(s.templates))
		return "no templates"
	}
	s.made++
	text := s.pick([]string{
		`{{define "main"}}<main id="main"><h1>Nothing here %d</h1></main>{{end}}`, `{{define "main"}}<main id="main"><h1>Or here %d</h1></main>{{end}}`,
		`{{define "main"}}<main id="main"><h1>%d{{.Nope}}</h1></main>{{end}}`, `{{define "main"}}%d{{`,
	})
	s.check(os.MkdirAll(s.templates, 0o755))
	s.check(os.WriteFile(filepath.Join(s.templates, "404.html"), fmt.Appendf(nil, text, s.made), 0o644))
	return "404.html"
}

// style overrides the style sheet, whose name on the site follows from its bytes, or adds an asset.
func (s *saver) style() string {
	s.made++
	folder := filepath.Join(s.templates, "assets")
	s.check(os.MkdirAll(folder, 0o755))
	name := s.pick([]string{"dateline.css", "more.css"})
	s.check(os.WriteFile(filepath.Join(folder, name), fmt.Appendf(nil, "h1{order:%d}", s.made), 0o644))
	return name
}

// assetGone deletes a file that is copied as it is, or adds one in a new folder.
func (s *saver) assetGone() string {
	assets := slices.DeleteFunc(s.files(`.*\.(txt|svg)`), func(path string) bool { return path == sentinel })
	if len(assets) > 0 && s.IntN(2) == 0 {
		path := s.pick(assets)
		s.was[path] = s.read(path)
		s.check(os.Remove(filepath.Join(s.content, path)))
		return "removed " + path
	}
	s.made++
	path := fmt.Sprintf("pictures/%d/x.txt", s.IntN(3))
	s.write(path, fmt.Sprint(s.made))
	return "asset " + path
}

// followedSite is small, so that much can be done to it: a few of everything.
const followedSite = `
-- site.yaml --
title: Followed
menu: [{title: About, page: about}]
-- actors.yaml --
iran: {name: Iran, kind: state}
russia: {name: Russia, kind: state}
united-states: {name: United States, kind: state}
john-kirby:
  name: John Kirby
  kind: person
  roles: [{title: Spokesman, for: united-states, from: 2022, to: 2025}]
-- actors/khrushchev.md --
---
name: Khrushchev
kind: person
---
He was not there. See [Iran](iran.md).
-- places.yaml --
alabuga: {name: Alabuga, at: [55.8, 52.1], precision: area, in: russia}
-- sources.yaml --
agency: {title: Agency, kind: agency, reliability: B, url: https://agency.example/}
-- topics.yaml --
drones: {title: Drones, summary: What flies.}
-- stories/drones.md --
---
title: Drones
summary: All about them.
issues: {delivered: Have drones been delivered?}
---
A story about Iran and Russia.

<!-- dateline: timeline actor=iran -->
-- pages/about.md --
---
title: About
description: What this is.
---
About [the plant](../briefings/2023/plant.md) and ![a drawing](../drawing.svg)
-- drawing.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>a drawing</title></svg>
-- briefings/2023/plant.md --
---
title: A plant at Alabuga
date: 2023-06-10
story: drones
topics: drones
summary: What is said of it.
sources: {house: {title: House statement, by: john-kirby, date: 2023-06-09, via: agency}}
source: house
claims:
  route: {issue: delivered, by: united-states}
  ready: {act: forecasts, that: The plant is ready, due: 2024-01, place: alabuga}
events:
  shipped: {date: /2023-06-09, title: Drones shipped, place: [iran, russia], claims: route}
relations:
  - {from: iran, to: russia, type: arms, claims: route}
notes:
  - {quote: the plant, note: "*Which* one?", kind: question}
---
John Kirby said drones [were shipped](#route) from Iran and that the plant will be [ready](#ready) soon.

Khrushchev said nothing[^1].

[^1]: He could not.
-- briefings/2023/denial.md --
---
title: Iran denies it
date: 2023-06-12
story: drones
sources: {ministry: {title: Ministry, by: iran, via: agency}}
source: ministry
claims: {denial: {act: denies, issue: delivered, that: Drones were delivered}}
---
Iran [denied](#denial) all of it; see [what was said](plant.md#route).
-- briefings/2024/later.md --
---
title: Later
date: 2024-02-01
aliases: [/old/later/]
topics: [drones, talks]
actors: russia
corrections: [{date: 2024-02-03, kind: correction, text: A date was wrong.}]
---
# A heading

Nothing has come of it at Alabuga, and the and the Russia.
-- briefings/other/draft.md --
---
title: A draft
date: 2024-03-01
draft: true
---
Not yet, says Iran.
-- briefings/other/fourth.md --
---
title: The fourth
date: 2024-04-01
---
The Russia and Iran again. ![a drawing](../../drawing.svg)
`
