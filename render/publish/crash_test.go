package publish

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var errFault = errors.New("no space left on device, says the test")

// attempt publishes set to dir and lets the step number fail go wrong: that one only, or, as if the process died, that one
// and every one after. It returns what went wrong, and how many steps there were.
func attempt(dir string, set files, fail int, dead bool) (steps int, err error) {
	target, err := open(Options{Dir: dir}, func(op, name string) error {
		steps++
		if steps == fail+1 || dead && steps > fail {
			return fmt.Errorf("%s %s: %w", op, name, errFault)
		}
		return nil
	})
	if err != nil {
		return steps, err
	}
	if err = set.put(target); err == nil {
		_, err = target.Commit(context.Background())
	}
	if dead {
		target.lock.Close() // which is all that the system does for the dead
		target.disk.near.stop()
		target.disk.root.Close()
		return steps, err
	}
	return steps, errors.Join(err, target.Close())
}

// A step that fails, and one at which the process dies, leave the old or the new set after the next command, and the one
// after that has nothing left to mend.
func TestEveryStepFails(t *testing.T) {
	foreign := tree{"mine": "x", "briefings/mine/too": "y"}
	with := func(f files) tree {
		want := f.tree()
		for path, data := range foreign {
			want[path] = data
		}
		want["briefings/mine"] = "/"
		return want
	}
	clean := t.TempDir()
	lay(t, clean, foreign)
	second.mustPublish(t, clean)
	wantManifest, _ := os.ReadFile(filepath.Join(clean, manifestName))
	for _, dead := range []bool{false, true} {
		before, after := 0, 0
		for fail := 0; ; fail++ {
			dir := t.TempDir()
			lay(t, dir, foreign)
			first.mustPublish(t, dir)
			steps, err := attempt(dir, second, fail, dead)
			if err == nil && steps <= fail {
				if before == 0 || after == 0 || steps < 20 {
					t.Errorf("dead %v: %d steps, %d led back, %d forth", dead, steps, before, after)
				}
				break
			}
			if err == nil {
				t.Fatalf("dead %v, step %d: no error", dead, fail)
			}
			target, err := Open(Options{Dir: dir})
			if err != nil {
				t.Fatalf("dead %v, step %d: next command: %v", dead, fail, err)
			}
			if err := target.Close(); err != nil {
				t.Fatal(err)
			}
			switch got := look(t, dir); {
			case cmp.Equal(got, with(first)):
				before++
			case cmp.Equal(got, with(second)):
				after++
			default:
				t.Fatalf("dead %v, step %d: neither old nor new; from old:\n%s\nfrom new:\n%s", dead, fail, cmp.Diff(with(first), got), cmp.Diff(with(second), got))
			}
			if names := ownEntries(t, dir); len(names) != 1 || names[0] != manifestName {
				t.Fatalf("dead %v, step %d: left behind: %q", dead, fail, names)
			}
			second.mustPublish(t, dir)
			if diff := cmp.Diff(with(second), look(t, dir)); diff != "" {
				t.Fatalf("dead %v, step %d: published again:\n%s", dead, fail, diff)
			}
			if got, _ := os.ReadFile(filepath.Join(dir, manifestName)); string(got) != string(wantManifest) {
				t.Fatalf("dead %v, step %d: manifest:\n%s", dead, fail, cmp.Diff(string(wantManifest), string(got)))
			}
		}
	}
}

// Mending may itself be interrupted, at any step.
func TestMendingFails(t *testing.T) {
	for fail := 12; fail < 40; fail += 3 {
		for again := 0; ; again++ {
			dir := t.TempDir()
			first.mustPublish(t, dir)
			attempt(dir, second, fail, true)
			if _, err := attempt(dir, files{"unwanted": "x"}, again, true); err == nil {
				t.Fatalf("step %d, then %d: no error", fail, again)
			}
			target, err := Open(Options{Dir: dir})
			if err != nil {
				t.Fatalf("step %d, then %d: %v", fail, again, err)
			}
			target.Close()
			got := look(t, dir)
			if cmp.Equal(got, files{"unwanted": "x"}.tree()) {
				break // the second attempt came as far as its own commit
			}
			if !cmp.Equal(got, first.tree()) && !cmp.Equal(got, second.tree()) {
				t.Fatalf("step %d, then %d: neither old nor new; from new:\n%s", fail, again, cmp.Diff(second.tree(), got))
			}
		}
	}
}

