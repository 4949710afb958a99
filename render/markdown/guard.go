package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Limits that hold while a body is parsed: goldmark alone knows what is a block, so they are counted inside it.
const (
	maxDepth = 64   // open blocks; a list counts as two, itself and its item
	maxWork  = 20e6 // steps that the inline parser may take beyond the linear ones, some nanoseconds each
	maxNotes = 2000 // footnotes' definitions
)

// overLimit is what parsing and walking panic with to stop at once; Parse turns it into a diagnostic.
type overLimit struct {
	at      int // byte offset in the source
	message string
	hint    string
}

// stateKey finds the parse's own state in goldmark's context.
var stateKey = parser.NewContextKey()

// state is what one parse counts and collects beside the tree.
type state struct {
	work     int // steps charged so far, up to maxWork
	headings int
	cells    int

	block   ast.Node // the block whose brackets are open
	opening []int    // source offsets of its open brackets, innermost last

	footnotes int // definitions

	texts *texts
}

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

// charge counts steps of work and stops the parse when they are too many.
func (s *state) charge(steps, at int) {
	if s.work += steps; s.work > maxWork {
		panic(overLimit{at, "too many brackets, emphasis or code marks in one paragraph", "split the paragraph"})
	}
}

// guard is asked before any inline parser at each character that can start or end a construct. It parses nothing: it charges
// for what the parsers that follow may have to look through. goldmark searches a block's delimiters, its nodes and its lines
// from the current place backwards, and a link's destination forwards.
type guard struct{}

func (guard) Trigger() []byte { return []byte("*_~[]!<`") }

func (guard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	s := stateOf(pc)
	line, seg := block.PeekLine()
	steps := 1 + parent.ChildCount()
	switch line[0] {
	case '*', '_', '~':
		steps += destinationLength(line) / 4 // a mail address is looked for to the word's end
	case '[':
		if len(line) > 1 && line[1] == '^' {
			steps += s.footnotes + min(len(line), 999)/4 // each definition is compared
		}
		if s.block != parent {
			s.block, s.opening = parent, s.opening[:0]
		}
		s.opening = append(s.opening, seg.Start)
		steps += parent.Lines().Len()
	case ']':
		steps += parent.Lines().Len()
		if n := len(s.opening); n > 0 && s.block == parent {
			steps += min(seg.Start-s.opening[n-1], 999) / 4 // the label may be normalised to look it up
			s.opening = s.opening[:n-1]
		}
		if len(line) > 1 && line[1] == '(' {
			steps += destinationLength(line[2:]) / 4
		}
	}
	s.charge(steps, seg.Start)
	return nil
}

// destinationLength returns how far goldmark will look for the end of a link's destination.
func destinationLength(line []byte) int {
	i := util.TrimLeftSpaceLength(line)
	if i < len(line) && line[i] == '<' {
		for i < len(line) && line[i] != '>' {
			i++
		}
		return i
	}
	for i < len(line) && !isSpace(line[i]) {
		i++
	}
	return i
}

// opening is a block's parser that looks at each block it opens, which begins at the offset.
type opening struct {
	parser.BlockParser
	look func(pc parser.Context, at int)
}

func (b opening) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, seg := reader.Position()
	node, st := b.BlockParser.Open(parent, reader, pc)
	if node != nil {
		b.look(pc, seg.Start)
	}
	return node, st
}

// nesting guards a container's parser, which may not nest too deep: each line is matched against every open block.
func nesting(b parser.BlockParser) opening {
	return opening{b, func(pc parser.Context, at int) {
		if len(pc.OpenedBlocks()) >= maxDepth {
			panic(overLimit{at, "lists and quotations are nested too deep", "at most 32 lists or 64 quotations may stand in each other"})
		}
	}}
}

// counting guards a parser of headings.
func counting(b parser.BlockParser) opening {
	return opening{b, func(pc parser.Context, at int) {
		s := stateOf(pc)
		if s.headings++; s.headings > maxHeadings {
			panic(overLimit{at, "more than 2,000 headings in one body", "split the text"})
		}
	}}
}

