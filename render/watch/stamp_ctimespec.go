//go:build darwin || freebsd || netbsd

package watch

import (
	"io/fs"
	"syscall"
)

func identity(info fs.FileInfo) (id, int64) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return id{}, 0
	}
	return id{uint64(st.Dev), uint64(st.Ino)}, st.Ctimespec.Nano()
}
