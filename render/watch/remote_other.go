//go:build !linux && !darwin

package watch

// remote returns the name of the file system of a folder if it sends no events that could be relied on, else "".
func remote(string) string { return "" }
