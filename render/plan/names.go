package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
	"golang.org/x/text/unicode/norm"
)

// devices are the names that Windows keeps for devices, whatever extension follows.
var devices = []string{
	"aux", "con", "nul", "prn", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// maxName is the greatest length of a name in bytes that file systems in use can store.
const maxName = 255

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
	case len(name) > maxName:
		return fmt.Sprintf("it has a part of more than %d bytes", maxName)
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
	if stem, _, _ := strings.Cut(lower, "."); slices.Contains(devices, strings.TrimRight(stem, " ")) {
		return fmt.Sprintf("%q is a device on Windows", name)
	}
	return ""
}

// refusedNames reports ids that no page can be published under, once each. Names of files have been reported when the files
// were found, and what is no id at all where it stands.
func (k *planner) refusedNames() {
	told := map[diag.Related]bool{}
	for _, pg := range k.Pages {
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
