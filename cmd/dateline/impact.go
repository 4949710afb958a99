package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/ledger"
)

func newImpact(f *flags) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "impact REF",
		Short: "Show what rests on a claim, event, source or actor",
		Long: `Show what rests on a claim or event (briefing#id), a source (id, or briefing#id)
or an actor: the claims that repeat or answer it, the events and relations that
rest on it, the briefings that use it, and what rests on these in turn, each with
the place where it is written.

What stands above already is not told again; what leads back to itself is called
a ring.`,
		Example: `  dateline impact macron-raisi-call#hundreds
  dateline impact afp --format json`,
		Args: one("a claim, event, source or actor"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json"}, format) {
				return usageError{fmt.Errorf("--format is text or json, not %q", format)}
			}
			o, err := f.options()
			if err != nil {
				return err
			}
			t := newTerminal(f)
			o.Progress = t.progress
			s, err := render.Load(o)
			t.clear()
			if err != nil {
				return err
			}
			r := &render.Result{Site: s, Diags: s.Diags}
			failed := r.Failed(f.strict)
			if failed {
				t.findings(t.stderr, r)
			}
			thing, near := s.Ledger.Find(args[0])
			if thing == nil {
				return usageError{unknownRef(s.Ledger, args[0], near)}
			}
			tree := s.Ledger.Impact(thing)
			if format == "json" {
				err = impactJSON(t.stdout, tree)
			} else {
				err = impactText(t.stdout, tree)
			}
			if err == nil && failed {
				return contentError{}
			}
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "how to print: text or json")
	return cmd
}

// unknownRef says that nothing published bears a name, and what was perhaps meant.
func unknownRef(l *ledger.Ledger, ref, near string) error {
	for _, b := range l.Briefings {
		if b.Slug == ref {
			return fmt.Errorf("%q is a briefing; name one of its claims, events or sources: %s#id", ref, ref)
		}
	}
	err := fmt.Errorf("no published claim, event, source or actor is called %q", ref)
	if near != "" {
		err = fmt.Errorf("%w; did you mean %s?", err, near)
	}
	return err
}

// impactText prints a tree by indentation, and counts what is in it.
func impactText(to io.Writer, tree *ledger.Impact) error {
	var b strings.Builder
	count := map[string]int{}
	writeImpact(&b, tree, 0, count)
	var parts []string
	for _, kind := range []string{"claim", "event", "relation", "source", "briefing"} {
		if n := count[kind]; n > 0 {
			parts = append(parts, plural(n, kind))
		}
	}
	switch n := len(parts); n {
	case 0:
		b.WriteString("nothing rests on it\n")
	case 1:
		b.WriteString(parts[0] + " in all\n")
	default:
		b.WriteString(strings.Join(parts[:n-1], ", ") + " and " + parts[n-1] + " in all\n")
	}
	_, err := io.WriteString(to, b.String())
	return err
}

func writeImpact(b *strings.Builder, n *ledger.Impact, depth int, count map[string]int) {
	fmt.Fprintf(b, "%s%s:%d:%d: %s %s", strings.Repeat("  ", depth), n.File, n.Pos.Line, n.Pos.Col, n.Kind, n.Ref)
	if n.How != "" {
		b.WriteString(" " + n.How)
	}
	switch n.Again {
	case ledger.Ring:
		b.WriteString(" (a ring: see above)\n")
		return
	case ledger.Above:
		b.WriteString(" (see above)\n")
		return
	}
	if text := oneLine(n.Text); text != "" {
		b.WriteString(": " + text)
	}
	b.WriteByte('\n')
	if depth > 0 {
		count[n.Kind]++
	}
	for _, x := range n.Below {
		writeImpact(b, x, depth+1, count)
	}
}

// oneLine is a text on one line, cut at a word to what a terminal holds.
func oneLine(text string) string {
	const most = 80 // code points
	words := strings.Fields(text)
	line, length := "", 0
	for i, w := range words {
		n := len([]rune(w))
		if i > 0 && length+1+n > most {
			return line + " …"
		}
		if i > 0 {
			line, length = line+" ", length+1
		}
		line, length = line+w, length+n
	}
	return line
}

// impactLine is a thing in JSON, with what rests on it.
type impactLine struct {
	Kind  string       `json:"kind"`
	Ref   string       `json:"ref"`
	How   string       `json:"how"` // "" at the root
	Text  string       `json:"text"`
	File  string       `json:"file"`
	Line  int          `json:"line"`  // from 1
	Col   int          `json:"col"`   // from 1, in code points
	Again string       `json:"again"` // "", "above", "ring"
	Below []impactLine `json:"below"`
}

func impactJSON(to io.Writer, tree *ledger.Impact) error {
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(lineOf(tree))
}

func lineOf(n *ledger.Impact) impactLine {
	line := impactLine{
		Kind: n.Kind, Ref: n.Ref, How: n.How, Text: n.Text, File: n.File,
		Line: int(n.Pos.Line), Col: int(n.Pos.Col), Again: string(n.Again), Below: []impactLine{},
	}
	for _, x := range n.Below {
		line.Below = append(line.Below, lineOf(x))
	}
	return line
}
