package publish

import (
	"io/fs"
	"os"
	"sync"
)

// Memory keeps, from one Target to the next of the same folder and process, which bytes stand in which file, so that a
// file that was not touched since need not be read again: a watch asks after every file of the site at every edit. A file
// counts as untouched while its identity, size and time of modification are what they were. The zero Memory knows nothing.
// It is safe for concurrent use.
type Memory struct {
	mu    sync.RWMutex
	files map[string]remembered
}

type remembered struct {
	info fs.FileInfo
	sum  [32]byte
}

// sum returns the hash of the file at path if it is still the file that info tells of.
func (m *Memory) sum(path string, info fs.FileInfo) (sum [32]byte, ok bool) {
	if m == nil {
		return sum, false
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	r, ok := m.files[path]
	if !ok || !untouched(r.info, info) {
		return sum, false
	}
	return r.sum, true
}

func (m *Memory) note(path string, info fs.FileInfo, sum [32]byte) {
	if m == nil || info == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = map[string]remembered{}
	}
	m.files[path] = remembered{info, sum}
}

// keep forgets every file that is not in files.
func (m *Memory) keep(files map[string]entry) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for path := range m.files {
		if _, ok := files[path]; !ok {
			delete(m.files, path)
		}
	}
}

// untouched reports whether a file is as it was.
func untouched(before, now fs.FileInfo) bool {
	return os.SameFile(before, now) && before.Size() == now.Size() && before.ModTime().Equal(now.ModTime()) &&
		before.Mode() == now.Mode()
}
