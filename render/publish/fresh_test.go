package publish

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// testTime is a time of modification that no test's file has by itself.
var testTime = time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)

func TestFresh(t *testing.T) {
	dir := t.TempDir()
	publish := func(m *Memory, set func(target *Target)) Report {
		target, err := Open(Options{Dir: dir, Memory: m})
		if err != nil {
			t.Fatal(err)
		}
		defer target.Close()
		set(target)
		report, err := target.Commit(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	for _, m := range []*Memory{nil, {}} {
		publish(m, func(target *Target) { target.PutKey("a/x", "k1", []byte("text")) })
		report := publish(m, func(target *Target) {
			for _, test := range []struct {
				path, key string
				want      bool
			}{{"a/x", "k2", false}, {"a/x", "", false}, {"b", "k1", false}, {"a/x", "k1", true}, {"a/x", "k1", false}} {
				if got := target.Fresh(test.path, test.key); got != test.want {
					t.Errorf("Fresh(%q, %q) = %v", test.path, test.key, got)
				}
			}
		})
		if report.Unchanged != 1 || report.Removed != 0 {
			t.Errorf("a fresh file is not in the set: %+v", report)
		}
		if err := os.WriteFile(filepath.Join(dir, "a/x"), []byte("tEXt"), 0o644); err != nil {
			t.Fatal(err)
		}
		os.Chtimes(filepath.Join(dir, "a/x"), testTime, testTime)
		publish(m, func(target *Target) {
			if target.Fresh("a/x", "k1") {
				t.Error("a changed file is fresh")
			}
		})
		os.Remove(filepath.Join(dir, "a/x"))
	}
}

// With a Memory an untouched file is not read again.
func TestMemory(t *testing.T) {
	dir, m := t.TempDir(), new(Memory)
	for range 2 {
		target, err := Open(Options{Dir: dir, Memory: m})
		if err != nil {
			t.Fatal(err)
		}
		target.PutKey("x", "k", []byte("text"))
		if _, err := target.Commit(context.Background()); err != nil {
			t.Fatal(err)
		}
		target.Close()
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	info, err := root.Lstat("x")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := m.sum("x", info); !ok {
		t.Error("the file is not remembered")
	}
	if _, err := (files{}).publish(dir); err != nil {
		t.Fatal(err)
	}
	m.keep(nil)
	if _, ok := m.sum("x", info); ok {
		t.Error("the file is not forgotten")
	}
}
