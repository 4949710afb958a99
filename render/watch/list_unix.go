//go:build unix

package watch

import "syscall"

// onlyFolders makes opening fail where another kind of file stands: that of a pipe would wait for its writer.
const onlyFolders = syscall.O_DIRECTORY | syscall.O_NONBLOCK
