package plan

import (
	"fmt"
	"iter"
	"maps"
	gopath "path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

// prose is a text whose links must lead somewhere.
type prose struct {
	*record.File
	body     *record.Body
	briefing *ledger.Briefing // whose page shows it; nil for others
}

// bodies lists all prose of the published site: bodies, profiles and notes.
func (p *Plan) bodies() []prose {
	l := p.Ledger
	list := bodiesOf(l.Briefings)
	add := func(f *record.File, body *record.Body, b *ledger.Briefing) { list = addProse(list, f, body, b) }
	for _, x := range l.Stories {
		add(x.File, x.Body, nil)
	}
	for _, x := range l.Actors {
		add(x.File, x.Profile, nil)
	}
	for _, x := range l.Places {
		add(x.File, x.Profile, nil)
	}
	for _, x := range l.Sources {
		add(x.File, x.Profile, nil)
	}
	for _, x := range l.Topics {
		add(x.File, x.Profile, nil)
	}
	for _, x := range l.Pages {
		add(x.File, x.Body, nil)
	}
	return list
}

// bodiesOf lists the prose of briefings: bodies and notes.
func bodiesOf(briefings []*ledger.Briefing) (list []prose) {
	for _, b := range briefings {
		list = addProse(list, b.File, b.Body, b)
		for _, n := range b.Notes {
			list = addProse(list, b.File, n.Note.Body, b)
		}
	}
	return list
}

func addProse(list []prose, f *record.File, body *record.Body, b *ledger.Briefing) []prose {
	if f == nil || body == nil || body.Doc == nil {
		return list
	}
	return append(list, prose{f, body, b})
}

// links reports every link of texts, and every picture of theirs and of briefings, that leads nowhere.
func (k *planner) links(texts []prose, briefings []*ledger.Briefing) {
	for _, t := range texts {
		marks := marks(t.body)
		for i := range t.body.Links {
			if marks[i] {
				continue
			}
			l := &t.body.Links[i]
			at := k.resolve(t.File, t.body, t.briefing, l.Dest, l.Image)
			if at.fault != sound {
				k.dead(t, l.Dest, l.Pos, at)
			}
		}
		k.embedFaults(t)
	}
	for _, b := range briefings {
		if b.Image == nil || !b.Image.File.IsSet() || b.File == nil {
			continue
		}
		t, name := prose{b.File, nil, b}, b.Image.File
		if at := k.resolve(b.File, nil, b, name.Text, true); at.fault != sound {
			k.dead(t, name.Text, name.Pos, at)
		}
	}
}

// dead reports one link.
func (k *planner) dead(t prose, dest string, pos diag.Pos, at place) {
	message, hint := k.explain(t, dest, at)
	k.found = append(k.found, diag.Diagnostic{
		File: t.Name, Pos: pos, Width: utf8.RuneCountInString(dest), Message: message, Hint: hint,
	})
}

// explain says what is wrong with an address, and what was meant where something is near.
func (k *planner) explain(t prose, dest string, at place) (message, hint string) {
	switch at.fault {
	case empty:
		return "a link without an address", ""
	case withheld:
		return fmt.Sprintf("%q leads to a briefing that is left out: %s", dest, at.held.Reason), "publish it too, or take the link out"
	case noContent:
		return fmt.Sprintf("dead link: %q is no page", dest), "a thing of a registry has a page of its own: ../actors/<id>.md"
	case noPicture:
		return fmt.Sprintf("no such picture: %q", dest), k.nearFile(t, at, maps.Keys(k.files))
	case foreign:
		return fmt.Sprintf("the picture %q is not of this site", dest), "copy it beside the text"
	case noPage:
		return fmt.Sprintf("dead link: there is nothing at %q", dest), didYouMean(at.path, k.addresses())
	case noAnchor:
		where := "this page"
		if at.path != "" {
			where = at.path
		}
		return fmt.Sprintf("dead link: nothing on %s has the id %q", where, strings.TrimPrefix(at.fragment, "#")), k.nearAnchor(t, at)
	}
	return fmt.Sprintf("dead link: there is no %q in the content", at.path), k.nearFile(t, at, k.contentPaths())
}

func didYouMean(wrong string, all []string) string {
	if near := diag.Nearest(wrong, slices.Values(all)); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// paths are those of all pages, in order.
func (p *Plan) paths(yield func(string) bool) {
	for _, pg := range p.Pages {
		if !yield(pg.Path) {
			return
		}
	}
}

// addresses are the paths that a link may name, in order.
func (p *Plan) addresses() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for path := range p.paths {
			if !yield(path) {
				return
			}
		}
		for path := range p.files {
			if !yield("/" + path) {
				return
			}
		}
	})
}

func (p *Plan) contentPaths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for path := range p.common.content {
			if !yield(path) {
				return
			}
		}
		for path := range p.files {
			if !yield(path) {
				return
			}
		}
	}
}

// nearFile suggests a file of the content, as t would name it: one of the same name in another folder, else one spelled
// alike.
func (k *planner) nearFile(t prose, at place, all iter.Seq[string]) string {
	wrong := strings.TrimPrefix(at.path, "/")
	names := slices.Sorted(all)
	near := ""
	for _, name := range names {
		if gopath.Base(name) == gopath.Base(wrong) {
			near = name
			break
		}
	}
	if near == "" {
		near = diag.Nearest(wrong, slices.Values(names))
	}
	if near == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", relative(gopath.Dir(t.Path), near))
}

// relative writes the path of one content file as seen from a folder.
func relative(folder, path string) string {
	if folder == "." {
		return path
	}
	from, to := strings.Split(folder, "/"), strings.Split(path, "/")
	same := 0
	for same < len(from) && same < len(to)-1 && from[same] == to[same] {
		same++
	}
	return strings.Repeat("../", len(from)-same) + strings.Join(to[same:], "/")
}

// nearAnchor suggests an id of the page that a link leads to.
func (k *planner) nearAnchor(t prose, at place) string {
	var ids []string
	body, b := t.body, t.briefing
	if at.path != "" {
		pg, _ := k.Page(at.path)
		body, b = pg.Body, pg.briefing
		ids = append(ids, pg.ids...)
	} else if b != nil && b.Body != body {
		ids = append(ids, headingIDs(b.Body)...)
	}
	ids = append(ids, headingIDs(body)...)
	if b != nil {
		ids = slices.AppendSeq(ids, b.IDs())
	}
	if near := didYouMean(strings.TrimPrefix(at.fragment, "#"), ids); near != "" {
		return strings.Replace(near, `"`, `"#`, 1)
	}
	return ""
}
