package markdown

// Limits of one body that are no matter of parsing; guard.go has the others.
const (
	maxBytes    = 1 << 20
	maxHTML     = 10 << 20
	maxHeadings = 2000
	maxCells    = 50_000
	maxFence    = 100_000  // bytes of one code block that is highlighted
	maxArgs     = 32       // of an embed
	maxLexed    = 200_000  // bytes of code that are highlighted in one body
	maxLater    = 32 << 10 // bytes of a body whose code is highlighted when it is rendered: its HTML is far from maxHTML in any case
	fenceCost   = 400      // bytes that a code block counts for beside its own, since starting a lexer costs as much
)
