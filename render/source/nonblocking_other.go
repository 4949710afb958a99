//go:build !unix

package source

// nonblocking is nothing where opening a file cannot wait for another process.
const nonblocking = 0
