package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/export"
	"github.com/seed-0837baff/dateline/templates"
)

// ledgers are ledgers by name: the demo's, with and without a base URL, and those of tests.
func ledgers(t *testing.T) map[string][]byte {
	t.Helper()
	fixture, err := os.ReadFile("../export/testdata/ledger.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{"fixture": fixture, "empty site": ledgerOf(t, write(t, file{path: "site.yaml", data: []byte("title: x\n")}), "")}
	for _, base := range []string{"", "https://example.org/a/b/"} {
		all["demo "+base] = ledgerOf(t, "../../content", base)
	}
	all["any script"] = ledgerOf(t, write(t,
		file{path: "site.yaml", data: []byte("title: Ж\n")},
		file{path: "actors.yaml", data: []byte("елена: {name: Елена, kind: person}\n日本: {name: 日本, kind: state}\n")},
		file{path: "briefings/один.md", data: []byte("---\ntitle: Один\ndate: 0045-03-15\nsource: речь\nsources: {речь: {title: Речь, by: елена, date: -0044-03-15}}\n" +
			"claims: {слово: {about: 日本, due: Y17000}}\n---\nОна сказала: «[да](#слово)».\n")},
	), "")
	return all
}

func write(t *testing.T, files ...file) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		name := filepath.Join(dir, f.path)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func ledgerOf(t *testing.T, content, base string) []byte {
	t.Helper()
	s, err := render.Load(render.Options{Content: content, Theme: templates.FS, BaseURL: base, Now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := diag.Count(s.Diags); errors > 0 {
		t.Fatal(s.Diags)
	}
	var b bytes.Buffer
	if err := export.JSONL(&b, s.Plan); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLedger(t *testing.T) {
	line := schemas(t, "")("ledger.schema.json")
	seen := map[string]bool{}
	for name, data := range ledgers(t) {
		for text := range bytes.Lines(data) {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatalf("%s: %s: %v", name, text, err)
			}
			if err := line.Validate(v); err != nil {
				t.Errorf("%s: %s: %#v", name, text, err)
			}
			seen[v.(map[string]any)["type"].(string)] = true
		}
	}
	for _, x := range export.Types() {
		if !seen[x.Name] {
			t.Errorf("no %s was held against the schema", x.Name)
		}
	}
}

// TestLedgerRefuses takes the fixture's lines apart: what lacks a field, has another, or has one of another shape is refused.
func TestLedgerRefuses(t *testing.T) {
	line := schemas(t, "")("ledger.schema.json")
	data, err := os.ReadFile("../export/testdata/ledger.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	refused := func(v map[string]any, what string) {
		t.Helper()
		if line.Validate(v) == nil {
			t.Errorf("%v %v: %s is accepted", v["type"], v["id"], what)
		}
	}
	for text := range bytes.Lines(data) {
		var v map[string]any
		if err := json.Unmarshal(text, &v); err != nil {
			t.Fatal(err)
		}
		v["nonsense"] = nil
		refused(v, "another field")
		delete(v, "nonsense")
		for name, good := range v {
			delete(v, name)
			refused(v, "leaving out "+name)
			v[name] = map[string]any{"nonsense": 1}
			refused(v, "another shape of "+name)
			if name != "at" { // a list of two numbers
				v[name] = []any{1, 2}
				refused(v, "numbers for "+name)
			}
			if word, ok := good.(string); ok && slices.Contains([]string{"type", "act", "standing", "support", "status", "kind"}, name) {
				v[name] = word + "-nonsense"
				refused(v, "another word for "+name)
			}
			v[name] = good
		}
	}
	refused(map[string]any{}, "nothing")
	refused(map[string]any{"type": "nonsense", "id": "x"}, "another type")
}
