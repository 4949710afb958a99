package plan

import (
	"net/url"
	gopath "path"
	"strings"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
	"golang.org/x/text/unicode/norm"
)

// fault says why a link leads nowhere.
type fault uint8

const (
	sound     fault = iota
	empty           // no address at all
	noFile          // no such file of the content
	noPage          // no such page or file of the site
	noAnchor        // the page has no such part
	noPicture       // no such file, wanted as a picture
	withheld        // it is left out
	noContent       // a content file that is no page: actors.yaml
	foreign         // a picture that stands elsewhere: readers' browsers would ask others for it
)

// place is where an address leads.
type place struct {
	path     string // on the site; "" for the page itself
	fragment string // with "#"; "" for none
	query    string // with "?"
	outside  string // an address elsewhere, as written; then nothing else is set
	fault    fault
	held     ledger.Withheld // for withheld
}

// Href is the address of link i of a file's body as a page writes it. ok is false where the link is none to follow: it
// anchors an annotation, or leads nowhere, which Make has reported.
func (p *Plan) Href(pg *Page, f *record.File, i int) (href string, ok bool) {
	if f == nil || f.Body == nil || f.Body.Doc == nil || i < 0 || i >= len(f.Body.Links) {
		return "", false
	}
	if anchors(f.Body, i) {
		return "", false
	}
	s := p.scribe(pg, new(desk))
	return s.href(p.resolve(f, f.Body, pg.briefing, f.Body.Links[i].Dest, f.Body.Links[i].Image))
}

func (s *scribe) href(at place) (string, bool) {
	switch {
	case at.fault != sound:
		return "", false
	case at.outside != "":
		return at.outside, true
	case at.path == "":
		return "#" + escapeFragment(at.fragment[1:]), true
	}
	return s.at(at), true
}

// at is the href of a place on the site.
func (h hrefs) at(at place) string {
	href := h.file(at.path) + at.query
	if at.fragment != "" {
		href += "#" + escapeFragment(at.fragment[1:])
	}
	return href
}

// anchors reports whether link i of a body only marks the passage of an annotation.
func anchors(b *record.Body, i int) bool {
	for j := range b.Passages {
		if b.Passages[j].Link == i {
			return true
		}
	}
	return false
}

// resolve finds where an address in a file's prose leads. body is the prose, own the briefing whose page shows it, if any.
func (p *Plan) resolve(f *record.File, body *record.Body, own *ledger.Briefing, dest string, picture bool) place {
	dest = strings.TrimSpace(dest)
	if dest == "" {
		return place{fault: empty}
	}
	if isOutside(dest) && picture {
		return place{fault: foreign}
	}
	if isOutside(dest) {
		return place{outside: dest}
	}
	path, fragment, query := parts(dest)
	at := place{fragment: fragment, query: query}
	if path == "" && fragment == "" {
		return place{fault: empty}
	}
	if path == "" && picture {
		at.fault = noPicture
		return at
	}
	if path == "" {
		at.fault = p.onPage(body, own, fragment)
		return at
	}
	if strings.HasPrefix(path, "/") {
		return p.onSite(at, path, picture)
	}
	return p.inContent(at, gopath.Join(gopath.Dir(f.Path), path), picture)
}

// isOutside reports whether an address has a scheme or a host of its own.
func isOutside(dest string) bool {
	if strings.HasPrefix(dest, "//") {
		return true
	}
	for i := 0; i < len(dest); i++ {
		switch c := dest[i]; {
		case c == ':':
			return i > 0
		case c == '/' || c == '?' || c == '#' || c == '.' && i == 0:
			return false
		}
	}
	return false
}

// parts splits an address of this site and takes the percent signs out of its path and fragment.
func parts(dest string) (path, fragment, query string) {
	path, hash, ok := strings.Cut(dest, "#")
	if ok {
		if plain, err := url.PathUnescape(hash); err == nil {
			hash = plain
		}
		fragment = "#" + hash
	}
	path, search, ok := strings.Cut(path, "?")
	if ok {
		query = "?" + search
	}
	if plain, err := url.PathUnescape(path); err == nil {
		path = plain
	}
	return norm.NFC.String(path), fragment, query
}

// onPage judges a fragment of the page itself. "#" and "#top" lead to its top, "#main" to its main part.
func (p *Plan) onPage(body *record.Body, own *ledger.Briefing, fragment string) fault {
	if fragment == "#" || fragment == "#top" || fragment == "#main" {
		return sound
	}
	if hasHeading(body, fragment[1:]) || own != nil && (hasPart(own, fragment[1:]) || hasHeading(own.Body, fragment[1:])) {
		return sound
	}
	return noAnchor
}

