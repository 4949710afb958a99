package markdown

import (
	"bytes"
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
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		b.Write(l.Value(c.src))
	}
	c.raw(`<pre class="chroma" tabindex="0"><code`)
	if lang != "" {
		c.raw(` data-lang="`)
		c.html = appendEscaped(c.html, lang)
		c.raw(`"`)
	}
	c.raw(">")
	from := len(c.text)
	c.leaf(Code, start(n), func() { c.highlight(b.Bytes(), lang, start(n)) })
	c.inert = append(c.inert, inert{int32(from), int32(len(c.text)), true})
	c.raw("</code></pre>\n")
}

// lexerOf finds the lexer of a language, once a language.
var lexerOf = func() func(lang string) chroma.Lexer {
	var known sync.Map
	return func(lang string) chroma.Lexer {
		if l, ok := known.Load(lang); ok {
			return l.(chroma.Lexer)
		}
		l := lexers.Get(lang)
		if l == nil {
			return nil
		}
		l = chroma.Coalesce(l)
		known.Store(lang, l)
		return l
	}
}()

func (c *compiler) highlight(code []byte, lang string, at int) {
	if lang == "" || len(code) > maxFence {
		c.verbatim(code, at)
		return
	}
	lexer := lexerOf(lang)
	if lexer == nil {
		c.verbatim(code, at)
		return
	}
	tokens, err := lexer.Tokenise(nil, string(code))
	if err != nil {
		c.verbatim(code, at)
		return
	}
	for _, t := range tokens.Tokens() {
		class := chroma.StandardTypes[t.Type]
		if class != "" {
			c.raw(`<span class="` + class + `">`)
		}
		c.verbatim([]byte(t.Value), at)
		if class != "" {
			c.raw("</span>")
		}
		at += len(t.Value)
	}
}

// verbatim adds code: every character to the page, to the text with white-space runs folded.
func (c *compiler) verbatim(code []byte, at int) {
	for i := 0; i < len(code); {
		k := i
		for k < len(code) && !isSpace(code[k]) && code[k] != 0 {
			k++
		}
		if k > i {
			run := c.begin(at + i)
			c.line = false
			c.text = append(c.text, code[i:k]...)
			for _, b := range code[i:k] {
				c.html = appendEscapedByte(c.html, b)
			}
			c.end(run)
			i = k
			continue
		}
		if code[i] == 0 {
			c.decoded("\uFFFD", at+i)
			i++
			continue
		}
		for k < len(code) && isSpace(code[k]) {
			k++
		}
		if c.line || c.endsInSpace() {
			c.html = append(c.html, code[i:k]...)
		} else {
			run := c.begin(at + i)
			c.text = append(c.text, ' ')
			c.html = append(c.html, code[i])
			c.end(run)
			c.html = append(c.html, code[i+1:k]...)
		}
		i = k
	}
}
