package page

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// assetsFolder is where a theme keeps its assets, and where they are published.
const assetsFolder = "assets/"

// assets are a theme's assets by their paths below assets/.
type assets map[string]asset

type asset struct {
	out  string // on the site, without a leading slash: "assets/dateline.1f2e3d4c.css"
	data []byte
}

// add takes a file of the assets folder in. Its published name bears the first eight hex digits of the SHA-256 of its
// bytes, so that a browser may keep it for ever.
func (a assets) add(f file) {
	name := strings.TrimPrefix(f.path, assetsFolder)
	sum := sha256.Sum256(f.data)
	ext := path.Ext(name)
	a[name] = asset{
		out:  assetsFolder + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext,
		data: f.data,
	}
}
