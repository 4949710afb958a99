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
// # Laws
//
//  1. No view grows with the whole site: lists are paginated, timelines split by year and, over 500 events, by month.
//  2. Two pages never share a path: paths equal after case folding and NFC are an error that names both sources.
//  3. Views are built on demand and not kept.
//  4. Every link in a body resolves against the plan: to a page, a heading or an annotation of it, or a file.
package plan
