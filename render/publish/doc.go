// Package publish makes a folder equal to a set of files, safely: the last stage of the pipeline.
//
// In come paths and bytes, in any order and from any number of goroutines; out comes a folder that holds exactly these
// among the files that are dateline's. A Target is opened, filled and committed:
//
//	t, err := publish.Open(publish.Options{Dir: "public", Apart: []string{"content"}})
//	defer t.Close()
//	err = t.Put("index.html", html)
//	report, err := t.Commit(ctx)
//
// # What is ours
//
// .dateline-manifest in the folder lists the files that dateline wrote there, each with its hash. A listed file whose
// bytes still have that hash is ours: it may be replaced and removed. Anything else is foreign, a listed file that somebody
// changed included. A foreign file is never changed or removed. Where one stands in the way, Commit refuses, before it
// has written anything, and names it; unless it has the very bytes that would be written: then it is adopted. A listed
// file of which only nothing or NUL bytes are left, as a power cut leaves them, counts as ours: it holds nothing to lose.
// Folders that are empty once our files are gone are removed, but for those that stood there before us.
//
// # Laws
//
//  1. Until Commit begins, the folder is as it was, but for .dateline-* entries. New bytes are staged in .dateline-stage.
//  2. A file in the folder is replaced by a rename and never written to. Readers see the old bytes or the new.
//  3. Commit writes the new manifest as .dateline-journal, flushes it, and only then renames. From there everything follows
//     from the two manifests and what is left in the stage, and each step may be done twice. Whatever stops it, a kill
//     included, the next Open does the rest: the folder is the old set before it and the new one after. The last step
//     renames the journal to .dateline-manifest.
//  4. One Target a folder at a time: the lock is the operating system's, on .dateline-lock, and falls with its process.
//  5. Everything goes through os.Root. Symbolic links inside the folder are refused, never followed. The folder itself may
//     be named by one; it is resolved once, in Open.
//  6. The folder that comes out depends on the set of files only, not on the order or the concurrency of Puts. The manifest
//     has no times and no machine's paths in it.
//
// # Power cuts
//
// Only the journal is flushed to the disk, for flushing thousands of pages that can be built again costs more than building
// them. After a power cut, files of the last commit may therefore be empty. The next command notices, since their
// hashes are wrong, and writes them again. A journal or manifest that was damaged is told by its checksum.
package publish
