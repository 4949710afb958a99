package markdown

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
)

func (c *compiler) fence(n *ast.FencedCodeBlock) {
	lang := ""
	if n.Info != nil {
		lang, _, _ = strings.Cut(strings.TrimSpace(unescape(string(n.Info.Segment.Value(c.src)))), " ")
	}
	c.code(n, lang)
}

// code writes a code block, highlighted where its language is known.
func (c *compiler) code(n ast.Node, lang string) {
	var b bytes.Buffer
	var from source
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		from = append(from, place{b.Len(), l.Start - l.Padding})
		b.Write(l.Value(c.src))
	}
	c.raw(`<pre class="chroma" tabindex="0"><code`)
	if lang != "" {
		c.raw(` data-lang="`)
		c.html = appendEscaped(c.html, lang)
		c.raw(`"`)
	}
	c.raw(">")
	begin, end := c.leaf(Code, start(n), func() { c.highlight(b.Bytes(), lang, from) })
	c.coded, c.inert = cover(c.coded, begin, end), cover(c.inert, begin, end)
	c.raw("</code></pre>\n")
}

// place says that code from an offset on stands in the source from another on.
type place struct{ code, src int }

// source is where the lines of a code block stand, ascending: in lists and quotations they do not adjoin.
type source []place

// at turns an offset in the code into one in the source.
func (s source) at(code int) int {
	i := sort.Search(len(s), func(i int) bool { return s[i].code > code })
	if i == 0 {
		return 0
	}
	return max(0, s[i-1].src+code-s[i-1].code)
}

// languages are chroma's lexers by name, alias and file extension, in lower case. A name that is not there costs nothing.
var languages = sync.OnceValue(func() map[string]chroma.Lexer {
	m := map[string]chroma.Lexer{}
	add := func(name string, l chroma.Lexer) {
		if name = strings.ToLower(name); m[name] == nil {
			m[name] = l
		}
	}
	all := lexers.GlobalLexerRegistry.Lexers
	for _, l := range all {
		add(l.Config().Name, l)
		for _, alias := range l.Config().Aliases {
			add(alias, l)
		}
	}
	for _, l := range all {
		for _, glob := range l.Config().Filenames {
			if ext, ok := strings.CutPrefix(glob, "*."); ok && !strings.ContainsAny(ext, "*?[") {
				add(ext, l)
			}
		}
	}
	return m
})

// highlight writes code whose language is known as tokens. That takes long, and most pages of a preview are never looked at: so
// it is left to Render, unless the body is so long that the HTML may become too much.
func (c *compiler) highlight(code []byte, lang string, from source) {
	var lexer chroma.Lexer
	if lang != "" && len(code) <= maxFence && c.lexed+len(code)+fenceCost <= maxLexed {
		lexer = lexerOf(lang)
	}
	if lexer == nil {
		c.verbatim(code, from, 0)
		return
	}
	c.lexed += len(code) + fenceCost
	if len(c.src) <= maxLater && len(bytes.TrimSpace(code)) > 0 && bytes.IndexByte(code, 0) < 0 {
		c.slot(opCode, len(c.langs))
		c.langs = append(c.langs, lang)
		c.verbatim(code, from, 0)
		c.slot(opCodeEnd, 0)
		return
	}
	if tokens := tokenise(lexer, string(code)); tokens != nil {
		c.tokens(tokens, from)
	} else {
		c.verbatim(code, from, 0)
	}
}

func lexerOf(lang string) chroma.Lexer { return languages()[strings.ToLower(lang)] }

func (c *compiler) tokens(tokens []chroma.Token, from source) {
	at := 0
	for _, t := range tokens {
		class := chroma.StandardTypes[t.Type]
		if class != "" {
			c.raw(`<span class="` + class + `">`)
		}
		c.verbatim([]byte(t.Value), from, at)
		if class != "" {
			c.raw("</span>")
		}
		at += len(t.Value)
	}
}

// coloured is the code block that begins with the opCode ops[0], highlighted: its markup and its ops, from first to last, and how
// many ops it stands for. It has none where the lexer fails.
func (d *Doc) coloured(ops []op) (html []byte, coloured []op, n int) {
	n = 1 + slices.IndexFunc(ops, func(o op) bool { return o.kind == opCodeEnd })
	var code strings.Builder
	at := ops[0].html
	for _, o := range ops[1:n] {
		code.Write(d.html[at:o.html])
		switch at = o.html; o.kind {
		case opRun:
			code.WriteString(d.Text[o.text:o.textEnd])
		case opWhite:
			code.WriteByte(o.shown)
		}
	}
	tokens := tokenise(lexerOf(d.langs[ops[0].text]), code.String())
	if tokens == nil {
		return nil, nil, n
	}
	c := &compiler{Doc: &Doc{}, line: true}
	c.tokens(tokens, source{{0, 0}})
	if c.endsInSpace() {
		c.trim()
	}
	for i := range c.ops {
		c.ops[i].text += ops[1].text
		c.ops[i].textEnd += ops[1].text
	}
	return c.html, c.ops, n
}

// tokenise runs a lexer; nil where it fails, or does not give back what it was given. Lexers panic on faults of their own.
func tokenise(l chroma.Lexer, code string) (tokens []chroma.Token) {
	defer func() {
		if recover() != nil {
			tokens = nil
		}
	}()
	it, err := chroma.Coalesce(l).Tokenise(nil, code)
	if err != nil {
		return nil
	}
	rest := code
	for t := it(); t != chroma.EOF; t = it() {
		var ok bool
		if rest, ok = strings.CutPrefix(rest, t.Value); !ok {
			return nil
		}
		tokens = append(tokens, t)
	}
	if rest != "" {
		return nil
	}
	return tokens
}

// verbatim adds code: every character to the page, to the text with white-space runs folded.
func (c *compiler) verbatim(code []byte, from source, at int) {
	for i := 0; i < len(code); {
		k := i
		for k < len(code) && !isSpace(code[k]) && code[k] != 0 {
			k++
		}
		if k > i {
			run := c.begin(from.at(at + i))
			c.line = false
			c.text = append(c.text, code[i:k]...)
			c.end(run)
			i = k
			continue
		}
		if code[i] == 0 {
			c.decoded("\uFFFD", from.at(at+i))
			i++
			continue
		}
		for k < len(code) && isSpace(code[k]) {
			k++
		}
		if c.line || c.endsInSpace() {
			c.html = append(c.html, code[i:k]...)
		} else {
			c.white(from.at(at+i), code[i], k-i > 1 || k == len(code))
			c.html = append(c.html, code[i+1:k]...)
		}
		i = k
	}
}
