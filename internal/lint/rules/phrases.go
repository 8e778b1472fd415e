package rules

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/grammar"
	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// phrasesText says which phrases break which rule: rule, language, phrase, what to write instead, and "safe" when that
// never changes the meaning. "-" instead of a phrase deletes it.
//
//go:embed phrases.tsv
var phrasesText string

// phrase is a run of words that breaks a rule.
type phrase struct {
	rule    string
	words   []string
	instead string
	safe    bool
}

// hit is a phrase where it stands.
type hit struct {
	text *prose
	source.Span
	phrase
}

// phraseTable holds the phrases by language and first word.
var phraseTable = sync.OnceValue(func() map[string]map[string][]phrase {
	table := map[string]map[string][]phrase{}
	for line := range strings.Lines(phrasesText) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		cells = append(cells, "", "")
		ph := phrase{rule: cells[0], instead: cells[3], safe: cells[4] == "safe"}
		for _, w := range wordsOf(cells[2]) {
			ph.words = append(ph.words, w.text)
		}
		if table[cells[1]] == nil {
			table[cells[1]] = map[string][]phrase{}
		}
		table[cells[1]][ph.words[0]] = append(table[cells[1]][ph.words[0]], ph)
	}
	return table
})

// hits are the phrases in all texts of a procedure, by rule.
func hits(p *lint.Pass) map[string][]hit {
	return lint.Once(p, p.Procedure, "phrases", func() map[string][]hit {
		out := map[string][]hit{}
		list := texts(p, p.Procedure)
		table := phraseTable()[p.Lang]
		for i := range list {
			t := list[i]
			for j, w := range t.words {
				for _, ph := range table[w.text] {
					if at, ok := t.matches(j, ph.words); ok && !t.named(at) {
						at = t.withStop(at, ph)
						out[ph.rule] = append(out[ph.rule], hit{t, at, ph})
					}
				}
				if ph, at, ok := t.inflected(w, table, p.Lang); ok {
					out[ph.rule] = append(out[ph.rule], hit{t, at, ph})
				}
			}
		}
		return out
	})
}

// withStop takes the full stop of an abbreviation in: "e.g." is one word for the reader, unless it ends the sentence.
func (t *prose) withStop(at source.Span, ph phrase) source.Span {
	if ph.rule == "latin-abbreviation" && strings.HasPrefix(t.plain[at.End:], ".") && at.End+1 < len(t.plain) {
		at.End++
	}
	return at
}

// inflected finds a misspelt word under a case ending, which Bengali writes without a space.
func (t *prose) inflected(w word, table map[string][]phrase, lang string) (ph phrase, at source.Span, ok bool) {
	if lang != "bn" {
		return ph, at, false
	}
	for _, ending := range []string{"ের", "র", "কে", "ে", "তে", "টি", "গুলো"} {
		stem, cut := strings.CutSuffix(w.text, ending)
		if !cut {
			continue
		}
		for _, ph := range table[stem] {
			at := source.Span{Start: w.Start, End: w.Start + len(stem)}
			if ph.rule == "misspelling" && len(ph.words) == 1 && strings.HasPrefix(t.plain[w.Start:], stem) && !t.named(at) {
				return ph, at, true
			}
		}
	}
	return ph, at, false
}

// matches reports whether the words from number i on are the phrase, with nothing but a space, hyphen or full stop between.
func (t *prose) matches(i int, words []string) (source.Span, bool) {
	if i+len(words) > len(t.words) {
		return source.Span{}, false
	}
	for k, w := range words {
		if t.words[i+k].text != w {
			return source.Span{}, false
		}
		if k > 0 {
			between := t.plain[t.words[i+k-1].End:t.words[i+k].Start]
			if between != " " && between != "-" && between != "." && between != "’" && between != "'" && between != "/" {
				return source.Span{}, false
			}
		}
	}
	return source.Span{Start: t.words[i].Start, End: t.words[i+len(words)-1].End}, true
}

// phraseRule reports the phrases of the table that stand where keep says; of two at one place the longer.
func phraseRule(name string, severity lint.Severity, keep func(*prose) bool, message, hint string, presets ...string) *lint.Rule {
	return &lint.Rule{Name: name, Severity: severity, Wording: true, Presets: presets, Run: func(p *lint.Pass) {
		found := slices.Clone(hits(p)[name])
		slices.SortStableFunc(found, func(a, b hit) int { return b.Len() - a.Len() })
		told := map[string]bool{}
		for i, h := range found {
			longer := slices.ContainsFunc(found[:i], func(o hit) bool { return o.text == h.text && o.Overlaps(h.Span) })
			if longer || !keep(h.text) || h.name() || h.meant(p) {
				continue
			}
			if said := strings.Join(h.words, " "); p.Loose && severity == lint.Info && h.text.Step == nil {
				if told[said] { // in plain prose a habit is named once per file
					continue
				}
				told[said] = true
			}
			text, advice := h.text.plain[h.Start:h.End], hint
			if better := h.better(); better != "" && better != "-" {
				advice = better
			}
			p.ReportStep(h.text.Step, h.text.at(h.Span), strings.ReplaceAll(message, "%s", "\""+text+"\""), advice, h.fixes()...)
		}
	}}
}

