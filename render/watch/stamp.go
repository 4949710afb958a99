package watch

import (
	"io/fs"
	"time"
)

// stamp is what a look at a file tells without reading it. Equal stamps are taken for equal files, see fresh.
type stamp struct {
	mode  fs.FileMode
	id    id
	size  int64 // bytes; 0 for folders
	mtime int64 // nanoseconds since 1970; 0 for folders
	ctime int64 // of the last change of any kind, where the system knows one; 0 for folders
}

// id tells files with one path apart. It is zero where the system has none.
type id struct{ dev, ino uint64 }

func stampOf(info fs.FileInfo) stamp {
	s := stamp{mode: info.Mode(), size: info.Size(), mtime: info.ModTime().UnixNano()}
	s.id, s.ctime = identity(info)
	if s.mode.IsDir() {
		s.size, s.mtime, s.ctime = 0, 0, 0 // they follow from what is in it
	}
	return s
}

const (
	tick       = 40 * time.Millisecond   // no system's clock for file times is coarser, by far
	coarseTick = 2100 * time.Millisecond // but FAT stores even seconds, and others whole ones
)

// skew is how far the clock of a remote file system may be from ours.
const skew = time.Minute

// fresh returns until when a file seen at now could be written again and keep its stamp; the zero time where it no longer
// can.
func (s stamp) fresh(now time.Time, remote bool) time.Time {
	if s.mode.IsDir() {
		return time.Time{}
	}
	wait := s.grain(remote)
	if !s.recent(wait, now, remote) {
		return time.Time{}
	}
	return now.Add(wait)
}

// recent reports whether a file seen at now was changed no longer than d ago, or could have been as far as its times tell.
func (s stamp) recent(d time.Duration, now time.Time, remote bool) bool {
	d = max(d, s.grain(remote))
	if remote {
		d += skew
	}
	return now.UnixNano()-s.last() <= int64(d)
}

// last is when the file was last changed, in nanoseconds since 1970.
func (s stamp) last() int64 { return max(s.mtime, s.ctime) }

// grain is how coarse the file's times may be.
func (s stamp) grain(remote bool) time.Duration {
	if remote || s.last()%int64(time.Second) == 0 {
		return coarseTick
	}
	return tick
}
