package source

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render/diag"
)

func site(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// written puts the same files in a folder on disk.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s:%d:%d: %s | %s\n", d.File, d.Pos.Line, d.Pos.Col, d.Message, d.Hint)
	}
	return b.String()
}

func paths(s *Snapshot) []string {
	var ps []string
	for _, f := range s.Files {
		ps = append(ps, f.Kind.String()+" "+f.Path)
	}
	return ps
}

var whole = map[string]string{
	"site.yaml": "title: x\n", "actors.yaml": "", "places.yaml": "", "sources.yaml": "", "topics.yaml": "",
	"actors/a.md": "a", "places/a.md": "", "sources/a.md": "", "topics/a.md": "", "stories/a.md": "",
	"briefings/x.md": "one", "briefings/2023/06/y.md": "two", "pages/about.md": "", "pages/a/b.md": "",
	"briefings/2023/y.png": "no picture", "CNAME": "example.org\r\n", "robots.markdown": "",
	".git/config": "", ".hidden.md": "", "briefings/x.md~": "", "briefings/.x.md.swp": "", "a.tmp": "", "b.swp": "",
	"#x.md#": "", "4913": "", "old~/x.md": "",
}

func TestReadAndFromFSAgree(t *testing.T) {
	want := []string{
		"asset CNAME", "content actors.yaml", "content actors/a.md", "content briefings/2023/06/y.md",
		"asset briefings/2023/y.png", "content briefings/x.md", "content pages/a/b.md", "content pages/about.md",
		"content places.yaml", "content places/a.md", "asset robots.markdown", "content site.yaml", "content sources.yaml",
		"content sources/a.md", "content stories/a.md", "content topics.yaml", "content topics/a.md",
	}
	dir := written(t, whole)
	disk, ds, err := Read(dir)
	if err != nil || len(ds) > 0 {
		t.Fatal(show(ds), err)
	}
	memory, ds, err := FromFS(site(whole), dir)
	if err != nil || len(ds) > 0 {
		t.Fatal(show(ds), err)
	}
	if diff := cmp.Diff(want, paths(disk)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(disk.Files, memory.Files, cmp.AllowUnexported(File{})); diff != "" {
		t.Errorf("disk and FS differ:\n%s", diff)
	}
}

func TestFile(t *testing.T) {
	s, _, err := FromFS(site(whole), "./content/")
	if err != nil {
		t.Fatal(err)
	}
	f, ok := s.File("briefings/x.md")
	if !ok || f.Name != "content/briefings/x.md" || string(f.Data) != "one" || f.Size != 3 || f.Sum != sha256.Sum256([]byte("one")) {
		t.Errorf("content: %+v", f)
	}
	if empty, _ := s.File("actors.yaml"); empty.Data == nil {
		t.Error("an empty file's Data is nil")
	}
	asset, _ := s.File("CNAME")
	if asset.Data != nil || asset.Size != 13 || asset.Sum != sha256.Sum256([]byte("example.org\r\n")) {
		t.Errorf("asset: %+v", asset)
	}
	if _, ok := s.File("briefings"); ok {
		t.Error("a folder is a file")
	}
	for _, open := range []func() (*Snapshot, []diag.Diagnostic, error){
		func() (*Snapshot, []diag.Diagnostic, error) { return FromFS(site(whole), "c") },
		func() (*Snapshot, []diag.Diagnostic, error) { return Read(written(t, whole)) },
	} {
		s, _, _ := open()
		r, err := s.Open(asset)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(r); string(b) != "example.org\r\n" || err != nil {
			t.Errorf("asset's bytes: %q, %v", b, err)
		}
		r.Close()
	}
}

func TestNamePrefix(t *testing.T) {
	for give, want := range map[string]string{
		"content": "content/", "./content/": "content/", ".": "", "/": "/", "/a//b": "/a/b/", "../x": "../x/",
	} {
		if got := namePrefix(give); got != want {
			t.Errorf("prefix of %q: got %q, want %q", give, got, want)
		}
	}
}

func TestFindings(t *testing.T) {
	many := strings.Repeat("\x01", 15)
	tests := []struct{ desc, file, text, want string }{
		{"stray prose", "about.md", "", `c/about.md:0:0: about.md is none of the files that dateline reads | a briefing belongs in briefings/about.md, other prose in pages/about.md`},
		{"prose registry", "actors.md", "", `c/actors.md:0:0: actors.md is none of the files that dateline reads | actors are written one a file, as actors/<id>.md`},
		{"yml", "site.yml", "", `c/site.yml:0:0: site.yml is none of the files that dateline reads | rename it to site.yaml`},
		{"typo", "actor.yaml", "", `c/actor.yaml:0:0: actor.yaml is none of the files that dateline reads | did you mean "actors.yaml"?`},
		{"stories", "stories.yaml", "", `c/stories.yaml:0:0: stories.yaml is none of the files that dateline reads | stories are written one a file, as stories/<id>.md`},
		{"unknown yaml", "mkdocs.yaml", "", `c/mkdocs.yaml:0:0: mkdocs.yaml is none of the files that dateline reads | dateline reads site.yaml, actors.yaml, places.yaml, sources.yaml, topics.yaml here; nothing else in YAML is published`},
		{"folder typo", "breifings/x.md", "", `c/breifings/x.md:0:0: x.md is none of the files that dateline reads | did you mean "briefings/x.md"?`},
		{"folder case", "Briefings/2023/x.md", "", `c/Briefings/2023/x.md:0:0: x.md is none of the files that dateline reads | did you mean "briefings/2023/x.md"?`},
		{"unknown folder", "blog-articles/x.md", "", `c/blog-articles/x.md:0:0: x.md is none of the files that dateline reads | briefings belong below briefings/, other prose below pages/`},
		{"unknown folder, yaml", "blog-articles/x.yaml", "", `c/blog-articles/x.yaml:0:0: x.yaml is none of the files that dateline reads | `},
		{"too deep", "actors/eu/x.md", "", `c/actors/eu/x.md:0:0: x.md is none of the files that dateline reads | actors stand directly below actors/, as actors/x.md`},
		{"yaml actor", "actors/x.yaml", "", `c/actors/x.yaml:0:0: x.yaml is none of the files that dateline reads | write it as actors/x.md, or as an entry of actors.yaml`},
		{"yaml briefing", "briefings/x.yml", "", `c/briefings/x.yml:0:0: x.yml is none of the files that dateline reads | write it as a .md file, with its annotations between two lines of --- at its head`},
		{"upper case", "briefings/X.MD", "", `c/briefings/X.MD:0:0: X.MD is none of the files that dateline reads | write the extension in lower case: .md`},
		{"reserved", "img/aux.png", "", `c/img/aux.png:0:0: name is a device's on Windows | rename it`},
		{"colon", "img/a:b.png", "", `c/img/a:b.png:0:0: name contains ':', which not every system can store | rename it`},
		{"control in name", "img/a\nb.png", "", "c/img/a\uFFFDb.png:0:0: name contains the control character U+000A | rename it"},
		{"dot", "img./a.png", "", `c/img.:0:0: name ends in a dot or a space, which not every system can store | rename it`},
		{"long", strings.Repeat("é", 128), "", `c/` + strings.Repeat("é", 128) + `:0:0: name is longer than 255 bytes | rename it`},
		{"latin-1", "briefings/x.md", "é\n\n a\xe9b", `c/briefings/x.md:3:3: byte 0xE9 is not valid UTF-8 | save the file as UTF-8`},
		{"surrogate", "site.yaml", "\xed\xa0\x80", "c/site.yaml:1:1: byte 0xED is not valid UTF-8 | save the file as UTF-8\nc/site.yaml:1:2: byte 0xA0 is not valid UTF-8 | save the file as UTF-8\nc/site.yaml:1:3: byte 0x80 is not valid UTF-8 | save the file as UTF-8"},
		{"nul after CRLF and BOM", "site.yaml", "\uFEFFa\r\nb\rc\x00", `c/site.yaml:3:2: control character U+0000 | delete it; most editors do not show it`},
		{"UTF-16", "site.yaml", "\xff\xfea\x00", `c/site.yaml:1:1: text is UTF-16, not UTF-8 | save the file as UTF-8`},
		{"too long", "site.yaml", strings.Repeat("x", MaxText+100_000), `c/site.yaml:0:0: file of 2100000 bytes is longer than the 2000000 that dateline reads | split it`},
		{"as long as may be", "site.yaml", strings.Repeat("x", MaxText), ""},
		{"asset may be anything", "a.bin", "\x00\xff" + many, ""},
	}
	for _, test := range tests {
		_, ds, err := FromFS(site(map[string]string{test.file: test.text}), "c")
		if err != nil {
			t.Fatalf("%s: %v", test.desc, err)
		}
		if got := strings.TrimSuffix(show(ds), "\n"); got != test.want {
			t.Errorf("%s: %q\n got %s\nwant %s", test.desc, test.file, got, test.want)
		}
	}
	_, ds, _ := FromFS(site(map[string]string{"site.yaml": many}), "c")
	if len(ds) != maxFaults+1 || ds[maxFaults].Message != "5 more characters like these from here on" || ds[maxFaults].Pos.Col != maxFaults+1 {
		t.Errorf("many faults:\n%s", show(ds))
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct{ desc, give, want string }{
		{"plain", "a\tb\nc\n", "a\tb\nc\n"},
		{"BOM", "\uFEFFa\n", "a\n"},
		{"BOM twice", "\uFEFF\uFEFFa\n", "\uFEFFa\n"},
		{"CRLF", "a\r\nb\r\n", "a\nb\n"},
		{"CR", "a\rb\r", "a\nb\n"},
		{"mixed", "\r\r\n\n\r", "\n\n\n\n"},
		{"faulty", "a\x00b\xffc\x7fd", "a\uFFFDb\uFFFDc\uFFFDd"},
		{"written U+FFFD", "\uFFFD", "\uFFFD"},
		{"DEL among eight bytes", "1234567\x7f12345678", "1234567\uFFFD12345678"},
		{"DEL at the end", strings.Repeat("é1234567", 9) + "\x7f", strings.Repeat("é1234567", 9) + "\uFFFD"},
	} {
		if got, _ := text([]byte(test.give)); string(got) != test.want {
			t.Errorf("%s: %q: got %q, want %q", test.desc, test.give, got, test.want)
		}
	}
}

func TestCollisions(t *testing.T) {
	files := map[string]string{
		"img/Map.png": "1", "img/map.png": "2", "img/é.png": "3", "img/e\u0301.png": "4", "Σ.txt": "5", "ς.txt": "6",
		"\u212A.txt": "7", "k.txt": "8",
	}
	s, ds, err := FromFS(site(files), "c")
	if err != nil {
		t.Fatal(err)
	}
	for _, sub := range []string{"img/Map.png", `"img/e\u0301.png"`, `"Σ.txt"`} {
		if !strings.Contains(show(ds), sub) {
			t.Errorf("%s is not named in\n%s", sub, show(ds))
		}
	}
	if len(ds) != 4 {
		t.Errorf("got %d findings, want 4:\n%s", len(ds), show(ds))
	}
	for i := 1; i < len(s.Files); i++ {
		if s.Files[i-1].Path >= s.Files[i].Path {
			t.Errorf("%q before %q", s.Files[i-1].Path, s.Files[i].Path)
		}
	}
	if len(ds) > 0 && len(ds[0].Related) != 1 {
		t.Error("the other file is not related")
	}
}

// A decomposed name on disk has a composed path, and its bytes are still found.
func TestDecomposedName(t *testing.T) {
	s, ds, err := Read(written(t, map[string]string{"cafe\u0301.txt": "x"}))
	if err != nil || len(ds) > 0 {
		t.Fatal(show(ds), err)
	}
	f, ok := s.File("caf\u00e9.txt")
	if !ok {
		t.Fatal(paths(s))
	}
	r, err := s.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
}

func TestMissingFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	_, _, err := Read(dir)
	if !errors.Is(err, ErrNotExist) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Read: %v", err)
	}
	if _, _, err = FromFS(os.DirFS(dir), dir); !errors.Is(err, ErrNotExist) {
		t.Errorf("FromFS: %v", err)
	}
	if err := os.WriteFile(dir, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err = Read(dir); err == nil || errors.Is(err, ErrNotExist) {
		t.Errorf("a file for a folder: %v", err)
	}
}

func TestUnreadableFile(t *testing.T) {
	dir := written(t, map[string]string{"site.yaml": "x", "actors.yaml": ""})
	if err := os.Chmod(filepath.Join(dir, "site.yaml"), 0); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("everything can be read here")
	}
	_, _, err := Read(dir)
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "site.yaml") {
		t.Errorf("got %v", err)
	}
}

func TestDeepFolders(t *testing.T) {
	_, ds, err := Read(written(t, map[string]string{strings.Repeat("a/", maxDepth+3) + "x": "1", "b/x": "2"}))
	if err != nil || len(ds) != 1 || !strings.Contains(ds[0].Message, "deep") {
		t.Error(show(ds), err)
	}
}
