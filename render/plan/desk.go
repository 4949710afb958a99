package plan

// desk is memory for the rows of a view. It serves one view after the other, so that a build makes no rows that it throws
// away a moment later.
type desk struct {
	links   slab[Link]
	rows    slab[Row]
	events  slab[EventRow]
	claims  slab[ClaimRow]
	sources slab[SourceRow]
	cards   slab[Annotation]
	named   slab[MentionRow]
	counts  []int32
}

// tally is a list of n zeros, which whoever takes it must leave behind as zeros.
func (d *desk) tally(n int) []int32 {
	if len(d.counts) < n {
		d.counts = make([]int32, n)
	}
	return d.counts[:n]
}

// clear takes all rows back.
func (d *desk) clear() {
	d.links.clear()
	d.rows.clear()
	d.events.clear()
	d.claims.clear()
	d.sources.clear()
	d.cards.clear()
	d.named.clear()
}

// slab is room for many lists in one piece.
type slab[T any] struct {
	room []T
	used int
}

// take is a list of n zero elements that nobody else holds, with no room for more.
func (s *slab[T]) take(n int) []T {
	if n == 0 {
		return nil
	}
	if s.used+n > len(s.room) {
		s.room, s.used = make([]T, max(2*len(s.room), n, 16)), 0 // lists in the old piece keep it
	}
	list := s.room[s.used : s.used+n : s.used+n]
	s.used += n
	return list
}

func (s *slab[T]) clear() {
	clear(s.room[:s.used])
	s.used = 0
}
