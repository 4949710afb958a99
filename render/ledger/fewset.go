package ledger

import "slices"

// fewset holds a few things, most often, and many at times.
type fewset[T comparable] struct {
	few  []T
	many map[T]bool // beside few, once that is full
}

const manyFew = 24

// add reports whether x is new.
func (s *fewset[T]) add(x T) bool {
	if slices.Contains(s.few, x) || s.many[x] {
		return false
	}
	if len(s.few) < manyFew {
		s.few = append(s.few, x)
		return true
	}
	if s.many == nil {
		s.many = map[T]bool{}
	}
	s.many[x] = true
	return true
}

func (s *fewset[T]) clear() {
	clear(s.few)
	s.few, s.many = s.few[:0], nil
}
