// Package edtf reads dates that are not known to the day: in comes a string in the Extended Date/Time Format (ISO 8601-2),
// out goes a Date, a small immutable value that knows its earliest and latest day, its order and its English words.
//
// # What is taken
//
// Levels 0 and 1 without times of day, and of level 2 the one-of range:
//
//	2023, 2023-06, 2023-06-10   a year, month, day; the year has four digits, 0000 is 1 BC, -0001 is 2 BC
//	Y170002, Y-170002           a year of five to nine digits
//	19, 19XX, 198X              the years 1900 to 1999, the same, the years 1980 to 1989
//	2023-XX, 2023-06-XX         a month of 2023, a day of June 2023; 2023-XX-XX a day of 2023
//	XXXX, XXXX-XX, XXXX-XX-XX   a date of which nothing is known
//	2023-21                     spring; 22 summer, 23 autumn, 24 winter
//	2016?, 2016~, 2016%         uncertain, approximate, both; at the end, of the whole date
//	a/b, a/.., a/, ../b, /b     lasted from a to b; ongoing; end unknown; without a beginning; start unknown
//	[a..b], [..b], [a..]        some time between a and b; by b; from a on
//
// The ends a and b are years, months or days, with or without a qualifier: centuries, seasons and X digits inside a range
// are refused, as EDTF's level 1 does. So is a range that names no day at all (/, ../.., [..]): it says no more than no
// date. An end that lies wholly before its start is an error; 2004/2004-06 is none.
//
// # Bounds
//
// A date's earliest and latest day are the first and last day that its digits allow, in the proleptic Gregorian calendar.
// Qualifiers do not widen them. Spring is March to May, summer June to August, autumn September to November, winter
// December to February of the next year. A century or decade is what begins with its digits: -04 is -0499 to -0400, and
// -00XX ends in -0001, since 0000 has no sign. XXXX has no bounds.
//
// # Order
//
// Dates sort by earliest, then latest day. A date without an earliest day sorts by its latest, among the dates of the year
// that it is filed under, and before those that begin on that very day. A missing latest day is later than any. Dates
// without either, the zero Date among them, are equal and come last.
package edtf