// What somebody puts in the way of an interrupted commit is safe, and named; once it is gone, the commit is finished.
func TestForeignBeforeMending(t *testing.T) {
	seen := 0
	for fail := range 60 {
		dir := t.TempDir()
		first.mustPublish(t, dir)
		if _, err := attempt(dir, second, fail, true); err == nil {
			break
		}
		if _, err := os.Stat(filepath.Join(dir, journalName)); err != nil {
			continue
		}
		lay(t, dir, tree{"index.html": "mine"})
		target, err := Open(Options{Dir: dir})
		if err == nil { // it was in place already: now changed by hand
			target.Close()
		} else {
			var refused *RefusedError
			if !errors.As(err, &refused) || len(refused.Paths) != 1 || refused.Paths[0] != "index.html" {
				t.Fatalf("step %d: %v", fail, err)
			}
			seen++
		}
		if got := look(t, dir)["index.html"]; got != "mine" {
			t.Fatalf("step %d: index.html is %q", fail, got)
		}
		os.Remove(filepath.Join(dir, "index.html"))
		second.mustPublish(t, dir)
		if diff := cmp.Diff(second.tree(), look(t, dir)); diff != "" {
			t.Fatalf("step %d:\n%s", fail, diff)
		}
	}
	if seen == 0 {
		t.Error("no commit was interrupted where it matters")
	}
}

var (
	kills = flag.Int("kills", 8, "times to kill a process that publishes: more with go test -args -kills=200")
	disks = flag.Bool("disk", false, "test on the disk of temporary files even where there is a file system in memory")
	child = flag.String("publish-to", "", "publish to this folder again and again: for the test that kills")
)

// generation is one of two sets that share most paths, differ in all else, and get in each other's way.
func generation(n int) files {
	set := files{".nojekyll": "", fmt.Sprintf("only/%d/index.html", n): "here"}
	for i := range 150 {
		set[fmt.Sprintf("briefings/%d/index.html", i)] = strings.Repeat(fmt.Sprintf("generation %d of %d\n", n, i), 200+i)
	}
	if n == 0 {
		set["turn"] = "a file"
	} else {
		set["turn/index.html"], set["turn/b/index.html"] = "a folder", "another"
	}
	return set
}

func TestMain(m *testing.M) {
	flag.Parse()
	if *child == "" {
		useMemory()
		os.Exit(m.Run())
	}
	for n := 0; ; n = 1 - n {
		if _, err := generation(n).publish(*child); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("published")
	}
}

// useMemory puts the tests' folders on a file system in memory, where there is one: they flush a disk thousands of times.
// Benchmarks want the disk.
func useMemory() {
	const memory = "/dev/shm"
	if info, err := os.Stat(memory); err == nil && info.IsDir() && !*disks && flag.Lookup("test.bench").Value.String() == "" {
		os.Setenv("TMPDIR", memory)
	}
}

// A process is killed while it publishes two sets in turn. The next command finds, or makes, one of them whole.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, tree{"mine": "x", "briefings/mine": "y"})
	r := rand.New(rand.NewPCG(1, 2))
	var want [2]tree
	for n := range want {
		want[n] = generation(n).tree()
		want[n]["mine"], want[n]["briefings/mine"] = "x", "y"
	}
	staged, journaled := 0, 0
	for i := range *kills {
		var output strings.Builder
		cmd := exec.Command(os.Args[0], "-publish-to="+dir)
		cmd.Stdout, cmd.Stderr = &output, &output
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+r.IntN(200)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		if _, err := os.Stat(filepath.Join(dir, stageName)); err == nil {
			staged++
		}
		if _, err := os.Stat(filepath.Join(dir, journalName)); err == nil {
			journaled++
		} else if i > 0 {
			// No commit had begun: the folder is whole before anybody mends it.
			if got := look(t, dir); !cmp.Equal(got, want[0]) && !cmp.Equal(got, want[1]) {
				t.Fatalf("kill %d: without a journal, neither set is whole:\n%s", i, cmp.Diff(want[0], got))
			}
		}
		target, err := Open(Options{Dir: dir})
		if err != nil {
			t.Fatalf("kill %d: %v\n%s", i, err, output.String())
		}
		if err := target.Close(); err != nil {
			t.Fatal(err)
		}
		got := look(t, dir)
		if i == 0 && len(got) == 3 {
			continue // killed before anything was published
		}
		if !cmp.Equal(got, want[0]) && !cmp.Equal(got, want[1]) {
			t.Fatalf("kill %d: neither set is whole:\n%s\n%s", i, cmp.Diff(want[0], got), output.String())
		}
		if names := ownEntries(t, dir); len(names) != 1 {
			t.Fatalf("kill %d: left behind: %q", i, names)
		}
	}
	t.Logf("of %d kills %d left a stage, %d a journal", *kills, staged, journaled)
}
