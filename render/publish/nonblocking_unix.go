//go:build unix

package publish

import "syscall"

// nonblocking keeps the opening of a named pipe, put where a file was, from waiting for a writer.
const nonblocking = syscall.O_NONBLOCK
