package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ignored reports whether a file or folder of that name is none of the site's.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") ||
		len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#' || // emacs's own saves
		name == "4913" // vim's test whether it may write here
}

// devices are the names that Windows keeps for devices, whatever extension follows.
var devices = []string{
	"aux", "con", "nul", "prn", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// IsDevice reports whether Windows takes a file's name, whatever its case, for a device's.
func IsDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	return slices.Contains(devices, strings.TrimRight(stem, " "))
}

// MaxName is the greatest length of a name in bytes that file systems in use can store.
const MaxName = 255

// unfit says why a file or folder may not bear that name, or "" where it may.
func unfit(name string) string {
	if !utf8.ValidString(name) {
		return "is not valid UTF-8"
	}
	for _, r := range name {
		if unicode.IsControl(r) {
			return fmt.Sprintf("contains the control character %U", r)
		}
		if strings.ContainsRune(`<>:"|?*\`, r) {
			return fmt.Sprintf("contains %q, which not every system can store", r)
		}
	}
	switch {
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "ends in a dot or a space, which not every system can store"
	case IsDevice(name):
		return "is a device's on Windows"
	case len(name) > MaxName:
		return fmt.Sprintf("is longer than %d bytes", MaxName)
	}
	return ""
}

// Fold is a path as a file system sees it that tells neither case nor composition apart.
func Fold(path string) string {
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
