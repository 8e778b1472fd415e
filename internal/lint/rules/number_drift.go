package rules

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// amount is a number in a text and what it measures.
type amount struct {
	source.Span
	value  float64 // in units of the base
	number float64 // as written
	base   string  // "second", "MYR", "%"; empty when no unit stands there
	word   bool    // written as a word: it may be an article or a figure of speech
}

// measures are the words around numbers by language, composed as the words of a text are; the number words with their endings.
var measures = sync.OnceValue(func() map[string]*lang.Measures {
	out := map[string]*lang.Measures{}
	for _, l := range lang.All {
		m := lang.Measures{Numbers: composed(l.Measures.Numbers), Scales: composed(l.Measures.Scales), Units: composed(l.Measures.Units)}
		for _, s := range l.Measures.Suffixes {
			m.Suffixes = append(m.Suffixes, folded(s))
		}
		m.Numbers = inflected(m.Numbers, m.Suffixes)
		out[l.Code] = &m
	}
	return out
})

func composed[V any](words map[string]V) map[string]V {
	out := map[string]V{}
	for w, v := range words {
		out[folded(w)] = v
	}
	return out
}

// inflected adds the forms of number words with an ending.
func inflected(numbers map[string]float64, endings []string) map[string]float64 {
	out := maps.Clone(numbers)
	for _, end := range endings {
		for word, n := range numbers {
			if _, have := out[word+end]; !have {
				out[word+end] = n
			}
		}
	}
	return out
}

// amounts reads the numbers of a text: digits of any script, and number words of the language.
func amounts(t *prose, code string) (out []amount) {
	m := measures()[code]
	if m == nil {
		return nil
	}
	for i := 0; i < len(t.words); i++ {
		a, used, ok := number(t, i, m)
		if !ok {
			continue
		}
		a.measure(t, i, i+used, m)
		i += used - 1
		out = append(out, a)
	}
	return out
}

// number reads the number that starts at word i and says how many words it takes.
func number(t *prose, i int, m *lang.Measures) (a amount, used int, ok bool) {
	text := strings.TrimPrefix(t.words[i].text, "rm")
	if startsDigit(text) {
		digits := strings.TrimRightFunc(text, func(r rune) bool { return !isDigit(r) })
		used = 1
		for i+used < len(t.words) && joined(t, i+used) {
			digits += t.plain[t.words[i+used-1].End:t.words[i+used].Start] + t.words[i+used].text
			used++
		}
		digits = strings.TrimRightFunc(lang.ASCII(digits), func(r rune) bool { return !isDigit(r) })
		n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
		if i+used < len(t.words) && m.Scales[t.words[i+used].text] > 1 {
			n *= m.Scales[t.words[i+used].text]
			used++
		}
		return amount{Span: source.Span{Start: t.words[i].Start, End: t.words[i+used-1].End}, number: n, value: n}, used, err == nil
	}
	n, known := m.Numbers[text]
	return amount{Span: t.words[i].Span, number: n, value: n, word: true}, 1, known
}

func startsDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isDigit(r)
}

// joined reports whether word i goes on the number before it: ১,০০০ or 2.50.
func joined(t *prose, i int) bool {
	between := t.plain[t.words[i-1].End:t.words[i].Start]
	return (between == "," || between == ".") && startsDigit(t.words[i].text)
}

// measure finds the unit before or after the number.
func (a *amount) measure(t *prose, from, to int, m *lang.Measures) {
	rest := strings.TrimLeft(t.plain[a.End:], " -")
	switch {
	case strings.HasPrefix(rest, "%"):
		a.base = "%"
		return
	case strings.HasPrefix(t.words[from].text, "rm"):
		a.base = "MYR"
		return
	}
	for n := 2; n > 0; n-- {
		if to+n > len(t.words) || strings.ContainsAny(t.plain[a.End:t.words[to+n-1].Start], ".,;:()।") {
			continue
		}
		text := lang.Fold(t.plain[t.words[to].Start:t.words[to+n-1].End])
		if u, ok := unit(text, m); ok {
			a.base, a.value = u.Base, a.number*u.Value
			return
		}
	}
	if glued := strings.TrimLeftFunc(t.words[to-1].text, func(r rune) bool { return isDigit(r) }); glued != "" {
		if u, ok := unit(glued, m); ok {
			a.base, a.value = u.Base, a.number*u.Value
			return
		}
	}
	before := strings.TrimRight(t.plain[:a.Start], " ")
	low := strings.ToLower(before)
	for symbol, u := range lang.Currencies {
		if strings.HasSuffix(low, symbol) && len(symbol) > 0 && !inWord(lastBefore(before, symbol)) {
			a.base = u.Base
		}
	}
}

