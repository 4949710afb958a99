package ledger

import (
	"math/bits"
	"unicode/utf8"
)

// maxTokens is how many tokens, spaces included, a name may have. Longer ones are not looked for: the time that a text
// takes is then linear in it, whatever the names.
const maxTokens = 256

// trie holds names by their tokens. Its edges stand in one hash table; what names begin with turns most of a text's words away
// before that is touched: first their first byte, then a filter on their first token.
type trie struct {
	edges    []edge // a power of two, at most half full; to is 0 where free
	ends     []int32
	filter   []uint64
	gaps     bool // a name begins with a gap
	initials initials
}

// initials are the bytes of ASCII that names begin with.
type initials [utf8.RuneSelf]bool

// of takes the first byte of a name, whose first token is of a kind. Gaps are folded: one stands for all.
func (n *initials) of(first byte, is kind) {
	if first < utf8.RuneSelf {
		n[first] = true
	}
	if is != gap {
		return
	}
	for c := range n {
		n[c] = n[c] || !wordByte[c]
	}
}

// or are the bytes of both.
func (n *initials) or(other *initials) *initials {
	both := *n
	for c, is := range other {
		both[c] = both[c] || is
	}
	return &both
}

type edge struct {
	token    uint64
	from, to int32
}

// match is the longest name at a place.
type match struct {
	end  int
	name int32
	last kind
}

// newTrie makes room for names of so many tokens together.
func newTrie(tokens, names int) trie {
	return trie{
		edges:  make([]edge, 1<<bits.Len(uint(2*tokens+1))),
		ends:   append(make([]int32, 0, tokens+1), -1),
		filter: make([]uint64, 1<<bits.Len(uint(names/4))),
	}
}

// insert returns where the number of a name is kept: -1 where nobody has it yet. It is nil for what cannot be a name: the
// empty one, one that begins with a mark, one beyond maxTokens.
func (t *trie) insert(name string) *int32 {
	if first, _ := utf8.DecodeRuneInString(name); name == "" || kindOf(first) == mark {
		return nil
	}
	if len(name) > maxTokens && countTokens(name) > maxTokens {
		return nil
	}
	node := int32(0)
	for at := 0; at < len(name); {
		end, hash, is := token(name, at)
		if at == 0 {
			t.filter[hash>>6&uint64(len(t.filter)-1)] |= 1 << (hash & 63)
			t.gaps = t.gaps || is == gap
			t.initials.of(name[0], is)
		}
		e := t.edge(node, hash)
		if e.to == 0 {
			e.token, e.from, e.to = hash, node, int32(len(t.ends))
			t.ends = append(t.ends, -1)
		}
		node, at = e.to, end
	}
	return &t.ends[node]
}

// edge returns the edge that leaves a node by a token, or the free slot for it.
func (t *trie) edge(from int32, token uint64) *edge {
	last := uint64(len(t.edges) - 1)
	for i := (token ^ uint64(from)*0x9e3779b97f4a7c15) & last; ; i = (i + 1) & last {
		if e := &t.edges[i]; e.to == 0 || e.token == token && e.from == from {
			return e
		}
	}
}

// may reports whether a name may begin with a token.
func (t *trie) may(token uint64) bool {
	return t.filter[token>>6&uint64(len(t.filter)-1)]&(1<<(token&63)) != 0
}

// longest returns the longest name that begins with the token at which s stands.
func (t *trie) longest(s *scanner) (m match, ok bool) {
	if !s.begins(t.gaps) {
		return m, false
	}
	node, end, hash, is := int32(0), s.end, s.hash, s.is
	for {
		e := t.edge(node, hash)
		if e.to == 0 {
			return m, ok
		}
		node = e.to
		if name := t.ends[node]; name >= 0 && (is != gap || edgeAfterGap(s.text, end)) {
			m, ok = match{end: end, name: name, last: is}, true
		}
		if end == len(s.text) {
			return m, ok
		}
		end, hash, is = token(s.text, end)
	}
}

// edgeAfterGap reports whether a name that ends with a gap may end here: no mark, letter or digit follows that would make it
// one word with what follows.
func edgeAfterGap(text string, end int) bool {
	if end == len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[end:])
	k := kindOf(r)
	return k != word && k != mark
}

// scanner goes through the tokens of a text that may begin a name.
type scanner struct {
	text       string
	initials   *initials
	start, end int // of the token at which it stands
	hash       uint64
	is, before kind // of that token and the one before it
}

// next goes to the next token that may begin a name, by its first byte.
func (s *scanner) next() bool {
	text := s.text
	for i := s.end; i < len(text); i++ {
		c := text[i]
		if c < utf8.RuneSelf && (!s.initials[c] || i > s.end && wordByte[c] && wordByte[text[i-1]]) {
			continue
		}
		for c >= utf8.RuneSelf && i > s.end && wordByte[text[i-1]] { // within a word, perhaps: it is read from its beginning
			i--
		}
		s.before = s.is
		if i > s.end {
			s.before = gap
			if wordByte[text[i-1]] {
				s.before = word
			}
		}
		s.start = i
		s.end, s.hash, s.is = token(text, i)
		return true
	}
	return false
}

// skip makes the next token the one after a match.
func (s *scanner) skip(m match) { s.end, s.is = m.end, m.last }

// begins reports whether a name may begin at the token: a word or unit always does; a Korean syllable does not within a
// word of Korean, nor a gap right after a word.
func (s *scanner) begins(gaps bool) bool {
	switch s.is {
	case hangul:
		return s.before != hangul
	case gap:
		return gaps && s.before != word && s.before != hangul
	}
	return true
}
