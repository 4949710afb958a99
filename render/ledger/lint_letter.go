package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	minEditable = 8 // letters of a name in which one that differs is easily overlooked
	minWord     = 4 // letters of the word that it stands in: initials and numbers tell names apart
)

// plainName is a name without what the eye passes over: in small letters, without accents; marks are spaces, of which there
// is one between words, or, like full stops and apostrophes, nothing.
type plainName struct {
	text     string
	latin    string // look-alike letters of other scripts as Latin ones; "" where there are none
	turned   string // of "Surname, Given": given name first; else ""
	letters  int
	editable bool // Latin, Greek or Cyrillic throughout: scripts in which one letter is little
}

// forms are the texts under which the name is looked for.
func (p *plainName) forms() []string {
	list := []string{p.text}
	for _, s := range []string{p.latin, p.turned} {
		if s != "" && s != p.text {
			list = append(list, s)
		}
	}
	return list
}

func plain(name string) plainName {
	p := plainName{editable: true}
	p.text = plainText(name, nil)
	for _, c := range p.text {
		if unicode.IsLetter(c) {
			p.letters++
			p.editable = p.editable && (c < utf8.RuneSelf || unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic))
		}
	}
	if strings.ContainsFunc(name, func(c rune) bool { return lookAlikes[c] != 0 }) {
		p.latin = plainText(name, lookAlikes)
	}
	if last, first, ok := strings.Cut(name, ","); ok && !strings.Contains(first, ",") {
		p.turned = strings.TrimSpace(plainText(first, nil) + " " + plainText(last, nil))
	}
	return p
}

// plainText makes a name plain; as maps letters to others first.
func plainText(name string, as map[rune]rune) string {
	var b strings.Builder
	gap := false
	for _, c := range name {
		if l, ok := as[c]; ok {
			c = l
		}
		for _, c := range unaccented(c) {
			switch {
			case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
				if gap && b.Len() > 0 {
					b.WriteByte(' ')
				}
				gap = false
				b.WriteRune(unicode.ToLower(c))
			case strings.ContainsRune(`.'’‘ʼ`, c):
			default:
				gap = true
			}
		}
	}
	return b.String()
}

// unaccented is c without the accents that it may bear in Latin, Greek and Cyrillic.
func unaccented(c rune) string {
	if c < utf8.RuneSelf {
		return string(c)
	}
	if s, ok := plainLetters[c]; ok {
		return s
	}
	if c >= 0x300 && c <= 0x36F {
		return ""
	}
	if c < 0x530 || c >= 0x1E00 && c < 0x2000 {
		for _, base := range norm.NFD.String(string(c)) {
			return string(base)
		}
	}
	return string(c)
}

// plainLetters are those that do not come apart into a letter and an accent.
var plainLetters = map[rune]string{
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ı': "i", 'ß': "ss", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE", 'ð': "d", 'ħ': "h",
}

// lookAlikes are letters of Cyrillic and Greek that are drawn as Latin ones (Unicode Technical Standard 39, confusables).
var lookAlikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'Ѕ': 'S', 'І': 'I', 'Ј': 'J', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T',
	'У': 'Y', 'Х': 'X', 'Ү': 'Y', 'Ԁ': 'D', 'Ԛ': 'Q', 'Ԝ': 'W',
	'а': 'a', 'е': 'e', 'ѕ': 's', 'і': 'i', 'ј': 'j', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x', 'ү': 'y', 'һ': 'h', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X',
	'α': 'a', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'υ': 'u', 'ϲ': 'c', 'ϳ': 'j',
}

// deletions yields a hash of text and of each text that is left when one of its letters is taken out. Of two texts that are one
// edit apart each has one that the other has too.
func deletions(text string, seed uint64, yield func(uint64)) {
	runes := []rune(text)
	before := make([]uint64, len(runes)+1) // of the runes before each
	for i, c := range runes {
		before[i+1] = before[i]*hashPrime + uint64(c)
	}
	yield(mix(seed, spread(before[len(runes)])))
	after, power := uint64(0), uint64(1) // of the runes after each
	for i := len(runes) - 1; i >= 0; i-- {
		if i == 0 || runes[i] != runes[i-1] { // the same text otherwise
			yield(mix(seed, spread(before[i]*power+after)))
		}
		after += uint64(runes[i]) * power
		power *= hashPrime
	}
}

// oneEdit reports whether a letter put in, left out, changed or swapped with its neighbour makes a of b, in a word of four
// letters or more.
func oneEdit(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	p, q := len(x), len(y)
	for p > i && q > i && x[p-1] == y[q-1] {
		p, q = p-1, q-1
	}
	switch {
	case q-i <= 1 && p-i <= 1:
	case p-i == 2 && q-i == 2 && x[i] == y[i+1] && x[i+1] == y[i]:
	default:
		return false
	}
	for _, c := range append(append([]rune{}, x[i:p]...), y[i:q]...) {
		if !unicode.IsLetter(c) {
			return false
		}
	}
	return wordAt(x, i) >= minWord && wordAt(y, i) >= minWord
}

// wordAt is the length of the word that stands at, or ends before, text[at].
func wordAt(text []rune, at int) int {
	from, to := at, at
	for from > 0 && text[from-1] != ' ' {
		from--
	}
	for to < len(text) && text[to] != ' ' {
		to++
	}
	return to - from
}
