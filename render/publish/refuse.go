package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// RefusedError says that the output folder cannot be used without putting at risk what is not dateline's. Nothing was
// written when it is returned.
type RefusedError struct {
	Dir     string   // as given
	Message string   // why
	Hint    string   // what would mend it
	Paths   []string // the foreign files and folders below Dir that stand in the way, sorted; usually none
}

func (e *RefusedError) Error() string {
	if len(e.Paths) == 0 {
		return fmt.Sprintf("output folder %q %s", e.Dir, e.Message)
	}
	const shown = 5
	list := strings.Join(e.Paths[:min(shown, len(e.Paths))], ", ")
	if more := len(e.Paths) - shown; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("output folder %q %s: %s", e.Dir, e.Message, list)
}

// resolve returns the absolute path that dir stands for, links followed as far as it exists.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := abs; ; {
		real, err := filepath.EvalSymlinks(at)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		up := filepath.Dir(at)
		if !errors.Is(err, fs.ErrNotExist) || up == at {
			return "", err
		}
		if info, err := os.Lstat(at); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", fmt.Errorf("%s is a symbolic link to nothing", at)
		}
		at, rest = up, filepath.Join(filepath.Base(at), rest)
	}
}

// within reports whether the resolved path inner is outer or lies below it, by name or by identity.
func within(inner, outer string) bool {
	want, err := os.Stat(outer)
	for at := inner; ; at = filepath.Dir(at) {
		if at == outer {
			return true
		}
		if info, e := os.Stat(at); e == nil && err == nil && os.SameFile(info, want) {
			return true
		}
		if filepath.Dir(at) == at {
			return false
		}
	}
}

// examine resolves o.Dir and refuses it where writing there would endanger what a user keeps.
func examine(o Options) (string, error) {
	refuse := func(message, hint string) error {
		return &RefusedError{Dir: o.Dir, Message: message, Hint: hint}
	}
	if o.Dir == "" {
		return "", refuse("has no name", `name one, such as "public"`)
	}
	dir, err := resolve(o.Dir)
	if err != nil {
		return "", fmt.Errorf("output folder %q: %w", o.Dir, err)
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return "", refuse("is a file", "name another folder, or move the file away")
	}
	const ownFolder = "name a folder of its own for the output"
	if filepath.Dir(dir) == dir {
		return "", refuse("is the root of the file system", ownFolder)
	}
	if home, err := os.UserHomeDir(); err == nil && home != "" {
		if home, err = resolve(home); err == nil && within(home, dir) {
			return "", refuse("is or contains your home folder", ownFolder)
		}
	}
	for _, name := range o.Apart {
		apart, err := resolve(name)
		if err != nil {
			return "", fmt.Errorf("folder %q: %w", name, err)
		}
		switch in, out := within(dir, apart), within(apart, dir); {
		case in && out:
			return "", refuse(fmt.Sprintf("is %q, which the site is made from", name), ownFolder)
		case in:
			return "", refuse(fmt.Sprintf("lies in %q, which the site is made from", name), ownFolder)
		case out:
			return "", refuse(fmt.Sprintf("contains %q, which the site is made from", name), ownFolder)
		}
	}
	return dir, nil
}
