package plan

import "github.com/seed-0837baff/dateline/render/ledger"

// sources plans the list of the site-wide sources and each one's pages.
func (k *planner) sources() {
	all := k.common.listed
	k.list("/sources/", "sources", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		return &Sources{
			Head:  s.head(sectionTitle("sources"), "sources"),
			Rows:  s.sourceRows(cut(all, at)),
			Total: len(all),
			Empty: "No source has been described for the whole site yet.",
		}
	})
	for _, x := range k.Ledger.Sources {
		k.pagesOf(x, func() {
			told := k.Ledger.OfSource(x)
			events := k.common.once(told.Events)
			n := max(len(events), len(told.Claims), len(told.Through), len(told.Briefings), len(told.Leaning))
			planned := len(k.Pages)
			k.list(PathOf(x), "source", originOf(x.File), x.Profile, n, rows, func(s *scribe, at span) any { return s.source(x, events) })
			k.definedAt(planned, originOf(x.File), x.ID.Pos)
		})
	}
}

func (s *scribe) source(x *ledger.Source, events []*ledger.Event) *Source {
	at, told := s.span, s.Ledger.OfSource(x)
	v := &Source{
		Head:      s.head(s.set(x.Title.Text), "sources", s.crumb("sources")),
		Summary:   s.set(x.Summary.Text),
		Source:    s.sourceRow(x),
		Leaning:   s.sourceRows(cut(told.Leaning, at)),
		Claims:    s.claimRows(cutBack(told.Claims, at)),
		Through:   s.claimRows(cutBack(told.Through, at)),
		Events:    s.eventRows(cut(events, at)),
		Briefings: s.briefingRows(cut(told.Briefings, at)),
		Totals: Totals{
			Briefings: len(told.Briefings), Events: len(events), Claims: len(told.Claims) + len(told.Through), Sources: len(told.Leaning),
			Disputed: disputed(told.Claims) + disputed(told.Through), Overdue: overdue(told.Claims, events),
		},
	}
	v.describe(x.Summary.Text)
	if len(events)+len(told.Claims)+len(told.Through)+len(told.Briefings)+len(told.Leaning) == 0 {
		v.Empty = "Nothing rests on this source yet."
	}
	if at.first() {
		v.Prose = s.prose(x.File, x.Profile)
	}
	return v
}

// corrections plans the list of corrections, newest first.
func (k *planner) corrections() {
	all := k.Ledger.Corrections
	k.list("/corrections/", "corrections", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		return &Corrections{
			Head:  s.head(sectionTitle("corrections"), "corrections"),
			Rows:  s.correctionRows(cut(all, at)),
			Total: len(all),
			Empty: "Nothing has had to be corrected yet.",
		}
	})
}
