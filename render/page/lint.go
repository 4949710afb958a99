package page

import (
	"bytes"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/diag"
)

// linter looks for what a template may not do (package comment). It follows the text of a template as an HTML tokenizer
// would, through its branches and calls.
type linter struct {
	set   *trees
	found []diag.Diagnostic
	known map[visit]scan // end states of templates called in a state
}

type visit struct {
	name string
	from scan
}

// lint returns what templates may not do, wherever one of them does it, called or not.
func lint(set *trees) []diag.Diagnostic {
	l := &linter{set: set, known: map[visit]scan{}}
	for _, t := range set.all {
		l.call(t.tree, scan{})
	}
	diag.Sort(l.found)
	return l.found
}

// call follows a template from a state and returns the state at its end. A template that calls itself is taken to
// leave the state as it was.
func (l *linter) call(t *parse.Tree, from scan) scan {
	v := visit{t.ParseName + "\x00" + t.Name, from}
	if end, ok := l.known[v]; ok {
		return end
	}
	l.known[v] = from
	end := l.list(t.Root, from, t)
	l.known[v] = end
	return end
}

func (l *linter) list(n *parse.ListNode, s scan, t *parse.Tree) scan {
	if n == nil {
		return s
	}
	for _, n := range n.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			s = l.text(n, s, t)
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				s = l.action(n, n.Pipe, s, t)
			}
		case *parse.IfNode:
			s = l.branch(&n.BranchNode, s, t)
		case *parse.WithNode:
			s = l.branch(&n.BranchNode, s, t)
		case *parse.RangeNode:
			s = l.branch(&n.BranchNode, s, t)
		case *parse.TemplateNode:
			if l.refuse(n, s, t) {
				continue
			}
			if callee := l.set.named(n.Name); callee != nil {
				s = l.call(callee, s)
			}
		}
	}
	return s
}

func (l *linter) branch(n *parse.BranchNode, s scan, t *parse.Tree) scan {
	if s.at == inElem && apartFrom(n.List) && apartFrom(n.ElseList) {
		s.at = inTag
	}
	if l.refuse(n, s, t) {
		return s
	}
	end := l.list(n.List, s, t)
	if n.ElseList != nil {
		l.list(n.ElseList, s, t)
	}
	return end
}

// apartFrom tells whether what a branch writes cannot lengthen the name before it.
func apartFrom(n *parse.ListNode) bool {
	if n == nil || len(n.Nodes) == 0 {
		return true
	}
	t, ok := n.Nodes[0].(*parse.TextNode)
	return ok && (isSpace(t.Text[0]) || t.Text[0] == '>' || t.Text[0] == '/')
}

// action looks at where an action writes.
func (l *linter) action(n parse.Node, pipe *parse.PipeNode, s scan, t *parse.Tree) scan {
	if s.at == inRaw && s.data && (pipe.String() == ".JSONLD" || strings.HasSuffix(pipe.String(), ".Head.JSONLD")) {
		return s
	}
	if l.refuse(n, s, t) {
		return s
	}
	if s.at == inTag || s.at == afterName {
		l.report(l.start(n, t), t, "action makes the name of an attribute", "write the name out, and put the action in its value")
	}
	if s.at == beforeValue {
		s.at = inBare
	}
	return s
}

// refuse reports an action, branch or call where none may be.
func (l *linter) refuse(n parse.Node, s scan, t *parse.Tree) bool {
	switch {
	case s.at == inRaw && (s.elem == "script" || s.elem == "style"):
		l.report(l.start(n, t), t, "action inside a "+s.elem+" element", "ship data as a file of its own, or in a data- attribute")
	case (s.at == inValue || s.at == inBare || s.at == beforeValue) && forbidden(s.attr):
		// The attribute itself has been reported.
	case s.at == inName:
		l.report(l.start(n, t), t, "action makes the name of an attribute", "write the name out, and put the action in its value")
	case s.at == inElem || s.at == inOpen:
		l.report(l.start(n, t), t, "action makes the name of an element", "write the name out in each branch")
	default:
		return false
	}
	return true
}

func (l *linter) report(p parse.Pos, t *parse.Tree, message, hint string) {
	f := l.set.file(t.ParseName)
	l.found = append(l.found, diag.Diagnostic{File: f.name, Pos: position(f.data, int(p)), Message: message, Hint: hint})
}

// start is where the action of a node begins: its opening braces.
func (l *linter) start(n parse.Node, t *parse.Tree) parse.Pos {
	src := l.set.file(t.ParseName).data
	if i := bytes.LastIndex(src[:min(int(n.Position()), len(src))], []byte("{{")); i >= 0 {
		return parse.Pos(i)
	}
	return n.Position()
}

// position turns an offset in bytes into line and column.
func position(src []byte, at int) diag.Pos {
	before := src[:min(max(at, 0), len(src))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return diag.Pos{
		Line: int32(bytes.Count(before, []byte{'\n'}) + 1),
		Col:  int32(utf8.RuneCount(before[start:]) + 1),
	}
}

// forbidden tells an attribute that holds script, style or a document.
func forbidden(attr string) bool {
	return attr == "style" || attr == "srcdoc" || strings.HasPrefix(attr, "on")
}
