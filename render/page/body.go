package page

import (
	"strconv"
	"strings"

	"github.com/seed-0837baff/dateline/render/markdown"
	"github.com/seed-0837baff/dateline/render/plan"
	"github.com/seed-0837baff/dateline/render/record"
)

// lifted is how many notes the style sheet can place in the margin; those past it stay in the text.
const lifted = 40

// part renders a template of the layout, by name, with data.
type part func(dst []byte, name string, data any) []byte

// prose appends a body: its passages marked, its names linked, each annotation's card after the block where its passage
// ends, and the views that stand within it.
func prose(dst []byte, body *record.Body, view any, render part) []byte {
	of, ok := view.(interface{ OfBody() *plan.Prose })
	if body == nil || body.Doc == nil || !ok {
		return dst
	}
	p := of.OfBody()
	return body.Doc.Render(dst, markdown.Rendering{
		Typeset: p.Typeset,
		Spans:   spans(body, p),
		Link: func(i int) (string, bool) {
			if i >= len(p.Links) {
				return "", false
			}
			href := p.Links[i].Href
			return href, p.Links[i].OK && (safeScheme(href) || strings.HasPrefix(href, "tel:"))
		},
		Image: func(i int) (width, height int) {
			if i >= len(p.Links) {
				return 0, 0
			}
			return p.Links[i].Width, p.Links[i].Height
		},
		After: cards(view, render),
		Embed: func(dst []byte, i int) []byte {
			if i >= len(p.Embeds) {
				return dst
			}
			return render(dst, "embed", &p.Embeds[i])
		},
	})
}

// spans are the stretches of a body that pages mark: passages and names, in order of start, the longer first.
func spans(body *record.Body, p *plan.Prose) []markdown.Span {
	list := make([]markdown.Span, 0, len(body.Passages)+len(p.Names))
	names := p.Names
	for i, r := range body.Passages {
		if i >= len(p.Passages) {
			break
		}
		for len(names) > 0 && names[0].Start < r.Start {
			list, names = append(list, nameSpan(names[0])), names[1:]
		}
		list = append(list, passageSpan(r, p.Passages[i]))
	}
	for _, n := range names {
		list = append(list, nameSpan(n))
	}
	return list
}

// passageSpan marks a passage. Its first piece bears the element id "_N" and names the card that tells about it.
func passageSpan(r record.Range, p plan.Passage) markdown.Span {
	n := strconv.Itoa(p.Number)
	return markdown.Span{
		Start: r.Start, End: r.End, Close: "</mark>",
		Open: func(dst []byte, first bool) []byte {
			dst = append(dst, `<mark class="`...)
			dst = appendHTML(dst, p.Class)
			if p.Number > lifted {
				dst = append(dst, " over"...)
			} else {
				dst = append(dst, " a"...)
				dst = append(dst, n...)
			}
			if first {
				dst = append(dst, `" id="_`...)
				dst = append(dst, n...)
				dst = append(dst, `" data-n="`...)
				dst = append(dst, n...)
				dst = append(dst, `" aria-details="`...)
				dst = appendHTML(dst, p.ID)
			}
			return append(dst, `">`...)
		},
	}
}

func nameSpan(n plan.Name) markdown.Span {
	return markdown.Span{
		Start: n.Start, End: n.End, Close: "</a>",
		Open: func(dst []byte, _ bool) []byte {
			dst = append(dst, `<a class="`...)
			dst = appendHTML(dst, n.Kind)
			dst = append(dst, `" href="`...)
			dst = appendURL(dst, n.Href)
			return append(dst, `">`...)
		},
	}
}

// cards appends, after each top-level block, the cards of the passages that end in it. Cards come in the order of their
// passages: that of the style sheet's names, each of which may lean on the one before it.
func cards(view any, render part) func(dst []byte, top int) []byte {
	b, ok := view.(*plan.Briefing)
	if !ok {
		return nil
	}
	next := 0
	return func(dst []byte, top int) []byte {
		for ; next < len(b.Annotations); next++ {
			a := &b.Annotations[next]
			if a.Block < 0 || a.Block > top {
				break
			}
			dst = render(dst, "card", a)
		}
		return dst
	}
}
