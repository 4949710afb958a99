package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is how a rune, or a token, joins its neighbours.
type kind uint8

const (
	gap    kind = iota // neither letter, digit nor mark: an edge of words
	word               // letters and digits of scripts that set words apart
	unit               // a letter of a script that does not: a token by itself
	hangul             // a Korean syllable: a token by itself, but only a word's first begins a name
	mark               // belongs to what stands before it
)

// spaceless are the scripts that do not set words apart.
var spaceless = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Khmer,
	unicode.Myanmar, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet,
}

// kindOf tells what r is; the ranges that most texts are made of are told first.
func kindOf(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		if wordByte[r] {
			return word
		}
		return gap
	case r >= 0xC0 && r <= 0x24F:
		if r == '×' || r == '÷' {
			return gap
		}
		return word
	case r >= 0x400 && r <= 0x481, r >= 0x48A && r <= 0x52F, r >= 0x620 && r <= 0x64A:
		return word
	case r >= 0x2000 && r <= 0x206F, r == utf8.RuneError:
		return gap
	case r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FA, r == 'ー', r == 'ｰ', r >= 0x3400 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF:
		return unit
	case r >= 0xAC00 && r <= 0xD7A3:
		return hangul
	case unicode.IsMark(r):
		return mark
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return gap
	case unicode.In(r, spaceless...):
		return unit
	case unicode.Is(unicode.Hangul, r):
		return hangul
	}
	return word
}

// wordByte tells ASCII's letters and digits.
var wordByte = [256]bool{
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true,
	'K': true, 'L': true, 'M': true, 'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true,
	'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true,
	'k': true, 'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true,
	'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
}

// foldRune makes one of runes that names may write for one another: quotation marks, dashes, spaces within a line.
func foldRune(r rune) rune {
	switch r {
	case '’', '‘', '‛':
		return '\''
	case '“', '”', '„', '‟':
		return '"'
	case '‐', '‑', '‒', '–', '—':
		return '-'
	case '\t', '\u00a0', '\u2002', '\u2003', '\u2009', '\u202f':
		return ' '
	}
	return r
}

// sameText reports whether a and b are equal but for what foldRune folds.
func sameText(a, b string) bool {
	if a == b {
		return true
	}
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if foldRune(x) != foldRune(y) || x == utf8.RuneError && a[:n] != b[:m] {
			return false
		}
		a, b = a[n:], b[m:]
	}
	return a == b
}

// oneSpaced is a name without white space around it and with one space for each run within.
func oneSpaced(name string) string {
	spaced := true // what stands before is a space, or nothing
	for _, r := range name {
		if unicode.IsSpace(r) && (spaced || r != ' ') {
			return strings.Join(strings.Fields(name), " ")
		}
		spaced = r == ' '
	}
	if spaced {
		return strings.TrimSuffix(name, " ")
	}
	return name
}

const (
	hashSeed  = 14695981039346656037 // FNV-1a, 64 bits
	hashPrime = 1099511628211
)

// token reads the token at text[at:], which is not empty: a run of word runes with their marks, one unit with its marks, or
// one other rune. The hash is of the token folded.
func token(text string, at int) (end int, hash uint64, is kind) {
	h := uint64(hashSeed)
	c := text[at]
	if c < utf8.RuneSelf && !wordByte[c] {
		return at + 1, spread((h ^ uint64(foldRune(rune(c)))) * hashPrime), gap
	}
	i := at
	for i < len(text) && wordByte[text[i]] {
		h = (h ^ uint64(text[i])) * hashPrime
		i++
	}
	if i > at {
		is = word
	}
	for i < len(text) && text[i] >= utf8.RuneSelf || is == word && i < len(text) && wordByte[text[i]] {
		r, n := utf8.DecodeRuneInString(text[i:])
		k := kindOf(r)
		switch {
		case i > at && k == mark:
		case i > at && (is != word || k != word):
			return i, spread(h), is
		case k == gap:
			return i + n, spread((h ^ uint64(foldRune(r))) * hashPrime), gap
		case k == mark:
			is = word
		default:
			is = k
		}
		h = (h ^ uint64(r)) * hashPrime
		i += n
	}
	return i, spread(h), is
}

// spread mixes a hash, of which tables and filters then take any bits.
func spread(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}

func countTokens(text string) int {
	n := 0
	for at := 0; at < len(text); n++ {
		at, _, _ = token(text, at)
	}
	return n
}
