package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// formWords are what a form is called.
var formWords = map[string][]string{
	"en": {"form", "forms"},
	"bn": {"ফরম", "ফর্ম", "ফরমে", "ফর্মে", "ফরমটি", "ফর্মটি", "ফরমের", "ফর্মের"},
	"ms": {"borang"},
}

var formUnknown = &lint.Rule{Name: "form-unknown", Severity: lint.Warning, Run: func(p *lint.Pass) {
	if len(p.Manual.Forms) == 0 {
		return
	}
	register := forms(p)
	for _, t := range slices.Concat(texts(p, p.Procedure), records(p.Procedure)) {
		for _, at := range register.codes(t.plain) {
			code := lang.ASCII(t.plain[at.Start:at.End])
			if !slices.Contains(register.known, code) && !p.Index.Knows(code) && t.namesForm(at, p.Lang) {
				noForm(p, t, at, register.near(code))
			}
		}
	}
}}

// records are the records that the front matter names.
func records(of *procedure.Procedure) (out []*prose) {
	for _, v := range of.Meta.Records {
		at := v.Span
		if at.Len() == len(v.Text)+2 { // between quotation marks
			at.Start, at.End = at.Start+1, at.End-1
		}
		text := &procedure.Inline{Span: at, Runs: []procedure.Run{{Text: v.Text, Span: at}}}
		out = append(out, &prose{Node: procedure.Node{Text: text}, plain: v.Text, words: wordsOf(v.Text)})
	}
	return out
}

// forms is the register of forms, read once.
func forms(p *lint.Pass) formRegister {
	return lint.Once(p, nil, "forms", func() formRegister { return newRegister(p.Manual.Forms) })
}

// isForm reports whether a code belongs to the forms and not to the procedures.
func isForm(p *lint.Pass, code string) bool {
	return len(p.Manual.Forms) > 0 && forms(p).shapes.FindString(code) == code
}

func noForm(p *lint.Pass, t *prose, at source.Span, near manual.Form) {
	hint := "write a code of " + p.Manual.Config.Lint.Forms + ", or add this one"
	var fixes []lint.Fix
	if near.Code != "" {
		hint = "did you mean " + near.Code
		if near.Title != "" {
			hint += " (" + near.Title + ")"
		}
		hint += "?"
		if t.at(at).Len() == at.Len() { // the code stands in the file as it is read
			fixes = []lint.Fix{{Edits: []source.Edit{{Span: t.at(at), Text: near.Code}}}}
		}
	}
	p.ReportStep(t.Step, t.at(at), "there is no form "+t.plain[at.Start:at.End], hint, fixes...)
}

// formRegister is the register of forms, ready to be looked up.
type formRegister struct {
	forms  []manual.Form
	known  []string // codes
	shapes *regexp.Regexp
}

// newRegister reads off the codes what a code looks like: their letters and signs as they stand, and numbers between.
func newRegister(forms []manual.Form) formRegister {
	r := formRegister{forms: forms}
	var shapes []string
	for _, f := range forms {
		code := lang.ASCII(f.Code)
		r.known = append(r.known, code)
		shapes = append(shapes, digitRun.ReplaceAllLiteralString(regexp.QuoteMeta(code), "[0-9০-৯]+"))
	}
	slices.Sort(shapes)
	r.shapes = regexp.MustCompile(strings.Join(slices.Compact(shapes), "|"))
	r.shapes.Longest()
	return r
}

var digitRun = regexp.MustCompile(`[0-9]+`)

// codes are the places of a text that look like a code of the register, and are no part of a longer name.
func (r formRegister) codes(text string) (out []source.Span) {
	for _, at := range r.shapes.FindAllStringIndex(text, -1) {
		if !inWord(before(text, at[0])) && !tied(before(text, at[0])) && !goesOn(text[at[1]:]) {
			out = append(out, source.Span{Start: at[0], End: at[1]})
		}
	}
	return out
}

// tied reports whether a sign binds what stands on both sides of it to one name: a path, an address, another code.
func tied(r rune) bool { return strings.ContainsRune(`-/\_.@#=:`, r) }

// goesOn reports whether a code is only the beginning of a longer name. Bengali endings may follow it: F-12-এর, F-12টি.
func goesOn(rest string) bool {
	r, n := utf8.DecodeRuneInString(rest)
	if tied(r) {
		r, _ = utf8.DecodeRuneInString(rest[n:])
	}
	return r != utf8.RuneError && (unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Bengali, r))
}

// near is the form whose code is next to another one; none when no code is near.
func (r formRegister) near(code string) manual.Form {
	if i := slices.Index(r.known, Nearest(code, r.known)); i >= 0 {
		return r.forms[i]
	}
	return manual.Form{}
}

// namesForm reports whether a code stands for a form here. A part of a command, a link to another server, and what follows
// the word for another thing ("shelf F-12") do not; one without a sign in it does only beside the word form ("form C4").
func (t *prose) namesForm(at source.Span, code string) bool {
	n := 0
	for _, r := range t.Text.Runs {
		from := n
		if n += len(r.Text); at.Start >= n {
			continue
		}
		if r.Kind != procedure.TextRun || r.Link != nil && (r.Link.Auto || strings.Contains(r.Link.Target, "://")) {
			return false
		}
		if r.Style&procedure.CodeStyle != 0 && (from != at.Start || n != at.End) {
			return false // part of a command or a path
		}
		break
	}
	var last, next string
	for _, w := range t.words {
		switch {
		case w.End <= at.Start && !strings.ContainsAny(t.plain[w.End:at.Start], ".,;:!?।"):
			last = w.text
		case w.Start >= at.End && next == "" && !strings.ContainsAny(t.plain[at.End:w.Start], ".,;:!?।"):
			next = w.text
		}
	}
	words := formWords[code]
	if slices.Contains(words, last) || slices.Contains(words, next) {
		return true
	}
	l, ok := lang.Get(code)
	return ok && !slices.Contains(l.Measures.Pointers, last) && strings.ContainsAny(t.plain[at.Start:at.End], "-/.")
}
