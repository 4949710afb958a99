package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// fences are the code blocks of the README: language, text.
var fences = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$")

// words are those of a command line: in double quotes, or without a space.
var words = regexp.MustCompile(`"[^"]*"|\S+`)

// named is the last content file that the prose names before a block: what the block is to hold.
var named = regexp.MustCompile("`(content/[a-z/-]+\\.(?:yaml|md))`")

// TestReadme does what the README says, in its order: it writes the files that it shows and runs every command, in a copy of
// the repository's content first, then in an author's own folder.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	demo, own := t.TempDir(), t.TempDir()
	if err := os.CopyFS(filepath.Join(demo, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	file, ran, last := "", 0, 0
	for _, m := range fences.FindAllSubmatchIndex(text, -1) {
		for _, n := range named.FindAllSubmatch(text[last:m[0]], -1) {
			file = string(n[1])
		}
		last = m[1]
		language, block := string(text[m[2]:m[3]]), string(text[m[4]:m[5]])
		switch language {
		case "yaml", "markdown":
			write(t, filepath.Join(own, file), block)
		case "sh":
			here := own // cd holds to the end of its block
			for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
				if folder, ok := strings.CutPrefix(line, "cd "); ok {
					here = filepath.Join(here, folder)
					continue
				}
				runReadme(t, line, root, demo, here)
				ran++
			}
		case "":
			mistake(t, own, file, block)
		}
	}
	if ran < 12 {
		t.Errorf("only %d commands were found", ran)
	}
}

// runReadme runs one command line of the README.
func runReadme(t *testing.T, line, root, demo, own string) {
	t.Helper()
	var args []string
	for _, word := range words.FindAllString(line, -1) {
		args = append(args, strings.Trim(word, `"`))
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = own
	cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=", "GOBIN="+t.TempDir())
	switch {
	case line == "go test ./...":
		return // this very test is part of it
	case strings.HasPrefix(line, "go run ./cmd/dateline"):
		cmd = exec.Command("dateline", args[3:]...)
		cmd.Dir = demo
	case args[0] == "go":
		cmd.Dir = root
	}
	if slices.Contains(cmd.Args, "serve") || slices.Contains(cmd.Args, "--watch") {
		runs(t, cmd.Dir, cmd.Args[1:])
		return
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", line, err, out)
	}
}

// runs runs a command that goes on until it is stopped: it is to serve the site's front page, or to have built it.
func runs(t *testing.T, dir string, args []string) {
	t.Helper()
	if args[0] != "serve" {
		p := start(t, dir, args...)
		p.says(&p.stdout, `(?m)^built [1-9][0-9]* pages into public`)
		if code := p.end(os.Interrupt); code != 0 {
			t.Errorf("%s: exit %d\n%s", args, code, &p.stderr)
		}
		return
	}
	p := start(t, dir, append(args, "--port=0")...).serving() // 8080 may be busy here
	if status, body, _ := p.get("/"); status != 200 || !strings.Contains(body, "<h1") {
		t.Errorf("%s: the front page: %d\n%s", args, status, body)
	}
	if code := p.end(os.Interrupt); code != 0 {
		t.Errorf("%s: exit %d\n%s", args, code, &p.stderr)
	}
}

// mistake makes the mistake that the README shows and compares what dateline says of it.
func mistake(t *testing.T, own, file, want string) {
	t.Helper()
	path := filepath.Join(own, file)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, strings.Replace(string(good), "by: ada-brandt", "by: ada-brant", 1))
	defer write(t, path, string(good))
	cmd := exec.Command("dateline", "check")
	cmd.Dir = own
	out, err := cmd.Output()
	if err == nil {
		t.Error("the mistake of the README is none")
	}
	if got := strings.TrimSpace(string(out)); got != strings.TrimSpace(want) {
		t.Errorf("README shows\n%s\nbut check says\n%s", want, got)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
