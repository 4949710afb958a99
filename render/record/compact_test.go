package record

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestCompactKeepsNoText overwrites a file's bytes once it is read, as who reads many into one buffer does.
func TestCompactKeepsNoText(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	all := cmp.Options{cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.EquateEmpty()}
	for _, name := range archives {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range parseArchive(string(text)).files {
			give := file(a.name, a.text)
			got := Parse(give, Options{Compact: true})
			for i := range give.Data {
				give.Data[i] = 'x'
			}
			if d := cmp.Diff(Parse(file(a.name, a.text), Options{Compact: true}), got, all); d != "" {
				t.Errorf("%s: %s follows its bytes:\n%s", name, a.name, d)
			}
		}
	}
}
