package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
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
	byFile := make(map[string][]*wish, len(wishes))
	var order []string
	for i := range wishes {
		key := fold(wishes[i].file)
		if len(byFile[key]) == 0 {
			order = append(order, key)
		}
		byFile[key] = append(byFile[key], &wishes[i])
	}
	for _, key := range order {
		if same := byFile[key]; len(same) > 1 {
			k.collide(same, fmt.Sprintf("%d want the path %s", len(same), same[0].path))
		}
	}
	k.underFiles(order, byFile)
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
			list = append(list, wish{pg.Path, pg.File(), pg.Origin, pg.pos, what})
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
func (k *planner) underFiles(order []string, byFile map[string][]*wish) {
	checked := make(map[string]bool, len(order))
	for _, key := range order {
		for at := strings.LastIndexByte(key, '/'); at > 0; at = strings.LastIndexByte(key[:at], '/') {
			folder := key[:at]
			if checked[folder] {
				break
			}
			checked[folder] = true
			if files := byFile[folder]; len(files) > 0 {
				k.collide([]*wish{files[0], byFile[key][0]}, fmt.Sprintf("%s is a file, and %s needs a folder there", files[0].path, byFile[key][0].path))
			}
		}
	}
}

// collide reports one collision, at the last of its sources that is a file of the content; the others are related.
func (k *planner) collide(same []*wish, message string) {
	at := len(same) - 1
	for at > 0 && same[at].from == itself {
		at--
	}
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
	k.found = append(k.found, d)
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
