package page

import (
	"slices"
	"strings"
	"text/template/parse"

	"github.com/seed-0837baff/dateline/render/diag"
)

// recursion finds templates that include themselves, by way of others or not. No view nests without end, so such a template
// would run until memory ends, which nothing can catch: it is refused before it runs.
func (t *Theme) recursion(used []string, defs map[string]*parse.Tree) []diag.Diagnostic {
	const onPath, done = 1, 2
	state := map[string]int{}
	var path []string
	var found []diag.Diagnostic
	var visit func(name string)
	visit = func(name string) {
		state[name] = onPath
		path = append(path, name)
		walk(defs[name].Root, func(n parse.Node) {
			call, ok := n.(*parse.TemplateNode)
			if !ok || defs[call.Name] == nil {
				return
			}
			switch state[call.Name] {
			case 0:
				visit(call.Name)
			case onPath:
				at, _ := defs[name].ErrorContext(call)
				ring := strings.Join(path[slices.Index(path, call.Name):], " → ") + " → " + call.Name
				found = append(found, t.trees.split("template: "+at+": template includes itself: "+ring, diag.Diagnostic{}))
			}
		})
		path = path[:len(path)-1]
		state[name] = done
	}
	for _, name := range used {
		if state[name] == 0 {
			visit(name)
		}
	}
	return found
}
