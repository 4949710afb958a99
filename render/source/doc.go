// Package source reads a site's files: the first stage of the pipeline.
//
// In comes the name of a content folder; out goes a Snapshot, an immutable picture of every file below it, with the text
// of those that dateline reads, and every mistake that can be seen from names and bytes alone.
//
// # Names
//
// A file or folder whose name begins with "." or ends in "~", ".swp" or ".tmp", or is one of those that editors write for
// a moment ("#x#", "4913"), is ignored with all that is in it. Of the others dateline reads
//
//	site.yaml, actors.yaml, places.yaml, sources.yaml, topics.yaml
//	actors/<id>.md, places/<id>.md, sources/<id>.md, topics/<id>.md, stories/<id>.md
//	briefings/**/<id>.md, pages/**/<path>.md
//
// and any other .md, .yaml or .yml file is an error, so that nothing an author wrote is lost or published unread. Every
// other file is an asset, copied to the same path. Names are NFC here, whatever the disk says. A name that is not UTF-8,
// or that some system could not store when the site is copied to it, is an error; so are two paths that differ in case or
// composition only.
//
// # Text
//
// Text is UTF-8. A byte order mark is dropped and CRLF and lone CR become LF, so that they make no difference to anything
// after. Bytes that are not UTF-8 and control characters other than tab and line feed are errors at their place; U+FFFD
// stands for each in File.Data, so that the rest of the file is read and its other mistakes are found in the same run. A
// content file over MaxText bytes, or in UTF-16, is an error and its Data nil.
//
// # Confinement
//
// Everything is read through os.Root. Symbolic links and files that are neither regular nor folders are errors and never
// followed. A file that vanishes while the folder is read counts as absent: editors save that way.
//
// # Laws
//
//  1. A Snapshot depends on names and bytes only: not on times, modes, the order of the disk or the number of processors.
//  2. A Snapshot is immutable. The bytes of assets are not in it; Open reads them when they are wanted.
//  3. Findings are complete and in diag's order. An error is returned only where the environment fails.
package source
