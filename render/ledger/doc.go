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
// # Matrices
//
// A Matrix has a row for each issue of a story and for each proposition that is argued about, and in it where each principal
// stands. A row takes in the claims that state its proposition, on an issue all claims on it with or without figures; what
// answers these; what is denied, accepted or taken back of such answers in turn. A proposition is argued about if somebody
// other than its speakers denies, confirms, corrects, retracts, accepts, rejects or declines it; what merely answers has no
// row of its own.
//
// Speakers of one principal are one party, in the order of positions. Its state is that of its latest position that is
// live: it states (also by repeating); it denies, all or a part; it answers, by the act confirms, corrects, retracts, accepts
// or rejects, by denying a denial, or by asserting something else in answer; it declined, by the act declines or by rejecting
// what was asked or demanded. Asking, demanding, proposing and pledging in a matter are no position on it, unless they are
// what the row is about. A party that somebody else asked or demanded something of, and that has no position, is asked; one
// that took its position before stands by it, and the request is noted as open until it takes another or answers the request
// by name. What is left is silent. Unnamed speakers, of whom each is another, share a column.
//
// # Laws
//
//  1. A Ledger is a pure function of its input. Its lists are in a fixed order, whatever order the files came in.
//  2. A Ledger is immutable once Link returns. It shares the records' values and never changes them.
//  3. Linking takes time linear in the facts, sorting apart.
//  4. A Ledger that was relinked is the one that Link would give, and shares with the one before what no edit touched.
package ledger
