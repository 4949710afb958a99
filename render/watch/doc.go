// Package watch turns file events into settled changes. It stands before the pipeline: in come the folders that a site is
// made of, out go the paths whose files may no longer be what they were.
//
// # What is seen
//
// A Watcher keeps a stamp of every file and folder below its roots: kind, size, times of modification and of change to the
// nanosecond, identity. What the system tells of events is only a hint where to look; a change is what differs between
// two looks. Roots need not exist: one that appears, vanishes, or is replaced by another folder is seen.
//
//  1. No change is missed. Watches are set before a folder is read, every tree is looked through as a whole now and then
//     (Options.Reconcile) and whenever the system lost events, and a file whose time of change is so recent that a
//     further write could leave the very same stamp is named once more when that time has passed. Events are heard while
//     the trees are looked through: what such a sweep found is a hint as they are.
//  2. No change is reported where nothing differs. But a stamp says less than bytes do: a file may be named whose bytes are
//     as they were, after a touch for one. The caller compares bytes, and it alone can: it knows which bytes it read.
//     For the same reason what came and went between two looks is named, though it is as it was: the caller may have read it.
//  3. A path is named only after ~10 ms without events, or ~100 ms of a burst.
//  4. A file that has just been emptied, or made empty, is named when it holds something, or something else is in its place,
//     or it has been seen empty for ~250 ms: who saves by emptying it first is probably still at it. Nothing else waits for it.
//  5. Files that editors and version control keep beside the real ones are never named (see Ignored).
//
// So who opens a Watcher first, reads the files then, and reads again what is named, ends with what stands on the disk.
//
// # Without events
//
// Where the system sends none (network file systems), has no watches left, or loses them, the Watcher looks through the
// trees at least once a second instead, and says so once (Options.Notice).
package watch
