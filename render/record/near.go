package record

import (
	"strings"
	"unicode/utf8"
)

// Bounds of the search for the passage that an author may have meant.
const (
	nearBudget = 8 << 20 // bytes of text looked at in one file, so that a thousand wrong quotes cost no minute
	nearWords  = 40      // words of a quote that are looked for
	nearShown  = 160     // code points of the passage that are shown
)

// nearest finds the passage of the folded text that shares the longest run of words with quote, which is folded too, and
// returns the folded stretch with as many words as quote has. Case makes no difference. It reports false where no more than
// a chance word is shared, or the file's budget is spent.
func (r *reader) nearest(lower, quote string) (start, end int, ok bool) {
	words := strings.Fields(lowerASCII(quote))
	words = words[:min(len(words), nearWords)]
	best, at, first := 0, 0, 0
	for i := range words {
		for j := i + best + 1; j <= len(words) && r.suggested > 0; j++ {
			r.suggested -= len(lower)
			found := strings.Index(lower, strings.Join(words[i:j], " "))
			if found < 0 {
				break
			}
			best, at, first = j-i, found, i
		}
	}
	if best == 0 || best == 1 && (len(words) > 2 || len(words[first]) < 4) {
		return 0, 0, false
	}
	run := strings.Join(words[first:first+best], " ")
	return grow(lower, at, at+len(run), first, len(words)-first-best)
}

// grow widens a stretch of text to whole words, and by some more of them to the left and to the right, within its block.
func grow(text string, start, end, left, right int) (int, int, bool) {
	start, end = wordStart(text, start), wordEnd(text, end)
	for ; left > 0 && start > 0 && text[start-1] == ' '; left-- {
		start = wordStart(text, start-1)
	}
	for ; right > 0 && end < len(text) && text[end] == ' '; right-- {
		end = wordEnd(text, end+1)
	}
	return start, end, start < end
}

func wordStart(text string, i int) int {
	for i > 0 && text[i-1] != ' ' && text[i-1] != '\n' {
		i--
	}
	return i
}

func wordEnd(text string, i int) int {
	for i < len(text) && text[i] != ' ' && text[i] != '\n' {
		i++
	}
	return i
}

// lowerASCII is s with its ASCII letters in lower case, so that offsets stay what they are.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// shorten cuts s to what a message can show.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= nearShown {
		return s
	}
	return string([]rune(s)[:nearShown-1]) + "…"
}
