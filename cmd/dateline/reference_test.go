package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var update = flag.Bool("update", false, "write the page of the commands")

// TestReferenceCommands holds the reference's page of commands against what the commands say of themselves.
func TestReferenceCommands(t *testing.T) {
	const file = "../../content/pages/reference/commands.md"
	want := commandsPage()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != want {
		t.Errorf("%s is not what the commands say (%v); go test ./cmd/dateline -run Reference -update writes it", file, err)
	}
}

func commandsPage() string {
	var b strings.Builder
	b.WriteString(`---
title: Commands
description: The commands of the program, their flags and exit codes.
---
Part of the [reference](../reference.md). ` + "`dateline help`" + ` and ` + "`dateline <command> --help`" + ` say the same in a terminal;
` + "`dateline completion`" + ` writes a script by which a shell completes commands and flags.
`)
	root := newRoot()
	for _, c := range root.Commands() {
		writeCommand(&b, c, 1)
	}
	b.WriteString("\n# Flags of every command\n")
	writeFlags(&b, root.PersistentFlags())
	b.WriteString(`
# Exit codes

| Code | Meaning |
|---|---|
| 0 | all is well |
| 1 | the content has errors (with ` + "`--strict`" + `, or warnings) |
| 2 | wrong usage |
| 3 | the environment failed: a file that cannot be read, a folder that may not be written to |
`)
	return b.String()
}

// writeCommand writes a command and those below it.
func writeCommand(b *strings.Builder, c *cobra.Command, depth int) {
	about := c.Long
	if about == "" {
		about = c.Short + "."
	}
	b.WriteString("\n" + strings.Repeat("#", depth) + " `" + c.CommandPath() + "`\n\n" + shown(about) + "\n")
	if c.UseLine() != c.CommandPath() {
		b.WriteString("\n```text\n" + c.UseLine() + "\n```\n")
	}
	if c.Example != "" {
		b.WriteString("\nFor example:\n\n```sh\n" + unindented(c.Example) + "\n```\n")
	}
	writeFlags(b, c.LocalNonPersistentFlags())
	for _, below := range c.Commands() {
		writeCommand(b, below, depth+1)
	}
}

func unindented(s string) string {
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "  ")
	}
	return strings.Join(lines, "\n")
}

func writeFlags(b *strings.Builder, set *pflag.FlagSet) {
	if !set.HasAvailableFlags() {
		return
	}
	b.WriteString("\n| Flag | Default | Meaning |\n|---|---|---|\n")
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name, usage := pflag.UnquoteUsage(f)
		if name != "" {
			name = " " + name
		}
		preset := ""
		if f.DefValue != "" && f.DefValue != "false" {
			preset = "`" + f.DefValue + "` "
		}
		cell := strings.NewReplacer("|", `\|`)
		b.WriteString("| `--" + f.Name + name + "` | " + preset + "| " + cell.Replace(shown(usage)) + " |\n")
	})
}

// shown is a text of a terminal as Markdown that shows it so.
func shown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`).Replace(s)
}
