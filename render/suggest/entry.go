package suggest

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// entry is a YAML map on one line.
type entry struct{ pairs []string }

func (e *entry) add(key, value string) { e.pairs = append(e.pairs, key+": "+scalar(value)) }

func (e *entry) String() string { return "{" + strings.Join(e.pairs, ", ") + "}" }

// scalar writes a text for YAML: plain where nothing in it could be taken for something else.
func scalar(s string) string {
	plain := s != "" && (unicode.IsLetter([]rune(s)[0]) || s[0] >= '0' && s[0] <= '9')
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(" -.'’/~", c) {
			plain = false
		}
	}
	if plain && !strings.HasSuffix(s, " ") {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case unicode.IsPrint(c):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String() + `"`
}

// idWords is how many words make an id.
const idWords = 4

// id makes a local id of a text's telling words, or of all where it has few, that the briefing does not have yet.
func (f *finder) id(text string) string {
	id := unused(slug(text), f.ids)
	f.ids[id] = true
	return id
}

func unused(id string, taken map[string]bool) string {
	if !taken[id] {
		return id
	}
	for n := 2; ; n++ {
		if next := id + "-" + strconv.Itoa(n); !taken[next] {
			return next
		}
	}
}

// slug is a text as an id: its first telling words in small letters, hyphens between.
func slug(text string) string {
	var telling, all []string
	for _, w := range strings.FieldsFunc(norm.NFC.String(strings.ToLower(text)), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '\'' && c != '’'
	}) {
		w = strings.NewReplacer("'", "", "’", "").Replace(w)
		if w == "" || unicode.IsMark([]rune(w)[0]) {
			continue
		}
		all = append(all, w)
		if !plainWords[w] {
			telling = append(telling, w)
		}
		if len(telling) == idWords {
			break
		}
	}
	if len(telling) < 2 {
		telling = all
	}
	id := strings.Join(telling[:min(len(telling), idWords)], "-")
	if id == "" {
		return "passage"
	}
	return id
}

// plainWords say little about what a passage is.
var plainWords = wordSet(`a an and are as at be been but by can did do for from had has have he her his i in is it its may might must my no not of
	on or our she so such than that the their them then there these they this those to was we were what which who will with would you your one us`)

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		set[w] = true
	}
	return set
}
