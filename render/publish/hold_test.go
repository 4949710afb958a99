package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestHold publishes again and again to a folder that nobody else may have meanwhile.
func TestHold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "out")
	var hold Hold
	if err := hold.Release(); err != nil {
		t.Errorf("releasing nothing: %v", err)
	}
	publish := func(desc, text string) {
		t.Helper()
		target, err := Open(Options{Dir: dir, Hold: &hold})
		if err != nil {
			t.Fatalf("%s: %v", desc, err)
		}
		if err := target.Put("a.html", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if _, err := target.Commit(context.Background()); err != nil {
			t.Fatal(err)
		}
		if err := target.Close(); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a.html")); string(data) != text {
			t.Errorf("%s: %q, %v", desc, data, err)
		}
		if other, err := Open(Options{Dir: dir}); !errors.Is(err, ErrBusy) {
			t.Errorf("%s: another took it: %v", desc, err)
			other.Close()
		}
	}
	publish("first", "1")
	publish("again", "2")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	publish("after the folder was removed", "3")
	if err := os.Remove(filepath.Join(dir, lockName)); err != nil {
		t.Skip(err)
	}
	publish("after the lock was", "4")
	if err := hold.Release(); err != nil {
		t.Fatal(err)
	}
	other, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatalf("it is still held: %v", err)
	}
	other.Close()
	if names := ownEntries(t, dir); len(names) != 1 || names[0] != manifestName {
		t.Errorf("left: %v", names)
	}
}

// TestHoldLeavesNothing holds a folder into which nothing is ever published.
func TestHoldLeavesNothing(t *testing.T) {
	above := t.TempDir()
	dir := filepath.Join(above, "a", "out")
	var hold Hold
	target, err := Open(Options{Dir: dir, Hold: &hold})
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, lockName)); err != nil {
		t.Error(err)
	}
	if err := hold.Release(); err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(above); err != nil || len(list) > 0 {
		t.Errorf("left: %v, %v", list, err)
	}
}
