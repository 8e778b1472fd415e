package lsp

import (
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// stepWord is what a step is called in front of its number.
var stepWord = map[string]string{"en": "step", "bn": "ধাপ", "ms": "langkah"}

type hint struct {
	Position    position `json:"position"`
	Label       string   `json:"label"`
	PaddingLeft bool     `json:"paddingLeft"`
}

// hints are the numbers of the steps that links lead to, behind the links.
func (v view) hints(p rangeParams) (any, error) {
	out, shown := []hint{}, v.spanOf(v.p.File, p.Range)
	seen := map[source.Span]bool{}
	for _, m := range newReader(v.manual).mentions(v.p) {
		if m.kind != "step" || m.home || seen[m.area] || !overlaps(m.area, shown) {
			continue
		}
		seen[m.area] = true
		if s := v.stepAt(m); s != nil {
			l := v.language()
			out = append(out, hint{v.positionOf(v.p.File, m.area.End), stepWord[l.Code] + " " + l.Number(s.Address), true})
		}
	}
	return out, nil
}

// stepAt is the step that a mention names, in the file that it leads to.
func (v view) stepAt(m mention) *procedure.Step {
	if to := v.leadsTo(m); to != nil {
		return stepOf(to, m.name)
	}
	return nil
}
