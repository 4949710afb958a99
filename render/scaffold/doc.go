// Package scaffold begins things for authors: a whole site, a briefing, a story, an entry of a registry, a copy of a
// template, a workflow that publishes. It stands beside the pipeline, not in it.
//
// In come a title or a name and the folder it belongs to; out goes a new file, or an entry at the end of a registry, and
// where it was written. The texts are embedded, below files/; {title} and the like in them are filled in.
//
// # Ids
//
// An id that is not given is made of the title: lower case, marks dropped (é is e), the letters of the Latin script that
// have no such decomposition spelled out (ß is ss), everything else a hyphen, and at most 60 bytes. A title of which
// nothing remains, as one in another script, needs an id from the author.
//
// # Laws
//
//  1. Nothing is overwritten and nothing that an author wrote is changed: files are made anew or not at all, entries are
//     added behind the last byte.
//  2. What may not be done is Refused before anything is written. Other errors are the environment's; the files that were
//     begun are taken back then.
//  3. What is written reads without a mistake: it has been parsed as record parses it.
//  4. Everything goes through os.Root. Symbolic links below the folder given are refused, as they are when a site is read.
package scaffold
