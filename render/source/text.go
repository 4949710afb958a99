package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
)

// maxFaults is how many faulty characters of one file are each reported; the rest are counted.
const maxFaults = 10

// fault is a character that no text may contain.
type fault struct {
	pos  diag.Pos
	what string
	hint string
}

// text returns raw as the package comment's Text says, and what is wrong with it. It returns nil for bytes that are no
// text at all. Where raw needs no mending the result shares its memory.
func text(raw []byte) (data []byte, faults []fault) {
	if bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) || bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) {
		return nil, []fault{{diag.Pos{Line: 1, Col: 1}, "text is UTF-16, not UTF-8", "save the file as UTF-8"}}
	}
	data = unixLines(bytes.TrimPrefix(raw, []byte("\uFEFF")))
	if data == nil {
		data = []byte{}
	}
	if clean(data) {
		return data, nil
	}
	return repair(data)
}

// unixLines returns data with every CRLF and lone CR as LF.
func unixLines(data []byte) []byte {
	first := bytes.IndexByte(data, '\r')
	if first < 0 {
		return data
	}
	out := append(make([]byte, 0, len(data)), data[:first]...)
	for i := first; i < len(data); i++ {
		if data[i] != '\r' {
			out = append(out, data[i])
			continue
		}
		if i+1 == len(data) || data[i+1] != '\n' {
			out = append(out, '\n')
		}
	}
	return out
}

// clean reports whether data is UTF-8 without control characters: it is so of nearly every file, and so must be quick. Of
// eight bytes at a time it asks whether any is below 0x20, is 0x7F or is not ASCII, and looks closer where one may be.
func clean(data []byte) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	ascii := true
	rest := data
	for ; len(rest) >= 8; rest = rest[8:] {
		x := binary.LittleEndian.Uint64(rest)
		below := (x - 0x20*ones) &^ x
		del := x ^ 0x7F*ones
		del = (del - ones) &^ del
		ascii = ascii && x&highs == 0
		if (below|del)&highs != 0 && controls(rest[:8]) {
			return false
		}
	}
	for _, b := range rest {
		ascii = ascii && b < utf8.RuneSelf
	}
	return !controls(rest) && (ascii || utf8.Valid(data))
}

// controls reports whether data has a control character that text may not have.
func controls(data []byte) bool {
	for _, b := range data {
		if b < ' ' && b != '\n' && b != '\t' || b == 0x7F {
			return true
		}
	}
	return false
}

// repair returns data with U+FFFD for each faulty character. A faulty byte counts as one character, which is what an
// editor shows, so that places in the repaired text are places in the file.
func repair(data []byte) (out []byte, faults []fault) {
	out = make([]byte, 0, len(data)+64)
	pos, more := diag.Pos{Line: 1, Col: 1}, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		what, hint := faulty(r, size, data[0])
		if what == "" {
			out = append(out, data[:size]...)
		} else {
			out = utf8.AppendRune(out, utf8.RuneError)
			if len(faults) <= maxFaults {
				faults = append(faults, fault{pos, what, hint})
			} else {
				more++
			}
		}
		data = data[size:]
		if pos.Col++; r == '\n' {
			pos = diag.Pos{Line: pos.Line + 1, Col: 1}
		}
	}
	if more > 0 {
		faults[maxFaults].what = fmt.Sprintf("%d more characters like these from here on", more+1)
	}
	return out, faults
}

func faulty(r rune, size int, first byte) (what, hint string) {
	switch {
	case r == utf8.RuneError && size == 1:
		return fmt.Sprintf("byte 0x%02X is not valid UTF-8", first), "save the file as UTF-8"
	case r < ' ' && r != '\n' && r != '\t' || r == 0x7F:
		return fmt.Sprintf("control character %U", r), "delete it; most editors do not show it"
	}
	return "", ""
}
