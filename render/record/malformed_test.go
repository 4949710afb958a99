package record

import (
	"fmt"
	"strings"
	"testing"
)

// sampleLine is a line of a well-formed file, written from the tables of keys.
type sampleLine struct {
	indent string
	key    Key
	value  string // "" for a map, whose keys follow
	free   bool   // other names than the key's may stand here
}

func (l sampleLine) String() string { return strings.TrimRight(l.indent+l.key.Name+": "+l.value, " ") }

// samples are values for keys whose form does not say enough.
var samples = map[string]string{
	"act": "denies", "at": "[55.8, 52.1]", "quote": "the text", "prefix": "Here is", "suffix": "of it", "same": "other#x", "ref": "other#x",
	"time": "14:30", "min": "1", "max": "2", "pageSize": "20", "tlp": "GREEN", "from": "2022", "to": "2023", "embargo": "2023-06-10T06:00:00Z",
	"wikidata": "Q1", "timeZone": "UTC", "logo": "x.png",
}

// sample writes every key of ks, the maps within as blocks.
func sample(ks []Key, indent, parent string) []sampleLine {
	var lines []sampleLine
	for _, k := range ks {
		l := sampleLine{indent: indent, key: k}
		switch f := k.Form; {
		case parent == "menu" && k.Name == "url": // excludes page
		case k.Name == "id":
			l.value = parent + "-id"
			lines = append(lines, l)
		case samples[k.Name] != "":
			l.value = samples[k.Name]
			lines = append(lines, l)
		case f.Type != TypeMap:
			l.value = sampleValue(f)
			lines = append(lines, l)
		case f.Each != nil && f.Each.Type == TypeMap:
			entry := sampleLine{indent: indent + "  ", key: Key{Name: k.Name + "-entry"}}
			lines = append(append(lines, l, entry), sample(f.Each.Keys, indent+"    ", k.Name)...)
		case f.Each != nil && len(f.Keys) == 0:
			named := "name"
			if k.Name == "warnings" {
				named = "raw-html"
			}
			entry := sampleLine{indent: indent + "  ", key: Key{Name: named}, value: sampleValue(*f.Each)}
			lines = append(lines, l, entry)
		default:
			lines = append(lines, l)
			for _, inner := range sample(f.Keys, indent+"  ", k.Name) {
				inner.free = f.Each != nil
				lines = append(lines, inner)
			}
		}
	}
	return lines
}

func sampleValue(f Form) string {
	switch {
	case len(f.Enum) > 0:
		return f.Enum[0]
	case f.Type == TypeDate || f.Type == TypeMoment:
		return "2023-06-10"
	case f.Type == TypeFlag:
		return "false"
	case f.Type == TypeURL:
		return "https://example.org/"
	case f.Type == TypeLanguage:
		return "fr"
	case f.Type == TypePath:
		return "/old/"
	case f.Type == TypeNumber:
		return "3"
	}
	return "some"
}

// wrong are values that no key of that type takes.
var wrong = map[string][]string{
	TypeDate:      {"soon", "2023-13", "2023-02-30", "10/06/2023", `""`, "[2023..2024]", "2023-6"},
	TypeMoment:    {"soon", "2023", "2023-02-30", "2023-06-10 10:00", "2023-06-10T25:00:00Z", `""`},
	TypeInstant:   {"2023-06-10", "tomorrow", "2023-06-10T06:00:00"},
	TypeFlag:      {"yes", "TRUE", "1", `""`},
	TypeURL:       {"example.org", "ftp://example.org/", "javascript:alert(1)", "https://", "data:text/html,x", `"https://x y/"`, `""`},
	TypeLanguage:  {"english!", "en_US", "x", `""`, "xyzzy"},
	TypePath:      {"old", "/a/../b", `"/a b"`, "//x", "/a#b"},
	TypeNumber:    {"many", `"1,000"`, "0x10", "NaN", "Inf", "1e999"},
	TypeInteger:   {"many", "0", "-1", "1.5", "100000"},
	TypeZone:      {"Paris", "Local", "../etc", `""`},
	TypeReference: {`""`},
}

