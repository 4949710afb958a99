package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestBuildWatch(t *testing.T) {
	dir := lay(t, bridges)
	second := contents(t, dir, "content/briefings/second.md")
	const file, page = "content/briefings/second.md", "public/briefings/second/index.html"
	p := start(t, dir, "build", "--watch", "--verbose", presentDay)
	p.says(&p.stdout, `(?m)^built [0-9]+ pages into public: [0-9]+ written, 0 unchanged, 0 removed · 1 draft, 1 under embargo left out · `)
	p.says(&p.stderr, `(?m)^rendered /briefings/second/: new$`)

	save(t, filepath.Join(dir, file), second+"\nNo longer.\n")
	p.says(&p.stdout, `(?m)^built [0-9]+ pages into public after content/briefings/second.md: 1 written, [0-9]+ unchanged, 0 removed`)
	p.says(&p.stderr, `(?m)^rendered /briefings/second/: prose$`)
	if n := strings.Count(p.stderr.String(), ": prose"); n != 1 {
		t.Errorf("%d pages were rendered for prose:\n%s", n, &p.stderr)
	}
	good := contents(t, dir, page)
	if !strings.Contains(good, "No longer.") {
		t.Errorf("the edit is not in\n%s", good)
	}

	save(t, filepath.Join(dir, file), strings.Replace(second, "date:", "actors: adda\ndate:", 1))
	p.says(&p.stderr, `(?m)^content/briefings/second.md: 1 error; public was left as it was · `)
	if contents(t, dir, page) != good {
		t.Error("a mistake changed the folder")
	}
	save(t, filepath.Join(dir, file), strings.Replace(second, "Another", "Yet another", 1))
	p.until("mended", func() bool { return strings.Contains(contents(t, dir, page), "Yet another bridge") })

	other := start(t, dir, "build", presentDay)
	if code := other.code(); code != 3 || !strings.Contains(other.stderr.String(), "another command is writing to it") {
		t.Errorf("a second writer: exit %d\n%s", code, &other.stderr)
	}
	if second := start(t, dir, "build", "--watch", presentDay); second.code() != 3 {
		t.Error("a second watch was let in")
	}

	if err := os.Remove(filepath.Join(dir, file)); err != nil {
		t.Fatal(err)
	}
	p.says(&p.stdout, `(?m)^built [0-9]+ pages into public after content/briefings/second.md: .* [1-9][0-9]* removed`)
	if code := p.end(os.Interrupt); code != 0 {
		t.Errorf("it ended with %d\n%s", code, &p.stderr)
	}
	same(t, dir, "build")
}

// same holds the folder public against a clean build, and sees that a command left nothing of its own in it.
func same(t *testing.T, dir, command string) {
	t.Helper()
	fresh := start(t, dir, command, "--out=fresh", presentDay)
	if code := fresh.code(); code != 0 {
		t.Fatalf("exit %d\n%s", code, &fresh.stderr)
	}
	want, got := tree(t, filepath.Join(dir, "fresh")), tree(t, filepath.Join(dir, "public"))
	for path := range want {
		if want[path] != got[path] {
			t.Errorf("%s differs from a clean build", path)
		}
	}
	for path := range got {
		if _, there := want[path]; !there {
			t.Errorf("%s is left over", path)
		}
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[path] = contents(t, dir, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestBuildWatchBroken begins with a mistake: the folder is not there until it is mended.
func TestBuildWatchBroken(t *testing.T) {
	dir := lay(t, bridges)
	save(t, filepath.Join(dir, "content/site.yaml"), "titel: Bridges\n")
	p := start(t, dir, "build", "--watch", presentDay)
	p.says(&p.stderr, `(?m)^2 errors?; public was left as it was · |^1 errors?; public was left as it was · `)
	save(t, filepath.Join(dir, "other/site.yaml"), "title: Other\n")
	if other := start(t, dir, "build", "--content=other", presentDay); other.code() != 3 {
		t.Errorf("while a watch waits for its first build another may write: exit %d", other.code())
	}
	save(t, filepath.Join(dir, "content/site.yaml"), "title: Bridges\n")
	p.says(&p.stdout, `(?m)^built [0-9]+ pages into public after content/site.yaml: `)

	// what comes into the way is told, and waits to be moved
	save(t, filepath.Join(dir, "public/mine.txt"), "mine")
	save(t, filepath.Join(dir, "content/mine.txt"), "theirs")
	p.says(&p.stderr, `(?m)mine.txt(.|\n)*; trying again after the next change$`)
	if got := contents(t, dir, "public/mine.txt"); got != "mine" {
		t.Errorf("a file of somebody's became %q", got)
	}
	if err := os.Remove(filepath.Join(dir, "public/mine.txt")); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "content/pic.txt"), "another")
	p.says(&p.stdout, `(?m)^built .* after .*content/pic.txt: `) // until then more is put into the folder
	if got := contents(t, dir, "public/mine.txt"); got != "theirs" {
		t.Errorf("once the way is free the file is %q", got)
	}

	// a folder that is deleted is made again
	if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "content/pic.txt"), "yet another")
	p.until("the folder again", func() bool {
		data, _ := os.ReadFile(filepath.Join(dir, "public/pic.txt"))
		return string(data) == "yet another"
	})
	if code := p.end(syscall.SIGTERM); code != 0 {
		t.Errorf("it ended with %d\n%s", code, &p.stderr)
	}
	same(t, dir, "build")
}

func TestBuildWatchLeavesNothing(t *testing.T) {
	dir := lay(t, bridges)
	save(t, filepath.Join(dir, "content/site.yaml"), "titel: Bridges\n")
	p := start(t, dir, "build", "--watch", presentDay)
	p.says(&p.stderr, `public was left as it was`)
	if code := p.end(os.Interrupt); code != 0 {
		t.Errorf("it ended with %d\n%s", code, &p.stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("an output folder was left that nothing was ever built into")
	}
}

func TestBuildWatchRefused(t *testing.T) {
	for _, out := range []string{"content", "content/public", ".", "templates"} {
		p := start(t, lay(t, bridges), "build", "--watch", "--out", out, presentDay)
		if code := p.code(); code != 3 || p.stdout.String() != "" {
			t.Errorf("--out %s: exit %d\n%s\n%s", out, code, &p.stdout, &p.stderr)
		}
	}
}

func TestBuildWatchQuiet(t *testing.T) {
	dir := lay(t, bridges)
	p := start(t, dir, "build", "--watch", "--quiet", presentDay)
	first := filepath.Join(dir, "public/briefings/first/index.html")
	p.until("built", func() bool { _, err := os.Stat(first); return err == nil })
	save(t, filepath.Join(dir, "content/actors.yaml"), "ada: {name: Ada B., kind: person}\n")
	p.until("built again", func() bool { return strings.Contains(contents(t, dir, "public/briefings/first/index.html"), "Ada B.") })
	save(t, filepath.Join(dir, "content/actors.yaml"), "ada: {nam: Ada B., kind: person}\n")
	p.says(&p.stderr, `unknown key "nam"`)
	if p.end(os.Interrupt); p.stdout.String() != "" || strings.Contains(p.stderr.String(), "rendered") {
		t.Errorf("it said\n%s\n%s", &p.stdout, &p.stderr)
	}
}