// cited ends in the name of an author: only a citation goes on with "et al."
var cited = regexp.MustCompile(`\p{Lu}[\p{L}\p{M}.'’-]*,? $`)

// name reports whether the words are a name that looks like the phrase: IE, the CF, X-Cf-Error, Curry et al.
func (h hit) name() bool {
	text := h.text.plain[h.Start:h.End]
	inName := strings.HasSuffix(h.text.plain[:h.Start], "-") || strings.HasPrefix(h.text.plain[h.End:], "-")
	return h.rule == "latin-abbreviation" && (inName || strings.HasPrefix(text, "et al") && cited.MatchString(h.text.plain[:h.Start]) || len(text) == 2 && (text == strings.ToUpper(text) || text == "cf"))
}

// meant reports whether the words do their work here: "clearly" says how a thing is done unless a comma follows, and the
// link behind "the steps above" leads there.
func (h hit) meant(p *lint.Pass) bool {
	lang, loose := p.Lang, p.Loose
	switch h.rule {
	case "vague-quantity":
		return h.defined() || h.remarked(lang, loose)
	case "hedge":
		if forbids.MatchString(h.text.plain[:h.Start]) { // "do not try to lift it"
			return true
		}
		if h.words[0] == "may" || h.words[0] == "might" { // "the next shift may want to use it" leaves nothing open to the reader
			before := strings.TrimRight(h.text.plain[:h.Start], " ")
			return before != "" && !ended(before) && !readers.MatchString(before)
		}
		if h.words[0] == "very" || h.words[0] == "quite" { // in the prose of others a matter of taste
			return loose
		}
		return loose && h.words[len(h.words)-1] != "to" && (h.inAside(lang) || h.remarked(lang, loose)) // "you may want to" is said to the reader
	case "minimiser":
		switch rest := h.text.plain[h.End:]; h.words[0] {
		case "clearly":
			return !strings.HasPrefix(rest, ",")
		case "just", "easily": // "just touches the edge", "easily reached shelves", "round grains more easily fall off"
			if compared.MatchString(h.text.plain[:h.Start]) {
				return true
			}
			return strings.TrimSpace(rest) != "" && grammar.Analyse(lang, strings.TrimSpace(rest), grammar.Context{Step: true}).Label != grammar.Imperative
		}
	case "mixed-and-or": // "logical AND and OR" names two operators
		text := h.text.plain[h.Start:h.End]
		return strings.Contains(text, "OR") != strings.Contains(text, "AND")
	case "back-reference":
		before := strings.ToLower(strings.TrimSpace(h.text.plain[:h.Start]))
		line := p.Procedure.File.Line(p.Procedure.File.Position(h.text.Text.Span.Start).Line)
		if before == "" && h.words[0] == "as" && strings.HasPrefix(strings.TrimSpace(string(line)), "|") {
			return true // the row above
		}
		if strings.HasSuffix(before, "same") || strings.HasSuffix(before, "all") || strings.HasSuffix(before, "all of") || theSame.MatchString(before) {
			return true // "same as above" in a row, "all of the above steps": nothing to look for
		}
		if loose && h.text.Step == nil && closes.MatchString(before) {
			return true // it sums the page up: "By following the steps above, you can ..."
		}
		if strings.HasSuffix(strings.TrimSpace(h.text.plain), ":") && !strings.ContainsAny(h.text.plain[h.End:], ".!?") && h.words[len(h.words)-1] == "below" {
			return true // what is below follows at once
		}
		for _, link := range h.text.Text.Ranges(func(r procedure.Run) bool { return r.Link != nil }) {
			if link.Start >= h.End && !strings.ContainsAny(h.text.plain[h.End:link.Start], ".!?") || link.End <= h.Start && strings.TrimSpace(h.text.plain[link.End:h.Start]) == "" {
				return true
			}
		}
		if next, _ := first(h.text.plain[h.End:]); strings.ContainsRune("\"“‘", next) {
			return true // the name follows
		}
		if h.words[len(h.words)-1] == "below" && shown.Match(p.Procedure.File.Text[h.text.Text.Span.End:]) {
			return true // what is below follows at once
		}
	}
	return false
}

// readers ends in those who read the step.
var readers = regexp.MustCompile(`(?i)\b(?:you|we|one|staff|users?)$`)

// compared ends in a word that compares.
var compared = regexp.MustCompile(`(?i)\b(?:more|most|less|least|as) $`)

// theSame ends in what is the same as above: "the same key".
var theSame = regexp.MustCompile(`\bsame(?: \w+){1,3}$`)

// closes opens the last words of a page that its steps were for.
var closes = regexp.MustCompile(`^(?:(?:so|thus|hence|now),? )?(?:by|with|through|after)(?: (?:following|doing|completing|using))?$`)

