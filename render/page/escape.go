package page

// appendHTML appends text as html/template writes it in an element's text and in quoted attributes.
func appendHTML(dst []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); i++ {
		esc := htmlEscapes[s[i]]
		if esc == "" {
			continue
		}
		dst = append(append(dst, s[start:i]...), esc...)
		start = i + 1
	}
	return append(dst, s[start:]...)
}

// htmlEscapes are html/template's replacements.
var htmlEscapes = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// appendURL appends an address as html/template writes one that fills a quoted attribute: what has a scheme other than
// http, https and mailto is replaced, what may not stand in an address is percent-encoded.
func appendURL(dst []byte, s string) []byte {
	if !safeScheme(s) {
		return append(dst, "#ZgotmplZ"...)
	}
	return appendAddress(dst, s)
}

// safeScheme is html/template's judgement of an address's scheme.
func safeScheme(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '/':
			return true
		case ':':
			switch len(s[:i]) {
			case 4, 5, 6:
				name := [6]byte{}
				for j := range i {
					name[j] = s[j] | 0x20
				}
				switch string(name[:i]) {
				case "http", "https", "mailto":
					return asciiLetters(s[:i])
				}
			}
			return false
		}
	}
	return true
}

func asciiLetters(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// appendAddress percent-encodes what may not stand in an address and escapes the rest for an attribute.
func appendAddress(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	for i := 0; i < len(s); i++ {
		switch c := s[i]; urlBytes[c] {
		case urlPlain:
			dst = append(dst, c)
		case urlEntity:
			dst = append(dst, htmlEscapes[c]...)
		case urlPercent:
			if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				dst = append(dst, c)
			} else {
				dst = append(dst, "%25"...)
			}
		default:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return dst
}

// appendFiltered appends an address whose scheme is judged and which is otherwise written as text.
func appendFiltered(dst []byte, s string) []byte {
	if !safeScheme(s) {
		return append(dst, "#ZgotmplZ"...)
	}
	return appendHTML(dst, s)
}

// appendComponent percent-encodes all but RFC 3986's unreserved characters.
func appendComponent(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	for i := 0; i < len(s); i++ {
		c := s[i]
		if urlBytes[c] == urlPlain && (c == '-' || c == '.' || c == '_' || c == '~' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
			dst = append(dst, c)
		} else {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return dst
}

const (
	urlCoded = iota
	urlPlain
	urlEntity
	urlPercent
)

// urlBytes says how each byte of an address is written (RFC 3986, 2.2 and 2.3, less the quote and the parentheses).
var urlBytes = func() (t [256]uint8) {
	for c := range 256 {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			t[c] = urlPlain
		}
	}
	for _, c := range "!#$*,/:;=?@[]-._~" {
		t[c] = urlPlain
	}
	t['&'], t['+'], t['%'] = urlEntity, urlEntity, urlPercent
	return t
}()

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
