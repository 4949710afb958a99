package scaffold

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// Kind is a kind of thing that a registry lists.
type Kind string

// The kinds that entries may be of.
const (
	Actor  Kind = "actor"
	Place  Kind = "place"
	Source Kind = "source"
	Topic  Kind = "topic"
)

// file is the registry of the kind, folder where things of the kind have files of their own.
func (k Kind) file() string   { return string(k) + "s.yaml" }
func (k Kind) folder() string { return string(k) + "s" }

// rivals are the kinds that some field of the vocabulary takes as well as k: there an id of both could mean either.
func (k Kind) rivals() []Kind {
	return map[Kind][]Kind{Actor: {Place, Source}, Place: {Actor}, Source: {Actor}}[k]
}

// choices are the texts that a key of an entry may have; nil for any.
func (k Kind) choices(key string) []string {
	for _, found := range record.Keys(record.KindOf(k.file())) {
		if found.Name == key {
			return found.Form.Enum
		}
	}
	return nil
}

// ActorKinds are the kinds of actors that the vocabulary knows. The first is the default.
func ActorKinds() []string { return Actor.choices("kind") }

// Entry is an entry to add to a registry.
type Entry struct {
	Kind  Kind
	Title string // of a source or topic; of an actor or place its name
	ID    string // default: made of the title
	Actor string // what sort of actor: one of ActorKinds, default the first
}

// Add adds an entry at the end of its registry, which is made where it is missing. Every byte that stands there stays.
func (c Content) Add(e Entry) (Written, error) {
	t, err := c.open()
	if err != nil {
		return Written{}, err
	}
	defer t.root.Close()
	title, err := oneLine(e.Title)
	if err != nil {
		return Written{}, err
	}
	if e.ID, err = idFor(title, e.ID); err != nil {
		return Written{}, err
	}
	text, err := e.text(title)
	if err != nil {
		return Written{}, err
	}
	p := e.Kind.file()
	data, err := read(t, p)
	if err != nil {
		return Written{}, err
	}
	if err := taken(t, e); err != nil {
		return Written{}, err
	}
	added := begin(e.Kind.folder()+".yaml", "{data}", c.data(".")) + "\n" + text
	if data != nil {
		added = joint(data, text)
	}
	line, err := try(t, e, title, data, added, text)
	if err != nil {
		return Written{}, err
	}
	if data == nil {
		err = t.create(p, []byte(added))
	} else {
		err = t.extend(p, int64(len(data)), added)
	}
	return Written{t.name(p), line, e.ID}, err
}

// text is the entry as YAML.
func (e Entry) text(title string) (string, error) {
	kinds := e.Kind.choices("kind")
	if e.Kind == Actor {
		if e.Actor == "" {
			e.Actor = kinds[0]
		}
		if !slices.Contains(kinds, e.Actor) {
			hint := "the kinds are " + strings.Join(kinds, ", ")
			if near := diag.Nearest(e.Actor, slices.Values(kinds)); near != "" {
				hint = "did you mean " + near + "?"
			}
			return "", refuse("unknown kind of actor %q; %s", e.Actor, hint)
		}
	}
	return begin(string(e.Kind)+".yaml", "{id}", scalar(e.ID), "{title}", scalar(title), "{kind}", e.Actor,
		"{kinds}", oneOf(kinds), "{precisions}", oneOf(e.Kind.choices("precision"))), nil
}

// oneOf lists choices in words.
func oneOf(choices []string) string {
	if len(choices) < 2 {
		return strings.Join(choices, "")
	}
	last := len(choices) - 1
	return strings.Join(choices[:last], ", ") + " or " + choices[last]
}

