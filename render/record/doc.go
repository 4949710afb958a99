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
// # Files
//
// Markdown files begin with front matter, YAML between two lines of three hyphens, the first of which is the file's first;
// registries are YAML throughout. The keys of each kind of file are a table (see Keys). Of YAML the vocabulary uses maps,
// lists and texts; anchors, aliases, merge keys, tags and second documents are refused, and so is what nests deeper or has
// more entries than any briefing could need. A key whose value is left empty counts as not given, unless it is required or
// stands in braces, where it is mostly the end of a text with a comma in it.
//
// # Ids
//
// Ids are lower-case letters of any script, digits and hyphens, in Unicode's composed form. The annotations of a briefing
// and its sources share one namespace, in which main is taken. Entries of lists without an id are relation-1, note-1 … by
// their place. That a reference means something is for the ledger to see: it is kept as it was written.
//
// # Anchors
//
// A link of the body to an annotation's id makes the linked text its passage. Otherwise `quote` is looked for in the body's
// text, white space, quote marks and dashes made equal on both sides (a run of white space or of dashes is one, double and
// single marks are the same); `prefix` and `suffix` are compared with the text right before and after, white space and the
// ends of blocks apart. There is exactly one passage or an error. Claims need `that` or a passage, notes a passage; events
// need none. Links to relations and sources are ordinary links.
//
// # Verbatim
//
// A passage is verbatim if it lies within one pair of quotation marks of its block. Marks at its own ends are not part of
// Passage.Text. Marks are paired by their neighbours, in the manner of the languages that use them; apostrophes are none; a
// mark without a fellow quotes nothing, unless the next paragraph begins with the same mark, as each paragraph of a long
// quotation does. Code is never verbatim. In doubt a passage is not verbatim.
//
// # Laws
//
//  1. A File is a pure function of its source.File: no clock, no other file, no disk.
//  2. What Parse returns is immutable from then on, shared between builds.
//  3. Every value that the ledger may have to complain about keeps its place in the file.
package record
