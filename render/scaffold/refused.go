package scaffold

import "fmt"

// Refused says why something was not begun: it exists, or the title does not do. Nothing was written.
type Refused struct{ Message string }

func (e Refused) Error() string { return e.Message }

func refuse(format string, args ...any) error { return Refused{fmt.Sprintf(format, args...)} }
