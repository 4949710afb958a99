package page

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
	"math"
	"reflect"

	"github.com/seed-0837baff/dateline/render/plan"
)

// Key is a hash of all that a page's bytes follow from, its body apart: of its layout with everything that it includes, and of its
// View. A page need not be rendered again while Key and body are equal.
func (t *Theme) Key(p *plan.Plan, pg *plan.Page) (key [32]byte) {
	h := &viewHash{Hash: sha256.New()}
	io.WriteString(h, t.Sum(pg.Layout))
	p.Show(pg, func(view any) { h.value(reflect.ValueOf(view)) })
	h.Sum(key[:0])
	return key
}

// viewHash writes values so that different ones of a type never read alike.
type viewHash struct {
	hash.Hash
	room [8]byte
}

func (h *viewHash) number(n uint64) {
	binary.LittleEndian.PutUint64(h.room[:], n)
	h.Write(h.room[:])
}

func (h *viewHash) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		h.number(uint64(v.Len()))
		io.WriteString(h, v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		h.number(n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		h.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		h.number(math.Float64bits(v.Float()))
	case reflect.Slice:
		h.number(uint64(v.Len()))
		for i := range v.Len() {
			h.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			h.value(v.Field(i))
		}
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			h.number(0)
			return
		}
		h.number(1)
		h.value(v.Elem())
	default:
		panic("page: a view holds a " + v.Kind().String()) // a test makes the key of every kind of page
	}
}
