package watch

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// saves are the ways in which editors and tools write a file at path; try is different each time.
var saves = []struct {
	desc string
	save func(t *testing.T, path, data string, try int)
}{
	{"vim: probe, backup by renaming, new file", func(t *testing.T, path, data string, _ int) {
		dir := filepath.Dir(path)
		write(t, filepath.Join(dir, "4913"), "")
		must(t, os.Remove(filepath.Join(dir, "4913")))
		write(t, filepath.Join(dir, ".a.md.swp"), data)
		must(t, os.Rename(path, path+"~"))
		write(t, path, data)
		must(t, os.Remove(path+"~"))
	}},
	{"vim: backupcopy=yes writes in place", func(t *testing.T, path, data string, _ int) {
		old, err := os.ReadFile(path)
		must(t, err)
		write(t, path+"~", string(old))
		write(t, path, data)
		must(t, os.Remove(path+"~"))
	}},
	{"emacs: lock, backup by renaming, new file", func(t *testing.T, path, data string, _ int) {
		lock := filepath.Join(filepath.Dir(path), ".#"+filepath.Base(path))
		must(t, os.Symlink("who@where.123:456", lock))
		write(t, filepath.Join(filepath.Dir(path), "#"+filepath.Base(path)+"#"), data)
		os.Remove(path + "~")
		must(t, os.Rename(path, path+"~"))
		write(t, path, data)
		must(t, os.Remove(filepath.Join(filepath.Dir(path), "#"+filepath.Base(path)+"#")))
		must(t, os.Remove(lock))
	}},
	{"VS Code: truncate and write", func(t *testing.T, path, data string, _ int) {
		must(t, os.Truncate(path, 0))
		write(t, path, data)
	}},
	{"JetBrains: safe write", func(t *testing.T, path, data string, _ int) {
		write(t, path+"___jb_tmp___", data)
		must(t, os.Rename(path, path+"___jb_old___"))
		must(t, os.Rename(path+"___jb_tmp___", path))
		must(t, os.Remove(path+"___jb_old___"))
	}},
	{"gedit: .goutputstream renamed over", func(t *testing.T, path, data string, try int) {
		tmp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".goutputstream-%06X", try))
		write(t, tmp, data)
		must(t, os.Rename(tmp, path))
	}},
	{"sed -i", func(t *testing.T, path, data string, try int) {
		tmp := filepath.Join(filepath.Dir(path), fmt.Sprintf("sed%06X", try))
		write(t, tmp, data)
		must(t, os.Rename(tmp, path))
	}},
	{"renamed over from outside", func(t *testing.T, path, data string, _ int) {
		tmp := filepath.Join(filepath.Dir(filepath.Dir(filepath.Dir(filepath.Dir(path)))), "outside.md")
		write(t, tmp, data)
		must(t, os.Rename(tmp, path))
	}},
	{"torn: half, a pause, the rest", func(t *testing.T, path, data string, try int) {
		f, err := os.Create(path)
		must(t, err)
		defer f.Close()
		io.WriteString(f, data[:len(data)/2])
		time.Sleep(time.Duration(try%4) * 8 * time.Millisecond)
		io.WriteString(f, data[len(data)/2:])
	}},
	{"torn: nothing, a pause, all", func(t *testing.T, path, data string, try int) {
		f, err := os.Create(path)
		must(t, err)
		defer f.Close()
		time.Sleep(time.Duration(try%6) * hold / 4)
		io.WriteString(f, data)
	}},
	{"deleted and made again", func(t *testing.T, path, data string, try int) {
		must(t, os.Remove(path))
		time.Sleep(time.Duration(try%3) * 8 * time.Millisecond)
		write(t, path, data)
	}},
	{"many times in a burst", func(t *testing.T, path, data string, _ int) {
		for i := range 30 {
			write(t, path, fmt.Sprint(data, i))
			time.Sleep(100 * time.Microsecond)
		}
		write(t, path, data)
	}},
	{"as many bytes, at once after the last look", func(t *testing.T, path, data string, try int) {
		for i := range 4 {
			write(t, path, fmt.Sprintf("%08d", i*1000+try))
			time.Sleep(time.Duration(try%13) * time.Millisecond)
		}
	}},
	{"as many bytes and the time put back", func(t *testing.T, path, data string, try int) {
		info, err := os.Stat(path)
		must(t, err)
		write(t, path, fmt.Sprintf("%08d", try))
		must(t, os.Chtimes(path, info.ModTime(), info.ModTime()))
	}},
	{"an older file moved over it", func(t *testing.T, path, data string, try int) {
		write(t, path+".tmp", data)
		must(t, os.Chtimes(path+".tmp", time.Unix(1e9, 0), time.Unix(1e9, 0)))
		must(t, os.Rename(path+".tmp", path))
	}},
}

func TestSaves(t *testing.T) {
	for _, tt := range saves {
		t.Run(tt.desc, func(t *testing.T) {
			t.Parallel()
			root := site(t)
			m := follow(t, Options{Reconcile: time.Hour}, root)
			path := filepath.Join(root, "briefings", "2023", "a.md")
			for try := range times() {
				tt.save(t, path, fmt.Sprintf("save %d of %s", try, tt.desc), try)
				m.settle(fmt.Sprintf("%s, try %d", tt.desc, try))
			}
		})
	}
}

