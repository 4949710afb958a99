package scaffold

import (
	"strings"
	"unicode"

	"github.com/seed-0837baff/dateline/render/source"
)

// maxSlug is the greatest length in bytes of an id made of a title: one that a line of front matter can still refer to.
const maxSlug = 60

// slug makes an id of a title, as the package comment says; "" where nothing remains.
func slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(title) {
		letters := ascii(r)
		switch {
		case letters != "":
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteString(letters)
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		default:
			gap = true
		}
	}
	id := b.String()
	if len(id) <= maxSlug {
		return id
	}
	cut := strings.LastIndexByte(id[:maxSlug+1], '-')
	if cut < maxSlug/2 { // a single word longer than that
		cut = maxSlug
	}
	return id[:cut]
}

// ascii is a lower-case letter or a digit in ASCII; "" for what has no such form.
func ascii(r rune) string {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return string(r)
	}
	if r < 0x80 {
		return ""
	}
	for _, row := range latin {
		if strings.ContainsRune(row.from, r) {
			return row.to
		}
	}
	return ""
}

// idFor is the id that the author gave, or else the one that the title makes.
func idFor(title, given string) (string, error) {
	id := given
	if id == "" {
		id = slug(title)
	}
	switch {
	case id == "":
		return "", refuse("no id can be made of %q: it has no letter of a to z and no digit; give one with --id", title)
	case strings.ContainsAny(id, `/\`) || len(id)+len(".md") > source.MaxName:
		return "", refuse("%q is not an id: ids are made of lower-case letters, digits and hyphens", id)
	case source.IsDevice(id):
		return "", refuse("%q cannot be an id: Windows takes a file of that name for a device; give another with --id", id)
	}
	return id, nil
}

// latin is the lower-case letters of the Latin script beyond ASCII: first those that decompose (Unicode's NFD) into a letter
// of ASCII and marks, then those that are spelled out by custom.
var latin = []struct{ to, from string }{
	{"a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"},
	{"b", "ḃḅḇ"},
	{"c", "çćĉċčḉ"},
	{"d", "ďḋḍḏḑḓ"},
	{"e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"},
	{"f", "ḟ"},
	{"g", "ĝğġģǧǵḡ"},
	{"h", "ĥȟḣḥḧḩḫẖ"},
	{"i", "ìíîïĩīĭįǐȉȋḭḯỉị"},
	{"j", "ĵǰ"},
	{"k", "ķǩḱḳḵ"},
	{"l", "ĺļľḷḹḻḽ"},
	{"m", "ḿṁṃ"},
	{"n", "ñńņňǹṅṇṉṋ"},
	{"o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"},
	{"p", "ṕṗ"},
	{"r", "ŕŗřȑȓṙṛṝṟ"},
	{"s", "śŝşšșṡṣṥṧṩ"},
	{"t", "ţťțṫṭṯṱẗ"},
	{"u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"},
	{"v", "ṽṿ"},
	{"w", "ŵẁẃẅẇẉẘ"},
	{"x", "ẋẍ"},
	{"y", "ýÿŷȳẏẙỳỵỷỹ"},
	{"z", "źżžẑẓẕ"},

	{"ae", "æǽǣ"},
	{"d", "đð"},
	{"h", "ħ"},
	{"i", "ı"},
	{"k", "ĸ"},
	{"l", "łŀ"},
	{"n", "ŋ"},
	{"o", "øǿ"},
	{"oe", "œ"},
	{"ss", "ß"},
	{"t", "ŧ"},
	{"th", "þ"},
}
