package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// bare are words before a number that measures something; the number needs a unit.
var bare = map[string]*sieve{
	"en": sieved(`(?i)\b(?:wait(?: for)?|within|after waiting|set (?:it |the \w+ )?to|for at least|for at most|at least|at most|no more than|no longer than|up to)\s+(\d+(?:[.,]\d+)?)\s*(?:[.;,](?:\s|$)|$)`),
	"ms": sieved(`(?i)\b(?:tunggu|dalam masa|dalam tempoh|selama|tetapkan kepada|sekurang-kurangnya|selebih-lebihnya|tidak melebihi)\s+(\d+(?:[.,]\d+)?)\s*(?:[.;,](?:\s|$)|$)`),
	"bn": sieved(`([০-৯0-9]+)(?:[ -]?এর)?\s+(?:মধ্যে|পর্যন্ত|অপেক্ষা)`),
}

// limits are the words by which bare is worth trying, and in Bengali what a word behind the number begins with.
var limits = map[string][]string{
	"en": strings.Fields("wait waiting within set least most than up"),
	"ms": strings.Fields("tunggu dalam selama tetapkan sekurang selebih melebihi"),
	"bn": strings.Fields("মধ্যে পর্যন্ত অপেক্ষা"),
}

// limited reports whether bare is worth trying.
func (t *prose) limited(lang string) bool {
	if lang != "bn" {
		return t.says(limits[lang]...) && t.endsAtNumber()
	}
	for i, w := range t.words {
		if i == 0 || !slices.ContainsFunc(limits[lang], func(l string) bool { return strings.HasPrefix(w.text, l) }) {
			continue
		}
		if number := t.words[i-1]; strings.HasSuffix(number.text, "এর") || isDigit(lastRune(number.text)) {
			return true
		}
	}
	return false
}

// endsAtNumber reports whether a number ends the text, or stands before a stop.
func (t *prose) endsAtNumber() bool {
	return slices.ContainsFunc(t.words, func(w word) bool {
		rest := strings.TrimLeft(t.plain[w.End:], " \t\n\v\f\r")
		return isDigit(lastRune(w.text)) && (rest == "" || strings.IndexByte(".;,", rest[0]) >= 0)
	})
}

var numberNoUnit = &lint.Rule{Name: "number-no-unit", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	re := bare[p.Lang]
	for _, t := range texts(p, p.Procedure) {
		if re == nil || t.Heading || p.Loose && t.Step == nil || !t.digits || !t.limited(p.Lang) {
			continue
		}
		for _, m := range re.FindAllStringSubmatchIndex(t.plain, -1) {
			at := source.Span{Start: m[2], End: m[3]}
			if !t.named(at) && !strings.HasPrefix(t.plain[at.End:], "%") && t.plain[at.Start:at.End] != "0" && (m[2] == 0 || !inWord(before(t.plain, m[2]))) {
				p.ReportStep(t.Step, t.at(at), "this number has no unit", "write seconds, minutes, items or what it counts")
			}
		}
	}
}}

func before(text string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return r
}

var glued = regexp.MustCompile(`\b\d+(?:[.,]\d+)?(kg|g|mg|ml|cm|mm|km|min|mins|sec|secs|hrs|°C)\b`)

// fahrenheit is the habit of kitchens that write 165°F (74°C): a space before one of the two would only make them differ.
var fahrenheit, spacedFahrenheit = regexp.MustCompile(`\d°F\b`), regexp.MustCompile(`\d °F\b`)

var unitFormat = &lint.Rule{Name: "unit-format", Severity: lint.Info, Run: func(p *lint.Pass) {
	all := texts(p, p.Procedure)
	writes := func(re *regexp.Regexp) bool {
		return slices.ContainsFunc(all, func(t *prose) bool { return strings.Contains(t.plain, "°F") && re.MatchString(t.plain) })
	}
	closed := writes(fahrenheit) && !writes(spacedFahrenheit)
	for _, t := range all {
		if !slices.ContainsFunc(t.words, func(w word) bool { return isDigit(rune(w.text[0])) && !isDigit(rune(w.text[len(w.text)-1])) }) && !strings.Contains(t.plain, "°") {
			continue
		}
		for _, m := range glued.FindAllStringSubmatchIndex(t.plain, -1) {
			if at := (source.Span{Start: m[0], End: m[1]}); !t.named(at) && !(closed && t.plain[m[2]:m[3]] == "°C") && !(t.Heading && m[0] == 0) { // "4g" may number a heading
				p.ReportStep(t.Step, t.at(at), "a space stands between a number and its unit", t.plain[m[0]:m[2]]+" "+t.plain[m[2]:m[3]],
					lint.Fix{Safe: true, Edits: []source.Edit{{Span: empty(t.at(source.Span{Start: m[2], End: m[3]}).Start), Text: " "}}})
			}
		}
	}
}}
