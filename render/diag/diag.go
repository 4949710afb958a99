// Package diag holds positioned messages for authors: what is wrong, where, and how to mend it.
//
// Every stage that reads what an author wrote returns its findings as a list of Diagnostic: all of them, never only the
// first. Failures of the environment (a disk that is full) are ordinary errors and no concern of this package.
//
// A message is lower case, has no final period, and names the thing as the author wrote it; the mend stands apart, as the
// hint. A hint that suggests a name is given only for a near match (see Nearest).
package diag

import (
	"cmp"
	"slices"
)

// Severity says what a finding does to the build.
type Severity uint8

const (
	Error   Severity = iota // the content does not hold: nothing is published, exit 1
	Warning                 // worth mending; an error under --strict
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Pos is a place in a text file. The zero Pos means the file as a whole.
type Pos struct {
	Line int32 // 1-based
	Col  int32 // 1-based, in Unicode code points
}

// IsZero reports whether p names no place.
func (p Pos) IsZero() bool { return p == Pos{} }

// Related is another place that a finding speaks of, such as the first of two equal ids.
type Related struct {
	File    string // as in Diagnostic
	Pos     Pos
	Message string // "first defined here"
}

// Diagnostic is one finding.
type Diagnostic struct {
	Severity Severity
	Name     string    // a warning's name, for site.yaml's `warnings`; "" for errors
	File     string    // as the author knows it: the folder given on the command line, then the path, slashes
	Pos      Pos       // zero: the whole file
	Width    int       // code points to underline from Pos; 0 means 1
	Message  string    // lower case, no final period
	Hint     string    // how to mend it; "" for none
	Related  []Related // other places; usually none
}

// Compare orders findings by file, place, severity and message: the order in which they are printed.
func Compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Pos.Line, b.Pos.Line),
		cmp.Compare(a.Pos.Col, b.Pos.Col),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Message, b.Message),
	)
}

// Sort puts ds in printing order and drops exact repeats.
func Sort(ds []Diagnostic) []Diagnostic {
	slices.SortStableFunc(ds, Compare)
	return slices.CompactFunc(ds, Same)
}

// Same reports whether two findings tell the same.
func Same(a, b Diagnostic) bool { return Compare(a, b) == 0 && a.Hint == b.Hint }

// Count returns the numbers of errors and warnings in ds.
func Count(ds []Diagnostic) (errors, warnings int) {
	for _, d := range ds {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
