// Package preview serves a live site to the browsers of who writes it, and keeps them up to date. It stands after the
// pipeline: in come builds, one after the other; out go pages, rendered when a browser asks.
//
// # What a browser gets
//
// Everything is served as GitHub Pages would: below the path of the base URL, a folder's page at its name with a slash, the
// site's own 404.html with status 404 for the rest. A page's bytes are those of a clean build but for one script element at
// the end of its head; with mistakes in the content also an overlay, which tells all of them as the terminal does, over the
// page of the last good build. It goes by itself with the next good one.
//
// # Live reload
//
// The script element bears a digest of the page: of its bytes, the overlay, and the pictures and the like that it shows
// by name; style sheets are kept apart. At each build, and whenever it may have missed one, the browser asks whether what
// it shows is what it would get now. It is told to do nothing, to reload, to swap style sheets in place, or to go where
// the page has moved. So a tab reloads only if its own page differs, and neither a lost connection nor a restart of the
// server leaves an old page standing, but for the time until a server has its first build. News come by server-sent
// events; of all tabs of a browser one listens and tells the others, since browsers allow six connections to a server.
//
// # Laws
//
//  1. Nothing is answered to a request whose Host is not one of this server's, exactly, or that another site's page makes:
//     by its Origin, or by Sec-Fetch-Site, following a link to a page apart. No answer may be read by another site.
//  2. The file system is never asked for a URL's path. What is not in the build does not exist.
//  3. Only GET and HEAD are answered. Every wait has an end.
//  4. A publication never waits for a browser.
package preview
