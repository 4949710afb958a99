package schema_test

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/schema"
)

// schemas compiles every document, as its own draft or another, with formats asserted.
func schemas(t testing.TB, draft string) func(at string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for _, d := range schema.Documents() {
		data := d.JSON()
		if draft != "" {
			data = bytes.Replace(data, []byte("https://json-schema.org/draft/2020-12/schema"), []byte(draft), 1)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(d.Path, err)
		}
		if err := c.AddResource("https://example.org/repo/"+d.Path, doc); err != nil {
			t.Fatal(d.Path, err)
		}
	}
	known := map[string]*jsonschema.Schema{}
	return func(at string) *jsonschema.Schema {
		if known[at] == nil {
			s, err := c.Compile("https://example.org/repo/data/" + at)
			if err != nil {
				t.Fatal(at, err)
			}
			known[at] = s
		}
		return known[at]
	}
}

// schemaOf tells which schema is for files of a Kind.
var schemaOf = map[record.Kind]string{
	record.SiteFile:     "site.schema.json",
	record.ActorsFile:   "actors.schema.json",
	record.PlacesFile:   "places.schema.json",
	record.SourcesFile:  "sources.schema.json",
	record.TopicsFile:   "topics.schema.json",
	record.ActorFile:    "actors.schema.json#/$defs/actor",
	record.PlaceFile:    "places.schema.json#/$defs/place",
	record.SourceFile:   "sources.schema.json#/$defs/source",
	record.TopicFile:    "topics.schema.json#/$defs/topic",
	record.StoryFile:    "story.schema.json",
	record.BriefingFile: "briefing.schema.json",
	record.PageFile:     "page.schema.json",
}

// matterOf is the YAML of a content file.
func matterOf(path string, data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !strings.HasSuffix(path, ".md") {
		return data
	}
	var b []byte
	for i, line := range bytes.SplitAfter(data, []byte("\n")) {
		if strings.TrimRight(string(line), " \t\r\n") == "---" {
			if i > 0 {
				break
			}
			continue
		}
		b = append(b, line...)
	}
	return b
}

// reading is a way to take a plain scalar of YAML.
type reading func(text string) any

// value reads YAML as a program would hand it to a validator. ok is false where it is no YAML.
func value(src []byte, read reading) (v any, ok bool) {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return nil, false
	}
	if len(doc.Content) == 0 {
		return nil, true
	}
	return read.node(doc.Content[0]), true
}

func (r reading) node(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = r.node(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		l := []any{}
		for _, x := range n.Content {
			l = append(l, r.node(x))
		}
		return l
	case yaml.ScalarNode:
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			return r(n.Value)
		}
		return n.Value
	}
	return nil
}

var (
	nullText  = regexp.MustCompile(`^(null|Null|NULL|~|)$`)
	truthText = regexp.MustCompile(`^(true|True|TRUE|false|False|FALSE)$`)
	wholeText = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$`)
	floatText = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// core is YAML's core schema (YAML 1.2.2, section 10.3), by which editors read.
func core(text string) any {
	switch {
	case nullText.MatchString(text):
		return nil
	case truthText.MatchString(text):
		return strings.EqualFold(text, "true")
	case wholeText.MatchString(text) && !strings.HasPrefix(text, "0o") && !strings.HasPrefix(text, "0x"):
		return json.Number(canonical(text))
	case wholeText.MatchString(text):
		n, err := strconv.ParseUint(text, 0, 64)
		if err != nil {
			return text
		}
		return json.Number(strconv.FormatUint(n, 10))
	case floatText.MatchString(text):
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsInf(f, 0) {
			return text
		}
		return f
	}
	return text
}

// canonical is a whole number as JSON writes it.
func canonical(text string) string {
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign = "-"
	}
	if text = strings.TrimLeft(text, "+-0"); text == "" {
		return "0"
	}
	return sign + text
}

// failsafe reads every scalar as text but null, as dateline does (YAML 1.2.2, section 10.1).
func failsafe(text string) any {
	if nullText.MatchString(text) {
		return nil
	}
	return text
}