// shown is a picture, a table, code or a list that follows a text at once.
var shown = regexp.MustCompile(`^[^\n]*\n\s*(?:!\[|<img|\||` + "```" + `|[-*] |1[.)] )`)

// fixes writes what the table says instead, and keeps a capital.
func (h hit) fixes() []lint.Fix {
	if h.instead == "" || torn(h.text.Text, h.Span) {
		return nil
	}
	at, text, plain := h.Span, h.better(), h.text.plain
	upper := startsUpper(plain[at.Start:])
	if text == "-" {
		text = ""
		for at.End < len(plain) && (plain[at.End] == ' ' || plain[at.End] == ',' && upper) {
			at.End++
		}
		if next, n := utf8.DecodeRuneInString(plain[at.End:]); upper && n > 0 {
			text = string(unicode.ToUpper(next))
			at.End += n
		}
		if at.End == len(plain) || strings.ContainsRune(".,;:!?।", rune(plain[at.End])) {
			at.Start = len(strings.TrimRight(plain[:at.Start], " "))
		}
	} else if upper {
		text = upperFirst(text)
	}
	if text == "" && at.Len() == len(plain) {
		return nil
	}
	return []lint.Fix{{Safe: h.safe, Edits: []source.Edit{{Span: h.text.at(at), Text: text}}}}
}

// better is what the table says instead; a verb agrees with the noun before it: "These rules shall apply" is "apply".
func (h hit) better() string {
	before := strings.TrimSpace(h.text.plain[:h.Start])
	if h.rule == "shall" && len(h.words) > 1 && strings.HasSuffix(before, "s") && !strings.HasSuffix(before, "ss") {
		if stem, ok := strings.CutSuffix(h.instead, "ies"); ok {
			return stem + "y"
		}
		return strings.TrimSuffix(h.instead, "s")
	}
	return h.instead
}

// torn reports whether a style or a link begins or ends inside a range: who replaces the range would tear its marks apart.
func torn(t *procedure.Inline, at source.Span) bool {
	styled := t.Ranges(func(r procedure.Run) bool { return r.Style != 0 || r.Link != nil })
	return slices.ContainsFunc(styled, func(s source.Span) bool { return s.Overlaps(at) && (s.Start > at.Start || s.End < at.End) })
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

func anywhere(t *prose) bool { return !t.Heading }

// defined reports whether a vague word is told at once what it stands for ("properly (22 °C by day)"), or ends a list of examples in
// brackets.
func (h hit) defined() bool {
	if last := h.words[len(h.words)-1]; inBrackets(h.text.plain[:h.Start]) && (last == "etc" || last == "similar") {
		return true
	}
	before, inside, open := strings.Cut(h.text.plain[h.End:], "(")
	if after, colon := strings.CutPrefix(before, ":"); colon && strings.TrimSpace(after) != "" { // "set it up properly: `till --check`"
		return true
	}
	inside, _, _ = strings.Cut(inside, ")")
	return open && !strings.ContainsAny(before, ".,;:") && lang.Words(before) <= 3 && (lang.Words(inside) > 1 || strings.ContainsFunc(inside, unicode.IsDigit))
}

// remarked reports whether a vague word stands in a sentence that only remarks on the command before it: "Start it. This takes a while."
// In plain Markdown any sentence that gives no command is a remark.
func (h hit) remarked(lang string, loose bool) bool {
	all := sentences(h.text.plain)
	if !loose && (!h.text.before || len(all) < 2 || h.Start < all[0][1]) {
		return false
	}
	command := func(at [2]int) bool {
		return grammar.Analyse(lang, h.text.plain[at[0]:at[1]], grammar.Context{Step: true}).Label == grammar.Imperative
	}
	for _, at := range all {
		if at[0] <= h.Start && h.Start < at[1] {
			return (loose || command(all[0])) && !command(at) && !duty.MatchString(h.text.plain[at[0]:at[1]])
		}
	}
	return false
}

// inAside reports whether a word stands in brackets or behind a dash, where nothing is commanded: "Set the depth - usually 1 mm".
func (h hit) inAside(lang string) bool {
	cuts := asides.FindAllStringIndex(h.text.plain[:h.Start], -1)
	if len(cuts) == 0 {
		return false
	}
	aside, _, _ := strings.Cut(h.text.plain[cuts[len(cuts)-1][1]:], ")")
	return grammar.Analyse(lang, aside, grammar.Context{Step: true}).Label != grammar.Imperative
}

var forbids = regexp.MustCompile(`(?i)(?:\bnot|n['’]t|\bnever) $`)

var asides = regexp.MustCompile(`\(|–|—| - `)

// duty is a sentence that orders without a command.
var duty = regexp.MustCompile(`(?i)\b(?:must|should|shall|have to|has to|need to|needs to|mesti|perlu|hendaklah)\b`)

func instruction(t *prose) bool { return t.inStep() }
func stepOrWarn(t *prose) bool  { return t.Step != nil || t.Callout != nil }
