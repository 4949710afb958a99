package watch

import "syscall"

const local = 0x1000 // MNT_LOCAL of sys/mount.h

// remote returns the name of the file system of a folder if it sends no events that could be relied on, else "".
func remote(path string) string {
	var st syscall.Statfs_t
	if syscall.Statfs(path, &st) != nil || st.Flags&local != 0 {
		return ""
	}
	name := make([]byte, 0, len(st.Fstypename))
	for _, c := range st.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return string(name)
}
