package render

import (
	"io/fs"
	"time"
)

// Options is all that a site's bytes follow from, its files apart.
type Options struct {
	Content   string    // the folder of the content
	Templates string    // the folder whose files override the theme's; "" for none
	Theme     fs.FS     // the default theme
	Apart     []string  // further folders that the output must keep clear of, whether they exist or not
	BaseURL   string    // overrides site.yaml's; "" leaves it
	Now       time.Time // decides today, embargoes and what is overdue
	Day       string    // YYYY-MM-DD: where set, Now is that day's first instant in the site's time zone
	Drafts    bool      // include drafts
	All       bool      // include embargoed and restricted briefings too, marked

	// Progress, where set, is told how far a stage has come. It may be called from several goroutines.
	Progress func(stage string, done, total int)
}

// now is the present of a site whose days are those of zone.
func (o Options) now(zone *time.Location) time.Time {
	if day, err := time.ParseInLocation(time.DateOnly, o.Day, zone); err == nil {
		return day
	}
	return o.Now
}

func (o Options) progress(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}
