package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// ThemeFiles lists the files of a theme, as paths below its folder.
func ThemeFiles(theme fs.FS) ([]string, error) {
	var list []string
	err := fs.WalkDir(theme, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, p)
		}
		return err
	})
	return list, err
}

// Theme copies a file of a theme to the folder templates, which is made where it is missing, to be changed there. It returns
// the name of the copy.
func Theme(theme fs.FS, templates, file string) (string, error) {
	list, err := ThemeFiles(theme)
	if err != nil {
		return "", fmt.Errorf("read theme: %w", err)
	}
	file = strings.TrimPrefix(path.Clean(strings.ReplaceAll(file, `\`, "/")), label(templates)+"/")
	if !slices.Contains(list, file) {
		hint := ""
		if near := nearFile(file, list); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return "", refuse("the theme has no file %q%s\nit has %s", file, hint, strings.Join(list, ", "))
	}
	data, err := fs.ReadFile(theme, file)
	if err != nil {
		return "", fmt.Errorf("read theme: %w", err)
	}
	if t, err := openTree(templates); err == nil {
		err = t.free(file)
		t.root.Close()
		if err != nil {
			return "", err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("open folder of templates: %w", err)
	}
	t, err := makeTree(templates)
	if err != nil {
		return "", fmt.Errorf("make folder %s: %w", label(templates), err)
	}
	defer t.root.Close()
	return t.name(file), t.create(file, data)
}

// nearFile is the file that an author most likely means: one of that name in another folder or with its extension, or one
// whose name is near.
func nearFile(file string, list []string) string {
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	for _, f := range list {
		if base := path.Base(f); strings.TrimSuffix(base, path.Ext(base)) == stem {
			return f
		}
	}
	return diag.Nearest(file, slices.Values(list))
}
