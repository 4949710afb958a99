package record

import (
	"strings"
	"testing"
)

// TestUnquote marks the passage in each text by [[ and ]]. want is what is shown between quotation marks; "" where the
// passage is not verbatim.
func TestUnquote(t *testing.T) {
	tests := []struct{ desc, give, want string }{
		{"straight", `He said "we [[will go]] home".`, "will go"},
		{"straight, whole", `He said [["we will go"]] home.`, "we will go"},
		{"straight, with the opening mark", `He said [["we will]] go" home.`, "we will"},
		{"straight, comma outside", `He said [["we will go",]] then left.`, "we will go"},
		{"outside", `He [[said]] "we will go".`, ""},
		{"between two", `"We go," [[he said]], "and stay."`, ""},
		{"second of two", `"We go," he said, "and [[stay]]."`, "stay"},
		{"over the end", `He said "we [[will go" home]].`, ""},
		{"two and what is between", `[["We go," he said, "and stay."]]`, ""},
		{"unbalanced at the end", `He said "we [[will go]] home.`, ""},
		{"unbalanced, then balanced", `He said "we go. Then [[somebody]] said "stay" to her.`, ""},
		{"balanced after unbalanced", `He said "we go. Then somebody said "[[stay]]" to her.`, "stay"},
		{"no marks", `He said we [[will go]].`, ""},
		{"curly", `He said “we [[will go]]” home.`, "will go"},
		{"curly, apostrophes", `“It’s [[Russia’s war]] and the drones’ makers’ fault,” he said.`, "Russia’s war"},
		{"straight, apostrophes", `"It's [[Russia's war]] and the drones' makers' fault," he said.`, "Russia's war"},
		{"apostrophes only", `It's [[Russia's war]] and the drones' makers' fault.`, ""},
		{"clipped words", `In the '90s and '80s [[the makers]]' fault, 'tis said, rock 'n' roll.`, ""},
		{"clipped words, curly", `In the ’90s [[the makers]]’ fault.`, ""},
		{"single", `He said 'we [[will go]] home' to her.`, "will go"},
		{"single, apostrophe", `He said 'it isn't [[the end]]' to her.`, "the end"},
		{"single curly", `He said ‘we [[will go]] home’ to her.`, "will go"},
		{"single curly, apostrophe", `He said ‘it isn’t [[the end]]’ to her.`, "the end"},
		{"nested single", `“He told me ‘[[go]]’ and left,” she said.`, "go"},
		{"nested, beside", `“He told me ‘go’ and [[left]],” she said.`, "left"},
		{"nested straight", `"He told me 'go' and [[left]]," she said.`, "left"},
		{"British nesting", `‘He told me “go” and [[left]],’ she said.`, "left"},
		{"German", `Er sagte: „Wir [[gehen]]“, und ging.`, "gehen"},
		{"German single", `Er sagte: ‚Wir [[gehen]]‘, und ging.`, "gehen"},
		{"Polish", `Powiedział: „My [[idziemy]]”.`, "idziemy"},
		{"French", `Il a dit : « Nous [[partons]] » hier.`, "partons"},
		{"French, no-break spaces", "Il a dit : «\u00a0Nous [[partons]]\u00a0» hier.", "partons"},
		{"French, whole", `Il a dit : [[«Nous partons»]] hier.`, "Nous partons"},
		{"French, between", `« Nous » [[partons]] « hier ».`, ""},
		{"German guillemets", `Er sagte: »Wir [[gehen]]«, und ging.`, "gehen"},
		{"Swedish", `Han sa: ”Vi [[går]]” och gick.`, "går"},
		{"Chinese", `他说“我们[[走]]”然后走了。`, "走"},
		{"Chinese, straight", `他说"我们[[走]]"然后走了。`, "走"},
		{"Chinese, single", `他说'我们[[走]]'然后走了。`, "走"},
		{"straight within straight", `He said "she said "go" and [[left]]" to me.`, "left"},
		{"Japanese", `彼は「[[行く]]」と言った。`, "行く"},
		{"Hebrew acronym", `ארה"ב אמרה [[משהו]] על צה"ל היום`, ""},
		{"inches", `A 6" gun and [[a 5]]" shell.`, ""},
		{"brackets", `He (“we [[go]]”) left.`, "go"},
		{"dash", `—"We [[go]]"—he left.`, "go"},
		{"two tight", `"We,""[[go]]" he said.`, "go"},
		{"mark alone", `He said [["]]we go".`, ""},
		{"stray closer", `He said we [[go]]" and left.`, ""},
		{"typographer's slip", `He said “we [[go]]" and left.`, "go"},
		{"only outer unbalanced", `“He said “we [[go]]” and left.`, "go"},
		{"opener of another", `„He said "we [[go]]" and left.`, "go"},
	}
	for _, tt := range tests {
		start := strings.Index(tt.give, "[[")
		end := strings.Index(tt.give, "]]") - 2
		text := strings.NewReplacer("[[", "", "]]", "").Replace(tt.give)
		got := ""
		if from, to, ok := unquote(text, quotations(text, nil), start, end); ok {
			got = text[from:to]
		}
		if got != tt.want {
			t.Errorf("%s: %s: got %q, want %q", tt.desc, tt.give, got, tt.want)
		}
	}
}

