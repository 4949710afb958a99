package figure

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pen writes markup.
type pen struct{ b []byte }

func (p *pen) String() string { return string(p.b) }

// raw writes markup as it is.
func (p *pen) raw(parts ...string) {
	for _, s := range parts {
		p.b = append(p.b, s...)
	}
}

// text writes text, escaped.
func (p *pen) text(parts ...string) {
	for _, s := range parts {
		p.escape(s)
	}
}

// attr writes an attribute with a text for its value.
func (p *pen) attr(name, value string) {
	p.raw(" ", name, `="`)
	p.escape(value)
	p.raw(`"`)
}

// num writes an attribute with a number for its value.
func (p *pen) num(name string, v float64) {
	p.raw(" ", name, `="`)
	p.number(v)
	p.raw(`"`)
}

// percent writes an attribute with a percentage for its value: v is a share of one.
func (p *pen) percent(name string, v float64) {
	p.raw(" ", name, `="`)
	p.number(mul(v, 100))
	p.raw(`%"`)
}

// number writes v rounded to one decimal, in as few bytes as it takes.
func (p *pen) number(v float64) {
	n := int64(math.Round(mul(tenth(v), 10)))
	if n < 0 {
		p.b, n = append(p.b, '-'), -n
	}
	p.b = strconv.AppendInt(p.b, n/10, 10)
	if n %= 10; n > 0 {
		p.b = append(p.b, '.', '0'+byte(n))
	}
}

// step writes a letter of a path's data and its numbers.
func (p *pen) step(letter string, numbers ...float64) {
	p.raw(letter)
	for i, v := range numbers {
		if v = tenth(v); i > 0 && v >= 0 {
			p.raw(" ")
		}
		p.number(v)
	}
}

// open writes a link's opening tag, or a group's where there is no address to lead to, and the title of either. It
// returns the tag that closes it.
func (p *pen) open(class, href string, title ...string) string {
	end := "</g>"
	if href = safe(href); href == "" {
		p.raw("<g")
	} else {
		p.raw("<a")
		p.attr("href", href)
		end = "</a>"
	}
	if class != "" {
		p.attr("class", class)
	}
	p.raw("><title>")
	p.text(title...)
	p.raw("</title>")
	return end
}

// words writes a link of HTML, or its text alone where there is no address.
func (p *pen) words(text, href string) {
	if href = safe(href); href == "" {
		p.text(text)
		return
	}
	p.raw("<a")
	p.attr("href", href)
	p.raw(">")
	p.text(text)
	p.raw("</a>")
}

// escape writes text so that it is text wherever it stands. What is no UTF-8 becomes U+FFFD.
func (p *pen) escape(s string) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	from := 0
	for i := 0; i < len(s); i++ {
		code := ""
		switch s[i] {
		case '&':
			code = "&amp;"
		case '<':
			code = "&lt;"
		case '>':
			code = "&gt;"
		case '"':
			code = "&#34;"
		case '\'':
			code = "&#39;"
		case 0:
			code = "\uFFFD" // as an HTML parser reads it
		default:
			continue
		}
		p.raw(s[from:i], code)
		from = i + 1
	}
	p.raw(s[from:])
}

// safe is an address that may be led to, else "".
func safe(href string) string {
	scheme, _, ok := strings.Cut(href, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return href
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return href
	}
	return ""
}

// tenth rounds to a decimal; what is no number becomes 0.
func tenth(v float64) float64 {
	v = math.Round(mul(v, 10))
	if v == 0 || !(math.Abs(v) < 1e15) {
		return 0 // never −0
	}
	return v / 10
}

// mul is a product that is rounded before anything is added to it. Without the conversion a compiler may fuse the two (Go
// specification, "Floating-point operators"): it does on arm64 and not on amd64, and a layout would differ between them.
func mul(a, b float64) float64 { return float64(a * b) }

// hypot is the length of (x, y).
func hypot(x, y float64) float64 { return math.Sqrt(mul(x, x) + mul(y, y)) }
