package page

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// file is a theme's file.
type file struct {
	path string // below its folder: "partials/rows.html"
	name string // for messages: "templates/partials/rows.html"
	own  bool   // the site's, not the theme's
	data []byte
}

// themeName stands before the paths of the embedded theme's files in messages.
const themeName = "built-in theme/"

// merge lists a theme's files with the site's own in the place of those of the same path: the theme's first, each in
// order of path. Names that begin with a dot or end as editors' leftovers do, and Go files, are no part of a theme.
func merge(theme, own fs.FS, folder string) ([]file, error) {
	mine, err := list(own, folder+"/", true)
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	base, err := list(theme, themeName, false)
	if err != nil {
		return nil, fmt.Errorf("read theme: %w", err)
	}
	replaced := make(map[string]bool, len(mine))
	for _, f := range mine {
		replaced[f.path] = true
	}
	all := make([]file, 0, len(base)+len(mine))
	for _, f := range base {
		if !replaced[f.path] {
			all = append(all, f)
		}
	}
	return append(all, mine...), nil
}

func list(fsys fs.FS, prefix string, own bool) ([]file, error) {
	if fsys == nil {
		return nil, nil
	}
	var files []file
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if p != "." && ignored(path.Base(p)) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		data, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		files = append(files, file{path: p, name: prefix + p, own: own, data: data})
		return nil
	})
	return files, err
}

func ignored(base string) bool {
	if strings.HasPrefix(base, ".") {
		return true
	}
	for _, end := range []string{"~", ".swp", ".tmp", ".go"} {
		if strings.HasSuffix(base, end) {
			return true
		}
	}
	return false
}

// isPartial and isLayout tell what a template is from where it stands.
func isPartial(p string) bool {
	return strings.HasPrefix(p, "partials/") && strings.HasSuffix(p, ".html")
}

func isLayout(p string) bool {
	return !strings.Contains(p, "/") && strings.HasSuffix(p, ".html")
}
