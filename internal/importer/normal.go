package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// normal is the value of a key as the front matter writes it; false when the field does not give one.
func (d *draft) normal(key string, f field) (string, bool) {
	value := oneLine(f.value)
	k := slices.IndexFunc(procedure.Keys, func(k procedure.Key) bool { return k.Name == key })
	switch {
	case k < 0:
		return "", false
	case procedure.Keys[k].Shape == procedure.ListShape && len(f.yaml) > 1:
		return strings.Join(f.yaml, "\n"), listLines(f.yaml)
	case value == "" || len(f.yaml) > 1:
		return "", false
	}
	switch key {
	case "id":
		return value, idForm.MatchString(value) && value != noID && !strings.Contains(value, "..")
	case "title":
		return scalar(value), lang.Fold(value) == lang.Fold(d.Title)
	case "version":
		return version(value)
	case "status":
		return status(value)
	case "effective", "review-by":
		return date(value)
	case "locale":
		l, ok := lang.Get(value)
		if ok {
			d.Lang = l.Code
		}
		return value, ok
	case "owner":
		return d.role(value), slug(value) != ""
	case "change":
		return scalar(value), true
	}
	return d.list(key, value)
}

var idForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// list writes a list on one line.
func (d *draft) list(key, value string) (string, bool) {
	value = strings.TrimSuffix(strings.TrimPrefix(value, "["), "]")
	var out []string
	for item := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ';' }) {
		item = strings.Trim(strings.TrimSpace(item), `"'`)
		if key == "approvers" || key == "roles" {
			item = d.role(item)
		} else if item != "" {
			item = quoted(item)
		}
		if item != "" {
			out = append(out, item)
		}
	}
	return "[" + strings.Join(out, ", ") + "]", len(out) > 0
}

// role is the key of a role of the manual, else the name in the form of one.
func (d *draft) role(name string) string {
	if d.o.Role != nil {
		if key, ok := d.o.Role(name, d.Lang); ok {
			return key
		}
	}
	return slug(name)
}

// listLines reports whether YAML lines are one list of plain values.
func listLines(lines []string) bool {
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if i == 0 && line != "" || i > 0 && line != "" && (!strings.HasPrefix(line, "- ") || strings.Contains(line, ": ")) {
			return false
		}
	}
	return true
}

var versionForm = regexp.MustCompile(`(?i)^(?:v|ver\.?|version|rev\.?|revision|versi|semakan|সংস্করণ)?[ .:]*([0-9]{1,6})(?:\.([0-9]{1,6}))?(?:\.([0-9]{1,6}))?(?:$|[^0-9.\p{L}])`)

// version reads "v1.2" or "Rev 3" as a semantic version.
func version(text string) (string, bool) {
	m := versionForm.FindStringSubmatch(lang.ASCII(text))
	if m == nil {
		return "", false
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	return fmt.Sprintf("%d.%d.%d", number(m[1]), number(m[2]), number(m[3])), true
}

// states are what documents say of themselves, in our words.
var states = map[string]string{
	"draft": "draft", "in progress": "draft", "wip": "draft", "new": "draft", "draf": "draft", "খসড়া": "draft", "in review": "in-review", "review": "in-review",
	"under review": "in-review", "pending": "in-review", "pending approval": "in-review", "approved": "approved", "diluluskan": "approved", "অনুমোদিত": "approved",
	"effective": "effective", "active": "effective", "current": "effective", "published": "effective", "final": "effective", "released": "effective", "in force": "effective",
	"live": "effective", "aktif": "effective", "berkuat kuasa": "effective", "কার্যকর": "effective", "superseded": "superseded", "replaced": "superseded",
	"retired": "retired", "archived": "retired", "obsolete": "retired", "deprecated": "retired", "withdrawn": "retired",
}

func status(text string) (string, bool) {
	s, ok := states[folded(text)]
	return s, ok
}
