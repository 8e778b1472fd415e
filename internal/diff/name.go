package diff

import (
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/lang"
)

// isName reports whether a number without a unit names something: a code, a step, a telephone.
func (m *measurer) isName(i int) bool {
	text := m.word(i)
	plain := strings.Trim(text, "0123456789") == ""
	switch {
	case m.codeAt(i), m.pointed(i), m.is(m.PointAfter, m.word(i+1)), m.phone(i):
		return true
	case strings.ContainsAny(text, ":/") || strings.Count(text, ".") > 1:
		return true
	case plain && (len(text) >= 5 || len(text) > 1 && text[0] == '0'):
		return true
	case plain && len(text) == 4 && text > "1900" && text < "2100":
		return true
	case len(text) >= 3 && slices.Contains([]string{"call", "ring", "hubungi", "telefon"}, m.word(i-1)):
		return true
	}
	return false
}

// coded reports whether letters touch a number from the left, as in A4, that are no currency, month or time of day.
func (m *measurer) coded(i int) bool {
	if i == 0 || !m.tokens[i].number || !m.tokens[i-1].word || !glued(m.tokens[i-1], m.tokens[i]) {
		return false
	}
	before := m.word(i - 1)
	_, money := lang.Currencies[before]
	return !money && m.month(i-1) == 0 && !m.is(m.Pointers, before) && !m.is(m.DayTimes, before)
}

// codeAt reports whether letters, hyphens or digits touch a number as in SOP-RET-001, A4 or 03-1234.
func (m *measurer) codeAt(i int) bool {
	t := m.tokens[i]
	if i > 0 && glued(m.tokens[i-1], t) {
		p := m.tokens[i-1]
		_, money := lang.Currencies[p.text]
		if p.word && !money && !m.is(m.Pointers, p.text) {
			return true
		}
		if p.text == "-" && i > 1 && glued(m.tokens[i-2], p) && !m.range_(i-2, i) {
			return true
		}
	}
	if i+1 < len(m.tokens) && glued(t, m.tokens[i+1]) {
		next := m.tokens[i+1]
		if next.text == "-" && i+2 < len(m.tokens) && glued(next, m.tokens[i+2]) && m.tokens[i+2].number {
			return !m.range_(i, i+2)
		}
		if _, unit := m.unit(next.text); next.word && !unit && !m.ending(next.text) {
			return true
		}
	}
	return false
}

// ending reports what may hang on a number and leave it a number: the th of 5th, a Bengali case.
func (m *measurer) ending(text string) bool {
	return slices.Contains([]string{"st", "nd", "rd", "th", "x"}, text) || slices.Contains(m.Suffixes, text)
}

// range_ reports whether two numbers around a hyphen are a range and no code: short, rising, no leading zero.
func (m *measurer) range_(i, j int) bool {
	a, b := m.word(i), m.word(j)
	if !m.tokens[i].number || a[0] == '0' || b[0] == '0' || len(a) > 3 || len(b) > 3 {
		return false
	}
	low, _ := digits(a)
	high, _ := digits(b)
	return low < high
}

// pointed reports whether the word before a number makes it a name: "extension 204", "steps 3 and 4", "#5".
func (m *measurer) pointed(i int) bool {
	j := i - 1
	for j >= 0 && (m.word(j) == "." || m.word(j) == ":" || m.word(j) == "no") {
		j--
	}
	if m.is(m.Pointers, m.word(j)) || j < i-1 && m.word(j+1) == "no" {
		return true
	}
	return j > 0 && slices.Contains(joints, m.word(j)) && m.tokens[j-1].number && m.isName(j-1)
}

// joints stand between the two numbers of a range or list.
var joints = []string{"-", "–", "to", "or", "and", "hingga", "atau", "dan", "থেকে", "বা", "ও", "এবং"}

// phone reports whether the numbers that stand together have seven digits and more.
func (m *measurer) phone(i int) bool {
	n := 0
	for from := m.first(i); from < len(m.tokens); from++ {
		t := m.tokens[from]
		if !t.number && t.text != "-" {
			break
		}
		if t.number {
			n += len(t.text)
		}
	}
	return n >= 7 && m.first(i) != m.last(i)
}

func (m *measurer) first(i int) int {
	for i > 0 && (m.tokens[i-1].number || m.word(i-1) == "-" && i > 1 && m.tokens[i-2].number) {
		i--
	}
	return i
}

func (m *measurer) last(i int) int {
	for i+1 < len(m.tokens) && (m.tokens[i+1].number || m.word(i+1) == "-" && i+2 < len(m.tokens) && m.tokens[i+2].number) {
		i++
	}
	return i
}

