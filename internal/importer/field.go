package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/procedure"
)

// field is one thing that the head of a document says.
type field struct {
	label string
	value string   // without quotes
	yaml  []string // the value as YAML: the rest of its line and the lines under it; nil when it was no YAML
	note  string   // words around it that have no place else
}

// write makes front matter of the fields: keys of ours first, with the old words in a comment where they changed, then the
// others as they are under names of their own.
func (d *draft) write() string {
	values, comments := map[string]string{}, map[string]string{}
	var others []field
	for _, f := range d.fields {
		key, _ := known(f.label)
		value, ok := d.normal(key, f)
		if key == "" || !ok || values[key] != "" {
			if key != "" && values[key] == "" {
				d.guessed("%s: %q was not understood and stands as x-%s", key, f.value, slug(f.label))
			}
			others = append(others, f)
			continue
		}
		values[key] = value
		if comment := f.comment(key, value); comment != "" {
			comments[key] = comment
		}
	}
	d.complete(values)
	var b strings.Builder
	for _, key := range procedure.Keys {
		if values[key.Name] == "" {
			continue
		}
		b.WriteString(key.Name + ": " + values[key.Name])
		if comments[key.Name] != "" {
			b.WriteString(" # " + comments[key.Name])
		}
		b.WriteByte('\n')
	}
	taken := map[string]bool{}
	for _, f := range others {
		b.WriteString(f.free(taken))
	}
	return b.String()
}

// noID stands where an id will be.
const noID = "SOP-000"

// complete fills in the keys that every procedure has. What nobody can know says TODO.
func (d *draft) complete(values map[string]string) {
	if d.ID = values["id"]; d.ID == "" {
		values["id"] = noID
	}
	values["title"] = scalar(d.Title)
	d.usual(values, "not stated, so as usual", [][2]string{{"version", "0.1.0"}, {"status", "draft"}, {"locale", d.Lang}})
	d.usual(values, "not stated; fill in TODO", [][2]string{{"owner", "TODO"}, {"approvers", "[TODO]"}, {"effective", "TODO"}, {"review-by", "TODO"}})
}

// usual fills in keys that have no value yet.
func (d *draft) usual(values map[string]string, why string, keys [][2]string) {
	var filled []string
	for _, key := range keys {
		if values[key[0]] == "" {
			values[key[0]] = key[1]
			filled = append(filled, key[0])
		}
	}
	if len(filled) > 0 {
		d.guessed("%s: %s", strings.Join(filled, ", "), why)
	}
}

// comment keeps the words of a field that its key and value do not show.
func (f field) comment(key, value string) string {
	said := key + " " + value
	text := oneLine(f.label + ": " + f.value)
	if len(lost(f.label+" "+f.value, said)) == 0 && (key != "version" && key != "effective" && key != "review-by" || strings.Contains(value, f.value)) {
		text = ""
	}
	return strings.TrimSpace(text + " " + oneLine(f.note))
}

// free writes a field that has no key of ours.
func (f field) free(taken map[string]bool) string {
	name := "x-" + cmp.Or(strings.TrimPrefix(slug(f.label), "x-"), "other")
	for n := 2; taken[name]; n++ {
		name = "x-" + cmp.Or(strings.TrimPrefix(slug(f.label), "x-"), "other") + "-" + strconv.Itoa(n)
	}
	taken[name] = true
	note := ""
	if rest := oneLine(f.note); rest != "" || len(lost(f.label, name)) > 0 {
		note = "# " + strings.TrimSpace(f.label+" "+rest) + "\n"
	}
	if f.yaml != nil {
		return note + name + ":" + strings.TrimRight(" "+strings.Join(f.yaml, "\n"), " \n") + "\n"
	}
	return note + name + ": " + quoted(f.value) + "\n"
}

// plain writes front matter again with every value in quotes, for YAML that is none.
func (d *draft) plain(front string) string {
	var b strings.Builder
	for line := range strings.Lines(front) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		switch {
		case strings.HasPrefix(line, "#"):
			b.WriteString(line)
		case ok && freeKey.MatchString(key):
			b.WriteString(key + ": " + quoted(strings.TrimSpace(value)) + "\n")
		case ok && ownKey(key):
			b.WriteString(line)
		default: // more of the value before it
			b.WriteString("# " + oneLine(line) + "\n")
		}
	}
	if b.String() == front { // an own key is at fault
		return "id: " + cmp.Or(d.ID, noID) + "\ntitle: " + quoted(d.Title) + "\n" + commented(front)
	}
	d.guessed("the front matter was no YAML; the values of its x- keys are plain text now")
	return b.String()
}

var freeKey = regexp.MustCompile(`^x-[\p{L}\p{M}\p{N}-]+$`)

func ownKey(key string) bool {
	return slices.ContainsFunc(procedure.Keys, func(k procedure.Key) bool { return k.Name == key })
}

func commented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("# " + oneLine(line) + "\n")
	}
	return b.String()
}
