//go:build !unix

package publish

const modesMatter = false

func setUmask(mask int) int { return mask }
