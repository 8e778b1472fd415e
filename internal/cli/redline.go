package cli

import (
	"strconv"
	"strings"

	"sopkit/internal/diff"
	"sopkit/internal/lang"
)

// redlinePiece is a stretch of a line: Same, Added or Removed.
type redlinePiece struct {
	Mark diff.Mark
	Bold bool
	Text string
}

// piecesOf are the words of a line for a page. Stars that make text bold are taken away where they come in pairs on both sides.
func piecesOf(l diff.Line) []redlinePiece {
	words := markedWords(l)
	stars := map[diff.Mark]int{}
	for _, p := range words {
		stars[p.Mark] += strings.Count(p.Text, "**")
	}
	paired := (stars[diff.Same]+stars[diff.Added])%2 == 0 && (stars[diff.Same]+stars[diff.Removed])%2 == 0
	var out []redlinePiece
	before, after := false, false
	for _, p := range words {
		parts := []string{p.Text}
		if paired {
			parts = strings.Split(p.Text, "**")
		}
		for i, text := range parts {
			if i > 0 {
				before, after = before != (p.Mark != diff.Added), after != (p.Mark != diff.Removed)
			}
			if text != "" {
				out = append(out, redlinePiece{p.Mark, p.Mark == diff.Removed && before || p.Mark != diff.Removed && after, text})
			}
		}
	}
	return out
}

// markedWords are the words of a line; of a line that came or went all are marked.
func markedWords(l diff.Line) []diff.Piece {
	switch l.Mark {
	case diff.Added:
		return []diff.Piece{{Mark: diff.Added, Text: l.After}}
	case diff.Removed:
		return []diff.Piece{{Mark: diff.Removed, Text: l.Before}}
	case diff.MovedAway:
		return nil
	}
	return pieces(l)
}

// spoken is the language that a page uses around a text; English where the text's own is not known.
func spoken(code string) *lang.Language {
	if l, ok := lang.Get(code); ok {
		return l
	}
	return lang.All[0]
}

// bumpIn names a step between two versions.
func bumpIn(l *lang.Language, b diff.Bump) string {
	return l.Words[map[diff.Bump]lang.Word{
		diff.None: lang.NoStep, diff.Patch: lang.Patch, diff.Minor: lang.Minor, diff.Major: lang.Major, diff.Lower: lang.StepBack, diff.Unknown: lang.UnknownStep,
	}[b]]
}

// learnersIn names who must learn a procedure again.
func learnersIn(l *lang.Language, p diff.Procedure) string {
	switch {
	case !p.Retraining:
		return l.Words[lang.Nobody]
	case len(p.Learners) == 0:
		return l.Words[lang.Everybody]
	}
	return strings.Join(p.Learners, ", ")
}

func signalIn(l *lang.Language, kind string) string {
	if word := l.Callouts[kind]; word != "" {
		return word
	}
	return kind
}

// movedIn says where a line went.
func movedIn(l *lang.Language, line diff.Line) string {
	return strings.ReplaceAll(l.Words[lang.MovedTo], "%p", whereIn(l, diff.Place{Addresses: []diff.Address{line.At}}))
}

func unchangedIn(l *lang.Language, count int) string {
	return strings.ReplaceAll(l.Words[lang.Unchanged], "%n", l.Number(strconv.Itoa(count)))
}
