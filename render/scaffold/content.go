package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// Content is the content folder that something is begun in.
type Content struct {
	Dir string // as given; it must exist
	Out string // the output folder, as given: editors find the schemas there
}

// Written is what was begun and where.
type Written struct {
	File string // as the author knows it: the folder as given, then the path
	Line int    // 1-based, of an entry of a registry; else 0
	ID   string // by which everything else refers to it
}

func (c Content) open() (tree, error) {
	t, err := openTree(c.Dir)
	if err != nil {
		return t, fmt.Errorf("open content folder: %w", err)
	}
	return t, nil
}

// data is where the schemas are, seen from a folder of the content.
func (c Content) data(folder string) string { return dataFolder(filepath.Join(c.Dir, folder), c.Out) }

// read returns the bytes of a file of the content; nil, without an error, where there is none.
func read(t tree, p string) ([]byte, error) {
	info, err := t.root.Lstat(filepath.FromSlash(p))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("look for %s: %w", t.name(p), err)
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, refuse("%s is a symbolic link, which dateline does not follow", t.name(p))
	case !info.Mode().IsRegular():
		return nil, refuse("%s is not a file", t.name(p))
	}
	f, err := t.root.Open(filepath.FromSlash(p))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", t.name(p), err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, source.MaxText+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", t.name(p), err)
	case len(data) > source.MaxText:
		return nil, refuse("%s is longer than the %d bytes that dateline reads; write %s/<id>.md instead", t.name(p), source.MaxText,
			strings.TrimSuffix(t.name(p), path.Ext(p)))
	case !utf8.Valid(data):
		return nil, refuse("%s is not valid UTF-8; save it as UTF-8", t.name(p))
	}
	return append([]byte{}, data...), nil
}

// parse reads a text as the content file at p.
func parse(t tree, p string, data []byte) *record.File {
	data = append([]byte{}, bytes.TrimPrefix(data, []byte("\uFEFF"))...) // nil would mean a file that could not be read
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	return record.Parse(&source.File{Path: p, Name: t.name(p), Data: data}, record.Options{})
}

// mistake is the first error among findings that is not among those known already; nil where there is none.
func mistake(found, known []diag.Diagnostic) *diag.Diagnostic {
	for i, d := range found {
		old := false
		for _, k := range known {
			old = old || k.Pos == d.Pos && k.Message == d.Message
		}
		if d.Severity == diag.Error && !old {
			return &found[i]
		}
	}
	return nil
}

// said is a finding in one line.
func said(d *diag.Diagnostic) string {
	s := fmt.Sprintf("%s:%d:%d: %s", d.File, d.Pos.Line, d.Pos.Col, d.Message)
	if d.Hint != "" {
		s += "; " + d.Hint
	}
	return s
}

// today is the day that now is in the site's time zone, UTC where the site names none.
func today(t tree, now time.Time) (string, error) {
	data, err := read(t, "site.yaml")
	if err != nil {
		return "", err
	}
	zone := time.UTC
	if site := parse(t, "site.yaml", data).Site; site != nil {
		if z, err := time.LoadLocation(site.TimeZone.Text); err == nil {
			zone = z
		}
	}
	return now.In(zone).Format(time.DateOnly), nil
}
