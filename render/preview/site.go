package preview

import (
	"io"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Site is a build's pages and files. Paths are those on the site, without the base: "/", "/briefings/x/", "/404.html",
// "/assets/dateline.1f2e3d4c.css". It must be safe for concurrent use.
type Site interface {
	// Page renders the page at a path; ok is false where there is none.
	Page(path string) (html []byte, ok bool)
	// File returns the file, that is no page, at a path; ok is false where there is none.
	File(path string) (f File, ok bool)
}

// File is a file of a site.
type File struct {
	Tag      string    // differs where the bytes do: a hash, or size and time of modification
	Modified time.Time // zero where unknown
	Open     func() (io.ReadSeekCloser, error)
}

// Build is what Publish takes.
type Build struct {
	Site     Site              // nil where the mistakes leave none: the one before stays
	Base     string            // path of the base URL: "/repo/"; "" means "/". Counts with a Site only
	Styles   map[string]string // style sheets by a lasting name: "dateline.css" -> "/assets/dateline.1f2e3d4c.css". With a Site only
	Mistakes []diag.Diagnostic // to be shown over every page; none where the build is good
	Lines    diag.Lines        // for the mistakes' code frames

	// Moved, where set, tells where a page that is gone has gone: a path on the site, or "".
	Moved func(path string) string
}
