// Package render turns a folder of annotated briefings into a static site.
//
// # The picture
//
//	content/ ──► source ──► record ──► ledger ──► plan ──► page ──► publish ──► public/
//	             files in   one file   all joined  which    one      directory
//	             memory     as typed   resolved,   pages,   page's   equals the
//	                        facts      checked     views    bytes    planned set
//	templates/ ────────────────────────────────────────────┘
//	                                    watch ─ changes in        preview ─ pages served on demand
//
// One direction, one typed value between each pair of stages:
//
//	source    a site's files, confined to their root, as an immutable snapshot
//	record    one content file as typed facts; the vocabulary, strict
//	ledger    every record joined: references, anchors, origins, statuses
//	plan      which pages exist, at which path, and what each may see (its View)
//	figure    pictures drawn at build time: relation graphs, axes, maps (SVG)
//	page      one planned page to bytes
//	export    the ledger as data files
//	schema    what content and ledger hold, as JSON Schema
//	publish   makes a directory equal to a set of files, safely
//	watch     file events as settled changes
//	preview   serves a live Site and reloads browsers
//	scaffold  files to begin with
//	suggest   what the texts say and nothing annotates yet
//
// Three packages serve them all and know none of them: diag (positioned messages for authors), edtf (fuzzy dates) and
// markdown (dateline's Markdown dialect). This package holds the ways to run the stages: Build, which makes a directory; the
// live Site, which renders any one page when it is asked for, and what it becomes After an edit; and Follow, which keeps it up
// to date, for a preview or for an Output that is published to again and again.
//
// # Laws
//
//  1. Stage values are immutable. They are shared between builds and never patched.
//  2. A page is a pure function of its View, its body and its layout. Template functions do no I/O and know no clock: the
//     present is an input (Options.Now).
//  3. A page is rendered again iff View, body or layout differ from those it was last rendered from.
//  4. Rebuild equals Build: after any sequence of edits the output is what a clean build gives.
//  5. No page and no view grows with the whole site: lists paginate, timelines split. Streams, such as the ledger, may grow.
//  6. Authors' mistakes are diagnostics: all collected, positioned. Failures of the environment are errors: wrapped, the
//     first one stops. Neither touches the last good output.
//  7. Determinism: the same input gives the same bytes, on any core count, time zone, locale, path and map order.
//  8. Every write is confined; dateline deletes only files that it wrote.
//  9. The site works without script, from any folder and from file://, asking no third party for anything.
//  10. Memory follows the site's facts and the length of its prose: no Markdown trees, no rendered pages kept. A body is kept
//     compiled: its text, and its HTML with slots.
//
// # Design notes
//
// 2026-11-23, bodies are compiled once. A body's Markdown is parsed when its record is read, into its text, its HTML and a
// table that maps offsets of the one to the other. Annotations, automatic links and addresses are laid over it when a page
// is rendered. So one parse serves the search for quotations, the check of links and every rendering, and neither a changed
// name nor a changed status parses anything again.
//
// 2026-11-23, `aliases` of a briefing holds both names and old addresses. The vocabulary gives the key two meanings. What
// begins with a slash is an old address, anywhere; the rest are names. A briefing that needs both writes a list.
//
// 2026-11-23, most front matter is read without the YAML library. The library took more time for a site's front matter than
// goldmark for its prose, and left a fifth of a build's garbage. record now reads by itself the small part of YAML that most
// front matter is written in, on single lines and without escapes; all else, and every mistake, is the library's, as before.
// Tests hold the two readings equal, node by node.
//
// 2026-11-23, a preview keeps the pages that were asked for last, 32 at most and 8 MB. Every tab asks after every change whether
// its page is what it was; without them each would be rendered for that, by law 3 in vain. Law 10 is for what grows with a site.
//
// 2026-11-23, a watch holds the lock of its output folder until it ends, and copies files only as they were when they were
// loaded. Both keep what stands in the folder from drifting: another command's build, or a file that was written to twice while
// the first of both was copied, is nothing of which a later change would tell.
//
// 2026-11-23, texts are told by the ledger. Authors change prose all the time and facts seldom. An edit that leaves a
// briefing's facts equal (the same front matter but for title and summary, the same passages, links, headings and names met)
// gives a ledger that shares all things with the one before and tells another text of that briefing (Ledger.TextOf), and a plan
// that shares all views. Whoever shows a title, a summary, a body or its mentions asks the ledger for it. Law 10 gave way for
// this: a live site keeps its compiled bodies, as a Build does, since parsing all of them again would be its slowest step.
//
// 2026-11-23, what briefings tell of a thing is told by the ledger. Actors, places, sources, topics, stories and issues seldom change;
// their lists of claims, events and briefings change with every annotation. The lists are therefore the ledger's (Ledger.OfActor and
// its like), and claims know their like by pointers, not by numbers that a whole linking hands out. So an edit of annotations
// needs to link only the briefings that refer to one another with the edited one (ledger.Relink), and the next ledger shares the rest;
// pages are planned apart from the plan that shows them, so that the next plan shares those too. Tests hold both against making
// all anew. Where anything is a mistake, or more than annotations may change, all is linked as before.
//
// 2026-11-23, headings leave out no level. A body's # becomes h2; most bodies begin at ##, which would be h3 right under the
// page's h1. A heading is therefore rendered one level below the heading that it stands under, whatever was left out between.
//
// 2026-11-23, the address of the maps' outline goes into the plan (plan.Options.Outline), as the paths of all assets do. A map is
// then plain text in a View, as a graph is, and a theme that changes its outline is planned again like one that changes any
// asset.
//
// 2026-11-23, a watched Output keeps a hash of each page's View in memory, and renders a page where that, its body or its layout
// differ. The hashes are not in the manifest: a folder's bytes would tell how they came about.
package render
