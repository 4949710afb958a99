package source

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever the bytes, the text is clean, says of the bytes what is wrong, and is itself its own text; a byte order mark
// and other line ends make no difference.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "a\r\nb\rc", "\uFEFF---\ntitle: x\n---\n", "\xff\xfe\x00", "é\x80\x00\x7f", "\xed\xa0\x80"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		data, faults := text(raw)
		if data == nil {
			if len(faults) == 0 {
				t.Fatal("no text and nothing wrong")
			}
			return
		}
		if !utf8.Valid(data) || bytes.ContainsAny(data, "\r\x00\x7f\x1b") {
			t.Fatalf("not clean: %q", data)
		}
		if len(faults) == 0 && !bytes.HasPrefix(raw, []byte("\uFEFF")) && strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\r", "\n") != string(data) {
			t.Fatalf("changed: %q to %q", raw, data)
		}
		mutated, _ := text(append([]byte("\uFEFF"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...))
		if !bytes.Equal(mutated, data) {
			t.Fatalf("with BOM and CRLF: %q, without: %q", mutated, data)
		}
	})
}

func FuzzNames(f *testing.F) {
	for _, seed := range []string{"briefings/x.md", "a.yaml", "actors/a/b.md", "con.md", "é/e\u0301.YML"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if _, stray := classify(p); stray {
			strayHint(p)
		}
		if unfit(p) == "" && Fold(Fold(p)) != Fold(p) {
			t.Errorf("%q folds to %q and that to %q", p, Fold(p), Fold(Fold(p)))
		}
	})
}
