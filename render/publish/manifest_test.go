package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The manifest depends on the set only: not on what stood before, on order or on the folder.
func TestManifestIsDetermined(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	second.mustPublish(t, one)
	first.mustPublish(t, two)
	second.mustPublish(t, two)
	a, _ := os.ReadFile(filepath.Join(one, manifestName))
	b, _ := os.ReadFile(filepath.Join(two, manifestName))
	if diff := cmp.Diff(string(a), string(b)); diff != "" {
		t.Error(diff)
	}
}

func FuzzManifest(f *testing.F) {
	m := newManifest()
	m.files["a/b"] = entry{size: 3, key: "k"}
	m.guests["a"] = true
	f.Add(m.encode())
	f.Add(newManifest().encode())
	f.Add([]byte(header + "file\t"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := decodeManifest(data)
		if err != nil {
			return
		}
		again, err := decodeManifest(m.encode())
		if err != nil || !cmp.Equal(m.files, again.files, cmp.AllowUnexported(entry{})) || !cmp.Equal(m.guests, again.guests) {
			t.Errorf("%q: %v", data, err)
		}
	})
}

// A line that is not a manifest's is an error even under a checksum that holds.
func FuzzManifestLine(f *testing.F) {
	f.Add("file\t" + strings.Repeat("0", 64) + "\t12\tkey\ta/b")
	f.Add("guest\ta/b")
	f.Fuzz(func(t *testing.T, line string) {
		m := newManifest()
		if m.line(line) == nil {
			for path, e := range m.files {
				if checkPath(path) != nil || e.size < 0 {
					t.Errorf("%q gives %q", line, path)
				}
			}
		}
	})
}
