package record

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Limits on one YAML text, so that a few hostile kilobytes cannot cost seconds or gigabytes. The vocabulary itself is
// nowhere deeper than six levels.
const (
	maxFrontMatter = 1 << 20 // bytes
	maxRegistry    = 2 << 20 // bytes
	maxSeparators  = 100_000 // an upper bound of half the nodes, told from the bytes before any node is made
	maxDepth       = 16      // maps and lists within each other
)

// nodeKind is the shape of a node.
type nodeKind uint8

const (
	absent nodeKind = iota // nothing, or ~ or null
	scalar
	list
	mapping
)

// style is how a node was written.
type style uint8

const (
	plain style = iota
	quoted
	block // a literal block scalar: lines as they stand
	folded
)

// node is a value of a YAML text: everything of YAML that the vocabulary has a use for. Scalars are text and nothing else.
type node struct {
	text     string // of a scalar; of an absent value what was written
	pos      diag.Pos
	kind     nodeKind
	style    style
	flow     bool   // a map or list in braces or brackets
	reported bool   // a mistake in it has been told, so its text means nothing
	items    []node // a list's items; a map's keys and values in turn
}

// parseYAML reads one YAML document whose first line is the file's line `line`. An empty text gives an absent node. A syntax
// error, or a text over a limit, gives a nil node and the one finding; anchors, aliases and tags, which the vocabulary does
// without, are findings beside a node in which they count as absent. The nodes live until done is called.
func parseYAML(src []byte, line int32, limit int) (n *node, done func(), found []diag.Diagnostic) {
	done = func() {}
	if d := overLimit(src, line, limit); d != nil {
		return nil, done, []diag.Diagnostic{*d}
	}
	if n, p := readPlain(src, line); n != nil {
		return n, p.letGo, nil
	}
	n, found = loadYAML(src, line)
	return n, done, found
}

// loadYAML is parseYAML by the library.
func loadYAML(src []byte, line int32) (*node, []diag.Diagnostic) {
	src = withoutBreaks(src)
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithPlugin(depthLimit{}))
	if err != nil {
		return nil, []diag.Diagnostic{{Pos: diag.Pos{Line: line, Col: 1}, Message: "YAML cannot be read: " + err.Error()}}
	}
	var doc, second yaml.Node
	switch err := loader.Load(&doc); {
	case err == io.EOF:
		return &node{pos: diag.Pos{Line: line, Col: 1}}, nil
	case err != nil:
		return nil, []diag.Diagnostic{syntaxError(src, line, err)}
	}
	switch err := loader.Load(&second); {
	case err == io.EOF:
	case err != nil:
		return nil, []diag.Diagnostic{syntaxError(src, line, err)}
	default:
		return nil, []diag.Diagnostic{{
			Pos:     diag.Pos{Line: line + int32(second.Line) - 1, Col: int32(second.Column)},
			Message: "a second YAML document begins here",
			Hint:    "remove the line, a file holds one document",
		}}
	}
	root := &doc
	if root.Kind == yaml.DocumentNode {
		if len(root.Content) == 0 {
			return &node{pos: diag.Pos{Line: line, Col: 1}}, nil
		}
		root = root.Content[0]
	}
	c := converter{line: line, arena: make([]node, 0, countNodes(root))}
	n := c.convert(root)
	return &n, c.diags
}

// withoutBreaks replaces the characters that YAML 1.1 takes for line breaks and nobody else does, so that lines are counted
// as in every editor.
func withoutBreaks(src []byte) []byte {
	if !bytes.Contains(src, []byte("\u2028")) && !bytes.Contains(src, []byte("\u2029")) && !bytes.Contains(src, []byte("\u0085")) {
		return src
	}
	return []byte(strings.NewReplacer("\u2028", " ", "\u2029", " ", "\u0085", " ").Replace(string(src)))
}

// depthLimit refuses texts that nest deeper than the vocabulary could.
type depthLimit struct{}

func (depthLimit) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return fmt.Errorf("maps and lists stand more than %d deep in each other", maxDepth)
	}
	return nil
}

func (depthLimit) CheckAlias(aliases, nodes int) error { return nil }

// overLimit judges a text by its bytes alone. It returns nil for a text within the limits.
func overLimit(src []byte, line int32, limit int) *diag.Diagnostic {
	if len(src) > limit {
		return &diag.Diagnostic{
			Pos:     diag.Pos{Line: line, Col: 1},
			Message: fmt.Sprintf("YAML of %d KB, more than the %d KB that are read", len(src)>>10, limit>>10),
			Hint:    "divide it, for example into one file an entry",
		}
	}
	if len(src) <= maxSeparators {
		return nil
	}
	separators := 0
	for i, b := range src {
		switch b {
		case '&', '*', '!': // refused later, but costly
			separators += 10
		case '\n', ',', ':', '-', '?', '[', '{', '"':
			separators++
		}
		if separators > maxSeparators {
			at := offsetPos(src, i)
			at.Line += line - 1
			return &diag.Diagnostic{
				Pos:     at,
				Message: "YAML with more entries than are read",
				Hint:    "divide it, for example into one file an entry",
			}
		}
	}
	return nil
}