// malform lists the ways in which line i of a file can go wrong, each with the line that must be named.
func malform(lines []string, i int, l sampleLine) (ways []struct {
	desc, text string
	line       int
}) {
	way := func(desc string, line int, changed ...string) {
		all := append(append(append([]string{}, lines[:i]...), changed...), lines[i+1:]...)
		ways = append(ways, struct {
			desc, text string
			line       int
		}{desc, strings.Join(all, "\n"), line})
	}
	name, id := l.key.Name, strings.HasSuffix(l.key.Name, "-entry")
	free := l.key.Form.Type == "" // a name or id of the author's
	if !free && !l.free {
		way("typo", i, l.indent+name+"q: "+l.value)
	}
	if l.value == "" {
		return ways
	}
	way("twice", i+1, l.String(), l.String())
	if !free && !id {
		way("null", i, l.indent+name+":")
		way("tilde", i, l.indent+name+": ~")
		way("empty", i, l.indent+name+`: ""`)
		if l.key.Required && l.key.Form.List {
			way("empty list", i, l.indent+name+`: []`)
		}
	}
	if id || free {
		return ways
	}
	if name != "by" && name != "aliases" && name != "figure" && name != "at" {
		way("map", i, l.indent+name+": {zz: 1}")
		way("nested list", i, l.indent+name+": [[x]]")
	}
	if !l.key.Form.List {
		way("list", i, l.indent+name+": [x, y]")
	}
	way("tag", i, l.indent+name+": !!str "+l.value)
	way("anchor", i, l.indent+name+": &a "+l.value)
	if len(l.key.Form.Enum) > 0 {
		way("no such choice", i, l.indent+name+": zzz")
		way("case", i, l.indent+name+": "+swapCase(l.value))
	}
	if name != "figure" && name != "at" {
		for _, v := range wrong[l.key.Form.Type] {
			way("value "+v, i, l.indent+name+": "+v)
		}
	}
	return ways
}

func swapCase(s string) string {
	if up := strings.ToUpper(s); up != s {
		return up
	}
	return strings.ToLower(s) + "x"
}

// TestMalformed makes every key of the vocabulary wrong in every way that its form allows. Each must be found at its line,
// and nothing else be found: one mistake causes no other.
func TestMalformed(t *testing.T) {
	total := 0
	for i, k := range kinds {
		lines := sample(k.keys(), "", "")
		head, tail := []string{}, []string{}
		switch {
		case k.prose:
			head, tail = []string{"---"}, []string{"---", "Here is the text of it.", ""}
		case Kind(i) != SiteFile:
			head = []string{"entry:"}
			for n := range lines {
				lines[n].indent = "  " + lines[n].indent
			}
			tail = []string{""}
		}
		path := strings.NewReplacer("**/*", "x", "*", "x").Replace(k.path)
		text := append([]string{}, head...)
		for _, l := range lines {
			text = append(text, l.String())
		}
		text = append(text, tail...)
		if f := Parse(file(path, strings.Join(text, "\n")), Options{}); len(mistakes(f)) > 0 {
			t.Fatalf("%s: the well-formed file has findings: %v\n%s", path, f.Diags, strings.Join(text, "\n"))
		}
		for n, l := range lines {
			for _, way := range malform(text, len(head)+n, l) {
				total++
				checkMalformed(t, path, fmt.Sprintf("%s of %s", way.desc, l.key.Name), way.text, way.line+1)
			}
		}
	}
	if total < 200 {
		t.Errorf("%d malformed files, want 200 or more", total)
	}
	t.Logf("%d malformed files", total)
}

func checkMalformed(t *testing.T, path, desc, text string, line int) {
	t.Helper()
	f := Parse(file(path, text), Options{})
	if len(f.Diags) == 0 {
		t.Errorf("%s: %s: no finding\n%s", path, desc, text)
		return
	}
	for _, d := range f.Diags {
		if int(d.Pos.Line) != line || d.Pos.Col < 1 || d.File == "" {
			t.Errorf("%s: %s: found at %s:%d:%d, want line %d: %s\n%s", path, desc, d.File, d.Pos.Line, d.Pos.Col, line, d.Message, strings.Split(text, "\n")[line-1])
		}
	}
}

// TestRequired leaves out each required key in turn.
func TestRequired(t *testing.T) {
	for i, k := range kinds {
		if !k.prose {
			continue
		}
		for _, key := range k.keys() {
			if !key.Required {
				continue
			}
			var text strings.Builder
			text.WriteString("---\n")
			for _, l := range sample(k.keys(), "", "") {
				if l.key.Name != key.Name || l.indent != "" {
					text.WriteString(l.String() + "\n")
				}
			}
			text.WriteString("---\nHere is the text of it.\n")
			path := strings.NewReplacer("**/*", "x", "*", "x").Replace(k.path)
			checkMalformed(t, path, "without "+key.Name, text.String(), 1)
			if f := Parse(file(path, text.String()), Options{}); len(f.Diags) == 1 && !strings.Contains(f.Diags[0].Message, key.Name) {
				t.Errorf("kind %d without %s: %s", i, key.Name, f.Diags[0].Message)
			}
		}
	}
}
