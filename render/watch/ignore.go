package watch

import "strings"

// Ignored reports whether a file or folder of that name is none of a site's: dotfiles and dot folders (.git, .DS_Store,
// .#lock, .x.swp, .goutputstream-…), backups, swap and temporary files, and vim's test whether it may write. It is the
// rule by which sites are read, no wider: what is read must be watched. So the few names that editors use for a moment
// and that are not among these are seen, though rarely, since they seldom live for 10 ms.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") ||
		len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#' ||
		name == "4913"
}
