package render

// mostCounted is up to how many pages it is counted which of them new facts change: each page's View must be made for that.
const mostCounted = 2000

// count counts the pages that differ from one Site to the next.
type count struct {
	last *Site
	from map[string]origins // of last's pages, by path; nil where there are too many
}

// Affected counts the pages that differ between the site of an update and the one before it: changed, new and gone. Where exact is
// false they are at most so many. It is to be asked of every good update, in order.
func (p *Preview) Affected(u Update) (pages int, exact bool) {
	c := &p.count
	before, s := c.last, u.Site
	was := c.from
	c.last, c.from = s, nil
	n := len(s.Plan.Pages)
	if n <= mostCounted {
		list := make([]origins, n)
		parallel(n, func(i int) {
			list[i] = s.originsOf(s.Plan.Pages[i])
		})
		c.from = make(map[string]origins, n)
		for i, p := range s.Plan.Pages {
			c.from[p.Path] = list[i]
		}
	}
	switch {
	case before == nil:
		return n, true
	case c.from != nil && was != nil:
		for path, is := range c.from {
			if was[path] != is {
				pages++
			}
		}
		for path := range was {
			if _, there := c.from[path]; !there {
				pages++
			}
		}
		return pages, true
	case s.proseOnly(before) && len(before.Plan.Pages) == n:
		for i, p := range s.Plan.Pages { // the same pages, in the same order
			old := before.Plan.Pages[i]
			if old.Body != p.Body || before.Theme != s.Theme && before.Theme.Sum(old.Layout) != s.Theme.Sum(p.Layout) {
				pages++
			}
		}
		return pages, true
	}
	return n, false
}
