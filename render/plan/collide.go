package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
)

// wish is somebody's wish for a path.
type wish struct {
	path string // on the site
	file string // below the output folder
	from string // a content file, as authors know it, or itself
	pos  diag.Pos
	what string // "page", "old address", "file"
}

// collisions reports paths that two want, and drops all but the first of their pages: pages before old addresses.
func (k *planner) collisions() {
	wishes := k.wishes()
	first := make(map[string]*wish, len(wishes)) // by folded file
	order := make([]string, 0, len(wishes))
	more := map[string][]*wish{} // those after the first
	for i := range wishes {
		key := source.Fold(wishes[i].file)
		if _, taken := first[key]; taken {
			more[key] = append(more[key], &wishes[i])
			continue
		}
		first[key] = &wishes[i]
		order = append(order, key)
	}
	for _, key := range order {
		if len(more) == 0 {
			break
		}
		if same := distinct(append([]*wish{first[key]}, more[key]...)); len(same) > 1 {
			k.collide(same, fmt.Sprintf("%d want the path %s", len(same), same[0].path))
		}
	}
	k.underFiles(order, first)
	k.dropRepeats()
}

// wishes lists every path that is wanted, pages first, then old addresses, files of the content, and what is generated.
func (k *planner) wishes() []wish {
	list := make([]wish, 0, len(k.Pages)+len(k.Assets)+len(k.made))
	for _, redirect := range []bool{false, true} {
		for _, pg := range k.Pages {
			if (pg.Layout == "redirect") != redirect {
				continue
			}
			what := "page"
			if redirect {
				what = "old address"
			}
			if !redirect && !idsOnly(pg.Path) {
				continue // the faulty id has been reported where it stands
			}
			list = append(list, wish{pg.Path, pg.File(), cmp.Or(pg.file, pg.Origin), pg.pos, what})
		}
	}
	for _, f := range k.Assets {
		list = append(list, wish{"/" + f.Path, f.Path, cmp.Or(f.Name, f.Path), diag.Pos{}, "file"})
	}
	made := make([]string, 0, len(k.made))
	for path := range k.made {
		made = append(made, path)
	}
	slices.Sort(made)
	for _, path := range made {
		list = append(list, wish{path, fileOf(path), itself, diag.Pos{}, "file"})
	}
	return list
}

// underFiles reports files that stand where another path needs a folder.
func (k *planner) underFiles(order []string, first map[string]*wish) {
	checked := make(map[string]bool, len(order))
	for _, key := range order {
		for at := strings.LastIndexByte(key, '/'); at > 0; at = strings.LastIndexByte(key[:at], '/') {
			folder := key[:at]
			if checked[folder] {
				break
			}
			checked[folder] = true
			if file := first[folder]; file != nil {
				k.collide([]*wish{file, first[key]}, fmt.Sprintf("%s is a file, and %s needs a folder there", file.path, first[key].path))
			}
		}
	}
}

// distinct leaves out wishes of content files whose own names differ from an earlier one's in case or composition only:
// they have been reported when the files were found.
func distinct(same []*wish) []*wish {
	if len(same) < 2 {
		return same
	}
	var list []*wish
	first := make(map[string]string, len(same))
	for _, w := range same {
		key := source.Fold(w.from)
		if from, ok := first[key]; ok && from != w.from {
			continue
		}
		first[key] = w.from
		list = append(list, w)
	}
	return list
}

// latest puts the wish that stands last in its file at its end, so that the finding is told where the second one stands.
func latest(same []*wish, at int) {
	for i, w := range same[:at] {
		last := same[at]
		if w.from == last.from && w.what == last.what && (w.pos.Line > last.pos.Line || w.pos.Line == last.pos.Line && w.pos.Col > last.pos.Col) {
			same[i], same[at] = last, w
		}
	}
}

// again reports whether the same things have collided already, on another of their pages.
func (k *planner) again(d *diag.Diagnostic) bool {
	return slices.ContainsFunc(k.found, func(other diag.Diagnostic) bool {
		return other.File == d.File && other.Pos == d.Pos && slices.EqualFunc(other.Related, d.Related, func(a, b diag.Related) bool {
			return a.File == b.File && a.Pos == b.Pos
		}) && len(d.Related) > 0
	})
}

// collide reports one collision, at the last of its sources that is a file of the content; the others are related.
func (k *planner) collide(same []*wish, message string) {
	at := len(same) - 1
	for at > 0 && same[at].from == itself {
		at--
	}
	latest(same, at)
	var names []string
	d := diag.Diagnostic{File: same[at].from, Pos: same[at].pos}
	for i, w := range same {
		name := w.from
		if w.path != same[0].path {
			name += " (" + w.path + ")"
		}
		names = append(names, name)
		if i != at && w.from != itself {
			d.Related = append(d.Related, diag.Related{File: w.from, Pos: w.pos, Message: "this " + w.what + " wants " + w.path})
		}
	}
	d.Message = message + ": " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	d.Hint = "rename one of them"
	switch {
	case same[at].what == "old address":
		d.Hint = "drop the alias, or rename the page"
	case same[at].path != same[0].path && !strings.HasPrefix(same[at].file, same[0].file+"/"):
		d.Hint = "some systems take these for one name: rename one of them"
	}
	if same[at].from == itself { // nothing but generated paths: none is the author's
		d.File = ""
	}
	if !k.again(&d) {
		k.found = append(k.found, d)
	}
}

// dropRepeats keeps one page a path, so that the plan holds though it is not for publication.
func (k *planner) dropRepeats() {
	slices.SortStableFunc(k.Pages, func(a, b *Page) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(len(a.redirectMark()), len(b.redirectMark())))
	})
	k.Pages = slices.CompactFunc(k.Pages, func(a, b *Page) bool { return a.Path == b.Path })
}

func (p *Page) redirectMark() string {
	if p.Layout == "redirect" {
		return p.Layout
	}
	return ""
}