func countNodes(n *yaml.Node) int {
	sum := len(n.Content)
	for _, c := range n.Content {
		sum += countNodes(c)
	}
	return sum
}

// converter turns the library's nodes into ours, all in one stretch of memory.
type converter struct {
	line  int32
	arena []node
	diags []diag.Diagnostic
}

func (c *converter) convert(y *yaml.Node) node {
	n := node{text: y.Value, pos: diag.Pos{Line: c.line + int32(y.Line) - 1, Col: int32(y.Column)}}
	if y.Anchor != "" || y.Kind == yaml.AliasNode {
		c.fault(n.pos, "YAML anchors and aliases are not part of the vocabulary",
			"write the value out; a text that begins with & or * must be quoted")
	}
	if y.Kind != yaml.AliasNode && (y.Style&yaml.TaggedStyle != 0 || y.Tag == "!") {
		c.fault(n.pos, fmt.Sprintf("YAML tag %q is not part of the vocabulary", y.Tag),
			"remove it; a text that begins with ! must be quoted")
		n.reported = y.Kind == yaml.ScalarNode
	}
	n.reported = n.reported || y.Kind == yaml.AliasNode
	switch y.Kind {
	case yaml.ScalarNode:
		c.scalar(&n, y)
	case yaml.SequenceNode, yaml.MappingNode:
		n.kind, n.text = list, ""
		if y.Kind == yaml.MappingNode {
			n.kind = mapping
		}
		n.flow = y.Style&yaml.FlowStyle != 0
		from := len(c.arena)
		c.arena = c.arena[:from+len(y.Content)]
		n.items = c.arena[from:len(c.arena):len(c.arena)]
		for i, item := range y.Content {
			n.items[i] = c.convert(item)
		}
	}
	return n
}

func (c *converter) scalar(n *node, y *yaml.Node) {
	n.kind = scalar
	switch {
	case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		n.style = quoted
	case y.Style&yaml.LiteralStyle != 0:
		n.style = block
	case y.Style&yaml.FoldedStyle != 0:
		n.style = folded
	case isNull(n.text):
		n.kind = absent
	}
	// Only an escape in double quotes can smuggle in a character that no output format may hold.
	if y.Style&yaml.DoubleQuotedStyle != 0 && strings.IndexFunc(n.text, unprintable) >= 0 {
		c.fault(n.pos, "a control character in a text", "remove the escape")
		n.text = strings.Map(func(r rune) rune {
			if unprintable(r) {
				return -1
			}
			return r
		}, n.text)
	}
}

func (c *converter) fault(at diag.Pos, message, hint string) {
	c.diags = append(c.diags, diag.Diagnostic{Pos: at, Message: message, Hint: hint})
}

// isNull reports whether a text without quotation marks is none.
func isNull(text string) bool { return text == "" || text == "~" || text == "null" }

// unprintable reports whether XML 1.0 section 2.2 bars r, or HTML does.
func unprintable(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' && r != '\r' || r >= 0x7f && r < 0xa0 && r != 0x85 || r == 0xfffe || r == 0xffff
}

// syntaxError says what is wrong with src in the author's terms and at the place where it has to be mended.
func syntaxError(src []byte, line int32, err error) diag.Diagnostic {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return diag.Diagnostic{Pos: diag.Pos{Line: line, Col: 1}, Message: "YAML cannot be read: " + err.Error()}
	}
	fault := yamlFault{
		lines:   strings.Split(string(src), "\n"),
		problem: load.Message,
		context: load.ContextMsg,
		at:      diag.Pos{Line: int32(load.Mark.Line), Col: int32(load.Mark.Column)},
		began:   diag.Pos{Line: int32(load.ContextMark.Line), Col: int32(load.ContextMark.Column)},
	}
	if load.Mark.Line == 0 {
		fault.at = offsetPos(src, load.Mark.Index)
	}
	d := fault.explain()
	d.Pos.Line += line - 1
	return d
}

// offsetPos is the place of the byte src[offset], the first line being 1.
func offsetPos(src []byte, offset int) diag.Pos {
	before := src[:max(0, min(offset, len(src)))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return diag.Pos{Line: int32(bytes.Count(before, []byte{'\n'})) + 1, Col: int32(utf8.RuneCount(before[start:])) + 1}
}
