//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package watch

import "syscall"

// descriptors is how many files the process may have open; 0 where watching a file needs none. kqueue(2) needs one for
// each file of a watched folder.
func descriptors() uint64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil {
		return 0
	}
	return uint64(limit.Cur)
}