// noting guards the parser of footnotes' definitions, which are sorted and searched one by one.
func noting(b parser.BlockParser) opening {
	return opening{b, func(pc parser.Context, at int) {
		s := stateOf(pc)
		if s.footnotes++; s.footnotes > maxNotes {
			panic(overLimit{at, "more than 2,000 footnotes in one body", "split the text"})
		}
	}}
}

// definitions guards the parser of link reference definitions, which moves a paragraph's remaining lines for each of them.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, found := node.Lines(), 0
	src := reader.Source()
	for i := range lines.Len() {
		seg := lines.At(i)
		if seg = seg.TrimLeftSpace(src); seg.Start < seg.Stop && src[seg.Start] == '[' {
			found++
		}
	}
	if found == 0 {
		return
	}
	stateOf(pc).charge(found*lines.Len(), lines.At(0).Start)
	d.ParagraphTransformer.Transform(node, reader, pc)
}

// tables guards the parser of tables, which fills every row up to the width of the head.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	src := reader.Source()
	for i := 1; i < lines.Len(); i++ {
		seg := lines.At(i)
		columns := delimiterColumns(src[seg.Start:seg.Stop])
		if columns == 0 {
			continue
		}
		s := stateOf(pc)
		if s.cells += columns * (lines.Len() - i); s.cells > maxCells {
			panic(overLimit{seg.Start, "more than 50,000 table cells in one body", "split the table, or publish it as a file"})
		}
		t.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
}

// delimiterColumns returns the number of columns that a table's delimiter row (GFM 0.29, 4.10) has, 0 for any other line.
func delimiterColumns(line []byte) int {
	pipes, other := 0, false
	for _, b := range line {
		switch {
		case b == '|':
			pipes++
			other = true
		case b == ':' || isSpace(b):
			other = true
		case b != '-':
			return 0
		}
	}
	if !other {
		return 0
	}
	return pipes + 1
}

// inlines are the parsers of what is marked up within a block, in goldmark's order.
func inlines() []util.PrioritizedValue {
	p := util.Prioritized
	return []util.PrioritizedValue{
		p(guard{}, -1), p(extension.NewTaskCheckBoxParser(), 0), p(parser.NewCodeSpanParser(), 100),
		p(extension.NewFootnoteParser(), 101), p(parser.NewLinkParser(), 200), p(parser.NewAutoLinkParser(), 300),
		p(parser.NewRawHTMLParser(), 400), p(parser.NewEmphasisParser(), 500), p(extension.NewStrikethroughParser(), 500),
	}
}

// guarded is goldmark's parser with every part in place that counts; last are asked after the other inline parsers. Table's AST
// transformer is left out: it compares each escaped pipe in code with each other; a code span in a cell unescapes its pipes as it
// is written.
func guarded(last ...parser.InlineParser) parser.Parser {
	p := util.Prioritized
	inline := inlines()
	for _, l := range last {
		inline = append(inline, p(l, 999))
	}
	return parser.NewParser(
		parser.WithBlockParsers(
			p(counting(parser.NewSetextHeadingParser()), 100), p(parser.NewThematicBreakParser(), 200),
			p(nesting(parser.NewListParser()), 300), p(nesting(parser.NewListItemParser()), 400),
			p(parser.NewCodeBlockParser(), 500), p(counting(parser.NewATXHeadingParser()), 600),
			p(parser.NewFencedCodeBlockParser(), 700), p(nesting(parser.NewBlockquoteParser()), 800),
			p(parser.NewHTMLBlockParser(), 900), p(nesting(noting(extension.NewFootnoteBlockParser())), 999),
			p(parser.NewParagraphParser(), 1000),
		),
		parser.WithParagraphTransformers(
			p(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			p(tables{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithInlineParsers(inline...),
		parser.WithASTTransformers(p(extension.NewFootnoteASTTransformer(), 999)),
	)
}

// parse runs goldmark. over is not nil where a limit stopped it. The tree has nodes from texts.
func parse(p parser.Parser, src []byte, texts *texts) (doc ast.Node, over *overLimit) {
	defer func() {
		if r := recover(); r != nil {
			o, ok := r.(overLimit)
			if !ok {
				panic(r)
			}
			over = &o
		}
	}()
	pc := parser.NewContext()
	pc.Set(stateKey, &state{texts: texts})
	return p.Parse(text.NewReader(src), parser.WithContext(pc)), nil
}