// moves change many files at once.
var moves = []struct {
	desc string
	move func(t *testing.T, root, outside string, try int)
}{
	{"git checkout: many files replaced, folders too", func(t *testing.T, root, _ string, try int) {
		must(t, os.MkdirAll(filepath.Join(root, ".git"), 0o755))
		write(t, filepath.Join(root, ".git", "index.lock"), "")
		for i := range 60 {
			dir := filepath.Join(root, fmt.Sprintf("year-%d", (i+try)%3))
			must(t, os.MkdirAll(dir, 0o755))
			path := filepath.Join(dir, fmt.Sprintf("%d.md", i))
			os.Remove(path)
			write(t, path, fmt.Sprint(try, i))
		}
		must(t, os.RemoveAll(filepath.Join(root, fmt.Sprintf("year-%d", try%3))))
		must(t, os.Rename(filepath.Join(root, ".git", "index.lock"), filepath.Join(root, ".git", "index")))
	}},
	{"a folder renamed", func(t *testing.T, root, _ string, try int) {
		a, b := filepath.Join(root, "briefings"), filepath.Join(root, "reports")
		if try%2 == 1 {
			a, b = b, a
		}
		must(t, os.Rename(a, b))
		write(t, filepath.Join(b, "2023", "a.md"), fmt.Sprint("after the move ", try))
	}},
	{"a folder renamed and back", func(t *testing.T, root, _ string, try int) {
		a, b := filepath.Join(root, "briefings"), filepath.Join(root, "reports")
		must(t, os.Rename(a, b))
		time.Sleep(time.Duration(try%5) * 5 * time.Millisecond)
		must(t, os.Rename(b, a))
		time.Sleep(time.Duration(try%4) * 5 * time.Millisecond)
		write(t, filepath.Join(a, "2023", "a.md"), fmt.Sprint("after the moves ", try))
	}},
	{"two folders swapped", func(t *testing.T, root, outside string, try int) {
		a, b := filepath.Join(root, "briefings", "2023"), filepath.Join(root, "briefings", "2024")
		must(t, os.Rename(a, filepath.Join(outside, "aside")))
		must(t, os.Rename(b, a))
		must(t, os.Rename(filepath.Join(outside, "aside"), b))
		write(t, filepath.Join(a, "new.md"), fmt.Sprint(try))
		write(t, filepath.Join(b, "new.md"), fmt.Sprint(try, "b"))
	}},
	{"a folder moved into another, and out", func(t *testing.T, root, _ string, try int) {
		a, b := filepath.Join(root, "briefings", "2023"), filepath.Join(root, "pages", "2023")
		if try%2 == 1 {
			a, b = b, a
		}
		must(t, os.Rename(a, b))
		time.Sleep(time.Duration(try%3) * 6 * time.Millisecond)
		write(t, filepath.Join(b, "a.md"), fmt.Sprint("moved ", try))
	}},
	{"a folder moved out, and in", func(t *testing.T, root, outside string, try int) {
		a, b := filepath.Join(root, "briefings"), filepath.Join(outside, "briefings")
		if try%2 == 1 {
			a, b = b, a
		}
		must(t, os.Rename(a, b))
		write(t, filepath.Join(b, "2023", "a.md"), fmt.Sprint("moved ", try))
	}},
	{"folders within folders, filled at once", func(t *testing.T, root, _ string, try int) {
		deep := filepath.Join(root, fmt.Sprint("n", try%3), "a", "b", "c", "d")
		must(t, os.RemoveAll(filepath.Join(root, fmt.Sprint("n", try%3))))
		must(t, os.MkdirAll(deep, 0o755))
		write(t, filepath.Join(deep, "x.md"), fmt.Sprint(try))
		write(t, filepath.Join(filepath.Dir(deep), "y.md"), fmt.Sprint(try))
	}},
	{"a file in the place of a folder, and back", func(t *testing.T, root, _ string, try int) {
		path := filepath.Join(root, "pages")
		must(t, os.RemoveAll(path))
		if try%2 == 0 {
			write(t, path, "a file")
			return
		}
		must(t, os.Mkdir(path, 0o755))
		write(t, filepath.Join(path, "about.md"), fmt.Sprint(try))
	}},
	{"the root removed and made again", func(t *testing.T, root, _ string, try int) {
		must(t, os.RemoveAll(root))
		time.Sleep(time.Duration(try%4) * 6 * time.Millisecond)
		must(t, os.MkdirAll(filepath.Join(root, "pages"), 0o755))
		write(t, filepath.Join(root, "pages", "about.md"), fmt.Sprint(try))
	}},
	{"the root replaced by another folder", func(t *testing.T, root, outside string, try int) {
		next := filepath.Join(outside, fmt.Sprint("next", try))
		must(t, os.MkdirAll(filepath.Join(next, "pages"), 0o755))
		write(t, filepath.Join(next, "pages", "about.md"), fmt.Sprint(try))
		must(t, os.Rename(root, filepath.Join(outside, fmt.Sprint("last", try))))
		must(t, os.Rename(next, root))
		time.Sleep(time.Duration(try%3) * 12 * time.Millisecond)
		write(t, filepath.Join(root, "pages", "late.md"), fmt.Sprint(try))
	}},
	{"the folder above the root renamed, and back", func(t *testing.T, root, outside string, try int) {
		above := filepath.Dir(root)
		must(t, os.Rename(above, above+"-away"))
		time.Sleep(time.Duration(try%3) * 12 * time.Millisecond)
		must(t, os.Rename(above+"-away", above))
		write(t, filepath.Join(root, "site.yaml"), fmt.Sprint(try))
	}},
}

func TestMoves(t *testing.T) {
	for _, tt := range moves {
		t.Run(tt.desc, func(t *testing.T) {
			t.Parallel()
			top, outside := t.TempDir(), t.TempDir()
			root := filepath.Join(top, "above", "content")
			must(t, os.MkdirAll(filepath.Dir(root), 0o755))
			must(t, os.Rename(site(t), root))
			m := follow(t, Options{Reconcile: time.Hour}, root)
			for try := range times() {
				tt.move(t, root, outside, try)
				m.settle(fmt.Sprintf("%s, try %d", tt.desc, try))
			}
		})
	}
}
