package record

import (
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

var pageKeys = newTable("page", []key[Page]{
	textKey("title", "What it is called.", func(p *Page) *Value { return &p.Title }).must(),
	textKey("description", "What it is about, in a sentence.", func(p *Page) *Value { return &p.Description }),
	redirectsKey(func(p *Page) *[]Value { return &p.Redirects }),
})

func parsePage(r *reader, f *File, n *node) {
	f.Page = &Page{
		Path: strings.TrimSuffix(strings.TrimPrefix(r.file.Path, "pages/"), ".md"),
		Pos:  diag.Pos{Line: 1, Col: 1},
	}
	for part := range strings.SplitSeq(f.Page.Path, "/") {
		if message, hint := badID(part); message != "" {
			r.errAt(place{f.Page.Pos, 0}, hint, "a part of the file's path: %s", message)
		}
	}
	pageKeys.read(r, n, r.fileOwner(), f.Page)
}
