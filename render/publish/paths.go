package publish

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CollisionError is returned for two paths that are the same path, or a file and a folder of the same path, on some system.
type CollisionError struct {
	A, B string // in order of their bytes
}

func (e *CollisionError) Error() string {
	switch {
	case e.A == e.B:
		return fmt.Sprintf("path %q is published twice", e.A)
	case strings.HasPrefix(fold(e.B), fold(e.A)+"/"), strings.HasPrefix(fold(e.A), fold(e.B)+"/"):
		return fmt.Sprintf("one of the paths %q and %q is a file where the other needs a folder", e.A, e.B)
	}
	return fmt.Sprintf("paths %q and %q differ in case or composition only", e.A, e.B)
}

func collision(a, b string) error { return &CollisionError{min(a, b), max(a, b)} }

// own is the prefix of names that are this package's.
const own = ".dateline-"

// devices are the names that Windows keeps for devices, whatever extension follows.
var devices = []string{
	"aux", "con", "nul", "prn", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// checkPath returns an error where path is not the slash path of a file that every system can store below the folder.
func checkPath(path string) error {
	for name := range strings.SplitSeq(path, "/") {
		if why := unfit(name); why != "" {
			return fmt.Errorf("path %q cannot be published: %s", path, why)
		}
	}
	return nil
}

// unfit says why no part of a path may be name, or "".
func unfit(name string) string {
	switch {
	case name == "":
		return "it has an empty part"
	case name == "." || name == "..":
		return fmt.Sprintf("it has the part %q", name)
	case !utf8.ValidString(name):
		return "it is not valid UTF-8"
	case len(name) > 255:
		return "it has a part of more than 255 bytes"
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return fmt.Sprintf("%q ends in a dot or a space", name)
	}
	for _, r := range name {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"|?*\`, r) {
			return fmt.Sprintf("it contains %q", r)
		}
	}
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, own) || lower == ".git" {
		return fmt.Sprintf("%q is not a site's", name)
	}
	if stem, _, _ := strings.Cut(lower, "."); slices.Contains(devices, strings.TrimRight(stem, " ")) {
		return fmt.Sprintf("%q is a device on Windows", name)
	}
	return ""
}

// parent returns the path of the folder that path lies in, "" for the top.
func parent(path string) string {
	return path[:max(strings.LastIndexByte(path, '/'), 0)]
}

// fold is a path as a file system sees it that tells neither case nor composition apart.
func fold(path string) string {
	ascii := true
	for i := 0; i < len(path) && ascii; i++ {
		ascii = path[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(path)
	}
	return norm.NFC.String(strings.Map(foldRune, norm.NFD.String(path)))
}

// foldRune returns the least of the runes that differ from r in case only, for ASCII the lower-case letter.
func foldRune(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}

// claims is the set of paths that are to be published, and the folders that they need.
type claims struct {
	files   map[string]string // folded path to path
	folders map[string]string // folded folder to a path below it
}

// add adds a path, or returns what it collides with.
func (c *claims) add(path string) error {
	key := fold(path)
	if other, ok := c.files[key]; ok {
		return collision(path, other)
	}
	if other, ok := c.folders[key]; ok {
		return collision(path, other)
	}
	for dir := parent(key); dir != ""; dir = parent(dir) {
		if other, ok := c.files[dir]; ok {
			return collision(path, other)
		}
		if _, ok := c.folders[dir]; ok {
			break // and so are those above it
		}
	}
	c.files[key] = path
	for dir := parent(key); dir != ""; dir = parent(dir) {
		if _, ok := c.folders[dir]; ok {
			break
		}
		c.folders[dir] = path
	}
	return nil
}
