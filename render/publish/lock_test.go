package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestLock(t *testing.T) {
	dir := t.TempDir()
	// One that a killed process left is no lock.
	lay(t, dir, tree{lockName: ""})
	one, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if two, err := Open(Options{Dir: dir}); !errors.Is(err, ErrBusy) {
			t.Error(err)
			two.Close()
		}
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	three, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	three.Close()
	if names := ownEntries(t, dir); len(names) > 0 {
		t.Error(names)
	}
	for _, name := range []string{lockName, stageName, manifestName, journalName} {
		dir := t.TempDir()
		lay(t, dir, tree{name: "somebody's"})
		target, err := Open(Options{Dir: dir})
		if name == journalName { // damaged: the manifest counts
			if err != nil {
				t.Error(err)
			}
			target.Close()
			continue
		}
		var refused *RefusedError
		if !errors.As(err, &refused) || refused.Dir != dir {
			t.Errorf("%s: %v", name, err)
		}
		if data, _ := os.ReadFile(filepath.Join(dir, name)); string(data) != "somebody's" {
			t.Errorf("%s is %q", name, data)
		}
	}
}

// A lock on a file that was removed since is a lock on nothing.
func TestLockOfRemovedFile(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, tree{lockName: ""})
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	d := &disk{root: root, near: near{root: root}}
	f, err := root.Open(lockName)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !stillThere(d, f) {
		t.Error("the file is there")
	}
	if err := os.Remove(filepath.Join(dir, lockName)); err != nil {
		t.Skip(err)
	}
	if stillThere(d, f) {
		t.Error("the file is gone")
	}
	lay(t, dir, tree{lockName: ""})
	if stillThere(d, f) {
		t.Error("the file is another")
	}
}

// Of many that open the folder at once, never two have it.
func TestLockRace(t *testing.T) {
	dir := t.TempDir()
	holding, done := make(chan struct{}, 1), make(chan error)
	for range 8 {
		go func() {
			var failed error
			for range 20 {
				target, err := Open(Options{Dir: dir})
				if err != nil {
					if !errors.Is(err, ErrBusy) {
						failed = err
					}
					continue
				}
				select {
				case holding <- struct{}{}:
				default:
					failed = errors.New("two have it")
				}
				<-holding
				if err := target.Close(); err != nil {
					failed = err
				}
			}
			done <- failed
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
