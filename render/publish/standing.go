package publish

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"sync"
)

// chunks are buffers to read files with.
var chunks = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// sum returns the SHA-256 of the file at path, and whether it is hollow: empty, or NUL bytes only, so that there is nothing
// in it to lose.
func (d *disk) sum(path string, info fs.FileInfo) (sum [32]byte, hollow bool, err error) {
	f, err := d.open(path, info)
	if err != nil {
		return sum, false, err
	}
	defer f.Close()
	return sumOf(f)
}

func sumOf(r io.Reader) (sum [32]byte, hollow bool, err error) {
	buffer := chunks.Get().(*[64 << 10]byte)
	defer chunks.Put(buffer)
	hash := sha256.New()
	hollow = true
	for {
		n, err := r.Read(buffer[:])
		hash.Write(buffer[:n])
		hollow = hollow && len(bytes.Trim(buffer[:n], "\x00")) == 0
		if err == io.EOF {
			return [32]byte(hash.Sum(nil)), hollow, nil
		}
		if err != nil {
			return sum, false, err
		}
	}
}

// folders remembers which folders stand in the output, while nothing changes it.
type folders struct {
	disk *disk
	mu   sync.RWMutex
	seen map[string]bool
}

// stands reports whether dir is a folder, and every part of its path too: no link.
func (f *folders) stands(dir string) (bool, error) {
	if dir == "" {
		return true, nil
	}
	f.mu.RLock()
	is, known := f.seen[dir]
	f.mu.RUnlock()
	if known {
		return is, nil
	}
	is, err := f.stands(parent(dir))
	if err != nil {
		return false, err
	}
	if is {
		info, err := f.disk.lstat(dir)
		if err != nil {
			return false, err
		}
		is = info != nil && info.IsDir()
	}
	f.mu.Lock()
	f.seen[dir] = is
	f.mu.Unlock()
	return is, nil
}

// standing is the file that stands at path; nil where none does, or something that is no regular file.
func (t *Target) standing(path string) (fs.FileInfo, error) {
	is, err := t.folders.stands(parent(path))
	if err != nil || !is {
		return nil, err
	}
	info, err := t.disk.lstat(path)
	if err != nil || info == nil || !info.Mode().IsRegular() {
		return nil, err
	}
	return info, nil
}

// records finds what a manifest says of files that stand in the folder.
type records struct {
	disk  *disk
	files map[string]entry
	twins func() map[string]string // folded path to path
}

func newRecords(d *disk, m *manifest) *records {
	return &records{d, m.files, sync.OnceValue(func() map[string]string {
		twins := make(map[string]string, len(m.files))
		for path := range m.files {
			twins[fold(path)] = path
		}
		return twins
	})}
}

// of returns what the manifest says of the file at path, which info tells of. Where the system takes that path for another
// that the manifest lists, it is what it says of that one.
func (r *records) of(path string, info fs.FileInfo) (entry, bool) {
	if e, ok := r.files[path]; ok {
		return e, true
	}
	other, ok := r.twins()[fold(path)]
	if !ok {
		return entry{}, false
	}
	if there, err := r.disk.lstat(other); err != nil || there == nil || !os.SameFile(there, info) {
		return entry{}, false
	}
	return r.files[other], true
}

// equals reports whether the file at path, which info tells of, holds data, whose hash is sum; and where it does not,
// whether it holds what the manifest says that dateline wrote.
func (t *Target) equals(path string, info fs.FileInfo, data []byte, sum [32]byte) (equal, ours bool, err error) {
	record, listed := t.records.of(path, info)
	if known, ok := t.memory.sum(path, info); ok {
		return known == sum, listed && known == record.sum, nil
	}
	sameSize := info.Size() == int64(len(data))
	if !sameSize && !(listed && info.Size() == record.size) {
		return false, false, nil
	}
	f, err := t.disk.open(path, info)
	if err != nil {
		return false, false, err
	}
	defer f.Close()
	if sameSize {
		if equal, err := holds(f, data); equal || err != nil || !listed {
			if equal {
				t.memory.note(path, info, sum)
			}
			return equal, false, err
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return false, false, err
		}
	}
	there, _, err := sumOf(f)
	return false, there == record.sum, err
}

// holds reports whether r holds data and nothing else.
func holds(r io.Reader, data []byte) (bool, error) {
	buffer := chunks.Get().(*[64 << 10]byte)
	defer chunks.Put(buffer)
	for {
		n, err := r.Read(buffer[:])
		if !bytes.HasPrefix(data, buffer[:n]) {
			return false, nil
		}
		data = data[n:]
		if err == io.EOF {
			return len(data) == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}
