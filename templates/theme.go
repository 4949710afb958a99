// Package templates holds the default theme: one HTML template a layout, the frame around them (base.html), the parts
// that they share (partials/), and what they load (assets/).
//
// A file of the same name in a site's own templates folder takes its place, file by file. How the files fit together is
// told in package page.
package templates

import "embed"

// FS is the default theme's files, rooted at this folder.
//
//go:embed *.html partials/*.html assets
var FS embed.FS
