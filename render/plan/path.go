package plan

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// fileOf is the file that a path on the site is published as, below the output folder.
func fileOf(path string) string {
	if strings.HasSuffix(path, "/") {
		return path[1:] + "index.html"
	}
	return path[1:]
}

// PathOf returns the address of a thing of the ledger as a path on the site, with a fragment where it is part of a page:
// "/actors/iran/", "/briefings/x/#call". A briefing's own source is part of its briefing. It returns "" for anything else.
func PathOf(thing any) string {
	switch t := thing.(type) {
	case *ledger.Actor:
		return "/actors/" + t.Slug + "/"
	case *ledger.Place:
		return "/places/" + t.Slug + "/"
	case *ledger.Topic:
		return "/topics/" + t.Slug + "/"
	case *ledger.Story:
		return "/stories/" + t.Slug + "/"
	case *ledger.Page:
		return "/" + t.Path + "/"
	case *ledger.Briefing:
		return "/briefings/" + t.Slug + "/"
	case *ledger.Source:
		if t.Briefing != nil {
			return part(t.Briefing, t.Slug)
		}
		return "/sources/" + t.Slug + "/"
	case *ledger.Claim:
		return part(t.Briefing, t.ID.Text)
	case *ledger.Event:
		return part(t.Briefing, t.ID.Text)
	case *ledger.Relation:
		return part(t.Briefing, t.ID.Text)
	case *ledger.Note:
		return part(t.Briefing, t.ID.Text)
	case *ledger.Correction:
		return part(t.Briefing, "corrections")
	}
	return ""
}

func part(b *ledger.Briefing, id string) string { return "/briefings/" + b.Slug + "/#" + id }

// pageN is page n of a list.
func pageN(path string, n int) string {
	if n <= 1 {
		return path
	}
	return path + "page/" + strconv.Itoa(n) + "/"
}

// yearPath is the page of a year below a timeline: "/timeline/2023/".
func yearPath(timeline string, year int) string { return timeline + yearText(year) + "/" }

func monthPath(timeline string, year int, m time.Month) string {
	return fmt.Sprintf("%s%s-%02d/", timeline, yearText(year), int(m))
}

// yearText is a year as EDTF writes it: at least four digits, 0000 is 1 BC.
func yearText(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

// yearName is a year as people count, without a year 0.
func yearName(year int) string {
	if year < 1 {
		return strconv.Itoa(1-year) + " BC"
	}
	return strconv.Itoa(year)
}

// aliasPath is an old address as a path: a folder's ends in a slash. ok is false where it is none of this site's.
func aliasPath(alias string) (path string, ok bool) {
	if strings.Contains(strings.ToLower(alias), "%2f") {
		return "", false // a slash within a name: no file can have it
	}
	if decoded, err := url.PathUnescape(alias); err == nil {
		alias = decoded
	}
	if !strings.HasPrefix(alias, "/") || strings.ContainsAny(alias, "?#\\") || !utf8.ValidString(alias) {
		return "", false
	}
	for _, r := range alias {
		if unicode.IsControl(r) {
			return "", false
		}
	}
	segments := strings.Split(strings.Trim(alias, "/"), "/")
	for _, s := range segments {
		if s == "" || s == "." || s == ".." {
			return "", false
		}
	}
	path = "/" + strings.Join(segments, "/")
	if last := segments[len(segments)-1]; strings.HasSuffix(last, ".html") || strings.HasSuffix(last, ".htm") {
		return path, true
	}
	return path + "/", true
}

// unescaped are the bytes that a path may have as they are: letters, digits and the like in ASCII.
var unescaped = func() (table [256]bool) {
	for c := '!'; c < 0x7f; c++ {
		table[c] = !strings.ContainsRune(`"#%<>?[\]^{|}`+"`", c)
	}
	return table
}()

// escape writes a path as a URL has it; ASCII paths of letters, digits and the like come back as they are.
func escape(path string) string {
	for i := 0; i < len(path); i++ {
		if !unescaped[path[i]] {
			return (&url.URL{Path: path}).EscapedPath()
		}
	}
	return path
}
