// Package figure draws pictures while a site is built: relation graphs, figures on an axis, places on a map. It is what
// plan draws with; nothing of the site is known here.
//
// In comes plain data: what to draw, its words, the addresses that it leads to. Out comes a fragment of HTML with SVG in
// it, ready to stand in a page as it is (template.HTML):
//
//	Graph    actors and the relations among them: a node and its neighbours, or a network
//	Axis     the figures that were given in answer to one question, on one axis
//	Locator  a map of places over a shared outline of the world's land
//
// # Laws
//
//  1. The same data gives the same bytes, on every machine. What is a set (nodes, edges, places) may come in any order.
//     Numbers are rounded to a decimal at most, and no product is ever fused with a sum (see mul).
//  2. Every text and address is escaped. An address whose scheme is none of http, https and mailto is left out.
//  3. Neither style nor script, in elements or attributes; no ids, so that figures never clash on a page. Looks come from
//     the theme's style sheet, by class: colour is never the only difference.
//  4. No picture says more than its data: what is left out is counted, and what is known roughly is drawn roughly.
//  5. Any input is drawn: numbers that are none and indices that lead nowhere are left out, and nothing panics.
//
// # Reading without seeing
//
// A picture with links is a group with a label (an image's content is hidden from a screen reader, which would hide the
// links); each link has a title that says the whole of it. Where a picture has two arrangements, for wide and narrow
// places, the style sheet hides one of them from everybody.
//
// # Lengths
//
// A unit of a graph is a pixel at its natural size. Widths of text are estimated, for the widest of the usual system
// fonts, since the reader's is not known.
package figure
