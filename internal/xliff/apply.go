package xliff

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Check compares a file that comes back with the units as they would be sent today, and fills in the text of the
// placeholders. What it returns has a target for every unit when there is no mistake.
func Check(back File, units []Unit) ([]Unit, []Mistake) {
	var wrong []Mistake
	byID := map[string]Unit{}
	for _, u := range back.Units {
		if _, twice := byID[u.ID]; twice {
			wrong = append(wrong, u.mistake("the id stands twice"))
		}
		byID[u.ID] = u
	}
	out := slices.Clone(units)
	for i, u := range units {
		got, ok := byID[u.ID]
		delete(byID, u.ID)
		if !ok {
			u.Line = back.Line
			wrong = append(wrong, u.mistake("the unit is missing, or has another id"))
			continue
		}
		target, mistakes := got.fill(u)
		out[i].Target, out[i].Line = target, got.Line
		wrong = append(wrong, mistakes...)
	}
	for _, u := range back.Units {
		if _, left := byID[u.ID]; left {
			wrong = append(wrong, u.mistake("the procedure has no such unit"))
		}
	}
	return out, wrong
}

func (u Unit) mistake(format string, args ...any) Mistake {
	return Mistake{u.Line, fmt.Sprintf("%s (%s): ", u.ID, u.Name) + fmt.Sprintf(format, args...)}
}

// fill checks the target that came back against the unit as it is now, and puts the text into its placeholders.
func (u Unit) fill(now Unit) ([]Token, []Mistake) {
	if !same(u.Source, now.Source) {
		return nil, []Mistake{u.mistake("the source text is another one now; export again")}
	}
	if strings.TrimSpace(raw(u.Target)) == "" && !slices.ContainsFunc(u.Target, func(t Token) bool { return t.ID != "" }) {
		return nil, []Mistake{u.mistake("it is not translated")}
	}
	var wrong []Mistake
	known := map[string]Token{}
	for _, t := range slices.Concat(now.Source, now.Target) {
		if t.ID != "" {
			known[t.ID] = t
		}
	}
	needed := now.Source
	if now.Target != nil {
		needed = now.Target
	}
	out := slices.Clone(u.Target)
	count := map[string]int{}
	for i, t := range out {
		if t.ID == "" {
			continue
		}
		k, ok := known[t.ID]
		if count[t.ID]++; !ok {
			wrong = append(wrong, u.mistake("the source has no placeholder %s", t.ID))
		} else if count[t.ID] == 2 {
			wrong = append(wrong, u.mistake("the placeholder %s %q stands twice", t.ID, k.Text))
		}
		out[i] = k
	}
	for _, t := range needed {
		if t.ID != "" && !t.Free && count[t.ID] == 0 {
			wrong = append(wrong, u.mistake("the placeholder %s %q is missing", t.ID, t.Text))
		}
	}
	return out, wrong
}

// same reports whether two texts are equal: words by letters, placeholders by their ids.
func same(a, b []Token) bool {
	return slices.EqualFunc(a, b, func(a, b Token) bool { return a.ID == b.ID && (a.ID != "" || a.Text == b.Text) })
}

// Apply writes the targets of units over the texts of base, a procedure that has the same units in the same places: the
// source text or its translation. Words that would read as Markdown are escaped; a text that cannot be written so is a mistake.
func Apply(base *procedure.Procedure, units []Unit, more []source.Edit) ([]byte, []Mistake) {
	at := Units(base)
	if len(at) != len(units) {
		return nil, []Mistake{{1, "the procedure has other texts now; export again"}}
	}
	plain := map[int]bool{}
search:
	for range 2 {
		text, _ := source.Apply(base.File.Text, append(edits(base, at, units, plain), more...))
		got := Units(procedure.Parse(base.File.Path, text))
		bad := differing(got, units)
		if len(bad) == 0 && len(got) == len(units) {
			return text, nil
		}
		if len(got) != len(units) { // a text opened a block of its own: escape all
			bad = make([]int, len(units))
			for i := range bad {
				bad[i] = i
			}
		}
		for _, i := range bad {
			if plain[i] {
				break search
			}
			plain[i] = true
		}
	}
	if wrong := culprits(base, at, units, more); len(wrong) > 0 {
		return nil, wrong
	}
	return nil, []Mistake{{1, "the texts cannot be put into the procedure together"}}
}

// culprits are the units whose text, put in alone, changes more than itself, or reads otherwise than it was sent.
func culprits(base *procedure.Procedure, at, units []Unit, more []source.Edit) (wrong []Mistake) {
	for i, u := range units {
		text, _ := source.Apply(base.File.Text, append(edits(base, at[i:i+1], units[i:i+1], map[int]bool{0: true}), more...))
		got := Units(procedure.Parse(base.File.Path, text))
		alike := len(got) == len(at) && slices.EqualFunc(got, at, func(a, b Unit) bool { return a.Name == b.Name })
		switch {
		case alike && visible(got[i].Source) == visible(u.Target):
		case u.Name == "heading":
			wrong = append(wrong, u.mistake("%q is no name that this section can have; write the one that sop knows", visible(u.Target)))
		default:
			wrong = append(wrong, u.mistake("this text would change what stands around it"))
		}
	}
	return wrong
}

// edits replace the texts that differ.
func edits(base *procedure.Procedure, at, units []Unit, plain map[int]bool) []source.Edit {
	var out []source.Edit
	for i, u := range units {
		have := base.File.Slice(at[i].Span)
		want := raw(u.Target)
		switch {
		case u.yaml && want == raw(at[i].Source), want == have:
			continue
		case u.yaml:
			want = scalar(want)
		case plain[i]:
			want = escapedMarkdown(u.Target)
		}
		out = append(out, source.Edit{Span: at[i].Span, Text: want})
	}
	return out
}

// differing lists the units whose text reads otherwise than it was sent.
func differing(got, want []Unit) []int {
	var out []int
	for i := range min(len(got), len(want)) {
		if visible(got[i].Source) != visible(want[i].Target) || got[i].Name != want[i].Name {
			out = append(out, i)
		}
	}
	return out
}

// visible is what a reader sees of tokens, with single spaces.
func visible(tokens []Token) string {
	var b strings.Builder
	for _, t := range tokens {
		switch {
		case t.ID == "":
			b.WriteString(t.Text)
		case t.Free:
			b.WriteByte(' ')
		default:
			for _, m := range escapedSign.FindAllStringSubmatch(t.Text, -1) {
				b.WriteString(m[1])
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

var escapedSign = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

var signs = regexp.MustCompile("[\\\\`*_\\[\\]<>{}|~#]|^[-+=]|^[0-9]+[.)]")

var entity = regexp.MustCompile(`&#?[0-9A-Za-z]{1,31};`)

// escapedMarkdown is the text of tokens with the signs in its words escaped.
func escapedMarkdown(tokens []Token) string {
	var b strings.Builder
	for _, t := range tokens {
		if t.ID == "" {
			t.Text = signs.ReplaceAllStringFunc(strings.ReplaceAll(t.Text, "\n", " "), func(s string) string { return s[:len(s)-1] + `\` + s[len(s)-1:] })
			t.Text = entity.ReplaceAllString(t.Text, `\$0`)
		}
		b.WriteString(t.Text)
	}
	return b.String()
}

var plainScalar = regexp.MustCompile(`^\p{L}[\p{L}\p{M}\p{N} ,.()/'&\x{200C}\x{200D}-]*$`)

// scalar is text as YAML writes it on one line.
func scalar(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if plainScalar.MatchString(text) {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
