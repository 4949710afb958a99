package watch

import "syscall"

// remotes are the file systems that send no events of what other machines, or the host of this one, do: statfs(2).
var remotes = map[uint32]string{
	0x6969:     "NFS",
	0x517B:     "SMB",
	0xFE534D42: "SMB",
	0xFF534D42: "CIFS",
	0x65735546: "FUSE",
	0x01021997: "9p",
	0x786F4256: "vboxsf",
	0x5346414F: "AFS",
	0x6B414653: "AFS",
	0x00C36400: "Ceph",
	0x73757245: "Coda",
	0x564C:     "NCP",
	0x0BD00BD0: "Lustre",
	0x01161970: "GFS2",
	0x7461636F: "OCFS2",
	0xBACBACBC: "vmhgfs",
	0x7C7C6673: "prl_fs",
}

// remote returns the name of the file system of a folder if it sends no events that could be relied on, else "".
func remote(path string) string {
	var st syscall.Statfs_t
	if syscall.Statfs(path, &st) != nil {
		return ""
	}
	return remotes[uint32(st.Type)]
}
