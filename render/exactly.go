package render

import (
	"crypto/sha256"
	"errors"
	"hash"
	"io"
)

// exactly reads a file that must hold the bytes of a sum. Instead of the end of another it gives an error.
type exactly struct {
	io.ReadCloser
	hash hash.Hash
	want [32]byte
}

func newExactly(r io.ReadCloser, want [32]byte) *exactly { return &exactly{r, sha256.New(), want} }

var errOther = errors.New("it was changed while the site was built")

func (e *exactly) Read(p []byte) (int, error) {
	n, err := e.ReadCloser.Read(p)
	e.hash.Write(p[:n]) // a hash takes everything
	if err == io.EOF && [32]byte(e.hash.Sum(nil)) != e.want {
		err = errOther
	}
	return n, err
}
