// Package record reads one content file as typed facts: the second stage of the pipeline.
//
// In comes a source.File; out goes a File, which holds what the file says in the annotation vocabulary (site settings,
// actors, places, sources, topics, a story, a briefing, a page), the compiled body where there is prose, and every
// mistake that can be seen without looking at another file. Whatever needs another file (does this id exist?) is the
// ledger's.
//
// # Strictness
//
// The vocabulary is read to the letter. Unknown and duplicate keys are errors with a near match as hint; a value of the
// wrong shape is an error at the value; all mistakes of a file are reported at once, YAML syntax errors excepted, which
// stop their file. Scalars are read as text, so that dates, NO and 0123 stay what they are. One value may stand where a
// list is allowed. A faulty annotation is still returned, with what could be read of it, so that its mistakes do not
// cause others when the files are joined.
//
// # Laws
//
//  1. A File is a pure function of its source.File: no clock, no other file, no disk.
//  2. What Parse returns is immutable from then on, shared between builds.
//  3. Every value that the ledger may have to complain about keeps its place in the file.
package record