// joint is text as it is added behind data: on a line of its own, after an empty one, with the line breaks that data has.
func joint(data []byte, text string) string {
	if len(data) > 0 {
		text = "\n" + text
		if last := data[len(data)-1]; last != '\n' && last != '\r' {
			text = "\n" + text
		}
	}
	if bytes.Contains(data, []byte("\r\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// try reads the registry as it would be and returns the line of the new entry. It refuses what would be a new mistake, or
// would mean something else than one entry more.
func try(t tree, e Entry, title string, data []byte, added, text string) (line int, err error) {
	p := e.Kind.file()
	before := parse(t, p, data)
	if d := mistake(before.Diags, nil); before.Broken && d != nil {
		return 0, refuse("%s; nothing was written. Mend that first. This was to be added:\n\n%s", said(d), text)
	}
	after := parse(t, p, slices.Concat(data, []byte(added)))
	old, now := entries(before), entries(after)
	if after.Broken || len(now) != len(old)+1 || !reflect.DeepEqual(old, now[:len(old)]) {
		return 0, refuse("%s; nothing was written. Paste this in yourself:\n\n%s", standsInTheWay(t.name(p), e.Kind, data), text)
	}
	if d := mistake(after.Diags, before.Diags); d != nil {
		return 0, refuse("%s", said(d))
	}
	last := now[len(old)]
	if last.id.Text != e.ID || last.title != title {
		return 0, refuse("%s cannot take %q under the id %q", t.name(p), title, e.ID)
	}
	return int(last.id.Pos.Line), nil
}

// standsInTheWay says why nothing can be added behind data.
func standsInTheWay(name string, k Kind, data []byte) string {
	why := "does not end in a form to which an entry can be added"
	lines := slices.DeleteFunc(strings.Split(strings.ReplaceAll(string(data), "\r", ""), "\n"), func(l string) bool {
		l = strings.TrimSpace(l)
		return l == "" || strings.HasPrefix(l, "#")
	})
	if len(lines) > 0 {
		first, last := lines[0], strings.TrimSpace(lines[len(lines)-1])
		if strings.TrimSpace(first) == "---" && len(lines) > 1 {
			first = lines[1]
		}
		switch {
		case last == "..." || last == "---":
			why = fmt.Sprintf("ends in %s", last)
		case strings.HasPrefix(strings.TrimSpace(first), "{"):
			why = fmt.Sprintf("holds its %s in braces, {…}", k.folder())
		case strings.HasPrefix(first, " "):
			why = fmt.Sprintf("has its %s indented", k.folder())
		}
	}
	return name + " " + why
}

// entry is what tells one entry of a registry from another.
type entry struct {
	id    record.Value
	title string
	all   any // the whole of it
}

// entries are those of a file of any kind that has them.
func entries(f *record.File) []entry {
	list := []entry{} // compared as a whole: none must equal none
	for _, a := range f.Actors {
		list = append(list, entry{a.ID, a.Name.Text, *a})
	}
	for _, p := range f.Places {
		list = append(list, entry{p.ID, p.Name.Text, *p})
	}
	for _, s := range f.Sources {
		list = append(list, entry{s.ID, s.Title.Text, *s})
	}
	for _, topic := range f.Topics {
		list = append(list, entry{topic.ID, topic.Title.Text, *topic})
	}
	return list
}

// taken refuses an id that another thing has, where the two could not be told apart.
func taken(t tree, e Entry) error {
	for _, kind := range append([]Kind{e.Kind}, e.Kind.rivals()...) {
		at, err := holder(t, kind, e.ID)
		switch {
		case err != nil:
			return err
		case at != "" && kind == e.Kind:
			return refuse("%s: %s %q exists already; give another id with --id", at, kind, e.ID)
		case at != "":
			return refuse("%s: the %s %q has that id, and a reference could mean either; give another with --id", at, kind, e.ID)
		}
	}
	if e.Kind != Source {
		return nil
	}
	return unusedByBriefings(t, e.ID)
}

// holder tells, as file:line, where a thing of the kind has that id; "" where none has.
func holder(t tree, k Kind, id string) (string, error) {
	data, err := read(t, k.file())
	if err != nil {
		return "", err
	}
	for _, e := range entries(parse(t, k.file(), data)) {
		if e.id.Text == id {
			return fmt.Sprintf("%s:%d", t.name(k.file()), e.id.Pos.Line), nil
		}
	}
	paths, stems, err := t.stems(k.folder())
	for i, stem := range stems {
		if source.Fold(stem) == source.Fold(id) {
			return t.name(paths[i]) + ":1", nil
		}
	}
	return "", err
}

// unusedByBriefings refuses the id of a site-wide source that a briefing gives to one of its own.
func unusedByBriefings(t tree, id string) error {
	paths, _, err := t.stems("briefings")
	if err != nil {
		return err
	}
	for _, p := range paths {
		data, err := read(t, p)
		if err != nil {
			return err
		}
		if !bytes.Contains(data, []byte(id)) {
			continue
		}
		if b := parse(t, p, data).Briefing; b != nil {
			for _, s := range b.Sources {
				if s.ID.Text == id {
					return refuse("%s:%d: this briefing has a source %q of its own; give another id with --id", t.name(p), s.ID.Pos.Line, id)
				}
			}
		}
	}
	return nil
}
