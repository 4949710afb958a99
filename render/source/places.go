package source

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
)

// What the vocabulary knows: files at the top, folders of one file a thing, folders that go as deep as the author likes.
var (
	registries  = []string{"site.yaml", "actors.yaml", "places.yaml", "sources.yaml", "topics.yaml"}
	flatFolders = []string{"actors", "places", "sources", "topics", "stories"}
	deepFolders = []string{"briefings", "pages"}
	folders     = slices.Concat(flatFolders, deepFolders)
)

// classify says what the file at path is. A file that dateline would read, were it elsewhere, is stray.
func classify(p string) (kind Kind, stray bool) {
	ext := strings.ToLower(path.Ext(p))
	if ext != ".md" && ext != ".yaml" && ext != ".yml" {
		return Asset, false
	}
	top, rest, below := strings.Cut(p, "/")
	if !below {
		return Content, !slices.Contains(registries, p)
	}
	known := path.Ext(p) == ".md" && path.Base(p) != ".md" &&
		(slices.Contains(deepFolders, top) || slices.Contains(flatFolders, top) && !strings.Contains(rest, "/"))
	return Content, !known
}

// strayHint says where the stray file at path might belong, or "" where nothing is near.
func strayHint(p string) string {
	top, _, below := strings.Cut(p, "/")
	ext := strings.ToLower(path.Ext(p))
	stem := strings.TrimSuffix(path.Base(p), path.Ext(p))
	switch {
	case !below && ext == ".md":
		if slices.Contains(flatFolders, stem) {
			return fmt.Sprintf("%s are written one a file, as %s/<id>.md", stem, stem)
		}
		return fmt.Sprintf("a briefing belongs in briefings/%s.md, other prose in pages/%s.md", stem, stem)
	case !below:
		return topYAMLHint(p, stem)
	case !slices.Contains(folders, top):
		if near := diag.Nearest(top, slices.Values(folders)); near != "" {
			return fmt.Sprintf("did you mean %q?", near+strings.TrimPrefix(p, top))
		}
		if ext == ".md" {
			return "briefings belong below briefings/, other prose below pages/"
		}
		return ""
	case ext != ".md":
		return notProseHint(top, stem)
	case path.Ext(p) != ".md":
		return "write the extension in lower case: .md"
	default:
		return fmt.Sprintf("%s stand directly below %s/, as %s/%s.md", top, top, top, stem)
	}
}

func topYAMLHint(name, stem string) string {
	if known := strings.ToLower(stem) + ".yaml"; slices.Contains(registries, known) {
		return fmt.Sprintf("rename it to %s", known)
	}
	if slices.Contains(folders, stem) {
		return fmt.Sprintf("%s are written one a file, as %s/<id>.md", stem, stem)
	}
	if near := diag.Nearest(stem+".yaml", slices.Values(registries)); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "dateline reads " + strings.Join(registries, ", ") + " here; nothing else in YAML is published"
}

func notProseHint(top, stem string) string {
	if slices.Contains(registries, top+".yaml") {
		return fmt.Sprintf("write it as %s/%s.md, or as an entry of %s.yaml", top, stem, top)
	}
	return "write it as a .md file, with its annotations between two lines of --- at its head"
}
