package main

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// forever is when a test gives up. Nothing is asserted about time otherwise.
const forever = 60 * time.Second

// process is a dateline that runs until it is ended.
type process struct {
	t      *testing.T
	cmd    *exec.Cmd
	stdout heard
	stderr heard
	ended  chan error
	client http.Client
	base   string // its URL, without the slash at the end
}

// heard is what a process has said so far.
type heard struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.said.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.said.String()
}

// start runs dateline in a folder. It is killed at the end of the test, unless it has ended.
func start(t *testing.T, dir string, args ...string) *process {
	t.Helper()
	p := &process{t: t, cmd: exec.Command("dateline", args...), ended: make(chan error, 1)}
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr = dir, &p.stdout, &p.stderr
	p.cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=", "NO_COLOR=1")
	p.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	gone := make(chan struct{})
	go func() {
		p.ended <- p.cmd.Wait()
		close(gone)
	}()
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		<-gone
		p.client.CloseIdleConnections()
	})
	return p
}

// until waits until something holds.
func (p *process) until(what string, holds func() bool) {
	p.t.Helper()
	for start := time.Now(); !holds(); time.Sleep(2 * time.Millisecond) {
		if time.Since(start) > forever {
			p.t.Fatalf("%s: never\nstdout:\n%s\nstderr:\n%s", what, &p.stdout, &p.stderr)
		}
	}
}

// says waits until a stream has said something that matches.
func (p *process) says(h *heard, pattern string) {
	p.t.Helper()
	re := regexp.MustCompile(pattern)
	p.until("saying "+pattern, func() bool { return re.MatchString(h.String()) })
}

var servingLine = regexp.MustCompile(`(?m)^serving [0-9]+ pages? at (http://localhost:[0-9]+/\S*) \(stop with Ctrl-C\)$`)

// serving waits until the site is served.
func (p *process) serving() *process {
	p.t.Helper()
	p.says(&p.stdout, servingLine.String())
	p.at(servingLine.FindStringSubmatch(p.stdout.String())[1])
	return p
}

func (p *process) at(url string) {
	p.base = regexp.MustCompile(`^http://[^/]+`).FindString(url)
}

// get asks for a path.
func (p *process) get(path string) (status int, body string, to string) {
	p.t.Helper()
	r, err := p.client.Get(p.base + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return r.StatusCode, string(data), r.Header.Get("Location")
}

// shows waits until a page has a text.
func (p *process) shows(path, text string) {
	p.t.Helper()
	last := ""
	defer func() {
		if p.t.Failed() {
			p.t.Logf("%s was last\n%s", path, last)
		}
	}()
	p.until(path+" showing "+text, func() bool {
		_, last, _ = p.get(path)
		return strings.Contains(last, text)
	})
}

// stands waits until there is a page.
func (p *process) stands(path string) {
	p.t.Helper()
	p.until(path, func() bool { status, _, _ := p.get(path); return status == 200 })
}

// end sends a signal and returns the exit code.
func (p *process) end(s os.Signal) int {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
	return p.code()
}

// code waits for the exit code.
func (p *process) code() int {
	p.t.Helper()
	select {
	case err := <-p.ended:
		p.ended <- err
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return exit.ExitCode()
		}
		if err != nil {
			p.t.Fatal(err)
		}
		return 0
	case <-time.After(forever):
		p.t.Fatalf("it does not end\nstdout:\n%s\nstderr:\n%s", &p.stdout, &p.stderr)
	}
	return -1
}

// lay lays out a txtar archive in a fresh folder.
func lay(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		write(t, filepath.Join(dir, f.Name), string(f.Data))
	}
	return dir
}

// save writes a file as most editors do: whole, by renaming another to it.
func save(t *testing.T, path, text string) {
	t.Helper()
	beside := filepath.Join(filepath.Dir(path), ".save.tmp") // the name is ignored
	write(t, beside, text)
	if err := os.Rename(beside, path); err != nil {
		t.Fatal(err)
	}
}

// bridges is a small site.
const bridges = `
-- content/site.yaml --
title: Bridges
-- content/actors.yaml --
ada: {name: Ada Brandt, kind: person}
-- content/pic.txt --
as it is
-- content/briefings/first.md --
---
title: The bridge is closed
date: 2026-03-01
sources: {note: {title: Press note, by: ada}}
source: note
claims: {cracks: {}}
events: {closure: {title: Bridge closed, date: 2026-03-01, claims: cracks}}
---
The [bridge is closed](#closure): there are "[cracks](#cracks)".
-- content/briefings/second.md --
---
title: Another bridge
date: 2026-03-02
---
It is open.
-- content/briefings/not-yet.md --
---
title: Not yet
date: 2026-03-02
draft: true
---
This is not for readers yet.
-- content/briefings/later.md --
---
title: Embargoed
date: 2026-03-02
embargo: 2126-03-02T10:00:00Z
---
This is not for readers for a century.
`
