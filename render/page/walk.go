package page

import (
	"bytes"
	"errors"
	"html/template"
	"text/template/parse"
)

// walk calls f for every node of a template, parents first.
func walk(n parse.Node, f func(parse.Node)) {
	f(n)
	switch n := n.(type) {
	case *parse.ListNode:
		for _, n := range n.Nodes {
			walk(n, f)
		}
	case *parse.ActionNode:
		walk(n.Pipe, f)
	case *parse.IfNode:
		walkBranch(&n.BranchNode, f)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, f)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, f)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			walk(n.Pipe, f)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			walk(c, f)
		}
	case *parse.CommandNode:
		for _, a := range n.Args {
			walk(a, f)
		}
	case *parse.ChainNode:
		walk(n.Node, f)
	}
}

func walkBranch(n *parse.BranchNode, f func(parse.Node)) {
	walk(n.Pipe, f)
	walk(n.List, f)
	if n.ElseList != nil {
		walk(n.ElseList, f)
	}
}

// squeeze takes the indentation and empty lines out of a template's text: where white space holds a line end, it
// becomes that one line end. Templates with elements that keep white space are left alone.
func squeeze(root *parse.ListNode) {
	keeps := false
	walk(root, func(n parse.Node) {
		if t, ok := n.(*parse.TextNode); ok {
			keeps = keeps || bytes.Contains(t.Text, []byte("<pre")) || bytes.Contains(t.Text, []byte("<textarea"))
		}
	})
	if keeps {
		return
	}
	walk(root, func(n parse.Node) {
		if t, ok := n.(*parse.TextNode); ok {
			t.Text = squeezed(t.Text)
		}
	})
}

func squeezed(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		if !isSpace(text[i]) {
			out = append(out, text[i])
			i++
			continue
		}
		start, line := i, false
		for ; i < len(text) && isSpace(text[i]); i++ {
			line = line || text[i] == '\n'
		}
		if line {
			out = append(out, '\n')
		} else {
			out = append(out, text[start:i]...)
		}
	}
	return out
}

// isJudgement tells html/template's own errors, about contexts, from those of a template run without a view.
func isJudgement(err error) bool {
	var he *template.Error
	return errors.As(err, &he)
}
