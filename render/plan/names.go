package plan

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/source"
)

// unpublishable says why no file can stand at a path of the site, or "".
func unpublishable(path string) string {
	for name := range strings.SplitSeq(fileOf(path), "/") {
		if why := unfit(name); why != "" {
			return why
		}
	}
	return ""
}

// unfit says why no part of a published path may be name, or "". It allows nothing that publishing refuses.
func unfit(name string) string {
	switch {
	case name == "" || name == "." || name == "..":
		return fmt.Sprintf("it has the part %q", name)
	case !utf8.ValidString(name):
		return "it is not valid UTF-8"
	case len(name) > source.MaxName:
		return fmt.Sprintf("it has a part of more than %d bytes", source.MaxName)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return fmt.Sprintf("%q ends in a dot or a space", name)
	}
	for _, r := range name {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"|?*\`, r) {
			return fmt.Sprintf("it contains %q", r)
		}
	}
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, ".dateline-") || lower == ".git" {
		return fmt.Sprintf("%q is not a site's", name)
	}
	if source.IsDevice(name) {
		return fmt.Sprintf("%q is a device on Windows", name)
	}
	return ""
}

// refusedNames reports ids that no page can be published under, once each. Names of files have been reported when the files
// were found, and what is no id at all where it stands.
func (k *planner) refusedNames(pages []*Page) {
	told := map[diag.Related]bool{}
	for _, pg := range pages {
		if pg.Layout == "redirect" || pg.Origin == itself && pg.file == "" || !idsOnly(pg.Path) {
			continue
		}
		why := unpublishable(pg.Path)
		if why == "" {
			continue
		}
		file := cmp.Or(pg.file, pg.Origin)
		at := diag.Related{File: file, Pos: pg.pos}
		if told[at] || unpublishable("/"+strings.TrimPrefix(file, k.common.prefix)) != "" {
			continue
		}
		told[at] = true
		k.errorAt(file, pg.pos, "", "give it another id", fmt.Sprintf("the page %s cannot be published: %s", pg.Path, why))
	}
}

// idsOnly reports whether a page's path is made of what ids are made of, and slashes.
func idsOnly(path string) bool {
	if path == notFoundPath {
		return true
	}
	for _, r := range path {
		lower := unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsTitle(r)
		if r != '/' && r != '-' && !lower && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return norm.NFC.IsNormalString(path)
}
