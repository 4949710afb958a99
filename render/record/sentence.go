package record

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentenceStarts returns the bytes at which the sentences of a block begin; the first is 0.
func sentenceStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		size := stopSize(text, i)
		if size == 0 {
			continue
		}
		end := i + size
		for end < len(text) { // marks and brackets that close with the sentence
			c, n := utf8.DecodeRuneInString(text[end:])
			if !isQuoteMark(c) && !strings.ContainsRune(`.!?…)]}`, c) {
				break
			}
			end += n
		}
		wide := size > 1 && text[i] != 0xe2 // full-width stops need no space after them
		next := end
		for next < len(text) {
			c, n := utf8.DecodeRuneInString(text[next:])
			if !unicode.IsSpace(c) {
				break
			}
			next += n
		}
		if next < len(text) && (next > end || wide) && (text[i] != '.' || !abbreviates(text[:i], text[next:])) && begins(text[next:]) {
			starts = append(starts, next)
		}
		i = end - 1
	}
	return starts
}

// stopSize is the size of the mark at text[i:] that may end a sentence; 0 where there is none.
func stopSize(text string, i int) int {
	switch c := text[i]; {
	case c == '.' || c == '!' || c == '?':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	switch c, n := utf8.DecodeRuneInString(text[i:]); c {
	case '…', '。', '！', '？', '｡', '؟', '۔', '।':
		return n
	}
	return 0
}

// begins reports whether a sentence can begin with rest: not with a small letter.
func begins(rest string) bool {
	for _, c := range rest {
		if isQuoteMark(c) || c == '(' || c == '[' {
			continue
		}
		return !unicode.IsLower(c)
	}
	return false
}

// abbreviations are words that a full stop follows within a sentence, in lower case.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "mx": true, "dr": true, "prof": true, "st": true, "rev": true, "hon": true, "pres": true,
	"gen": true, "col": true, "lt": true, "sgt": true, "maj": true, "capt": true, "cmdr": true, "adm": true, "brig": true, "cpl": true,
	"sen": true, "rep": true, "gov": true, "amb": true, "min": true, "sec": true, "messrs": true, "mme": true, "mlle": true,
	"vs": true, "cf": true, "no": true, "nos": true, "art": true, "para": true, "fig": true, "vol": true, "pp": true, "ca": true, "approx": true,
	"e.g": true, "i.e": true, "viz": true, "al": true, "dept": true, "univ": true, "mt": true, "ft": true, "op": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true,
	"nov": true, "dec": true,
}

// closing are abbreviations that end sentences too: they do when a word follows that mostly begins one.
var closing = map[string]bool{"jr": true, "sr": true, "inc": true, "ltd": true, "co": true, "corp": true, "etc": true, "plc": true, "bros": true}

// openers are words that, with a capital after an abbreviation, begin a new sentence.
var openers = map[string]bool{
	"The": true, "A": true, "An": true, "In": true, "On": true, "At": true, "It": true, "Its": true, "He": true, "She": true, "They": true,
	"We": true, "I": true, "You": true, "This": true, "That": true, "These": true, "Those": true, "There": true, "But": true, "And": true,
	"However": true, "After": true, "Before": true, "As": true, "When": true, "While": true, "If": true, "Since": true, "Both": true,
	"According": true, "His": true, "Her": true, "Their": true, "Our": true, "For": true, "From": true, "With": true, "By": true,
}

// abbreviates reports whether the full stop between before and after belongs to an abbreviation within a sentence.
func abbreviates(before, after string) bool {
	word := before[strings.LastIndexFunc(before, func(c rune) bool { return unicode.IsSpace(c) || isQuoteMark(c) || c == '(' || c == '[' })+1:]
	for word != "" { // what LastIndexFunc left of a mark of several bytes
		c, n := utf8.DecodeRuneInString(word)
		if c != utf8.RuneError && isWordy(c) {
			break
		}
		word = word[n:]
	}
	lower := strings.ToLower(word)
	if abbreviations[lower] {
		return lower != "no" && lower != "nos" && lower != "art" && lower != "fig" && lower != "vol" && lower != "pp" || after[0] >= '0' && after[0] <= '9'
	}
	initials := utf8.RuneCountInString(word) == 1 && unicode.IsUpper([]rune(word)[0]) || strings.Contains(word, ".") && !allDigits(strings.ReplaceAll(word, ".", ""))
	if !closing[lower] && !initials {
		return false
	}
	return !openers[strings.TrimRight(firstWord(after), ",.;:")]
}

// sentence is the stretch of text, whose sentences begin at starts, that holds the passage from start to end whole.
func sentence(text string, starts []int, start, end int) string {
	first := sort.SearchInts(starts, start+1) - 1
	last := sort.SearchInts(starts, max(start+1, end))
	to := len(text)
	if last < len(starts) {
		to = starts[last]
	}
	return strings.TrimSpace(text[starts[max(first, 0)]:to])
}
