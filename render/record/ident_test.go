package record

import "testing"

func TestBadID(t *testing.T) {
	tests := []struct{ give, hint string }{ // a hint of "-": an id
		{"iran", "-"}, {"a-1", "-"}, {"2023", "-"}, {"übersicht", "-"}, {"иран", "-"}, {"مصر", "-"}, {"भारत", "-"}, {"中国", "-"}, {"한국", "-"},
		{"Iran", "write iran: ids are made of lower-case letters, digits and hyphens"},
		{"John Kirby", "write john-kirby: ids are made of lower-case letters, digits and hyphens"},
		{"a_b", "write a-b: ids are made of lower-case letters, digits and hyphens"},
		{"a.b/c", "write a-b-c: ids are made of lower-case letters, digits and hyphens"},
		{"Ünder", "write ünder: ids are made of lower-case letters, digits and hyphens"},
		{"u\u0308ber", `write "über" (NFC)`},
		{"…", "ids are made of lower-case letters, digits and hyphens"},
		{"a–b", "write a-b: ids are made of lower-case letters, digits and hyphens"},
		{"", ""},
	}
	for _, tt := range tests {
		message, hint := badID(tt.give)
		if message == "" {
			hint = "-"
		}
		if hint != tt.hint {
			t.Errorf("badID(%q): hint %q, want %q", tt.give, hint, tt.hint)
		}
	}
}
