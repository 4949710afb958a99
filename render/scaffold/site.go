package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// siteFile is a file of the example site.
type siteFile struct{ path, text string }

// Site begins a site in dir, an example that builds: its content in dir/content, its output to be in dir/out. content must lie
// within dir; out may be anywhere. The folder dir may exist as long as no file of those to be written does. Site returns the
// names of the files written, dir included.
func Site(dir, content, out string) ([]string, error) {
	if dir == "" {
		return nil, refuse("the name of the site's folder is empty")
	}
	if !filepath.IsLocal(content) || label(content) == "." {
		return nil, refuse("--content %s: the content of a new site lies in a folder of its own below %s", content, label(dir))
	}
	list, err := siteFiles(content, out)
	if err != nil {
		return nil, err
	}
	if err := siteFree(dir, list); err != nil {
		return nil, err
	}
	t, err := makeTree(dir)
	if err != nil {
		return nil, fmt.Errorf("make folder %s: %w", label(dir), err)
	}
	defer t.root.Close()
	var names []string
	for i, f := range list {
		if err := t.create(f.path, []byte(f.text)); err != nil {
			for _, done := range list[:i] {
				err = errors.Join(err, t.root.Remove(filepath.FromSlash(done.path)))
			}
			return nil, err
		}
		names = append(names, t.name(f.path))
	}
	return names, nil
}

// siteFree refuses a dir that is no folder, or in which one of the files stands.
func siteFree(dir string, list []siteFile) error {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look for %s: %w", label(dir), err)
	case !info.IsDir():
		return refuse("%s is not a folder", label(dir))
	}
	t, err := openTree(dir)
	if err != nil {
		return fmt.Errorf("open folder: %w", err)
	}
	defer t.root.Close()
	for _, f := range list {
		if err := t.free(f.path); err != nil {
			return err
		}
	}
	return nil
}

// siteFiles are the files of the example site, by path below its folder.
func siteFiles(content, out string) ([]siteFile, error) {
	const top = "files/site/"
	var list []siteFile
	ignored := "public"
	if filepath.IsLocal(out) {
		ignored = label(out)
	}
	err := fs.WalkDir(files, path.Clean(top), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, p)
		if err != nil {
			return err
		}
		p = strings.TrimPrefix(p, top)
		if below, ok := strings.CutPrefix(p, "content/"); ok {
			p = path.Join(label(content), below)
		} else if p == "gitignore" { // embedding leaves out names that begin with a dot
			p = ".gitignore"
		}
		fill := strings.NewReplacer("{data}", dataFolder(path.Dir(p), out), "{out}", ignored)
		list = append(list, siteFile{p, fill.Replace(string(text))})
		return nil
	})
	return list, err
}
