package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sopkit/internal/lang"
)

var (
	isoDate  = regexp.MustCompile(`^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:$|[^0-9])`)
	dayFirst = regexp.MustCompile(`^([0-9]{1,2})(?:st|nd|rd|th)?[ ,./-]+([\p{L}\p{M}]{3,})[ ,./-]+([0-9]{4})`)
	dayLater = regexp.MustCompile(`^([\p{L}\p{M}]{3,})\.? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})`)
	slashed  = regexp.MustCompile(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})`)
)

// date reads a date as people write it. One that could be day first or month first is not understood.
func date(text string) (string, bool) {
	text = lang.ASCII(text)
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		return day(m[3], month(m[2]), m[1])
	}
	if m := dayLater.FindStringSubmatch(text); m != nil {
		return day(m[3], month(m[1]), m[2])
	}
	m := slashed.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	switch {
	case a > 12 || a == b:
		return day(m[3], m[2], m[1])
	case b > 12:
		return day(m[3], m[1], m[2])
	}
	return "", false
}

// month is the number of a month by its name, or by its first three letters or more, in any language.
func month(name string) string {
	name = strings.ToLower(name)
	for _, l := range lang.All {
		for i, m := range l.Months {
			if strings.HasPrefix(strings.ToLower(m), name) || strings.HasPrefix(name, "sept") && i == 8 {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return ""
}

func day(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	out := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	_, err := time.Parse(time.DateOnly, out)
	return out, err == nil
}

// slug is a name in small ASCII letters, digits and hyphens.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if s := b.String(); s != "" && !strings.HasSuffix(s, "-") && r != '\'' && r != 0x2019 {
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// plainScalar matches text that means itself in YAML without quotes.
var plainScalar = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,.()/'&\x{200C}\x{200D}-]*$`)

func scalar(text string) string {
	if plainScalar.MatchString(text) && strings.ToLower(text) != "null" {
		return text
	}
	return quoted(text)
}

// quoted is text in YAML's double quotes.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(text)) + `"`
}
