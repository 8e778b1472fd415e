package manual

import "strings"

// Term is one row of the table of terms: what the manual says for a thing, in every language.
type Term struct {
	Say     Text              // the term
	Avoid   map[string]string // words not to use for it, by language, with semicolons between
	Meaning Text              // what it means, for the glossary
}

// Glossary reads the table of terms: tab-separated, the first line names the columns: en, bn, ms; avoid.en and meaning.en for
// each language; other columns are notes.
func (m *Manual) Glossary() []Term {
	if m.Terms == nil {
		return nil
	}
	var head []string
	var out []Term
	for line := range strings.Lines(string(m.Terms.Text)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if head == nil {
			head = cells
			continue
		}
		row := Term{Say: Text{}, Avoid: map[string]string{}, Meaning: Text{}}
		for i, cell := range cells[:min(len(cells), len(head))] {
			row.set(head[i], strings.TrimSpace(cell))
		}
		out = append(out, row)
	}
	return out
}

func (t *Term) set(column, text string) {
	if code, ok := strings.CutPrefix(column, "avoid."); ok {
		t.Avoid[code] = text
	} else if code, ok := strings.CutPrefix(column, "meaning."); ok {
		t.Meaning[code] = text
	} else {
		t.Say[column] = text
	}
}
