package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// What an address that stands bare in a text is made of (GFM, 6.9, extended autolinks). Behind the domain letters of any
// script may follow: goldmark's own pattern would cut https://ru.wikipedia.org/wiki/Киев short. Punctuation beyond ASCII ends
// it, unlike on GitHub, since in Chinese and Japanese texts no space stands before it.
const (
	domain  = `[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+`
	further = "(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=(),;'\">^{}\\[\\]`" + `\p{L}\p{M}\p{N}]*)?`
)

var (
	bareURL = regexp.MustCompile(`^(?:https?|ftp)://` + domain + `(?::\d+)?` + further)
	bareWWW = regexp.MustCompile(`^www\.` + domain + further)
)

// bareAddresses is the parser of addresses that stand bare in a text.
func bareAddresses() parser.InlineParser {
	return extension.NewLinkifyParser(extension.WithLinkifyURLRegexp(bareURL), extension.WithLinkifyWWWRegexp(bareWWW))
}
