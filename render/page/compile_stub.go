package page

import (
	"reflect"

	"github.com/seed-0837baff/dateline/render/diag"
)

type program struct{}

func (*program) render(dst []byte, j job) []byte { return dst }
func (t *Theme) compile(l *layout, root string, used []string, typ reflect.Type) (*program, []diag.Diagnostic) {
	return nil, nil
}
