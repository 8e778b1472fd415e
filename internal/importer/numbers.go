package importer

import (
	"regexp"
	"strconv"
	"strings"

	"sopkit/internal/lang"
)

// forms are numbers before a step that Markdown does not read as a list: number, then text.
var forms = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^ {0,3}(?:\*\*|__)?(?:step|langkah|ধাপ)\s+([0-9০-৯]{1,3})\s*[:.)–—-]?(?:\*\*|__)\s*[:.–—-]?\s*(\S.*)$`),
	regexp.MustCompile(`(?i)^ {0,3}(?:step|langkah|ধাপ)\s+([0-9০-৯]{1,3})\s*[:.)–—-]\s*(\S.*)$`),
	regexp.MustCompile(`^ {0,3}[(]([0-9০-৯]{1,3})[)]\s+(\S.*)$`),
	regexp.MustCompile(`^ {0,3}([0-9০-৯]{1,3})\s*[:–—-]\s+(\S.*)$`),
	regexp.MustCompile(`^ {0,3}([0-9০-৯]{1,3})\\[.)]\s+(\S.*)$`),
	regexp.MustCompile(`^ {0,3}([0-9]{1,3})[.)]([\p{L}*_\x60].*)$`),
	regexp.MustCompile(`^ {0,3}(?:\*\*|__)([0-9০-৯]{1,3})[.)]?(?:\*\*|__)[.):]?\s+(\S.*)$`),
	regexp.MustCompile(`^ {0,3}([০-৯]{1,3})[.)।]\s+(\S.*)$`),
}

// boldStep is a step that is bold with its number: "**Step 1: Open the door**".
var boldStep = regexp.MustCompile(`(?i)^( {0,3})(?:\*\*|__)((?:step|langkah|ধাপ)\s+[0-9০-৯]{1,3}\s*[:.)–—-])\s*(.*)(?:\*\*|__)\s*$`)

// marked is a line that starts with a number of one of the forms.
type marked struct {
	line, form, number int
	text               string
}

// numbers makes lists of steps that are numbered in other ways.
func (d *draft) numbers() {
	d.lettered()
	skip := code(d.lines)
	var run []marked
	flush := func(end int) {
		if len(run) > 1 {
			d.renumber(run, end)
		}
		run = nil
	}
	for i := 0; i < len(d.lines); i++ {
		line := d.lines[i]
		if skip[i] {
			continue
		}
		if headingLine.MatchString(line) {
			flush(i)
			continue
		}
		m, ok := numberedLine(line)
		if !ok {
			continue
		}
		m.line = i
		if n := len(run); n > 0 && m.form == run[n-1].form && m.number == run[n-1].number+1 {
			run = append(run, m)
			continue
		}
		if m.number == 1 {
			flush(i)
			run = []marked{m}
		}
	}
	flush(len(d.lines))
}

func numberedLine(line string) (marked, bool) {
	if m := boldStep.FindStringSubmatch(line); m != nil && !strings.Contains(m[3], "**") {
		line = m[1] + m[2] + " **" + m[3] + "**"
	}
	for form, re := range forms {
		if m := re.FindStringSubmatch(line); m != nil {
			number, err := strconv.Atoi(lang.ASCII(m[1]))
			return marked{form: form, number: number, text: m[2]}, err == nil
		}
	}
	return marked{}, false
}

var deeper = regexp.MustCompile(`^ {0,3}([0-9]{1,3})\.[0-9]{1,3}[.)]?\s+(\S.*)$`) // "1.2 Open"

// renumber writes a run of steps as a list. What stands between two steps goes into the first of them; after the last one
// only the lines that belong to it by their form.
func (d *draft) renumber(run []marked, end int) {
	var markers []string
	for n, m := range run {
		stop := blockEnd(d.lines, m.line)
		if n+1 < len(run) {
			stop = run[n+1].line
		}
		marker := strconv.Itoa(m.number) + ". "
		if was := before(d.lines[m.line], m.text); was != "" {
			markers = append(markers, was)
		}
		d.lines[m.line] = marker + m.text
		sub := 0
		for i := m.line + 1; i < min(stop, end); i++ {
			if s := deeper.FindStringSubmatch(d.lines[i]); s != nil && s[1] == strconv.Itoa(m.number) {
				sub++
				d.lines[i] = strconv.Itoa(sub) + ". " + s[2]
			}
			if strings.TrimSpace(d.lines[i]) != "" {
				d.lines[i] = strings.Repeat(" ", len(marker)) + d.lines[i]
			}
		}
	}
	d.remember(run[0].line, "", markers)
	d.guessed("%d numbered paragraphs are steps of a list now", len(run))
}

// before is what stands before a text on its line, if it has letters: "Step 1".
func before(line, text string) string {
	was := strings.Trim(strings.TrimSuffix(line, text), " \t*_:.()–—-")
	if at := strings.Index(line, was); at < 0 || len(words(was)) == 0 || len(was) > 30 {
		return ""
	}
	return was
}

// remember keeps markers that had words in them, in a comment above the list: other places may speak of "step 3b".
func (d *draft) remember(line int, indent string, markers []string) {
	if len(markers) > 0 {
		d.lines[line] = indent + "<!-- were: " + strings.Join(markers, ", ") + " -->\n\n" + d.lines[line]
	}
}

var (
	letterItem = regexp.MustCompile(`^(\s*)[(]?([a-z]|i{1,3}|iv|vi{0,3}|ix)[.)]\s+(\S.*)$`)
	anyItem    = regexp.MustCompile(`^(\s*)([0-9]{1,9}[.)][ \t]+)\S`)
	romans     = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
)

// lettered makes substeps of lines that count a, b, c or i, ii, iii.
func (d *draft) lettered() {
	skip := code(d.lines)
	for i := 0; i < len(d.lines); i++ {
		m := letterItem.FindStringSubmatch(d.lines[i])
		if m == nil || skip[i] || m[2] != "a" && m[2] != "i" {
			continue
		}
		run := []int{i}
		texts := []string{m[3]}
		for j := i + 1; j < len(d.lines) && len(run) < 26; j++ {
			next := letterItem.FindStringSubmatch(d.lines[j])
			if next != nil && next[1] == m[1] && (next[2] == string(rune('a'+len(run))) && m[2] == "a" || m[2] == "i" && len(run) < len(romans) && next[2] == romans[len(run)]) {
				run, texts = append(run, j), append(texts, next[3])
			} else if strings.TrimSpace(d.lines[j]) != "" && (next != nil || anyItem.MatchString(d.lines[j]) || headingLine.MatchString(d.lines[j])) {
				break
			}
		}
		if len(run) < 2 {
			continue
		}
		indent, below := d.under(i, m[1])
		if !below {
			continue
		}
		var markers []string
		for n, at := range run {
			markers = append(markers, before(d.lines[at], texts[n]))
			d.lines[at] = indent + strconv.Itoa(n+1) + ". " + texts[n]
		}
		d.remember(i, indent, markers)
		d.guessed("%d lettered lines are substeps now", len(run))
		i = run[len(run)-1]
	}
}

// under is the indentation of a substep below the numbered item that stands before line i; false when none does.
func (d *draft) under(i int, own string) (string, bool) {
	for j := i - 1; j >= 0 && !headingLine.MatchString(d.lines[j]); j-- {
		if m := anyItem.FindStringSubmatch(d.lines[j]); m != nil {
			width := len(m[1]) + len(m[2])
			if len(own) > width+3 || len(own) < width {
				own = strings.Repeat(" ", width)
			}
			return own, true
		}
		if _, ok := numberedLine(d.lines[j]); ok {
			return "", true // renumber moves what stands between steps
		}
	}
	return own, false
}