func TestSentence(t *testing.T) {
	tests := []struct{ desc, give, want string }{
		{"one", `He [[said]] so.`, `He said so.`},
		{"second", `He left. She [[stayed]]. They slept.`, `She stayed.`},
		{"first", `He [[left]]. She stayed.`, `He left.`},
		{"over two", `He left. She [[stayed. They]] slept. Good.`, `She stayed. They slept.`},
		{"title", `Then Mr. Kirby [[spoke]]. He left.`, `Then Mr. Kirby spoke.`},
		{"titles", `Gen. Mark Milley and Lt. Col. Vindman [[spoke]]. He left.`, `Gen. Mark Milley and Lt. Col. Vindman spoke.`},
		{"acronym", `The U.S. Navy [[sailed]]. He left.`, `The U.S. Navy sailed.`},
		{"acronym that ends it", `He left the U.S. The Navy [[sailed]].`, `The Navy sailed.`},
		{"initials", `George H. W. Bush [[spoke]]. He left.`, `George H. W. Bush spoke.`},
		{"decimals", `It cost 3.5 million and [[more]]. He left.`, `It cost 3.5 million and more.`},
		{"number word", `Resolution no. 2231 [[holds]]. He left.`, `Resolution no. 2231 holds.`},
		{"no as a word", `Iran said no. Russia [[agreed]].`, `Russia agreed.`},
		{"e.g.", `Some, e.g. Iran, [[agreed]]. Others left.`, `Some, e.g. Iran, agreed.`},
		{"company", `Acme Inc. and [[others]] left. Good.`, `Acme Inc. and others left.`},
		{"company that ends it", `He left Acme Inc. The others [[stayed]].`, `The others stayed.`},
		{"month", `On Jan. 5 he [[left]]. Good.`, `On Jan. 5 he left.`},
		{"marks", `Who left? She [[stayed]]! Good.`, `She stayed!`},
		{"closing mark", `“He left.” She [[stayed]].`, `She stayed.`},
		{"quotation goes on", `“We [[go]],” Kirby said. He left.`, `“We go,” Kirby said.`},
		{"question within", `“Who left?” she [[asked]]. He left.`, `“Who left?” she asked.`},
		{"ellipsis", `He… well, [[left]]. Good.`, `He… well, left.`},
		{"Chinese", `他走了。她[[留下]]了。好。`, `她留下了。`},
		{"no stop", `He [[left]]`, `He left`},
		{"Arabic", `ذهب. هي [[بقيت]]؟ نعم.`, `هي بقيت؟`},
	}
	for _, tt := range tests {
		start := strings.Index(tt.give, "[[")
		end := strings.Index(tt.give, "]]") - 2
		text := strings.NewReplacer("[[", "", "]]", "").Replace(tt.give)
		if got := sentence(text, sentenceStarts(text), start, end); got != tt.want {
			t.Errorf("%s: %s: got %q, want %q", tt.desc, tt.give, got, tt.want)
		}
	}
}
