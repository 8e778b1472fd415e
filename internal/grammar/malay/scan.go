package malay

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of the text with its place and what it may be.
type word struct {
	start, end int
	text       string // lower case, without clitics
	class      class
	base       string
	gap        byte // what stands before it: 0, ',', ':', ';', '.', '-' for a dash
	suffix     bool // it had -nya
	emphatic   bool // it had -lah
}

func (w *word) is(c class) bool { return w.class&c != 0 }

// scan cuts the text into words. A name, a quotation and what stands in brackets is one noun or nothing.
func (r *reading) scan() {
	r.words = make([]word, 0, 16)
	gap := byte('.')
	for i := 0; i < len(r.text); {
		if end := r.opaqueAt(i); end > i {
			r.words = append(r.words, word{start: i, end: end, class: opaque | noun, gap: gap})
			i, gap = end, 0
			continue
		}
		c, n := utf8.DecodeRuneInString(r.text[i:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			end := r.wordEnd(i)
			r.words = append(r.words, r.look(i, end, gap))
			i, gap = end, 0
			continue
		}
		if c == '(' {
			if end := strings.IndexByte(r.text[i:], ')'); end > 0 && len(r.words) > 0 {
				i += end + 1
				continue
			}
		}
		gap = stronger(gap, r.separator(c, i, n))
		i += n
	}
	r.join()
	r.times()
}

// opaqueAt is the end of the name or quotation that starts at i; 0 when none does.
func (r *reading) opaqueAt(i int) int {
	for _, s := range r.ctx.Opaque {
		if s.Start <= i && i < s.End {
			return min(s.End, len(r.text))
		}
	}
	for _, q := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"‘", "’"}, {"`", "`"}, {"«", "»"}, {"'", "'"}} {
		if strings.HasPrefix(r.text[i:], q[0]) {
			from := i + len(q[0])
			if end := strings.Index(r.text[from:], q[1]); end > 0 {
				return from + end + len(q[1])
			}
		}
	}
	return 0
}

// wordEnd is the end of the word at i: letters, digits, and marks between them.
func (r *reading) wordEnd(i int) int {
	for i < len(r.text) {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		inner := strings.ContainsRune("-.,'’@/_:&+", c) && i+n < len(r.text) && r.joins(c, i, n)
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.Mn, c) && c != '%' && !inner {
			break
		}
		i += n
	}
	return i
}

// joins reports whether the mark c at i belongs to the word around it: "e-mel", "9.30", "1,200".
func (r *reading) joins(c rune, i, n int) bool {
	next, _ := utf8.DecodeRuneInString(r.text[i+n:])
	if !unicode.IsLetter(next) && !unicode.IsDigit(next) || i == 0 {
		return false
	}
	last := rune(r.text[i-1])
	digits := unicode.IsDigit(last) && unicode.IsDigit(next)
	switch c {
	case ',', ':':
		return digits
	case '.':
		return digits || unicode.IsLower(next)
	}
	return true
}

// separator is what the mark c at i does between two words.
func (r *reading) separator(c rune, i, n int) byte {
	switch c {
	case ',', ';', ':':
		return byte(c)
	case '.':
		if r.abbreviation() {
			return 0
		}
		return '.'
	case '!', '?', '\n':
		return '.'
	case '–', '—', '-':
		return '-'
	}
	return 0
}

func (r *reading) abbreviation() bool {
	if len(r.words) == 0 {
		return false
	}
	switch r.words[len(r.words)-1].text {
	case "no", "sdn", "bhd", "en", "pn", "dr", "dll", "tel", "bil", "cth", "hj", "tn", "cik":
		return true
	}
	return false
}

// stronger is the stronger of two separators.
func stronger(a, b byte) byte {
	const order = "-,:;."
	if strings.IndexByte(order, b) > strings.IndexByte(order, a) || a == 0 {
		return b
	}
	return a
}

// look finds out what the word from start to end may be.
func (r *reading) look(start, end int, gap byte) word {
	text := strings.ToLower(r.text[start:end])
	w := word{start: start, end: end, text: text, gap: gap}
	if e, ok := r.lexicon.words[text]; ok {
		w.class, w.base = e.class, e.base
		return w
	}
	for _, clitic := range [...]string{"lah", "nya", "kah", "ku", "mu"} {
		stem, cut := strings.CutSuffix(text, clitic)
		if e, ok := r.lexicon.words[stem]; cut && ok {
			w.text, w.class, w.base = stem, e.class, e.base
			w.suffix, w.emphatic = clitic == "nya", clitic == "lah"
			if w.suffix && w.class&(active|passive) == 0 {
				w.class = w.class&^(anyVerb|marker|wish|weak) | noun | determiner
			}
			return w
		}
	}
	w.class, w.base = guess(text)
	return w
}

// guess says what a word that no list holds may be, from its shape.
func guess(text string) (class, string) {
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsDigit(first) || strings.HasPrefix(text, "rm") && strings.ContainsAny(text, "0123456789"):
		return quantity, ""
	case strings.HasPrefix(text, "juru"):
		return person, ""
	case strings.HasSuffix(text, "an") && !strings.HasSuffix(text, "kan"), nominal(text):
		return noun, ""
	case strings.HasPrefix(text, "di-"):
		return passive, text[3:]
	case len(text) > 6 && strings.HasPrefix(text, "di") && (strings.HasSuffix(text, "kan") || strings.HasSuffix(text, "i")):
		return passive, text[2:]
	case meShape(text):
		return active, ""
	case len(text) > 6 && strings.HasPrefix(text, "ber"):
		return active, ""
	case len(text) > 6 && strings.HasPrefix(text, "ter"):
		return 0, ""
	case len(text) > 5 && strings.HasSuffix(text, "kan"):
		return bare, text
	}
	return 0, ""
}

