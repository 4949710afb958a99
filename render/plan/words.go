package plan

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

// acts in words: what one does, what several do, and what it is.
var acts = map[string]struct{ one, many, noun string }{
	"says":      {"says", "say", "Claim"},
	"assesses":  {"assesses", "assess", "Assessment"},
	"forecasts": {"forecasts", "forecast", "Forecast"},
	"denies":    {"denies", "deny", "Denial"},
	"confirms":  {"confirms", "confirm", "Confirmation"},
	"repeats":   {"repeats", "repeat", "Repetition"},
	"corrects":  {"corrects", "correct", "Correction"},
	"retracts":  {"retracts", "retract", "Retraction"},
	"pledges":   {"pledges", "pledge", "Pledge"},
	"demands":   {"demands", "demand", "Demand"},
	"asks":      {"asks", "ask", "Request"},
	"proposes":  {"proposes", "propose", "Proposal"},
	"accepts":   {"accepts", "accept", "Acceptance"},
	"rejects":   {"rejects", "reject", "Rejection"},
	"declines":  {"declines", "decline", "Refusal"},
}

// actWord is the verb for a number of speakers.
func actWord(act string, speakers int) string {
	w, ok := acts[act]
	switch {
	case !ok:
		return act
	case speakers > 1:
		return w.many
	}
	return w.one
}

// voices is how many speak, as a verb wants it: two where one name stands for several, "researchers".
func voices(who []Link) int {
	if len(who) == 1 && who[0].Href == "" && plural(who[0].Text) {
		return 2
	}
	return len(who)
}

// plural reports whether a description of unnamed speakers is of several, as far as English shows it: "Soviet officials", "two
// officers of the staff".
func plural(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 || contains([]string{"a", "an", "one", "another"}, words[0]) {
		return false
	}
	head := words[len(words)-1]
	for i, w := range words {
		if i > 0 && contains([]string{"at", "by", "close", "familiar", "for", "from", "in", "of", "on", "to", "who", "with"}, w) {
			head = words[i-1]
			break
		}
	}
	return head == "people" || strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "us")
}

func actNoun(act string) string {
	if w, ok := acts[act]; ok {
		return w.noun
	}
	return "Claim"
}

// valueWord is a standing, support, outcome or status in words, where the word is not the value itself.
func valueWord(value string) string {
	switch value {
	case "partly-disputed":
		return "partly disputed"
	case "single-source":
		return "single source"
	case "partly":
		return "partly happened"
	case "missed":
		return "did not happen"
	}
	return value
}

// reliabilities and credibilities of the Admiralty code (NATO AJP-2.1).
var (
	reliabilities = map[string]string{
		"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
		"D": "not usually reliable", "E": "unreliable", "F": "reliability cannot be judged",
	}
	credibilities = map[string]string{
		"1": "confirmed by other sources", "2": "probably true", "3": "possibly true",
		"4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
	}
)

// gradeText says what a grade means: "fairly reliable source, possibly true".
func gradeText(grade string) string {
	letter, digit := strings.TrimRight(grade, "123456"), strings.TrimLeft(grade, "ABCDEF")
	var parts []string
	if r, ok := reliabilities[letter]; ok {
		if letter == "F" {
			parts = append(parts, "source whose "+r)
		} else {
			parts = append(parts, r+" source")
		}
	}
	if c, ok := credibilities[digit]; ok {
		parts = append(parts, c)
	}
	return strings.Join(parts, ", ")
}

// relations whose type does not read as a verb by itself.
var relationWords = map[string]string{
	"allied-with":     "is allied with",
	"negotiates-with": "negotiates with",
	"member-of":       "is a member of",
}

// relationWord is a relation's type as a reader reads it; the author's own verbs lose their hyphens.
func relationWord(kind string) string {
	if w, ok := relationWords[kind]; ok {
		return w
	}
	return strings.ReplaceAll(kind, "-", " ")
}

// typeBeside is a relation's type where its label does not say it already: none beside "refuses to be inspected by".
func typeBeside(r *ledger.Relation) string {
	word := relationWord(r.Type.Text)
	if label := strings.ToLower(r.Label.Text); label == word || strings.HasPrefix(label, word+" ") {
		return ""
	}
	return word
}

// kindWords of actors, sources, notes, corrections and precisions.
var (
	actorKinds = map[string]string{"person": "Person", "state": "State", "organization": "Organization", "group": "Group"}
	noteKinds  = map[string]string{"note": "Note", "context": "Context", "question": "Question"}
	precisions = map[string]string{
		"point": "known to the spot", "town": "known to the town", "area": "known to the area",
		"region": "known to the region", "country": "known to the country only",
	}
)

// title is a word with a capital.
func title(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	if n == 0 {
		return ""
	}
	return strings.ToUpper(string(r)) + word[n:]
}

// count is "1 event", "3 events".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// when is a date as a page shows it.
func when(d edtf.Date) When {
	if d.IsZero() {
		return When{}
	}
	return When{Words: d.Words(), Short: d.Short(), Datetime: d.Datetime(), EDTF: d.String()}
}

// whenDay is a calendar day.
func whenDay(m record.Moment) When {
	if !m.IsSet() {
		return When{}
	}
	d, err := edtf.Parse(m.Day.String())
	if err != nil {
		return When{}
	}
	w := when(d)
	if !m.Time.IsZero() {
		w.Datetime = m.Value.Text
	}
	return w
}

// span of two days: "10 June 2023", "from 10 June to 2 July 2023".
func whenBetween(from, to edtf.Day) When {
	text := from.String()
	if to != from {
		text += "/" + to.String()
	}
	d, err := edtf.Parse(text)
	if err != nil {
		return When{}
	}
	return when(d)
}

// roleText is a role in one line: "National security communications adviser, United States, 2022–2025".
func roleText(r ledger.Role) string {
	parts := []string{r.Title.Text}
	switch {
	case r.For != nil:
		parts = append(parts, r.For.Name.Text)
	case r.Of != nil:
		parts = append(parts, r.Of.Name.Text)
	}
	if years := roleYears(r); years != "" {
		parts = append(parts, years)
	}
	return strings.Join(parts, ", ")
}

// roleYears is "2022–2025", "since 2022", "until 2025".
func roleYears(r ledger.Role) string {
	from, to := r.From.Short(), r.To.Short()
	switch {
	case from == "" && to == "":
		return ""
	case to == "" || r.To.String() == "..":
		return "since " + r.From.Words()
	case from == "":
		return "until " + r.To.Words()
	case from == to:
		return from
	case strings.ContainsAny(from+to, " "):
		return from + " – " + to
	}
	return from + "–" + to
}

// shorten cuts a text at a word to at most n code points.
func shorten(text string, n int) string {
	if len(text) <= n || utf8.RuneCountInString(text) <= n {
		return text
	}
	at := 0
	for i := range text {
		if n--; n < 0 {
			at = i
			break
		}
	}
	if space := strings.LastIndexByte(text[:at], ' '); space > at/2 {
		at = space
	}
	return strings.TrimRight(text[:at], " ,;:.") + "…"
}
