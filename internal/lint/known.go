package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// Key names a finding so that it stays the same when other lines change: by rule, procedure and text, never by line.
type Key struct {
	Rule      string `json:"rule"`
	Procedure string `json:"procedure"` // id; the path of a procedure without one
	Text      string `json:"text"`      // hash of the step, or of the line and the message outside steps
}

// Key of a diagnostic.
func (d Diagnostic) Key() Key {
	name := d.Procedure
	if name == "" {
		name = d.File.Path
	}
	text := d.Said
	if d.Step == "" {
		text = string(d.File.Line(d.File.Position(d.Span.Start).Line)) + "\n" + withoutDigits(d.Message)
	}
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return Key{d.Rule, name, hex.EncodeToString(sum[:8])}
}

func withoutDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, text)
}

// Known counts findings by key.
func Known(found []Diagnostic) map[Key]int {
	out := map[Key]int{}
	for _, d := range found {
		out[d.Key()]++
	}
	return out
}

// Fresh are the findings that are not known. What is left of known afterwards has gone.
func Fresh(found []Diagnostic, known map[Key]int) (out []Diagnostic) {
	for _, d := range found {
		if key := d.Key(); known[key] > 0 {
			known[key]--
		} else {
			out = append(out, d)
		}
	}
	return out
}

// NewPass is a pass without a rule, for what looks at a procedure as rules do and reports nothing.
func NewPass(m *manual.Manual, p *procedure.Procedure) *Pass {
	return &Pass{Manual: m, Procedure: p, Lang: m.Lang(p), memo: newMemo()}
}
