package page

import (
	"strings"
	"text/template/parse"
)

// place is where in HTML's syntax a scan stands (HTML Living Standard, 13.2.5, as far as it matters here).
type place uint8

const (
	inText place = iota
	inOpen       // after <
	inElem       // in a tag's name
	inTag        // in a tag, between attributes
	inName       // in an attribute's name
	afterName
	beforeValue
	inValue // in quotes
	inBare  // an attribute's value without quotes
	inComment
	inRaw // in the text of an element that holds no elements
)

// scan is the state of a tokenizer between two pieces of a template's text. It is comparable.
type scan struct {
	at      place
	elem    string // name of the tag, or of the raw element, so far
	attr    string // name of the attribute so far
	value   string // of a script's type, so far
	tail    string // last bytes of a comment or raw text, to find its end
	quote   byte
	closing bool // an end tag
	source  bool // the tag has a src
	data    bool // a script of type application/ld+json
}

// text takes a scan through a piece of text.
func (l *linter) text(n *parse.TextNode, s scan, t *parse.Tree) scan {
	for i := 0; i < len(n.Text); i++ {
		s = l.step(s, n.Text[i], n.Pos+parse.Pos(i), t)
	}
	return s
}

// step takes a scan through one byte.
func (l *linter) step(s scan, c byte, at parse.Pos, t *parse.Tree) scan {
	switch s.at {
	case inText:
		if c == '<' {
			return scan{at: inOpen}
		}
	case inOpen:
		return opened(s, c)
	case inElem:
		if isSpace(c) || c == '/' {
			s.at = inTag
		} else if c == '>' {
			return l.close(s, at, t)
		} else {
			s.elem += lower(c)
		}
	case inTag:
		return l.between(s, c, at, t)
	case inName:
		if c == '=' || isSpace(c) || c == '/' || c == '>' {
			s = l.named(s, at, t)
			s.at = afterName
			return l.between(s, c, at, t)
		}
		s.attr += lower(c)
	case afterName:
		return l.between(s, c, at, t)
	case beforeValue:
		switch {
		case isSpace(c):
		case c == '"' || c == '\'':
			s.at, s.quote = inValue, c
		case c == '>':
			return l.close(s, at, t)
		default:
			s.at = inBare
			s.value += lower(c)
		}
	case inValue:
		if c == s.quote {
			s.at = inTag
			return valued(s)
		}
		s.value = keep(s, c)
	case inBare:
		if isSpace(c) {
			s.at = inTag
			return valued(s)
		} else if c == '>' {
			return l.close(valued(s), at, t)
		}
		s.value = keep(s, c)
	case inComment:
		s.tail = last(s.tail+string(rune(c)), 3)
		if s.tail == "-->" {
			return scan{}
		}
	case inRaw:
		s.tail = last(s.tail+lower(c), len(s.elem)+2)
		if s.tail == "</"+s.elem {
			return scan{at: inElem, elem: s.elem, closing: true}
		}
	}
	return s
}

func opened(s scan, c byte) scan {
	switch {
	case c == '/' && !s.closing:
		s.closing = true
	case c == '!':
		s.at, s.tail = inComment, "!"
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		s.at, s.elem = inElem, lower(c)
	default:
		return scan{}
	}
	return s
}

// between is a byte in a tag and outside names and values.
func (l *linter) between(s scan, c byte, at parse.Pos, t *parse.Tree) scan {
	switch {
	case isSpace(c) || c == '/':
		if s.at != afterName || c == '/' {
			s.at = inTag
		}
	case c == '>':
		return l.close(s, at, t)
	case c == '=' && s.at == afterName:
		s.at = beforeValue
	default:
		s.at, s.attr, s.value = inName, lower(c), ""
	}
	return s
}

// named is the end of an attribute's name.
func (l *linter) named(s scan, at parse.Pos, t *parse.Tree) scan {
	if forbidden(s.attr) && !s.closing {
		l.report(at-parse.Pos(len(s.attr)), t, "attribute "+s.attr+" in a template",
			"use a class and a rule in assets/, or a script there")
	}
	s.source = s.source || s.attr == "src"
	s.value = ""
	return s
}

// valued is the end of an attribute's value.
func valued(s scan) scan {
	if s.elem == "script" && s.attr == "type" && strings.TrimSpace(s.value) == "application/ld+json" {
		s.data = true
	}
	s.attr, s.value = "", ""
	return s
}

// close is the end of a tag.
func (l *linter) close(s scan, at parse.Pos, t *parse.Tree) scan {
	if s.closing {
		return scan{}
	}
	switch s.elem {
	case "style":
		l.report(at, t, "style element in a template", "the content security policy forbids it: put the rules in a file of assets/")
	case "script":
		if !s.source && !s.data {
			l.report(at, t, "inline script in a template", "the content security policy forbids it: put the script in a file of assets/")
		}
	case "title", "textarea", "xmp", "iframe", "noembed", "noframes":
	default:
		return scan{}
	}
	return scan{at: inRaw, elem: s.elem, data: s.data && !s.source}
}

// keep gathers the value of a script's type and no other's.
func keep(s scan, c byte) string {
	if s.elem == "script" && s.attr == "type" && len(s.value) < 64 {
		return s.value + lower(c)
	}
	return ""
}

func last(s string, n int) string { return s[max(0, len(s)-n):] }

func lower(c byte) string {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return string([]byte{c})
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
