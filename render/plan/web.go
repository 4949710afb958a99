package plan

import (
	"net/url"
	"strings"

	"github.com/seed-0837baff/dateline/render/record"
)

// webAddress returns an address outside the site as it may stand in a page, "" where it is none: only http, https and mailto
// lead anywhere.
func webAddress(text string) string {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return u.String()
}

// outside are an actor's links elsewhere. Wikidata and Wikipedia may be given by item and title alone.
func outside(links []record.Link) []Link {
	var list []Link
	for _, l := range links {
		target := strings.TrimSpace(l.Target.Text)
		href := webAddress(target)
		text := l.Name.Text
		switch strings.ToLower(text) {
		case "wikidata":
			text = "Wikidata"
			if href == "" {
				href = "https://www.wikidata.org/wiki/" + url.PathEscape(target)
			}
		case "wikipedia":
			text = "Wikipedia"
			if href == "" {
				href = "https://en.wikipedia.org/wiki/" + url.PathEscape(strings.ReplaceAll(target, " ", "_"))
			}
		case "website":
			text = "Website"
			if href == "" && !strings.Contains(target, ":") {
				href = webAddress("https://" + target)
			}
		}
		if href != "" {
			list = append(list, Link{Text: text, Href: href})
		}
	}
	return list
}
