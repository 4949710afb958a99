package source

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadEach(t *testing.T) {
	files := map[string]string{
		"site.yaml": "title: T\n", "actors.yaml": "a: {}\n", "logo.svg": "<svg/>", "stray.md": "x", "pages/about.md": "crlf\r\n",
		"briefings/long.md": fmt.Sprintf("%0100000d", 1), "briefings/latin.md": "caf\xe9", "briefings/utf16.md": "\xff\xfex",
	}
	for i := range 3 * maxOpen { // more folders than may be open
		files[fmt.Sprintf("briefings/%d/x.md", i)] = fmt.Sprint("text ", i)
		files[fmt.Sprintf("briefings/%d/deep/er/y.md", i)] = fmt.Sprint("other text ", i)
	}
	dir := written(t, files)
	want, wantFound, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var order []string
	texts := map[string]string{}
	most := 0
	got, found, err := ReadEach(dir, func(f *File, total int) {
		mu.Lock()
		defer mu.Unlock()
		order = append(order, f.Path)
		texts[f.Path] = string(f.Data)
		most = max(most, total)
	})
	if err != nil {
		t.Fatal(err)
	}
	if order[0] != "site.yaml" {
		t.Errorf("%s came before site.yaml", order[0])
	}
	if show(found) != show(wantFound) {
		t.Errorf("got findings\n%s, want\n%s", show(found), show(wantFound))
	}
	wantTexts, content := map[string]string{}, 0
	for _, f := range want.Files {
		if f.Kind == Content {
			content++
		}
		if f.Data != nil {
			wantTexts[f.Path] = string(f.Data)
		}
	}
	if d := cmp.Diff(wantTexts, texts); d != "" {
		t.Errorf("texts:\n%s", d)
	}
	if len(order) != len(texts) || most != content {
		t.Errorf("%d calls for %d files, of %d", len(order), len(texts), most)
	}
	if d := cmp.Diff(withoutAnyText(want).Files, got.Files, cmp.AllowUnexported(File{})); d != "" {
		t.Errorf("files:\n%s", d)
	}
}

func TestReadEachOfNone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "note.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s, _, err := ReadEach(dir, func(f *File, _ int) { t.Error(f.Path) })
	if err != nil || len(s.Files) != 1 {
		t.Error(s, err)
	}
	if _, _, err := ReadEach(filepath.Join(dir, "none"), nil); err == nil {
		t.Error("no error of a folder that is not there")
	}
}

func withoutAnyText(s *Snapshot) *Snapshot {
	all := make([]int, len(s.Files))
	for i := range all {
		all[i] = i
	}
	return s.WithoutText(all)
}
