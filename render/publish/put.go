package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode"
)

var errClosed = errors.New("the output folder is closed")

// Put adds a file to the set. It is safe for concurrent use and does not keep data. A path that no site may have is an
// error, one that collides with another a *CollisionError; after any error nothing can be committed.
func (t *Target) Put(path string, data []byte) error {
	return t.PutKey(path, "", data)
}

// PutKey is Put with a key, any text without control characters, that says what the file was made from. While it stands
// in the folder as written, Fresh finds it by that key.
func (t *Target) PutKey(path, key string, data []byte) error {
	if err := t.claim(path, key); err != nil {
		return t.fail(err)
	}
	sum := sha256.Sum256(data)
	e := entry{sum: sum, size: int64(len(data)), key: key}
	info, err := t.standing(path)
	if err != nil {
		return t.fail(err)
	}
	var replaces fs.FileInfo
	if info != nil {
		equal, ours, err := t.equals(path, info, data, sum)
		if err != nil {
			return t.fail(err)
		}
		if equal {
			t.keep(path, e)
			return nil
		}
		if ours {
			replaces = info
		}
	}
	return t.put(path, replaces, func(w io.Writer) (entry, error) {
		_, err := w.Write(data)
		return e, err
	})
}

// PutReader is Put for a file that is too big to hold: it is read once, from what open returns, and closed.
func (t *Target) PutReader(path string, open func() (io.ReadCloser, error)) error {
	return t.PutReaderKey(path, "", open)
}

// PutReaderKey is PutReader with a key, as in PutKey.
func (t *Target) PutReaderKey(path, key string, open func() (io.ReadCloser, error)) (err error) {
	if err := t.claim(path, key); err != nil {
		return t.fail(err)
	}
	source, err := open()
	if err != nil {
		return t.fail(err)
	}
	defer func() {
		if closing := source.Close(); err == nil && closing != nil {
			err = t.fail(closing)
		}
	}()
	info, err := t.standing(path)
	if err != nil {
		return t.fail(err)
	}
	if info != nil {
		return t.compare(path, key, info, source)
	}
	return t.put(path, nil, func(w io.Writer) (entry, error) {
		return copySum(w, source, key)
	})
}

// copySum copies r to w and returns the entry of what was copied.
func copySum(w io.Writer, r io.Reader, key string) (entry, error) {
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, hash), r)
	return entry{sum: [32]byte(hash.Sum(nil)), size: n, key: key}, err
}

// compare reads source beside the file at path, which info tells of, as long as they agree, and stages source only where
// they do not.
func (t *Target) compare(path, key string, info fs.FileInfo, source io.Reader) error {
	f, err := t.disk.open(path, info)
	if err != nil {
		return t.fail(err)
	}
	defer f.Close()
	read := sha256.New()
	source = io.TeeReader(source, read)
	agree, rest, err := common(f, source)
	if err != nil {
		return t.fail(err)
	}
	if rest == nil {
		e := entry{sum: [32]byte(read.Sum(nil)), size: agree, key: key}
		t.memory.note(path, info, e.sum)
		t.keep(path, e)
		return nil
	}
	var replaces fs.FileInfo
	if record, listed := t.records.of(path, info); listed {
		there, _, err := sumOf(io.NewSectionReader(f, 0, info.Size()))
		if err != nil {
			return t.fail(err)
		}
		if there == record.sum {
			replaces = info
		}
	}
	return t.put(path, replaces, func(w io.Writer) (entry, error) {
		// The part on which they agreed was read already, but still stands in f.
		e, err := copySum(w, io.MultiReader(io.NewSectionReader(f, 0, agree), bytes.NewReader(rest), source), key)
		if err == nil && e.sum != [32]byte(read.Sum(nil)) {
			err = errors.New("the file in the output folder was changed meanwhile")
		}
		return e, err
	})
}

// common reads a and b as long as they agree. It returns the number of bytes agreed upon, and what was read of b beyond
// them; nil where both ended.
func common(a, b io.Reader) (agree int64, rest []byte, err error) {
	one, two := chunks.Get().(*[64 << 10]byte), chunks.Get().(*[64 << 10]byte)
	defer chunks.Put(one)
	defer chunks.Put(two)
	for {
		n, err := io.ReadFull(a, one[:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return 0, nil, err
		}
		m, err := io.ReadFull(b, two[:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return 0, nil, err
		}
		if !bytes.Equal(one[:n], two[:m]) {
			return agree, append([]byte{}, two[:m]...), nil
		}
		if agree += int64(n); n < len(one) {
			return agree, nil, nil
		}
	}
}

// Fresh reports whether the file at path was written with that key and still stands as written; it is then in the set, as
// if put. Otherwise nothing has happened, and the file is to be put. No file is fresh without a key.
func (t *Target) Fresh(path, key string) bool {
	record, ok := t.old.files[path]
	return ok && key != "" && record.key == key && t.stands(path, record)
}

// Keep reports whether the file at path still stands as it was written last; it is then in the set, as if put. Otherwise
// nothing has happened, and the file is to be put.
func (t *Target) Keep(path string) bool {
	record, ok := t.old.files[path]
	return ok && t.stands(path, record)
}

// stands reports whether a file stands as the manifest has it, and adds it to the set if so.
func (t *Target) stands(path string, record entry) bool {
	info, err := t.standing(path)
	if err != nil || info == nil || info.Size() != record.size {
		return false
	}
	sum, known := t.memory.sum(path, info)
	if !known {
		if sum, _, err = t.disk.sum(path, info); err != nil {
			return false
		}
	}
	if sum != record.sum || t.claim(path, record.key) != nil {
		return false
	}
	t.memory.note(path, info, sum)
	t.keep(path, record)
	return true
}

// claim adds path to the set's paths.
func (t *Target) claim(path, key string) error {
	if err := checkPath(path); err != nil {
		return err
	}
	for _, r := range key {
		if unicode.IsControl(r) {
			return fmt.Errorf("key %q of %q has a control character", key, path)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed || t.committed {
		return errClosed
	}
	return t.claims.add(path)
}

// fail keeps the first error of a Put: the set is not whole, and must not be committed.
func (t *Target) fail(err error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed == nil {
		t.failed = err
	}
	return err
}

// keep adds a file that stands as it should.
func (t *Target) keep(path string, e entry) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.new.files[path] = e
	if _, ok := t.old.files[path]; ok {
		t.report.Unchanged++
	} else {
		t.report.Adopted++
	}
}

// put stages a file. replaces is as in staged.
func (t *Target) put(path string, replaces fs.FileInfo, fill func(io.Writer) (entry, error)) error {
	stands, err := t.folders.stands(parent(path))
	if err != nil {
		return t.fail(err)
	}
	var e entry
	info, err := t.stage.put(path, stands, func(w io.Writer) (err error) {
		e, err = fill(w)
		return err
	})
	if err != nil {
		return t.fail(fmt.Errorf("stage %s: %w", path, err))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.new.files[path] = e
	t.staged[path] = staged{replaces, info}
	t.report.Written++
	t.report.Bytes += e.size
	return nil
}
