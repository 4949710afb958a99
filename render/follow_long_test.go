package render_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-0837baff/dateline/render"
)

var (
	followRebuilds = flag.Int("follow.rebuilds", 30, "rebuilds of TestFollowLeaks; memory is measured from 1000 on")
	followIdle     = flag.Duration("follow.idle", 0, "how long TestFollowIdle stays idle")
)

// use is what a process holds.
type use struct{ memory, descriptors, goroutines int }

func uses(t *testing.T) use {
	t.Helper()
	u := use{goroutines: runtime.NumGoroutine()}
	if list, err := os.ReadDir("/proc/self/fd"); err == nil {
		u.descriptors = len(list)
	}
	debug.FreeOSMemory()
	if data, err := os.ReadFile("/proc/self/statm"); err == nil {
		pages, err := strconv.Atoi(strings.Fields(string(data))[1])
		if err != nil {
			t.Fatal(err)
		}
		u.memory = pages * os.Getpagesize()
	}
	return u
}

// TestFollowLeaks builds again and again, of prose, facts, templates, annotations and mistakes in turn, and serves a page each time.
func TestFollowLeaks(t *testing.T) {
	f := newFollowed(t, newSaver(t, 1))
	const prose, facts = "briefings/other/fourth.md", "topics.yaml"
	rebuild := func(n int) {
		switch text := f.pristine[prose]; n % 6 {
		case 0, 1:
			f.write(prose, text+fmt.Sprintf("\nSentence %d.\n", n))
		case 2:
			f.write(facts, fmt.Sprintf("drones: {title: Drones %d}\n", n))
		case 3:
			f.write(prose, text[:len(text)/3])
		case 4:
			f.write(prose, text)
			f.style()
		case 5:
			f.write(prose, strings.Replace(text, "title: ", fmt.Sprintf("events: {e: {title: Event %d, date: 2023-05, actors: [iran, russia]}}\ntitle: ", n), 1))
		}
		f.settleLightly()
	}
	warm := *followRebuilds / 5
	for n := range warm {
		rebuild(n)
	}
	before := uses(t)
	for n := range *followRebuilds - warm {
		rebuild(warm + n)
	}
	after := uses(t)
	for start := time.Now(); after.goroutines > before.goroutines || after.descriptors > before.descriptors; after = uses(t) {
		if time.Since(start) > forever { // what is being closed may be so
			t.Fatalf("after %d rebuilds: %+v, before: %+v", *followRebuilds, after, before)
		}
	}
	if *followRebuilds >= 1000 && after.memory > before.memory+before.memory/10 {
		t.Errorf("%d bytes of memory after %d rebuilds, %d after %d", after.memory, *followRebuilds, before.memory, warm)
	}
	t.Logf("%d rebuilds, %d updates: %+v; after %d: %+v", *followRebuilds, f.tally.updates, after, warm, before)
}

// settleLightly waits until a change was told of, and has a page served.
func (f *followed) settleLightly() {
	f.t.Helper()
	f.round++
	mark := fmt.Sprint(f.round)
	f.check(os.WriteFile(filepath.Join(f.content, sentinel), []byte(mark), 0o644))
	for start := time.Now(); string(f.get("/"+sentinel)) != mark || len(f.updates) == 0; time.Sleep(time.Millisecond) {
		if time.Since(start) > forever {
			f.t.Fatal("the sentinel did not come")
		}
	}
	f.get("/briefings/fourth/")
	for len(f.updates) > 0 {
		f.last = <-f.updates
		f.tally.updates++
	}
}

// TestFollowIdle touches every file and writes what stands there already: none of that is an update, nor is time that passes.
func TestFollowIdle(t *testing.T) {
	content := write(t, followedSite)
	updates := make(chan render.Update, 1000)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- render.Follow(ctx, options(content), render.FollowOptions{
			Clock: func() time.Time { return now }, Templates: filepath.Join(filepath.Dir(content), "templates"),
			Each: func(u render.Update) error { updates <- u; return nil },
		})
	}()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	<-updates
	for range 3 {
		err := filepath.WalkDir(content, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if err := os.WriteFile(path+".tmp", data, 0o644); err != nil {
				return err
			}
			if err := os.Rename(path+".tmp", path); err != nil {
				return err
			}
			return os.Chtimes(path, now, now)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(*followIdle)
	if err := os.WriteFile(filepath.Join(content, sentinel), []byte("now"), 0o644); err != nil {
		t.Fatal(err)
	}
	select {
	case u := <-updates:
		if len(u.Changed) != 1 || filepath.Base(u.Changed[0]) != sentinel {
			t.Errorf("an update without a change: %v", u.Changed)
		}
	case <-time.After(forever):
		t.Fatal("the sentinel did not come")
	}
	t.Logf("idle for %v: no update", *followIdle)
}
