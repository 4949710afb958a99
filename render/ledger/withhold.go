package ledger

import (
	"slices"
	"strings"
	"time"

	"github.com/seed-0837baff/dateline/render/record"
)

// withhold decides which briefings are left out, lists those, and puts the rest in the ledger, newest first.
func (k *linker) withhold() {
	for _, b := range k.all {
		reason, until := k.reason(b.Briefing)
		b.Reason = reason
		switch {
		case reason == Published, reason == Draft && k.opt.Drafts, k.opt.All:
			k.Briefings = append(k.Briefings, b)
		default:
			b.held = reason
			k.Withheld = append(k.Withheld, Withheld{File: b.File.Name, ID: b.Slug, Reason: reason, Until: until, Record: b.File})
		}
	}
	slices.SortFunc(k.Withheld, func(a, b Withheld) int { return strings.Compare(a.File, b.File) })
	slices.SortFunc(k.Briefings, newest)
}

// reason says why a briefing is not for publication. A label or an embargo outlasts a draft: --drafts adds drafts only.
func (k *linker) reason(b *record.Briefing) (Reason, time.Time) {
	release := k.Site.Release
	if b.TLP > release {
		return Restricted, time.Time{}
	}
	if b.Embargo.IsSet() && k.Now.Before(b.Embargo.Time) {
		if b.Embargo.Time.Before(k.Until) {
			k.Until = b.Embargo.Time
		}
		return Embargoed, b.Embargo.Time
	}
	if b.Draft {
		return Draft, time.Time{}
	}
	return Published, time.Time{}
}
