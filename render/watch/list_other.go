//go:build !unix

package watch

// onlyFolders makes opening fail where another kind of file stands; such systems have none that would wait.
const onlyFolders = 0