// onSite finds an address that begins with "/".
func (p *Plan) onSite(at place, path string, picture bool) place {
	live, ok := p.live(path)
	if !ok {
		if held, is := p.heldPath(path); is {
			at.fault, at.held = withheld, held
			return at
		}
		at.fault, at.path = noPage, path
		if picture {
			at.fault = noPicture
		}
		return at
	}
	at.path = live
	if _, page := p.Page(live); page && picture {
		at.fault = noPicture
		return at
	}
	if at.fragment != "" && !p.hasAnchor(live, at.fragment[1:]) {
		at.fault = noAnchor
	}
	return at
}

// live finds the page or file at a path of the site, which may lack its last slash or name the page's file.
func (p *Plan) live(path string) (string, bool) {
	if _, ok := p.find(path); ok {
		return path, true
	}
	if _, ok := p.files[strings.TrimPrefix(path, "/")]; ok || p.made[path] {
		return path, true
	}
	for _, other := range [...]string{path + "/", strings.TrimSuffix(path, "index.html")} {
		if _, ok := p.find(other); ok {
			return other, true
		}
	}
	return path, false
}

// inContent finds a content file, which means its page, or a file that is copied.
func (p *Plan) inContent(at place, path string, picture bool) place {
	at.path = path
	if live, ok := p.common.content[path]; ok && !picture {
		at.path = live
		if at.fragment != "" && !p.hasAnchor(live, at.fragment[1:]) {
			at.fault = noAnchor
		}
		return at
	}
	if _, ok := p.files[path]; ok {
		at.path = "/" + path
		return at
	}
	switch held, is := p.heldFile(path); {
	case is:
		at.fault, at.held = withheld, held
	case picture:
		at.fault = noPicture
	case strings.HasSuffix(path, ".yaml"):
		at.fault = noContent
	default:
		at.fault = noFile
	}
	return at
}

// heldFile finds the withheld briefing that stands in a content file.
func (p *Plan) heldFile(path string) (ledger.Withheld, bool) {
	for _, h := range p.Ledger.Withheld {
		if h.File == p.common.prefix+path {
			return h, true
		}
	}
	return ledger.Withheld{}, false
}

// heldPath finds the withheld briefing that would stand at a path of the site.
func (p *Plan) heldPath(path string) (ledger.Withheld, bool) {
	id, ok := strings.CutPrefix(path, "/briefings/")
	if !ok {
		return ledger.Withheld{}, false
	}
	id, _, _ = strings.Cut(id, "/")
	for _, h := range p.Ledger.Withheld {
		if h.ID == id {
			return h, true
		}
	}
	return ledger.Withheld{}, false
}

// hasAnchor reports whether the page at a path has an element of that id that authors may lead to: a heading, an annotation
// or source, the head of a month. Files and what others generate are not judged.
func (p *Plan) hasAnchor(path, id string) bool {
	pg, ok := p.Page(path)
	if !ok || id == "" || id == "top" || id == "main" {
		return true
	}
	if pg.Layout == "redirect" {
		return true // the page that it leads to is not this one
	}
	return hasHeading(pg.Body, id) || pg.briefing != nil && hasPart(pg.briefing, id) || contains(pg.ids, id)
}

// hasPart reports whether a briefing's page has an annotation or source of that id.
func hasPart(b *ledger.Briefing, id string) bool {
	for x := range b.IDs() {
		if x == id {
			return true
		}
	}
	return false
}

// assetPath is the path on the site of a picture that a file names.
func (p *Plan) assetPath(f *record.File, name string) (string, bool) {
	if f == nil || name == "" {
		return "", false
	}
	at := p.resolve(f, nil, nil, name, true)
	if at.fault != sound {
		return "", false
	}
	return at.path, true
}

// picture is a briefing's picture as its page shows it; nil without one, or where there is no such file.
func (s *scribe) picture(b *ledger.Briefing) *Picture {
	if b.Image == nil {
		return nil
	}
	path, ok := s.assetPath(b.File, b.Image.File.Text)
	if !ok {
		return nil
	}
	v := &Picture{Href: s.file(path), Alt: b.Image.Alt.Text, Credit: b.Image.Credit.Text}
	v.Width, v.Height = s.size(path)
	return v
}

// size is that of a picture of the content, in pixels.
func (p *Plan) size(path string) (width, height int) {
	if f, ok := p.files[strings.TrimPrefix(path, "/")]; ok {
		return int(f.Width), int(f.Height)
	}
	return 0, 0
}
