package diff

import (
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/lang"
)

// quantity is a number with its unit, in the base unit.
type quantity struct {
	lang.Unit         // of one; Value is unused
	value     float64 // in the base unit
	high      float64 // the upper end of a range; 0 when it is none
	text      string  // as written
	from, to  int     // tokens
	bare      bool    // no unit stands beside it
	name      bool    // it is a name and no limit: an extension, a code
	recalls   bool    // it speaks of things known already: "the two", "the third"
}

func (q quantity) same(o quantity) bool {
	return q.Quantity == o.Quantity && q.Base == o.Base && near(q.value, o.value) && near(q.high, o.high)
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

// measurer finds the quantities of one text.
type measurer struct {
	*lexicon
	text   string
	tokens []token
}

// quantities are the numbers of a text that limit something, and those that only name something.
func (x *lexicon) quantities(text string) (limits, names []quantity) {
	return x.measure(text, scan(text))
}

// measure is quantities of a text that was scanned.
func (x *lexicon) measure(text string, tokens []token) (limits, names []quantity) {
	m := measurer{x, text, tokens}
	all := make([]quantity, 0, len(tokens)/4)
	for i := 0; i < len(m.tokens); {
		q, ok := m.at(i)
		if !ok {
			i++
			continue
		}
		all = append(all, q)
		i = q.to
	}
	for _, q := range m.ranges(all) {
		if q.text = m.written(q); q.name {
			names = append(names, q)
		} else {
			limits = append(limits, q)
		}
	}
	return limits, names
}

// written is a quantity as it stands in the text, without the ending that its unit carries there.
func (m *measurer) written(q quantity) string {
	last := m.tokens[q.to-1]
	text := m.text[m.tokens[q.from].start:last.end]
	if !last.word {
		return text
	}
	if _, whole := m.Unit(last.text); whole {
		return text
	}
	for _, end := range m.Suffixes {
		if stem, ok := strings.CutSuffix(last.text, end); ok {
			if _, unit := m.Unit(stem); unit {
				return strings.TrimSuffix(text, end)
			}
		}
	}
	return text
}

// word is the text of a token; "" outside the text.
func (m *measurer) word(i int) string {
	if i < 0 || i >= len(m.tokens) {
		return ""
	}
	return m.tokens[i].text
}

// at reads a quantity that starts at a token.
func (m *measurer) at(i int) (quantity, bool) {
	if q, ok := m.phrase(i); ok {
		return q, true
	}
	if slices.Contains(m.Ones, m.word(i)) {
		if end := m.quarters(i + 1); end > i+1 {
			return m.measured(i, end, 0.25)
		}
		if u, n := m.unitAt(i + 1); n > 0 && u.Quantity == lang.Time && (u.Value != 1 || u.Base != "second") {
			return quantity{Unit: u, value: u.Value, from: i, to: i + 1 + n}, true
		}
		return quantity{}, false
	}
	if u, ok := lang.Currencies[m.word(i)]; ok && u.Quantity == lang.Money {
		j := i + 1
		if m.word(j) == "." {
			j++
		}
		if value, to, ok := m.number(j); ok && m.tokens[j].number {
			return quantity{Unit: u, value: value, from: i, to: to}, true
		}
	}
	value, to, ok := m.number(i)
	if !ok {
		return quantity{}, false
	}
	return m.measured(i, to, value)
}

// phrase reads a time without a number: "daily", "the next working day".
func (m *measurer) phrase(i int) (quantity, bool) {
	for n := 3; n > 0; n-- {
		if i+n > len(m.tokens) || n > 1 && !m.rhythmic[m.word(i)] {
			continue
		}
		words := m.word(i)
		for _, t := range m.tokens[i+1 : i+n] {
			words += " " + t.text
		}
		u, ok := m.Rhythms[words]
		for _, end := range m.Suffixes {
			if stem, cut := strings.CutSuffix(words, end); cut && !ok {
				u, ok = m.Rhythms[stem]
			}
		}
		if ok {
			return quantity{Unit: u, value: u.Value, from: i, to: i + n}, true
		}
	}
	return quantity{}, false
}

// measured gives a number its unit, or finds that it is a time of day, a date or a name.
func (m *measurer) measured(from, to int, value float64) (quantity, bool) {
	q := quantity{value: value, from: from, to: to}
	if m.coded(from) {
		q.Quantity, q.bare, q.name = lang.Count, true, true
		return q, true
	}
	if m.tokens[from].number {
		if d, ok := m.date(from); ok {
			return d, true
		}
		if t, ok := m.clock(from); ok {
			return t, true
		}
	}
	u, n := m.unitAt(to)
	if n > 0 && !m.codeAt(from) {
		q.Unit, q.value, q.to = u, value*u.Value, to+n
		if u.Base == "" {
			q.bare = true
		}
		return q, true
	}
	q.Quantity, q.bare = lang.Count, true
	if !m.tokens[from].number {
		q.recalls = m.recalls(from)
		return q, value == float64(int(value)) && !m.wary(from)
	}
	q.name = m.isName(from)
	return q, true
}

// recalls reports whether a number word speaks of things that are known already, or of a place in a row: "the two", "kedua-dua".
func (m *measurer) recalls(i int) bool {
	before := m.word(i - 1)
	return before == "-" || slices.Contains(m.Definite, before) || slices.Contains(m.Ordinals, m.word(i))
}

// wary reports a number word that is more often another word: Bengali নয় is also "is not".
func (m *measurer) wary(i int) bool { return m.code == "bn" && m.word(i) == normal("নয়") }

// unitAt reads the unit at a token: two words, one word or a sign.
func (m *measurer) unitAt(i int) (lang.Unit, int) {
	if i >= len(m.tokens) {
		return lang.Unit{}, 0
	}
	if m.word(i) == "-" && i+1 < len(m.tokens) && glued(m.tokens[i], m.tokens[i+1]) { // 30-minute
		if u, n := m.unitAt(i + 1); n > 0 {
			return u, n + 1
		}
		return lang.Unit{}, 0
	}
	if i+1 < len(m.tokens) && (m.paired[m.word(i)] || m.word(i) == "°") {
		if u, ok := m.unit(m.word(i) + " " + m.word(i+1)); ok {
			return u, 2
		}
		if u, ok := m.unit(m.word(i) + m.word(i+1)); ok && m.word(i) == "°" {
			return u, 2
		}
	}
	if u, ok := m.unit(m.word(i)); ok && !(m.word(i) == "m" && !glued(m.tokens[i-1], m.tokens[i])) {
		return u, 1
	}
	return lang.Unit{}, 0
}

// quarters is the token after "quarters of an" at token i where a unit follows, else i.
func (m *measurer) quarters(i int) int {
	if m.word(i) == "-" && slices.Contains(m.Quarters, m.word(i+1)) {
		i++
	}
	if !slices.Contains(m.Quarters, m.word(i)) {
		return i
	}
	end := i + 1
	for slices.Contains(partWords, m.word(end)) {
		end++
	}
	if _, n := m.unitAt(end); n == 0 || m.word(i+1) == "" || end == i+1 && m.code == "en" {
		return i
	}
	return end
}

// partWords stand between a fraction and what it is a part of.
var partWords = []string{"a", "an", "of", "the"}

// number reads digits or number words, and a half or quarters beside them, and returns the token after them.
func (m *measurer) number(i int) (value float64, to int, ok bool) {
	if part, found := m.PartBefore[m.word(i)]; found {
		value, to, ok = m.plainNumber(i + 1)
		return value + part, to, ok
	}
	value, to, ok = m.plainNumber(i)
	if end := m.quarters(to); ok && end > to {
		return value / 4, end, true
	}
	if !ok || m.HalfAfter == "" {
		return value, to, ok
	}
	end := to
	for word := range strings.FieldsSeq(m.HalfAfter) {
		if m.word(end) != word {
			return value, to, ok
		}
		end++
	}
	return value + 0.5, end, ok
}

func (m *measurer) plainNumber(i int) (value float64, to int, ok bool) {
	if i >= len(m.tokens) {
		return 0, i, false
	}
	if m.tokens[i].number {
		value, ok = digits(m.word(i))
		value, to, _ = m.scaled(value, i+1)
		return value, to, ok
	}
	value, to, ok = m.numberWord(i)
	if !ok {
		return 0, i, false
	}
	value, to, scale := m.scaled(value, to)
	for scale > 1 { // two thousand, five hundred and ten
		next := to
		if m.word(next) == "and" {
			next++
		}
		more, end, found := m.numberWord(next)
		if !found {
			break
		}
		more, end, smaller := m.scaled(more, end)
		if more >= scale {
			break
		}
		value, to, scale = value+more, end, smaller
	}
	return value, to, true
}

// scaled multiplies a number by the words for hundred, thousand and so on after it, and returns the last of them.
func (m *measurer) scaled(value float64, to int) (total float64, end int, scale float64) {
	for scale = 1; ; to++ {
		next, found := m.Scales[m.word(to)]
		switch {
		case !found:
			return value, to, scale
		case next < 0:
			value, scale = 10+value, 1 // Malay: dua belas
		default:
			value, scale = value*next, next
		}
	}
}

// digits is the value of a written number; false for one with several points, a colon or a slash.
func digits(text string) (float64, bool) {
	switch text {
	case "1/2":
		return 0.5, true
	case "1/4":
		return 0.25, true
	case "3/4":
		return 0.75, true
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	return value, err == nil || strings.ContainsAny(text, ":/.")
}

// numberWord reads "twenty-four", "half an", "তিনটি".
func (m *measurer) numberWord(i int) (value float64, to int, ok bool) {
	value, ok = m.Numbers[m.word(i)]
	if !ok {
		return m.joined(i)
	}
	to = i + 1
	if value == 0.5 || value == 0.25 {
		for slices.Contains(partWords, m.word(to)) {
			to++
		}
		_, n := m.unitAt(to)
		return value, to, n > 0
	}
	if m.word(to) == "-" {
		to++
	}
	if unit, more := m.Numbers[m.word(to)]; more && value >= 20 && int(value)%10 == 0 && unit < 10 && unit >= 1 {
		return value + unit, to + 1, true
	}
	return value, i + 1, true
}

// joined reads a Bengali number word with its counter: "তিনটি", "দুজন". The counter stays to be read as unit.
func (m *measurer) joined(i int) (value float64, to int, ok bool) {
	if len(m.Suffixes) == 0 {
		return 0, i, false
	}
	word := m.word(i)
	for end := len(word) - 1; end > 0; end-- {
		v, number := m.Numbers[word[:end]]
		if !number {
			continue
		}
		if _, counted := m.unit(word[end:]); counted {
			return v, i + 1, true
		}
	}
	return 0, i, false
}
