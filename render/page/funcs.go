package page

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/seed-0837baff/dateline/render/plan"
)

// bodyMark stands where a template calls body, until the body takes its place. No view's text can forge it: the
// escapers write U+0000 as U+FFFD.
const bodyMark = "\x00body\x00"

// funcs are the functions that templates may call beside Go's own.
func funcs(a assets) template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) (string, error) {
			if f, ok := a[name]; ok {
				return f.out, nil
			}
			return "", fmt.Errorf("no file assets/%s", name)
		},
		"body":     func() template.HTML { return bodyMark },
		"glyph":    glyph,
		"sum":      sum,
		"share":    share,
		"rest":     func(whole, a int) int { return whole - a },
		"unplaced": unplaced,
	}
}

// glyphs names the symbol (partials/legend.html) that stands for a mark's class.
var glyphs = map[string]string{
	"corroborated": "disc", "repeated": "half", "single-source": "ring", "single source": "ring", "stands": "disc",
	"disputed": "swap", "partly-disputed": "swap",
	"retracted": "cross", "withdrawn": "cross", "unsupported": "cross", "missed": "cross", "rejected": "cross", "cancelled": "cross",
	"corrected": "pen", "superseded": "pen",
	"overdue": "clock", "open": "clock", "unsettled": "clock", "expected": "clock", "announced": "clock",
	"happened": "check", "accepted": "check", "occurred": "check",
	"partly": "half", "reported": "ring",
}

func glyph(class string) string {
	class, _, _ = strings.Cut(class, " ")
	if g, ok := glyphs[class]; ok {
		return g
	}
	return "ring"
}

func sum(ns ...int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}

func share(whole, a, b int) int {
	if a+b == 0 {
		return 0
	}
	return whole * a / (a + b)
}

func unplaced(list []plan.Annotation) bool {
	for i := range list {
		if list[i].Block < 0 && list[i].Claim == nil {
			return true
		}
	}
	return false
}
