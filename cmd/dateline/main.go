// Command dateline compiles annotated briefings into a static site.
//
// A file holds a verb. Nothing here but wiring: flags in, package render called, findings and a summary out.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitFine    = 0
	exitContent = 1 // the content has errors
	exitUsage   = 2 // wrong usage
	exitFailed  = 3 // the environment failed
)

func main() { os.Exit(run()) }

func run() int {
	tuneCollector()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return execute(ctx, os.Args[1:])
}

// execute runs a command line and tells its exit code.
func execute(ctx context.Context, args []string) int {
	root := newRoot()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	var content contentError
	var usage usageError
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &content):
		return exitContent
	case errors.As(err, &usage):
		fmt.Fprintf(os.Stderr, "dateline: %v\nusage: %s\nRun '%s --help' for more.\n", usage.err, cmd.UseLine(), cmd.CommandPath())
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "dateline: interrupted; nothing was changed")
		return exitFailed
	}
	fmt.Fprintf(os.Stderr, "dateline: %v\n", err)
	return exitFailed
}

// contentError says that the content has errors; they have been printed.
type contentError struct{}

func (contentError) Error() string { return "the content has errors" }

// usageError is a wrong command line.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
