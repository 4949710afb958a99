package schema

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// object is a JSON object whose members keep their order.
type object []member

// member is a name with its value: an object, a list, a string, a bool or an int.
type member struct {
	name  string
	value any
}

type list []any

// texts makes a list of strings.
func texts(of []string) list {
	l := make(list, len(of))
	for i, s := range of {
		l[i] = s
	}
	return l
}

// with returns o with more members after its own.
func (o object) with(more ...member) object { return append(o[:len(o):len(o)], more...) }

// appendJSON appends v, a member or item a line where it holds objects. depth is how deep v's line is indented.
func appendJSON(b []byte, v any, depth int) []byte {
	switch v := v.(type) {
	case object:
		b = append(b, '{')
		for i, m := range v {
			b = newline(b, i, depth+1)
			b = append(appendString(b, m.name), ": "...)
			b = appendJSON(b, m.value, depth+1)
		}
		return append(closing(b, len(v), depth), '}')
	case list:
		b = append(b, '[')
		deep := holdsObject(v)
		for i, x := range v {
			switch {
			case deep:
				b = newline(b, i, depth+1)
			case i > 0:
				b = append(b, ", "...)
			}
			b = appendJSON(b, x, depth+1)
		}
		if deep {
			b = closing(b, len(v), depth)
		}
		return append(b, ']')
	case string:
		return appendString(b, v)
	case bool:
		return strconv.AppendBool(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	}
	return append(b, "null"...)
}

func holdsObject(l list) bool {
	for _, x := range l {
		if _, ok := x.(object); ok {
			return true
		}
	}
	return false
}

func newline(b []byte, i, depth int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return indent(append(b, '\n'), depth)
}

func closing(b []byte, n, depth int) []byte {
	if n == 0 {
		return b
	}
	return indent(append(b, '\n'), depth)
}

func indent(b []byte, depth int) []byte {
	for range depth {
		b = append(b, "  "...)
	}
	return b
}

// appendString appends s as a JSON string. Nobody takes a schema for HTML: < and > stay as they are.
func appendString(b []byte, s string) []byte {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r > '~' }) < 0 {
		return append(append(append(b, '"'), s...), '"')
	}
	buffer := bytes.NewBuffer(b)
	enc := json.NewEncoder(buffer)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always encodes
	return bytes.TrimSuffix(buffer.Bytes(), []byte{'\n'})
}
