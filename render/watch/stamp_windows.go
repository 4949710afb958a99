package watch

import (
	"io/fs"
	"syscall"
)

// identity takes the time of creation: Windows tells a file's number only of open files.
func identity(info fs.FileInfo) (id, int64) {
	d, ok := info.Sys().(*syscall.Win32FileAttributeData)
	if !ok {
		return id{}, 0
	}
	return id{ino: uint64(d.CreationTime.Nanoseconds())}, 0
}
