package diff

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Piece is a stretch of two texts taken together.
type Piece struct {
	Mark Mark // Same, Removed or Added
	Text string
}

// mostWords is the number of word pairs that are compared; longer texts are shown whole, old and new.
const mostWords = 1 << 20

// Words lays two texts over each other, cut at word borders (Unicode UAX #29), never inside a syllable. Changes with
// nothing but spaces and punctuation between them are one change. Texts that have little in common come back as two pieces.
func Words(before, after string) []Piece {
	if before == after {
		return []Piece{{Same, after}}
	}
	a, b := words(before), words(after)
	if len(a)*len(b) > mostWords || len(a) == 0 || len(b) == 0 {
		return whole(before, after)
	}
	keepA, keepB := common(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
	var out []Piece
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && !keepA[i]:
			out = extend(out, Removed, a[i])
			i++
		case j < len(b) && !keepB[j]:
			out = extend(out, Added, b[j])
			j++
		default:
			out = extend(out, Same, b[j])
			i, j = i+1, j+1
		}
	}
	out = bridge(out)
	if changed(out)*5 > (len(before)+len(after))*3 {
		return whole(before, after)
	}
	return out
}

func whole(before, after string) []Piece {
	var out []Piece
	if before != "" {
		out = append(out, Piece{Removed, before})
	}
	if after != "" {
		out = append(out, Piece{Added, after})
	}
	return out
}

func words(text string) []string {
	var out []string
	for state, word := -1, ""; text != ""; {
		word, text, state = uniseg.FirstWordInString(text, state)
		out = append(out, word)
	}
	return out
}

func extend(out []Piece, mark Mark, text string) []Piece {
	if n := len(out); n > 0 && out[n-1].Mark == mark {
		out[n-1].Text += text
		return out
	}
	return append(out, Piece{mark, text})
}

// bridge joins changes that only spaces and punctuation keep apart, old text first.
func bridge(pieces []Piece) []Piece {
	var out []Piece
	removed, added := "", ""
	for i, p := range pieces {
		switch {
		case p.Mark == Removed:
			removed += p.Text
		case p.Mark == Added:
			added += p.Text
		case removed+added != "" && onlySpace(p.Text) && i+1 < len(pieces):
			removed, added = removed+p.Text, added+p.Text
		default:
			out = append(append(out, whole(removed, added)...), p)
			removed, added = "", ""
		}
	}
	return append(out, whole(removed, added)...)
}

func onlySpace(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.IsPunct(r) })
}

// changed counts the bytes outside what stayed.
func changed(pieces []Piece) int {
	n := 0
	for _, p := range pieces {
		if p.Mark != Same {
			n += len(p.Text)
		}
	}
	return n
}
