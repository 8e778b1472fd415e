package manual

import (
	"fmt"
	"io/fs"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/source"
)

// Table is a tab-separated file that sop.yaml names under lint, with what is wrong in it. The first line names the columns;
// those that are not asked for are notes.
type Table struct {
	File     *source.File
	Problems []source.Problem
}

// Verb is a row of the table of verbs: what an instruction may say, or what it says instead.
type Verb struct {
	Say     string // as it stands in a step; of several words where they are one verb: "carry out"
	Instead string // the better verb; empty when Say is approved
	Lang    string // language code
}

// Form is a row of the register of forms.
type Form struct {
	Code  string // "F-12"
	Title string
}

// tableFile reads a file that sop.yaml names under lint; nil when it names none or it cannot be read.
func (m *Manual) tableFile(fsys fs.FS, key, name string) *source.File {
	if name == "" {
		return nil
	}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		m.Problems = append(m.Problems, source.Problem{Rule: "sop-yaml", Span: m.keySpan(key), Message: "cannot read the " + key + " " + name, Hint: "lint." + key + " is a path from the folder of sop.yaml"})
		return nil
	}
	return source.NewFile(name, text)
}

// readVerbs reads the table of verbs: verb, instead, language.
func (m *Manual) readVerbs(fsys fs.FS) {
	seen := map[Verb]bool{} // without Instead
	m.table(fsys, "verbs", m.Config.Lint.Verbs, "verb", func(cell func(string) string) (message, hint string) {
		v := Verb{cell("verb"), cell("instead"), cell("language")}
		if v.Lang == "" {
			v.Lang = m.Config.SourceLang()
		}
		key := Verb{Say: lang.Fold(v.Say), Lang: v.Lang}
		switch {
		case !known(v.Lang):
			return fmt.Sprintf("there is no language %q", v.Lang), "write en, bn or ms"
		case seen[key]:
			return fmt.Sprintf("%q stands here already", v.Say), "one line for each verb of a language"
		case v.Instead != "" && lang.Fold(v.Instead) == key.Say:
			return fmt.Sprintf("%q stands instead of itself", v.Say), "leave the second column empty: the verb is approved"
		}
		seen[key] = true
		m.Verbs = append(m.Verbs, v)
		return "", ""
	})
}

// known reports whether a text is the code of a language.
func known(code string) bool {
	l, ok := lang.Get(code)
	return ok && l.Code == code
}

// readForms reads the register of forms: code, title.
func (m *Manual) readForms(fsys fs.FS) {
	seen := map[string]bool{}
	m.table(fsys, "forms", m.Config.Lint.Forms, "code", func(cell func(string) string) (message, hint string) {
		f := Form{cell("code"), cell("title")}
		switch {
		case !strings.ContainsAny(lang.ASCII(f.Code), "0123456789") || strings.ContainsAny(f.Code, " \u00a0"):
			return fmt.Sprintf("%q is no code of a form", f.Code), "write letters and a number without spaces, such as F-12"
		case seen[f.Code]:
			return "the form " + f.Code + " stands here already", "one line for each form"
		}
		seen[f.Code] = true
		m.Forms = append(m.Forms, f)
		return "", ""
	})
}

// table hands on the rows of a table. What row answers is wrong with its line; a row without the column that must stand is too.
func (m *Manual) table(fsys fs.FS, key, name, must string, row func(cell func(column string) string) (message, hint string)) {
	f := m.tableFile(fsys, key, name)
	if f == nil {
		return
	}
	t := &Table{File: f}
	m.Tables = append(m.Tables, t)
	columns, n := map[string]int{}, 0
	for line := range strings.Lines(string(f.Text)) {
		n++
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		cell := func(column string) string {
			if i, ok := columns[column]; ok && i < len(cells) {
				return strings.TrimSpace(cells[i])
			}
			return ""
		}
		var message, hint string
		switch {
		case n == 1:
			for i, c := range cells {
				columns[strings.TrimSpace(c)] = i
			}
			if _, ok := columns[must]; !ok {
				message, hint = "the first line names no column "+must, "divide the columns by tabs"
			}
		case strings.TrimSpace(line) == "":
		case cell(must) == "":
			message, hint = "this line has no "+must, "fill the column "+must+", or take the line out"
		default:
			message, hint = row(cell)
		}
		if message != "" {
			t.Problems = append(t.Problems, source.Problem{Rule: "sop-yaml", Span: f.LineSpan(n), Message: message, Hint: hint})
		}
		if n == 1 && message != "" {
			return
		}
	}
	if n == 0 {
		t.Problems = append(t.Problems, source.Problem{Rule: "sop-yaml", Span: f.LineSpan(1), Message: "the " + key + " " + name + " are empty", Hint: "the first line names the columns"})
	}
}
