package diag

import (
	"iter"
	"unicode/utf8"
)

// Nearest returns the candidate that name most likely means: the one at the least edit distance (insertions, deletions,
// substitutions and swaps of neighbours each count one), if that is at most a third of name's length and at most 3.
// Of several equally near the first in candidates wins. It returns "" where nothing is near.
func Nearest(name string, candidates iter.Seq[string]) string {
	limit := min(3, (utf8.RuneCountInString(name)+2)/3)
	best := ""
	want := []rune(name)
	for c := range candidates {
		if c == name {
			continue
		}
		if d := distance(want, []rune(c), limit); d <= limit {
			best, limit = c, d-1
			if limit < 1 {
				break
			}
		}
	}
	return best
}

// distance is the optimal string alignment distance of a and b, or more than limit as soon as that is certain.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	older, old, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(row[j-1]+1, old[j]+1, old[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		older, old, row = old, row, older
	}
	return old[len(b)]
}
