//go:build unix

package source

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestIrregularFiles(t *testing.T) {
	dir := written(t, map[string]string{"site.yaml": "x", "img/real.png": "y"})
	outside := filepath.Join(filepath.Dir(dir), "secret.md")
	err := errors.Join(
		os.WriteFile(outside, []byte("secret"), 0o644),
		os.Mkdir(filepath.Join(dir, "briefings"), 0o755),
		os.Symlink(outside, filepath.Join(dir, "briefings", "out.md")),
		os.Symlink("img", filepath.Join(dir, "in")),
		os.Symlink("..", filepath.Join(dir, "up")),
		os.Symlink("nowhere", filepath.Join(dir, ".#lock")),
		os.Symlink("nowhere", filepath.Join(dir, "dangling")),
		syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644),
	)
	if err != nil {
		t.Fatal(err)
	}
	s, ds, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Files) != 2 {
		t.Error(paths(s))
	}
	want := []string{
		"/briefings/out.md:0:0: symbolic links are not followed", "/dangling:0:0: symbolic links are not followed",
		"/in:0:0: symbolic links are not followed", "/pipe:0:0: a named pipe is not a file",
		"/up:0:0: symbolic links are not followed",
	}
	got := strings.Split(strings.TrimSpace(show(ds)), "\n")
	if len(got) != len(want) {
		t.Fatalf("got\n%s", show(ds))
	}
	for i := range want {
		if !strings.Contains(got[i], want[i]) {
			t.Errorf("got %s\nwant %s", got[i], want[i])
		}
	}
}

// A link that takes a file's place after the folder was read is not followed either.
func TestOpenRefusesLink(t *testing.T) {
	dir := written(t, map[string]string{"a.png": "x", "b.png": "y"})
	s, _, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "a.png")
	if err := errors.Join(os.Remove(name), os.Symlink("b.png", name)); err != nil {
		t.Fatal(err)
	}
	f, _ := s.File("a.png")
	if r, err := s.Open(f); err == nil {
		r.Close()
		t.Error("the link was followed")
	}
}

func TestNameNotUTF8(t *testing.T) {
	dir := written(t, map[string]string{"site.yaml": "x"})
	if err := os.WriteFile(filepath.Join(dir, "caf\xe9.txt"), nil, 0o644); err != nil {
		t.Skip("not storable here")
	}
	_, ds, err := Read(dir)
	if err != nil || len(ds) != 1 || ds[0].Message != "name is not valid UTF-8" || !strings.HasSuffix(ds[0].File, "caf\uFFFD.txt") {
		t.Error(show(ds), err)
	}
}
