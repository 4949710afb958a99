//go:build unix

package publish

import "syscall"

const modesMatter = true

func setUmask(mask int) int { return syscall.Umask(mask) }
