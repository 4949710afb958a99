package scaffold

import (
	"embed"
	"io/fs"
	"path/filepath"
	"strings"
)

// files are the texts that things begin as: site/ a whole site, begin/ the rest.
//
//go:embed files
var files embed.FS

// begin is a text of files/begin with the pairs filled in.
func begin(name string, pairs ...string) string {
	text, err := fs.ReadFile(files, "files/begin/"+name)
	if err != nil {
		return "" // no name is made up: a test begins every kind
	}
	return strings.NewReplacer(pairs...).Replace(string(text))
}

// dataFolder is the way from a folder to where a build publishes the schemas for editors, both as given on one command line.
func dataFolder(from, out string) string {
	data := filepath.Join(out, "data")
	rel, err := filepath.Rel(from, data)
	if err != nil { // one of the two is absolute, or leads out of the current folder
		absFrom, errFrom := filepath.Abs(from)
		absData, errData := filepath.Abs(data)
		if errFrom != nil || errData != nil {
			return "public/data"
		}
		if rel, err = filepath.Rel(absFrom, absData); err != nil {
			rel = absData
		}
	}
	return filepath.ToSlash(rel)
}
