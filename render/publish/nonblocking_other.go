//go:build !unix

package publish

// nonblocking is nothing where opening a file cannot wait for another process.
const nonblocking = 0