func lastBefore(text, suffix string) rune { return before(text, len(text)-len(suffix)) }

// unit finds a unit, which may carry an ending.
func unit(text string, m *lang.Measures) (lang.Unit, bool) {
	if u, ok := m.Unit(text); ok {
		return u, true
	}
	for _, end := range m.Suffixes {
		if stem, cut := strings.CutSuffix(text, end); cut && stem != "" {
			if u, ok := m.Unit(stem); ok {
				return u, true
			}
		}
	}
	return lang.Unit{}, false
}

// same reports whether two amounts say the same.
func (a amount) same(b amount) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-9*math.Max(1, math.Abs(x)) }
	if a.base != "" && b.base != "" && a.base == b.base {
		return near(a.value, b.value)
	}
	return near(a.number, b.number) && (a.base == "" || b.base == "" || soft(a.base) && soft(b.base))
}

// soft are bases of counting, which languages need not share: 3 times, ৩ বার.
func soft(base string) bool { return base == "times" || base == "people" || base == "" }

// firm reports whether an amount is surely a number and no figure of speech.
func (a amount) firm() bool { return !a.word || a.base != "" && !soft(a.base) && a.number != 1 }

// compare pairs the amounts of two texts and returns those that have no partner.
func compare(from, to []amount) (missing, extra []amount) {
	left := slices.Clone(to)
	for _, a := range from {
		i := slices.IndexFunc(left, func(b amount) bool { return !b.word && a.same(b) })
		if i < 0 {
			i = slices.IndexFunc(left, a.same)
		}
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else if a.firm() {
			missing = append(missing, a)
		}
	}
	return missing, slices.DeleteFunc(left, func(a amount) bool { return !a.firm() })
}

var numberDrift = &lint.Rule{Name: "number-drift", Severity: lint.Error, Run: func(p *lint.Pass) {
	from := p.Index.Source(p.Procedure)
	if from == nil || from.Unread {
		return
	}
	want, have := places(p, from, p.Manual.Config.SourceLang()), places(p, p.Procedure, p.Lang)
	for key, list := range have {
		if len(want[key]) != len(list) {
			continue // the texts of this place do not stand side by side
		}
		for i := range list {
			drift(p, &want[key][i], &list[i])
		}
	}
}}

// drift reports the numbers in which two texts differ.
func drift(p *lint.Pass, from, to *stated) {
	missing, extra := compare(from.amounts, to.amounts)
	say := func(t *stated, a amount) string { return t.plain[a.Start:t.unitEnd(a)] }
	switch {
	case len(extra) > 0:
		hint := "the source has no such number"
		if len(missing) > 0 {
			hint = say(from, missing[0])
		}
		p.ReportStep(to.Step, to.at(extra[0].Span), fmt.Sprintf("%q is not what the source says", say(to, extra[0])), hint)
	case len(missing) > 0:
		p.ReportStep(to.Step, to.Text.Span, fmt.Sprintf("the source says %q here", say(from, missing[0])), "limits are the same in every language")
	}
}

// unitEnd is where the word after an amount ends.
func (t *prose) unitEnd(a amount) int {
	for _, w := range t.words {
		if w.Start >= a.End && a.base != "" {
			return w.End
		}
	}
	return a.End
}

// place is what texts stand in: the heading above, and a step or a callout below it.
type place struct {
	heading       int
	step, callout bool
	address       string // of the step
}

// stated is a text with the amounts in it.
type stated struct {
	*prose
	amounts []amount
}

// places are the texts of a procedure in the language code by what they stand in, so that translations can be laid side by side.
func places(p *lint.Pass, of *procedure.Procedure, code string) map[place][]stated {
	return lint.Once(p, of, "places", func() map[place][]stated {
		out := map[place][]stated{}
		heading := 0
		for _, t := range texts(p, of) {
			if t.Heading {
				heading++
				continue
			}
			at := place{heading: heading, step: t.Step != nil, callout: t.Callout != nil}
			if t.Step != nil {
				at.address = t.Step.Address
			}
			out[at] = append(out[at], stated{t, amounts(t, code)})
		}
		return out
	})
}
