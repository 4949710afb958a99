package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// entry is what the manifest knows of a file.
type entry struct {
	sum  [32]byte // SHA-256 of its bytes
	size int64    // bytes
	key  string   // the caller's; see PutKey
}

// manifest lists the files of a folder that are ours. On disk it is text, a line each, fields parted by tabs:
//
//	dateline manifest 1
//	guest	assets
//	file	<SHA-256 in hex>	<size>	<key>	briefings/x/index.html
//	end	<SHA-256 in hex of all lines before>
type manifest struct {
	files  map[string]entry
	guests map[string]bool // folders that our files lie in and that stood there before us
}

const header = "dateline manifest 1\n"

var errManifest = errors.New("damaged, or not written by this version of dateline")

func (m *manifest) encode() []byte {
	b := bytes.NewBufferString(header)
	for _, g := range slices.Sorted(maps.Keys(m.guests)) {
		fmt.Fprintf(b, "guest\t%s\n", g)
	}
	var line []byte
	for _, path := range slices.Sorted(maps.Keys(m.files)) {
		e := m.files[path]
		line = hex.AppendEncode(append(line[:0], "file\t"...), e.sum[:])
		line = strconv.AppendInt(append(line, '\t'), e.size, 10)
		line = append(append(append(append(line, '\t'), e.key...), '\t'), path...)
		b.Write(append(line, '\n'))
	}
	sum := sha256.Sum256(b.Bytes())
	fmt.Fprintf(b, "end\t%x\n", sum)
	return b.Bytes()
}

// decodeManifest reads what encode wrote, and nothing else.
func decodeManifest(data []byte) (*manifest, error) {
	const tail = len("end\t") + 2*sha256.Size + len("\n")
	if len(data) < len(header)+tail || !bytes.HasPrefix(data, []byte(header)) {
		return nil, errManifest
	}
	body, end := data[:len(data)-tail], string(data[len(data)-tail:])
	if end != fmt.Sprintf("end\t%x\n", sha256.Sum256(body)) {
		return nil, errManifest
	}
	m := newManifest()
	for line := range strings.Lines(string(body[len(header):])) {
		if err := m.line(strings.TrimSuffix(line, "\n")); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func newManifest() *manifest {
	return &manifest{files: map[string]entry{}, guests: map[string]bool{}}
}

func (m *manifest) line(line string) error {
	kind, rest, _ := strings.Cut(line, "\t")
	if kind == "guest" && checkPath(rest) == nil {
		m.guests[rest] = true
		return nil
	}
	sum, rest, _ := strings.Cut(rest, "\t")
	size, rest, _ := strings.Cut(rest, "\t")
	key, path, ok := strings.Cut(rest, "\t")
	if kind != "file" || !ok || len(sum) != 2*sha256.Size || checkPath(path) != nil {
		return errManifest
	}
	e := entry{key: key}
	if _, err := hex.Decode(e.sum[:], []byte(sum)); err != nil {
		return errManifest
	}
	var err error
	if e.size, err = strconv.ParseInt(size, 10, 64); err != nil || e.size < 0 {
		return errManifest
	}
	m.files[path] = e
	return nil
}

// folders returns every folder that a file of m lies in.
func (m *manifest) folders() map[string]bool {
	all := map[string]bool{}
	for path := range m.files {
		for dir := parent(path); dir != "" && !all[dir]; dir = parent(dir) {
			all[dir] = true
		}
	}
	return all
}

// without returns m's paths that other does not have, sorted.
func (m *manifest) without(other *manifest) []string {
	var paths []string
	for path := range m.files {
		if _, ok := other.files[path]; !ok {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}
