// Package plan decides which pages exist, at which path, and what each may see: the fourth stage of the pipeline.
//
// In comes a Ledger; out comes a Plan: the set of pages by path, each with the function that makes its View. A View is a
// plain typed value that holds all that the page's layout may show and nothing else: texts, dates as words, and
// addresses already written as the page must write them (see Addresses). A page is a pure function of its View, its body
// and its layout, and is rendered again iff one of the three differs.
//
// # Addresses
//
// Within this package a page is known by its path on the site: "/briefings/x/". In a View an address is an href: with a
// base URL the site-absolute one, below the base's own path ("/repo/briefings/x/"); without one, relative to the page
// that bears it and naming the file ("../../briefings/x/index.html"), so that the site works from any folder and from
// file://. The 404 page, served at any depth, always bears absolute ones.
//
// # Element ids
//
// On a briefing's page the ids of annotations and of its own sources are theirs (Annotation.ID, SourceRow.ID, RelationRow.ID),
// headings have theirs. What a layout makes of itself begins with "_", which no author's id can: "_events", "_corrections" (to
// which views link), "_issue-<id>" on a story's page and in its matrix, "_claim-<briefing>_<id>" in a matrix and
// "_relation-<briefing>_<id>" in a network; "m-2023-06" is the head of a month in a timeline.
//
// # Links in prose
//
// A link that begins with "/" is an address of the site; other relative ones name a file of the content, as seen from the
// file that they stand in: a picture, or the .md of a page, which what stands in a registry has too (../actors/iran.md).
// What leads nowhere is an error: no such page, file or picture, no such id on the page, a briefing that is left out. Ids are
// judged on pages alone; files of the content and what is generated (Options.Generated) are taken as they are.
//
// # Files
//
// Files of the content are copied as they are, but for those that withheld briefings alone use: their pictures, and what they
// link to, are left out with them. A file that nothing names is copied; what raw HTML and the theme name is not known here.
//
// # Laws
//
//  1. No view grows with the whole site: lists are paginated, timelines split by year and, over 500 events, by month.
//  2. Two pages never share a path: paths equal after case folding and NFC are an error that names both sources.
//  3. Views are built on demand and not kept.
//  4. Every link in a body resolves against the plan: to a page, a heading or an annotation of it, or a file.
package plan