// ranges makes one quantity of "3 to 5 days", and gives each number of "3 or 5 days" and "RM50 to 100" its unit.
func (m *measurer) ranges(all []quantity) []quantity {
	out := make([]quantity, 0, len(all))
	for _, b := range all {
		if len(out) == 0 {
			out = append(out, b)
			continue
		}
		a := &out[len(out)-1]
		joint := m.word(a.to)
		switch {
		case b.from-a.to != 1 || !slices.Contains(joints, joint):
		case a.bare && !b.bare && !b.name && b.Value != 0:
			a.Unit, a.value, a.bare, a.name = b.Unit, a.value*b.Value, false, false
			if slices.Contains(spans, joint) {
				a.high, a.to = b.value, b.to
				continue
			}
		case b.bare && a.Quantity == lang.Money:
			b.Unit, b.value, b.bare, b.name = a.Unit, b.value*a.Value, false, false
		}
		out = append(out, b)
	}
	return out
}

// spans are the joints that stand for everything between two numbers.
var spans = []string{"-", "–", "to", "hingga", "থেকে"}

// clock reads a time of day: 17:30, 5 pm, pukul 5 petang, সকাল ৯টা. The base is minutes since midnight.
func (m *measurer) clock(i int) (quantity, bool) {
	hours, minutes, colon := strings.Cut(m.word(i), ":")
	if !colon {
		hours, minutes, _ = strings.Cut(m.word(i), ".")
	}
	h, err := strconv.Atoi(hours)
	mins, _ := strconv.Atoi(minutes)
	to, word := m.dayTime(i)
	if err != nil || h > 24 || mins > 59 || colon && len(minutes) != 2 || !colon && word == "" {
		return quantity{}, false
	}
	if slices.Contains([]string{"pm", "p", "petang", "malam", "ptg", "বিকাল", "বিকেল", "সন্ধ্যা", "রাত"}, word) && h < 12 {
		h += 12
	}
	return quantity{Unit: lang.Unit{Quantity: lang.Time, Base: "time of day", Value: 1}, value: float64(h*60 + mins), from: i, to: to}, true
}

// dayTime finds the word that makes a number a time of day, and the token after the time.
func (m *measurer) dayTime(i int) (to int, word string) {
	to = i + 1
	for _, end := range m.Suffixes {
		if m.word(to) == end && glued(m.tokens[i], m.tokens[to]) {
			to++
			break
		}
	}
	next := m.word(to)
	switch {
	case (next == "a" || next == "p") && m.word(to+1) == "." && m.word(to+2) == "m":
		return to + 3, next
	case m.code != "bn" && next != "jam" && slices.Contains(m.DayTimes, next):
		return to + 1, next
	}
	for j := i - 1; j >= max(0, i-2) && m.code != "en"; j-- {
		for _, day := range m.DayTimes {
			if m.is([]string{day}, m.word(j)) && !(day == "jam" && m.tokens[i].number && m.word(j-1) != "" && m.tokens[j-1].number) {
				return to, day
			}
		}
	}
	return i + 1, ""
}

// month is the number of the month that a word names, endings of the language taken off; 0 for none.
func (m *measurer) month(i int) int {
	word := m.word(i)
	if n, ok := m.months[word]; ok {
		return n
	}
	for _, end := range m.Suffixes {
		if stem, ok := strings.CutSuffix(word, end); ok && m.months[stem] > 0 {
			return m.months[stem]
		}
	}
	return 0
}

// date reads a day of a year or of any year: 31 December, December 31, 2026-12-31. The base is 10000 years + 100 months + days.
func (m *measurer) date(i int) (quantity, bool) {
	q := quantity{Unit: lang.Unit{Quantity: lang.Time, Base: "date", Value: 1}, from: i}
	value, _ := strconv.Atoi(m.word(i))
	switch {
	case value < 1 || value > 31 && len(m.word(i)) != 4:
		return q, false
	case value <= 31 && m.month(i+1) > 0:
		q.value, q.to = float64(100*m.month(i+1)+value), i+2
	case value <= 31 && i > 0 && m.month(i-1) > 0:
		q.value, q.to, q.from = float64(100*m.month(i-1)+value), i+1, i-1
	case len(m.word(i)) == 4 && m.word(i+1) == "-" && len(m.word(i+2)) == 2 && m.word(i+3) == "-" && len(m.word(i+4)) == 2:
		month, _ := strconv.Atoi(m.word(i + 2))
		day, _ := strconv.Atoi(m.word(i + 4))
		q.value, q.to = float64(10000*value+100*month+day), i+5
		return q, true
	default:
		return q, false
	}
	if year := m.word(q.to); len(year) == 4 && m.tokens[q.to].number {
		n, _ := strconv.Atoi(year)
		q.value, q.to = q.value+float64(10000*n), q.to+1
	}
	return q, true
}
