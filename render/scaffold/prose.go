package scaffold

import (
	"path"
	"slices"
	"strings"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
)

// Briefing is a briefing to begin.
type Briefing struct {
	Title string
	ID    string    // default: made of the title
	Story string    // the id of a story that exists; "" for none
	Day   string    // YYYY-MM-DD; default: the day of Now in the site's time zone
	Now   time.Time // not looked at where Day is set
}

// Briefing begins a draft, briefings/<year>/<id>.md.
func (c Content) Briefing(b Briefing) (Written, error) {
	t, err := c.open()
	if err != nil {
		return Written{}, err
	}
	defer t.root.Close()
	title, err := oneLine(b.Title)
	if err != nil {
		return Written{}, err
	}
	id, err := idFor(title, b.ID)
	if err != nil {
		return Written{}, err
	}
	story := "# story: story-id # the story that it belongs to"
	if b.Story != "" {
		if err := t.story(b.Story); err != nil {
			return Written{}, err
		}
		story = "story: " + scalar(b.Story)
	}
	if b.Day == "" {
		if b.Day, err = today(t, b.Now); err != nil {
			return Written{}, err
		}
	}
	year, _, _ := strings.Cut(b.Day, "-")
	p := path.Join("briefings", year, id+".md")
	text := begin("briefing.md", "{data}", c.data(path.Dir(p)), "{title}", scalar(title), "{date}", b.Day, "{story}", story)
	return c.prose(t, "briefings", p, id, text)
}

// Story begins a storyline, stories/<id>.md. The id "" is made of the title.
func (c Content) Story(title, id string) (Written, error) {
	t, err := c.open()
	if err != nil {
		return Written{}, err
	}
	defer t.root.Close()
	if title, err = oneLine(title); err != nil {
		return Written{}, err
	}
	if id, err = idFor(title, id); err != nil {
		return Written{}, err
	}
	return c.prose(t, "stories", "stories/"+id+".md", id, begin("story.md", "{title}", scalar(title), "{id}", id))
}

// prose writes a file with front matter, the only one of its id below folder.
func (c Content) prose(t tree, folder, p, id, text string) (Written, error) {
	if err := t.free(p); err != nil {
		return Written{}, err
	}
	paths, stems, err := t.stems(folder)
	if err != nil {
		return Written{}, err
	}
	for i, stem := range stems {
		if source.Fold(stem) == source.Fold(id) {
			return Written{}, refuse("%s has the id %q already; give another with --id", t.name(paths[i]), id)
		}
	}
	if d := mistake(parse(t, p, []byte(text)).Diags, nil); d != nil {
		return Written{}, refuse("%s", said(d))
	}
	if err := t.create(p, []byte(text)); err != nil {
		return Written{}, err
	}
	return Written{File: t.name(p), ID: id}, nil
}

// story refuses an id that no story has.
func (t tree) story(id string) error {
	_, stems, err := t.stems("stories")
	if err != nil {
		return err
	}
	if slices.Contains(stems, id) {
		return nil
	}
	if near := diag.Nearest(id, slices.Values(stems)); near != "" {
		return refuse("there is no story %q; did you mean %s?", id, near)
	}
	return refuse("there is no story %q; `dateline new story` begins one", id)
}
