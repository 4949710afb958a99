package watch

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// notice returns what the Watcher said, and fails if that is not one thing that contains want.
func (m *model) notice(want string) {
	m.t.Helper()
	if want == "" {
		if len(m.notices) > 0 {
			m.t.Errorf("said %q, want nothing", <-m.notices)
		}
		return
	}
	if len(m.notices) != 1 {
		m.t.Fatalf("said %d things, want one", len(m.notices))
	}
	if got := <-m.notices; !strings.Contains(got, want) || !strings.HasSuffix(got, "; looking for changes every second instead") {
		m.t.Errorf("said %q, want %q", got, want)
	}
}

// scarce is a notifier that fails after some folders.
type scarce struct {
	notifier
	left   atomic.Int32
	failed error
	closed atomic.Bool
}

func (s *scarce) Add(path string) error {
	if s.left.Add(-1) < 0 {
		return s.failed
	}
	return s.notifier.Add(path)
}

func (s *scarce) Close() error {
	s.closed.Store(true)
	return s.notifier.Close()
}

// tries does all saves and some moves and expects the model to follow.
func (m *model) tries(t *testing.T, root string) {
	t.Helper()
	outside := t.TempDir()
	for try := range max(1, times()/20) {
		for _, s := range saves {
			s.save(t, filepath.Join(root, "briefings", "2023", "a.md"), fmt.Sprint(s.desc, try), try)
			m.settle(s.desc)
		}
		for _, tt := range moves[:2] {
			tt.move(t, root, outside, 2*try)
			m.settle(tt.desc)
		}
		must(t, os.Rename(filepath.Join(root, "reports"), filepath.Join(root, "briefings")))
		m.settle("moved back")
	}
}

func TestFallsBackToLooking(t *testing.T) {
	failing := func(left int, err error) func() (events, error) {
		return func() (events, error) {
			e, _ := system()
			s := &scarce{notifier: e.notifier, failed: err}
			s.left.Store(int32(left))
			return events{s, e.events, e.errors}, nil
		}
	}
	for _, tt := range []struct {
		desc   string
		opt    Options
		system func() (events, error)
		remote func(string) string
		want   string
	}{
		{"asked to", Options{Poll: true}, system, remote, ""},
		{"no watches at all", Options{}, failing(0, syscall.ENOSPC), remote, "the system's limit of watched folders is reached (no space left on device)"},
		{"no watches left after three", Options{}, failing(3, syscall.ENOSPC), remote, "the system's limit of watched folders is reached"},
		{"no descriptors left", Options{}, failing(3, syscall.EMFILE), remote, "the system's limit of watched folders is reached (too many open files)"},
		{"no instance", Options{}, func() (events, error) { return events{}, syscall.EMFILE }, remote, "the system cannot tell of changes (too many open files)"},
		{"a network file system", Options{}, system, func(string) string { return "NFS" }, "content is on a network file system (NFS)"},
		{"events end", Options{}, func() (events, error) {
			e, err := system()
			ended := make(chan fsnotify.Event)
			close(ended)
			e.events = ended
			return e, err
		}, remote, "the system no longer tells of changes"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			t.Parallel()
			root := site(t)
			m := followWith(t, tt.opt, tt.system, tt.remote, root)
			m.tries(t, root)
			m.notice(tt.want)
		})
	}
}

func TestLimitReachedLater(t *testing.T) {
	root := site(t)
	var s *scarce
	m := followWith(t, Options{}, func() (events, error) {
		e, err := system()
		s = &scarce{notifier: e.notifier, failed: syscall.ENOSPC}
		s.left.Store(8)
		return events{s, e.events, e.errors}, err
	}, remote, root)
	m.notice("")
	for i := range 20 {
		dir := filepath.Join(root, fmt.Sprint("more", i))
		must(t, os.Mkdir(dir, 0o755))
		write(t, filepath.Join(dir, "x.md"), fmt.Sprint(i))
		m.settle("a new folder")
	}
	m.notice("limit of watched folders")
	if !s.closed.Load() {
		t.Error("the watches that there were are still held")
	}
}

// TestOverflow loses every event, and says so now and then as the system does.
func TestOverflow(t *testing.T) {
	root := site(t)
	none, failed := make(chan fsnotify.Event), make(chan error, 100)
	m := followWith(t, Options{Reconcile: time.Hour}, func() (events, error) {
		e, err := system()
		go func() {
			for range e.events {
			}
		}()
		return events{e.notifier, none, failed}, err
	}, remote, root)
	path := filepath.Join(root, "briefings", "2023", "a.md")
	for try := range times() {
		for _, s := range saves[:4] {
			s.save(t, path, fmt.Sprint(s.desc, try), try)
			failed <- fsnotify.ErrEventOverflow
			m.settle(s.desc)
		}
	}
	failed <- errors.New("read: something else")
	write(t, path, "after another failure")
	m.settle("another failure")
	m.notice("")
}

// TestLostEvents loses every event without a word: the looks at everything are what is left.
func TestLostEvents(t *testing.T) {
	root := site(t)
	m := followWith(t, Options{}, func() (events, error) {
		e, err := system()
		go func() {
			for range e.events {
			}
		}()
		return events{e.notifier, make(chan fsnotify.Event), e.errors}, err
	}, remote, root)
	write(t, filepath.Join(root, "pages", "about.md"), "unheard")
	m.settle("an unheard write")
}

// TestRewatch takes watches away behind the Watcher's back, as an unmounting does.
func TestRewatch(t *testing.T) {
	root := site(t)
	var e events
	m := followWith(t, Options{Reconcile: 20 * time.Millisecond}, func() (_ events, err error) {
		e, err = system()
		return e, err
	}, remote, root)
	pages := filepath.Join(root, "pages")
	must(t, e.Remove(pages))
	write(t, filepath.Join(pages, "about.md"), "unheard")
	m.settle("an unheard write")
	for start := time.Now(); !slices.Contains(e.WatchList(), pages); time.Sleep(time.Millisecond) {
		if time.Since(start) > forever {
			t.Fatalf("pages is not watched again: %q", e.WatchList())
		}
	}
}

const limited = "DATELINE_TEST_LIMITED"

// TestSystemLimit has the system itself refuse: eight watches, in a namespace of users where that may be set.
func TestSystemLimit(t *testing.T) {
	if os.Getenv(limited) != "" {
		root := site(t)
		for i := range 20 {
			must(t, os.Mkdir(filepath.Join(root, fmt.Sprint("more", i)), 0o755))
		}
		m := follow(t, Options{}, root)
		m.tries(t, root)
		m.notice("the system's limit of watched folders is reached")
		return
	}
	if runtime.GOOS != "linux" {
		t.Skip("only Linux can set a limit for one process")
	}
	const script = `echo 8 > /proc/sys/user/max_inotify_watches || exit 77; exec "$0" -test.run='^TestSystemLimit$' -test.v`
	cmd := exec.Command("unshare", "--user", "--map-root-user", "sh", "-c", script, os.Args[0])
	cmd.Env = append(os.Environ(), limited+"=1")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && strings.Contains(string(out), "--- FAIL"):
		t.Errorf("%s", out)
	case err != nil:
		t.Skipf("no namespace of users may be made here: %v\n%s", err, out)
	case !strings.Contains(string(out), "--- PASS: TestSystemLimit"):
		t.Errorf("the test did not run:\n%s", out)
	}
}
