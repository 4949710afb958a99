package ledger

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/record"
)

// Link joins files, which may come in any order. Errors among the findings do not stop it: what can be linked is. The
// findings are only those that need more than one file; each record.File keeps its own.
func Link(files []*record.File, opt Options) (*Ledger, []diag.Diagnostic) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b *record.File) int { return strings.Compare(a.Path, b.Path) })
	k := &linker{Ledger: &Ledger{ids: newIDs()}, opt: opt}
	k.site(files)
	for _, f := range files {
		k.define(f)
	}
	k.all = sortedBy(k.ids.briefings)
	for i, b := range k.all {
		b.at = int32(i)
	}
	k.withhold()
	k.joinRegistries()
	var before *Names
	if opt.Before != nil {
		before = opt.Before.names
	}
	k.names, k.again = newNames(k.Actors, k.Places, before)
	k.join(k.all)
	k.joint(k.all)
	k.findings = append(k.findings, k.names.Ambiguous()...)
	k.rings()
	k.gather()
	var judged findings
	together(k.lists, func() { pointBack(k.Ledger) }, k.tie, func() { judged = judge(k.Ledger) }) // none reads what another writes
	k.findings = append(k.findings, judged...)
	k.lint(files)
	k.found = diag.Sort(k.findings)
	return k.Ledger, k.found
}

// join joins briefings with all that they refer to.
func (k *linker) join(list []*Briefing) {
	k.each(list, (*joiner).annotations)
	k.each(list, (*joiner).sources)
	k.each(list, (*joiner).claims)
	k.each(list, (*joiner).answers)
	k.each(list, (*joiner).rest)
}

// joint enters what joined briefings say of one another's events and claims.
func (k *linker) joint(list []*Briefing) {
	k.sameEvents(list)
	k.resolvers(list)
}

// linker is the state of one Link.
type linker struct {
	*Ledger
	opt      Options
	again    bool // the names are those of the Ledger before
	findings findings
}

// site takes site.yaml, or the defaults where there is none, and the day.
func (k *linker) site(files []*record.File) {
	k.Site = &record.Site{Autolink: "first", Search: "full", PageSize: 50}
	for _, f := range files {
		if f.Site != nil {
			k.Site = f.Site
		}
	}
	k.Zone = time.UTC
	if zone, err := time.LoadLocation(cmp.Or(k.Site.TimeZone.Text, "UTC")); err == nil {
		k.Zone = zone
	}
	k.Now = k.opt.Now(k.Zone)
	y, m, d := k.Now.In(k.Zone).Date()
	k.Today, k.Until = edtf.DayOf(y, m, d), time.Date(y, m, d+1, 0, 0, 0, 0, k.Zone)
}

// each runs one step of joining over briefings, in parallel: a step reads what earlier steps have made and writes only to its own
// briefing.
func (k *linker) each(list []*Briefing, step func(*joiner)) {
	n := min(runtime.GOMAXPROCS(0), len(list)/64+1)
	found := make([]findings, n)
	var wait sync.WaitGroup
	for w := range n {
		wait.Go(func() {
			j := &joiner{linker: k}
			for _, b := range list[w*len(list)/n : (w+1)*len(list)/n] {
				j.Briefing = b
				step(j)
			}
			found[w] = j.found
		})
	}
	wait.Wait()
	for _, f := range found {
		k.findings = append(k.findings, f...)
	}
}

// joiner joins one briefing after another.
type joiner struct {
	*linker
	*Briefing
	found findings
	own   []localName    // names that mean somebody in this briefing only
	used  fewset[*Actor] // of this briefing
}
