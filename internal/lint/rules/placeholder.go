package rules

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var unfinished = sieved(`\b(?:TODO|TBC|TBD|FIXME|XXX)\b|(?i:lorem ipsum)|\[(?i:insert|fill in|your)\b[^\]]*\]|<(?i:name|date|number|company|role)>`)

var placeholder = &lint.Rule{Name: "placeholder", Severity: lint.Error, Run: func(p *lint.Pass) {
	if isTemplate(p) {
		return
	}
	told := 0 // the line of the last one
	all := texts(p, p.Procedure)
	form := p.Loose && formLines(all) > 2
	for _, n := range all {
		plain := n.plain
		marks := unfinished.FindAllStringIndex(plain, -1)
		if len(marks) == 0 || form && formLine(n) {
			continue
		}
		code := n.Text.Ranges(func(r procedure.Run) bool { return r.Style&procedure.CodeStyle != 0 || r.Link != nil })
		for _, m := range marks {
			at := source.Span{Start: m[0], End: m[1]}
			if slices.ContainsFunc(code, at.Overlaps) || onlyNamed(plain, at) {
				continue // code shows a pattern that the reader fills in; the brackets of a link are no place to fill
			}
			place := n.Text.Source(m[0], m[1])
			line := p.Procedure.File.Position(place.Start).Line
			row := strings.HasPrefix(strings.TrimSpace(string(p.Procedure.File.Line(line))), "|")
			if line != told && !(row && line == told+1) { // the cells of a row, and the rows of a table, have the same fault
				p.ReportStep(n.Step, place, "this place is not filled in", "write what belongs here")
			}
			told = line
		}
	}
}}

// isTemplate reports whether a plain Markdown file is there to be copied: what it leaves open is meant so.
func isTemplate(p *lint.Pass) bool {
	return p.Loose && strings.Contains(strings.ToLower(path.Base(p.Procedure.File.Path)), "template")
}

// formLine reports whether a text is a name and, behind a colon, nothing but a mark: a line of a form that its reader copies.
func formLine(t *prose) bool {
	_, value, found := strings.Cut(t.plain, ": ")
	return found && unfinished.FindString(value) == strings.TrimSpace(value) && strings.TrimSpace(value) != ""
}

func formLines(all []*prose) (n int) {
	for _, t := range all {
		if formLine(t) {
			n++
		}
	}
	return n
}

// markNouns follow the name of a mark; markArticles stand before it.
var (
	markNouns    = regexp.MustCompile(`^ (?:(?:or|and) (?:TODO|TBC|TBD|FIXME|XXX) )?(?:items?|comments?|lists?|checklists?|notes?|files?|markers?|tags?|entry|entries|CHECKLIST|LIST)\b`)
	markArticles = regexp.MustCompile(`(?i)\b(?:no|any|each|every|all|without)\s+$`)
)

// fileEnd follows a mark that is the name of a file: TODO.md.
var fileEnd = regexp.MustCompile(`^\.[a-z]{2,4}\b`)

// onlyNamed reports whether a text speaks of a mark instead of leaving one: "no TODO items are open", "ask for [your name]" in
// quotation marks and what else stands in words that the speaker fills in, XXX in a number, and what a template takes out or makes a link.
func onlyNamed(plain string, at source.Span) bool {
	before, mark, after := plain[:at.Start], plain[at.Start:at.End], plain[at.End:]
	inQuotes := slices.ContainsFunc(quoted(plain), at.Overlaps)
	switch {
	case strings.LastIndex(before, "{% comment") > strings.LastIndex(before, "{% endcomment"), strings.HasPrefix(after, "({"):
		return true
	case fileEnd.MatchString(after):
		return true
	case mark[0] == '[':
		return strings.Contains(mark, "://") || slices.ContainsFunc(quoted(plain), func(q source.Span) bool {
			return q.Overlaps(at) && (q.Len() > at.Len()+4 || strings.HasPrefix(strings.ToLower(mark), "[your"))
		})
	case mark == "XXX" && masked.MatchString(before):
		return true // the pattern of a number: 5XX XXX XXXX
	case mark == "XXX" && (strings.HasPrefix(after, ".0") || strings.HasPrefix(after, "-") || strings.ContainsRune("$€£-", lastRune(before))):
		return true
	}
	return mark[0] != '<' && (inQuotes || markNouns.MatchString(after) || markArticles.MatchString(before))
}

// masked ends in a group of a number that shows some of its digits.
var masked = regexp.MustCompile(`\d+X+[ -]$`)

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
