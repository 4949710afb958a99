package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

const presentDay = "--now=2026-03-03"

func rename(t *testing.T, dir, from, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, to)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
		t.Fatal(err)
	}
}

func contents(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestServe follows an author through an hour of writing.
func TestServe(t *testing.T) {
	dir := lay(t, bridges)
	second := contents(t, dir, "content/briefings/second.md")
	p := start(t, dir, "serve", "--port=0", "--verbose", presentDay).serving()
	status, body, _ := p.get("/briefings/second/")
	if status != 200 || !strings.Contains(body, "It is open.") || !strings.Contains(body, `<script src="/_dateline/live.js"`) {
		t.Errorf("a page: %d\n%s", status, body)
	}
	p.says(&p.stderr, `(?m)^rendered /briefings/second/: first asked for$`)
	if _, body, _ := p.get("/pic.txt"); body != "as it is\n" {
		t.Errorf("a file: %q", body)
	}
	if status, body, _ := p.get("/nowhere/"); status != 404 || !strings.Contains(body, "<h1>") || !strings.Contains(body, "Bridges") {
		t.Errorf("no page: %d\n%s", status, body)
	}
	for _, path := range []string{"/briefings/not-yet/", "/briefings/later/"} {
		if status, _, _ := p.get(path); status != 404 {
			t.Errorf("%s, withheld: %d", path, status)
		}
	}

	save(t, filepath.Join(dir, "content/briefings/second.md"), second+"\nNo longer.\n")
	p.shows("/briefings/second/", "No longer.")
	p.says(&p.stderr, `(?m)^content/briefings/second.md: 1 page changed · [0-9.]+ m?s$`)
	p.says(&p.stderr, `(?m)^rendered /briefings/second/: prose$`)

	save(t, filepath.Join(dir, "content/briefings/second.md"), strings.Replace(second, "date:", "actors: adda\ndate:", 1))
	p.shows("/briefings/second/", `unknown actor &#34;adda&#34;`)
	if _, body, _ := p.get("/briefings/second/"); !strings.Contains(body, "No longer.") {
		t.Errorf("the last good page is not under the overlay:\n%s", body)
	}
	p.says(&p.stderr, `content/briefings/second.md:3:9: unknown actor "adda"\n    3 \| actors: adda\n      \|         \^\^\^\^\n   hint: did you mean "ada"\?`)
	p.says(&p.stderr, `(?m)^content/briefings/second.md: 1 error; the last good site stays · `)

	save(t, filepath.Join(dir, "content/briefings/second.md"), strings.Replace(second, "Another", "Yet another", 1))
	p.shows("/briefings/second/", "Yet another bridge")
	if _, body, _ := p.get("/briefings/second/"); strings.Contains(body, "_dateline-overlay") {
		t.Errorf("mended, but the overlay stays:\n%s", body)
	}
	p.says(&p.stderr, `(?m)^rendered /briefings/second/: (facts|prose)$`)

	rename(t, dir, "content/briefings/second.md", "content/briefings/2026/open-bridge.md")
	p.stands("/briefings/open-bridge/")
	if status, _, to := p.get("/briefings/second/"); status != 302 || to != "/briefings/open-bridge/" {
		t.Errorf("a page that moved: %d to %q", status, to)
	}

	if code := p.end(syscall.SIGTERM); code != 0 {
		t.Errorf("it ended with %d\n%s", code, &p.stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("the preview made an output folder")
	}
}

func TestServeDrafts(t *testing.T) {
	p := start(t, lay(t, bridges), "serve", "--port=0", "--drafts", presentDay).serving()
	for path, want := range map[string]string{"/briefings/not-yet/": "draft", "/briefings/later/": "under embargo"} {
		status, body, _ := p.get(path)
		if status != 200 || !strings.Contains(body, "<b>Not for publication:</b> "+want) {
			t.Errorf("%s: %d, not marked as %s\n%s", path, status, want, body)
		}
	}
	if code := p.end(os.Interrupt); code != 0 {
		t.Errorf("it ended with %d", code)
	}
}

// TestServeBelow serves a site that stands below a path, as GitHub Pages does.
func TestServeBelow(t *testing.T) {
	dir := lay(t, bridges)
	save(t, filepath.Join(dir, "content/site.yaml"), "title: Bridges\nbaseURL: https://x.example/repo/\n")
	p := start(t, dir, "serve", "--port=0", presentDay).serving()
	if url := servingLine.FindStringSubmatch(p.stdout.String())[1]; url != p.base+"/repo/" {
		t.Errorf("it is served at %s", url)
	}
	if status, _, to := p.get("/"); status != 302 || to != "/repo/" {
		t.Errorf("the root: %d to %q", status, to)
	}
	status, body, _ := p.get("/repo/briefings/first/")
	if status != 200 || !strings.Contains(body, `href="/repo/actors/ada/"`) {
		t.Errorf("a page: %d\n%s", status, body)
	}
	if status, _, _ := p.get("/briefings/first/"); status != 404 {
		t.Errorf("beside the path: %d", status)
	}
	rename(t, dir, "content/briefings/first.md", "content/briefings/cracks.md")
	p.stands("/repo/briefings/cracks/")
	if status, _, to := p.get("/repo/briefings/first/"); status != 302 || to != "/repo/briefings/cracks/" {
		t.Errorf("a page that moved: %d to %q", status, to)
	}
}

// TestServeNothingNeedsARestart begins with what is broken and goes on to break everything.
func TestServeNothingNeedsARestart(t *testing.T) {
	dir := lay(t, bridges)
	at := func(name string) string { return filepath.Join(dir, name) }
	save(t, at("content/site.yaml"), "titel: Bridges\n")
	save(t, at("templates/404.html"), "{{")
	p := start(t, dir, "serve", "--port=0", presentDay)
	p.says(&p.stderr, `(?m)^mistakes are shown at http://localhost:[0-9]+/$`)
	p.at(regexp.MustCompile(`http://localhost:[0-9]+/`).FindString(p.stderr.String()))
	status, body, _ := p.get("/briefings/first/")
	for _, want := range []string{"content/site.yaml:1:1", "templates/404.html:1:", "_dateline-overlay"} {
		if status != 503 || !strings.Contains(body, want) {
			t.Errorf("a broken start: %d, without %s\n%s", status, want, body)
		}
	}
	save(t, at("content/site.yaml"), "title: Bridges\n")
	save(t, at("templates/404.html"), `{{define "main"}}<main id="main"><h1>None of ours</h1></main>{{end}}`)
	p.serving()
	p.shows("/nowhere/", "None of ours")

	save(t, at("templates/404.html"), `{{define "main"}}<main id="main"><h1>{{.Nope}}</h1></main>{{end}}`)
	p.shows("/nowhere/", "has no field Nope")
	p.shows("/nowhere/", "None of ours")
	if err := os.RemoveAll(at("templates")); err != nil {
		t.Fatal(err)
	}
	p.until("the built-in template again", func() bool {
		_, body, _ := p.get("/nowhere/")
		return !strings.Contains(body, "None of ours") && !strings.Contains(body, "_dateline-overlay")
	})

	rename(t, dir, "content", "elsewhere")
	p.shows("/briefings/first/", "the content folder is gone")
	p.shows("/briefings/first/", "there are")
	rename(t, dir, "elsewhere", "content")
	save(t, at("content/briefings/first.md"), contents(t, dir, "content/briefings/first.md")+"\nIt is back.\n")
	p.shows("/briefings/first/", "It is back.")
	if err := os.RemoveAll(at("content/briefings")); err != nil {
		t.Fatal(err)
	}
	p.until("a folder gone", func() bool { status, _, _ := p.get("/briefings/first/"); return status == 404 })
	if err := os.Remove(at("content/site.yaml")); err != nil {
		t.Fatal(err)
	}
	p.shows("/", "there is no site.yaml")
	save(t, at("content/site.yaml"), "title: New bridges\n")
	p.shows("/", "New bridges")
	if code := p.end(os.Interrupt); code != 0 {
		t.Errorf("it ended with %d\n%s", code, &p.stderr)
	}
}

func TestServePorts(t *testing.T) {
	if l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", defaultPort)); err == nil { // else another has it
		defer l.Close()
	}
	dir := lay(t, bridges)
	p := start(t, dir, "serve", presentDay).serving()
	using := regexp.MustCompile(`(?m)^port 8080 is busy; using ([0-9]+)$`).FindStringSubmatch(p.stderr.String())
	if using == nil || !strings.HasSuffix(p.base, ":"+using[1]) || using[1] == "8080" {
		t.Errorf("served at %s:\n%s", p.base, &p.stderr)
	}
	again := start(t, dir, "serve", "--port", p.base[strings.LastIndex(p.base, ":")+1:])
	if code := again.code(); code != 3 || !strings.Contains(again.stderr.String(), "listen at 127.0.0.1:") {
		t.Errorf("a busy port that was asked for: exit %d\n%s", code, &again.stderr)
	}
	if wrong := start(t, dir, "serve", "--port=70000"); wrong.code() != 3 {
		t.Errorf("no port: exit %d", wrong.code())
	}
}

func TestServeHost(t *testing.T) {
	p := start(t, lay(t, bridges), "serve", "--port=0", "--host=0.0.0.0", presentDay).serving()
	if err := p.stderr.String(); !strings.Contains(err, "warning: with --host 0.0.0.0 everyone on the network can read the preview") {
		t.Errorf("no warning:\n%s", err)
	}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	port := p.base[strings.LastIndex(p.base, ":"):]
	for _, a := range addrs {
		n, ok := a.(*net.IPNet)
		if !ok || n.IP.IsLoopback() || n.IP.IsLinkLocalUnicast() || n.IP.To4() == nil {
			continue
		}
		url := "http://" + n.IP.String() + port
		p.says(&p.stderr, regexp.QuoteMeta(url+"/"))
		p.base = url
		if status, _, _ := p.get("/"); status != 200 {
			t.Errorf("%s: %d", url, status)
		}
	}
	quiet := start(t, lay(t, bridges), "serve", "--port=0", presentDay).serving()
	if err := quiet.stderr.String(); strings.Contains(err, "warning: with --host") {
		t.Errorf("a warning about this machine alone:\n%s", err)
	}
}

func TestServeOpen(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the browser is opened otherwise here")
	}
	bin := t.TempDir()
	opened := filepath.Join(bin, "opened")
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\nprintf %s \"$1\" > "+opened+".part && mv "+opened+".part "+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	p := start(t, lay(t, bridges), "serve", "--port=0", "--open", presentDay).serving()
	p.until("the browser", func() bool { _, err := os.Stat(opened); return err == nil })
	if url := contents(t, bin, "opened"); url != p.base+"/" {
		t.Errorf("it was opened at %s, served at %s", url, p.base)
	}
}
