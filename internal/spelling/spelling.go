// Package spelling knows how English words are written, in Britain and in America.
//
// It holds a list of words and looks words up. It does not know which words of a text are prose and which are names: the
// caller decides what to ask.
package spelling

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// data is the list of words, sorted, as command pack writes it. A word is one byte and letters: the lower bits of the byte are
// how many first letters it shares with the word before it, and the other letters follow. A word that begins a block shares none.
//
//go:embed english.bin
var data string

// The bits of the byte that opens a word.
const (
	opens  = 0x80
	common = 0x40 // everybody knows the word
	shared = 0x3f
)

// block is how many words lie between two that share nothing with the word before, so that a search can begin there.
const block = 16

// heads are the places of the first words of the blocks.
var heads = sync.OnceValue(func() (out []int) {
	n := 0
	for i := range len(data) {
		if data[i]&opens == 0 {
			continue
		}
		if n%block == 0 {
			out = append(out, i)
		}
		n++
	}
	return out
})

// rest is the letters of the word that opens at byte i of the list.
func rest(i int) string {
	end := i + 1
	for end < len(data) && data[end]&opens == 0 {
		end++
	}
	return data[i+1 : end]
}

// listed reports whether a word in lower case is in the list.
func listed(word string) bool {
	starts := heads()
	n, exact := slices.BinarySearchFunc(starts, word, func(at int, w string) int { return strings.Compare(rest(at), w) })
	if exact || n == 0 {
		return exact
	}
	var letters [2 * shared]byte
	at := starts[n-1]
	for i := 0; i < block && at < len(data); i++ {
		tail := rest(at)
		same := int(data[at] & shared)
		if string(letters[:same+copy(letters[same:], tail)]) == word {
			return true
		}
		at += 1 + len(tail)
	}
	return false
}

// commonWords are the words that everybody knows. They are unpacked when the first word is met that is not in the list.
var commonWords = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool, 1<<15)
	word := ""
	for at := 0; at < len(data); {
		tail := rest(at)
		word = word[:data[at]&shared] + tail
		if data[at]&common != 0 {
			out[word] = true
		}
		at += 1 + len(tail)
	}
	return out
})

// verdict is what was found out about a word.
type verdict struct {
	word  string
	right bool
	near  []string
}

// remembered keeps the words that were asked for last, each at its place by hash: texts say the same words again and again.
var remembered [1 << 13]atomic.Pointer[verdict]

// Check reports whether a word in lower case is right as far as anybody can tell, and if not, which common words it may have been
// meant to be. The list it gives out is shared.
func Check(word string) (right bool, near []string) {
	hash := uint32(2166136261)
	for i := range len(word) {
		hash = (hash ^ uint32(word[i])) * 16777619
	}
	place := &remembered[(hash>>16^hash)%uint32(len(remembered))]
	if v := place.Load(); v != nil && v.word == word {
		return v.right, v.near
	}
	v := &verdict{word: strings.Clone(word), right: known(word)}
	if !v.right {
		v.near = neighbours(word)
	}
	place.Store(v)
	return v.right, v.near
}

// The parts that English puts before and behind words freely; no list has all such words.
var (
	prefixes = []string{"anti", "auto", "co", "counter", "cross", "cyber", "de", "hyper", "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini",
		"multi", "non", "over", "pre", "post", "proto", "pseudo", "re", "self", "semi", "sub", "super", "tele", "trans", "ultra", "un", "under"}
	suffixes = []string{"s", "able", "less", "like", "wise", "ward", "wards", "proof", "free"}
)

// known reports whether a word is in the list, is made of a word in it by an ending or a part before it, or is two words in one.
func known(word string) bool {
	if listed(word) {
		return true
	}
	for _, s := range suffixes {
		if stem, ok := strings.CutSuffix(word, s); ok && len(stem) > 3 && (s != "s" || !strings.ContainsAny(stem[len(stem)-1:], "sy")) {
			if listed(stem) {
				return true
			}
		}
	}
	for _, p := range prefixes {
		if stem, ok := strings.CutPrefix(word, p); ok && len(stem) > 3 {
			if listed(stem) {
				return true
			}
		}
	}
	for i := 4; i <= len(word)-4; i++ { // hostname, workspace
		if frequent := commonWords(); frequent[word[:i]] && frequent[word[i:]] {
			return true
		}
	}
	return false
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// neighbours are the common words that begin alike and differ by two letters that changed places, one too many, the wrong letter
// doubled, one too few or one wrong, in this order.
func neighbours(word string) (out []string) {
	frequent := commonWords()
	var w []byte
	try := func(head, middle, tail string) {
		w = append(append(append(w[:0], head...), middle...), tail...)
		if frequent[string(w)] && !slices.Contains(out, string(w)) {
			out = append(out, string(w))
		}
	}
	for i := 1; i+1 < len(word); i++ {
		try(word[:i], word[i+1:i+2]+word[i:i+1], word[i+2:])
	}
	for i := 1; i < len(word); i++ {
		try(word[:i], "", word[i+1:])
	}
	for i := 1; i < len(word); i++ {
		if word[i] != word[i-1] {
			continue
		}
		once := word[:i] + word[i+1:]
		for j := 1; j <= len(once); j++ { // preffered, preferred
			try(once[:j], once[j-1:j], once[j:])
		}
	}
	for over := range 2 { // letters that the new one stands for
		for i := 1; i+over <= len(word); i++ {
			for c := range len(letters) {
				try(word[:i], letters[c:c+1], word[i+over:])
			}
		}
	}
	return out
}
