package export

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"
)

// encoded is what encoding/json makes of a value, the measure of what is written by hand.
func encoded(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "plain", "Élysée <&>", "\"\\\b\f\n\r\t\x00\x1f\x7f", "a\u2028b\u2029c\u202a", "\xff\xe2\x80", "\ufffd", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(appendString(nil, s)), encoded(t, s); got != want {
			t.Errorf("%q gives %s, want %s", s, got, want)
		}
	})
}

func TestNumber(t *testing.T) {
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -12, 400, 55.8, -0.5, 1e-7, 1e15, 1 << 53, 1<<53 + 2, 1e21, 1e300} {
		e := &encoder{}
		if e.number(f); string(e.line) != encoded(t, f) {
			t.Errorf("%g gives %s, want %s", f, e.line, encoded(t, f))
		}
	}
}
