package record

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotation is a stretch of a text between two quotation marks.
type quotation struct {
	start, end   int  // bytes: from the opening mark to the end of the closing one
	inner, outer int  // bytes: where the opening mark ends, where the closing one begins
	open         bool // it goes on in the next block: there is no closing mark, outer is end
	mark         rune // the opening mark
}

// quotations returns the quotations of a block, without those within others, in order. A mark that has no fellow in the
// block opens or closes nothing, but for the last opening one where goesOn, given that mark, says that the quotation
// continues in the next block, as one of several paragraphs does: each begins with a mark, only the last ends with one.
//
// Apostrophes and marks are told apart by their neighbours. In doubt there is no quotation: what somebody did not say must
// not be shown between marks, the other way round is a lesser evil.
func quotations(text string, goesOn func(mark rune) bool) []quotation {
	if !strings.ContainsAny(text, `"'“”„‟‘’‚«»‹›「」『』`) {
		return nil
	}
	var done, opened []quotation
	prev := ' '
	for i, c := range text {
		size := utf8.RuneLen(c)
		if size < 0 {
			size = 1
		}
		if isQuoteMark(c) {
			next := ' '
			if i+size < len(text) {
				next, _ = utf8.DecodeRuneInString(text[i+size:])
			}
			switch what, at := role(c, prev, next, text[i:], opened); what {
			case opens:
				opened = append(opened, quotation{start: i, inner: i + size, mark: c})
			case closes:
				q := opened[at]
				q.outer, q.end = i, i+size
				opened = opened[:at]
				done = append(withoutInner(done, q.start), q)
			}
		}
		prev = c
	}
	for _, q := range opened {
		if goesOn != nil && goesOn(q.mark) {
			q.outer, q.end, q.open = len(text), len(text), true
			return append(withoutInner(done, q.start), q)
		}
	}
	return done
}

// withoutInner drops the quotations that begin after start.
func withoutInner(done []quotation, start int) []quotation {
	for len(done) > 0 && done[len(done)-1].start > start {
		done = done[:len(done)-1]
	}
	return done
}

// What a quote mark does.
type action uint8

const (
	nothing action = iota
	opens
	closes // the opened quotation at the index given
)

// maxOpened is among how many marks without a fellow so far a closing one looks for its own.
const maxOpened = 64

// closers are the marks that may end a quotation begun with the mark, in the languages that use it.
var closers = map[rune]string{
	'"': `"`, '\'': `'’`, '“': `”"`, '”': `”`, '„': `“”‟"`, '‟': `”`, '‘': `’'`, '‚': `‘’`,
	'«': `»`, '»': `«»`, '‹': `›`, '›': `‹›`, '「': `」`, '『': `』`, '＂': `＂`,
}

// role says what the mark c does between the characters prev and next. rest begins with c.
func role(c, prev, next rune, rest string, opened []quotation) (action, int) {
	if strings.ContainsRune(`'’`, c) && isApostrophe(c, prev, next, rest) {
		return nothing, 0
	}
	before, after := isWordy(prev), isWordy(next)
	mayOpen := !before && (!isGap(next) || c == '«' || c == '‹') || crowded(prev, next) && before
	mayClose := !isGap(prev) || c == '»' || c == '›'
	if before && after && !crowded(prev, next) && strings.ContainsRune(`"“”'‘’`, c) {
		mayClose = false // within a word, as in Hebrew's acronyms
	}
	for at := len(opened) - 1; at >= max(0, len(opened)-maxOpened); at-- {
		if !strings.ContainsRune(closers[opened[at].mark], c) {
			continue
		}
		if mayClose {
			return closes, at
		}
		break
	}
	if mayOpen && canOpen(c) {
		return opens, 0
	}
	return nothing, 0
}

// canOpen reports whether c begins quotations in some language, standing at the beginning of a word.
func canOpen(c rune) bool {
	_, ok := closers[c]
	return ok
}

// isApostrophe tells a mark that stands for a sound at the beginning of a word ('90s, ’tis) from one that quotes.
func isApostrophe(c, prev, next rune, rest string) bool {
	if isWordy(prev) || !isWordy(next) {
		return false
	}
	if c == '’' {
		return true
	}
	word := strings.ToLower(strings.TrimFunc(firstWord(rest[utf8.RuneLen(c):]), func(r rune) bool { return !isWordy(r) }))
	switch word {
	case "tis", "twas", "til", "em", "n", "cause", "bout", "round":
		return true
	}
	digits := strings.TrimRight(word, "s")
	return len(digits) == 2 && allDigits(digits)
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\'' || r == '’' }); i >= 0 {
		return s[:i]
	}
	return s
}

func isWordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func isGap(r rune) bool { return unicode.IsSpace(r) }

// crowded reports whether a or b belongs to a script that puts no spaces between words, so that marks stand between letters.
func crowded(a, b rune) bool {
	return unicode.In(a, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) ||
		unicode.In(b, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// unquote takes off the marks of a quotation that text[start:end] begins or ends with, and reports whether what remains lies
// inside one quotation. Punctuation behind the closing mark goes with it.
func unquote(text string, qs []quotation, start, end int) (int, int, bool) {
	i := sort.Search(len(qs), func(i int) bool { return qs[i].end > start })
	if i == len(qs) || qs[i].start > start {
		return start, end, false
	}
	q := qs[i]
	from, to := max(start, q.inner), end
	if !q.open && end >= q.end && strings.Trim(text[q.end:end], ",.;: ") == "" {
		to = q.outer
	}
	if from >= to || to > q.outer {
		return start, end, false
	}
	return from, to, true
}
