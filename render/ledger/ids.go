package ledger

import (
	"fmt"
	"maps"
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// ids finds what a reference means. Ids are unique per kind; what is defined first, by path and place, keeps its id.
type ids struct {
	actors    map[string]*Actor
	places    map[string]*Place
	sources   map[string]*Source
	topics    map[string]*Topic
	stories   map[string]*Story
	briefings map[string]*Briefing

	unread map[record.Kind]bool // the registries that could not be read: what is known of their kind is not all
}

func newIDs() ids {
	return ids{
		actors:    map[string]*Actor{},
		places:    map[string]*Place{},
		sources:   map[string]*Source{},
		topics:    map[string]*Topic{},
		stories:   map[string]*Story{},
		briefings: map[string]*Briefing{},
		unread:    map[record.Kind]bool{},
	}
}

// findings collects diagnostics.
type findings []diag.Diagnostic

func (f *findings) errorf(file *record.File, at record.Value, hint, format string, args ...any) {
	*f = append(*f, diag.Diagnostic{
		File: file.Name, Pos: at.Pos, Width: len([]rune(at.Text)),
		Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

func (f *findings) warn(name string, file *record.File, at record.Value, hint, format string, args ...any) {
	f.errorf(file, at, hint, format, args...)
	d := &(*f)[len(*f)-1]
	d.Severity, d.Name = diag.Warning, name
}

// twice reports an id that is defined a second time.
func (f *findings) twice(kind string, id record.Value, file *record.File, first record.Value, in *record.File) {
	f.errorf(file, id, "ids are unique per kind: give one of the two another", "%s %q is defined twice", kind, id.Text)
	d := &(*f)[len(*f)-1]
	d.Related = []diag.Related{{File: in.Name, Pos: first.Pos, Message: "first defined here"}}
}

// didYouMean is the hint for an id that nothing bears.
func didYouMean[T any](id string, known map[string]T, otherwise string) string {
	if near := diag.Nearest(id, slices.Values(slices.Sorted(maps.Keys(known)))); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}
