// Package ledger joins every record of a site: the third stage of the pipeline.
//
// In come the record.Files of a site, the day, and which withheld pieces to include; out comes a Ledger, in which every
// reference is a pointer, every list that the other side of a reference wants is there (what an actor said, what answers
// a claim, what leans on a source), and what is computed about claims, events and relations stands beside them. With it
// come the mistakes that only the whole site can show: an id that nothing bears, one that two things bear, a ring.
//
// # Withholding
//
// A briefing that is a draft, under embargo, or labelled above the site's release is withheld. It is checked like any
// other and can be referred to by other withheld pieces, but it is in none of the Ledger's lists and nothing computed
// for what is published takes account of it. A published piece that refers to a withheld one is an error at the
// reference.
//
// # Laws
//
//  1. A Ledger is a pure function of its input. Its lists are in a fixed order, whatever order the files came in.
//  2. A Ledger is immutable once Link returns. It shares the records' values and never changes them.
//  3. Linking takes time linear in the facts, sorting apart.
package ledger