// nominal reports the shape of a noun of action or state: pe-…-an, ke-…-an. A consonant before -kan shows a verb: "peringkatkan".
func nominal(text string) bool {
	if stem, ok := strings.CutSuffix(text, "kan"); ok && !strings.ContainsAny(stem[max(0, len(stem)-1):], "aeiou") {
		return false
	}
	return strings.HasSuffix(text, "an") && (strings.HasPrefix(text, "pe") || strings.HasPrefix(text, "ke"))
}

// meShape reports the shape of an active verb: a prefix meN- before a root of four letters or more.
func meShape(text string) bool {
	for _, p := range [...]string{"meng", "meny", "mem", "men"} {
		if rest, ok := strings.CutPrefix(text, p); ok {
			return len(rest) >= 4
		}
	}
	return len(text) > 6 && strings.HasPrefix(text, "me") && strings.IndexByte("lmnrwy", text[2]) >= 0
}

// join gives the words of fixed phrases and of role names their class.
func (r *reading) join() {
	for i := range r.words {
		for _, p := range r.lexicon.phrases[r.words[i].text] {
			if r.phraseAt(i, p.words) && r.fits(i, i+len(p.words), p) {
				r.mark(i, i+len(p.words), p.class)
			}
		}
	}
	for _, role := range r.ctx.Roles {
		r.markRole(strings.Fields(strings.ToLower(role)))
	}
}

func (r *reading) phraseAt(i int, words []string) bool {
	if i+len(words) > len(r.words) {
		return false
	}
	for k, w := range words {
		at := &r.words[i+k]
		if at.text != w && !strings.EqualFold(r.text[at.start:at.end], w) || at.suffix && !strings.HasSuffix(w, "nya") || k > 0 && at.gap != 0 {
			return false
		}
	}
	return true
}

// fits reports whether the words from..to-1 may be the phrase: "jika perlu" stands alone, and "log panggilan" at the start of a
// sentence is a name only where no object or place follows.
func (r *reading) fits(from, to int, p phrase) bool {
	end := to >= len(r.words) || r.words[to].gap != 0
	switch {
	case p.class == lead && r.words[from].is(subordinate):
		return end
	case p.pair && r.words[from].gap == '.' && r.words[from].is(bare):
		return end || r.words[to].is(noun|adjective|which|passive|active|marker|copula|purpose) || r.words[to].text == "di"
	}
	return true
}

// mark makes the words from..to-1 one phrase.
func (r *reading) mark(from, to int, c class) {
	for k := from; k < to; k++ {
		r.words[k].class = c
	}
}

func (r *reading) markRole(role []string) {
	for i := range r.words {
		if len(role) > 0 && r.phraseAt(i, role) {
			r.mark(i, i+len(role), person)
		}
	}
}

// times marks the words of time adverbs: "minggu lepas", "tahun yang lalu", "bulan depan".
func (r *reading) times() {
	for i := 1; i < len(r.words); i++ {
		w := &r.words[i]
		if !w.is(ago|ahead) && w.text != "datang" && w.text != "lagi" || w.gap != 0 {
			continue
		}
		from := i - 1
		if r.words[from].is(which) || w.text == "datang" && r.words[from].text == "akan" {
			from--
		}
		for from > 0 && (r.words[from].is(quantity) || r.words[from].text == "itu") {
			from--
		}
		if from < 0 || !r.words[from].is(timeWord) {
			continue
		}
		kind := pastTime
		switch {
		case w.is(ahead), w.text == "datang" && r.words[i-1].text == "akan", w.text == "lagi":
			kind = futureTime
		case !w.is(ago), w.text == "lalu" && i+1 < len(r.words) && r.words[i+1].is(bare|motion|opener|prohibit),
			w.text == "sudah" && i+1 < len(r.words) && r.words[i+1].is(anyVerb|adjective) && r.words[i+1].gap == 0:
			continue
		}
		for k := from; k <= i; k++ {
			r.words[k].class = kind
		}
	}
	// "pada", "dua" and other words that belong to the adverb
	for i := len(r.words) - 2; i >= 0; i-- {
		w := &r.words[i]
		next := &r.words[i+1]
		if !next.is(pastTime|futureTime) || next.gap != 0 {
			continue
		}
		if w.is(preposition|timeWord|quantity) || slices.Contains(numbers, w.text) {
			w.class = next.class & (pastTime | futureTime)
		}
	}
}

// numbers are number words that open a time adverb.
var numbers = []string{"dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan", "sepuluh", "beberapa", "hujung", "awal", "akhir", "setiap", "mulai"}

// sentenceEnd is the word after the sentence that starts at from.
func (r *reading) sentenceEnd(from int) int {
	for i := from + 1; i < len(r.words); i++ {
		if r.words[i].gap == '.' {
			return i
		}
	}
	return len(r.words)
}
