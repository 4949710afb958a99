// Package page turns one planned page into bytes: the fifth stage of the pipeline.
//
// In come a Theme, loaded once, and a plan.Page: its View, its body and the name of its layout. Out come the bytes of a
// whole HTML file. What is wrong with a template is a diag.Diagnostic at its file, line and column.
//
// # A theme's files
//
//	base.html           the frame around every page
//	<layout>.html       one a layout: briefing.html, actor.html …
//	partials/*.html     what they share
//	assets/*            style, script, pictures; published below /assets/, their names bearing a hash of their bytes
//
// Templates are html/template's. A layout that defines "main" is framed by base.html; one that does not is a whole page
// by itself. Every layout sees every definition of partials/; of two equal names the last file's counts, the site's own
// files coming after the theme's. A file in the site's own templates folder takes the place of the theme's file of the
// same path; other files there are added. A template sees the page's View as its dot, and these functions beside Go's
// own, all of them pure:
//
//	asset "x.css"       the published path of assets/x.css, below .Site.Root; an error if there is none
//	body                the page's prose, with passages marked and each annotation's card after the block it hangs on
//	glyph class         the id of the symbol that stands for a mark's class
//	sum a b …           the sum of integers
//	share whole a b     whole × a ÷ (a+b), rounded down; 0 where a+b is 0
//	rest whole a        whole − a
//	unplaced list       whether a list of annotations has an event or note that hangs on no passage
//
// body renders each card by the template "card" and each view within the text by "embed".
//
// # What a template may not do
//
// Script and style come from assets/, never from a template: an action inside a script or style element or inside an
// attribute style, srcdoc or on…, such an element or attribute itself, and an attribute whose name an action makes are
// errors when the theme is loaded. The one exception is a script of type application/ld+json that holds {{.JSONLD}} and
// nothing else.
//
// # Laws
//
//  1. Rendering is a pure function of View, body and layout: no clock, no file, no memory of other pages.
//  2. Templates are checked against the types of the views when the theme is loaded, so that a field that does not exist
//     is found though no page shows it.
//  3. Templates are compiled to run without reflection on names; what comes out is byte for byte what html/template
//     writes, whose judgement of contexts is kept. A template that uses what the compiler does not know is run by
//     html/template itself.
package page
