package plan

import (
	"github.com/seed-0837baff/dateline/render/record"
)

// logoOf is the publisher's logo in full, for structured data only: an address elsewhere as it is, a picture of the content
// below the site's base URL; "" for none.
func logoOf(p *Plan) string {
	name := p.Ledger.Site.Publisher.Logo.Text
	if outside := webAddress(name); outside != "" {
		return outside
	}
	path, ok := p.assetPath(siteYAML, name)
	if !ok || p.base.url == "" {
		return ""
	}
	return p.URL(path)
}

// siteYAML is what paths in site.yaml are seen from.
var siteYAML = &record.File{Path: "site.yaml"}

// logo checks that there is the picture that the site names.
func (k *planner) logo() {
	logo := k.Ledger.Site.Publisher.Logo
	if !logo.IsSet() || webAddress(logo.Text) != "" {
		return
	}
	if at := k.resolve(siteYAML, nil, nil, logo.Text, true); at.fault != sound {
		message, hint := k.explain(k.ofSite(), logo.Text, at)
		k.errorAt(k.siteFile(), logo.Pos, logo.Text, hint, message)
	}
}
