package cli

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/history"
	"sopkit/internal/lang"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// draft writes a procedure of a kind, with all that the manual knows already.
func (n *fresh) draft(name string, f newFlags, root string) error {
	if err := checkTitle(f.title); err != nil {
		return err
	}
	today, err := day(f.today)
	if err != nil {
		return err
	}
	if n.name, err = n.place(name, f); err != nil {
		return err
	}
	body, err := starter.ReadFile("starter/new/" + f.kind + "." + n.lang.Code + ".md")
	if err != nil {
		return err
	}
	title := strings.Join(strings.Fields(f.title), " ")
	owner, approver, role := n.people()
	n.id = n.nextID(root)
	head := "---\n" + n.schemaLine() + "id: " + n.id + "\ntitle: " + scalar(title) + "\nversion: 0.1.0\nstatus: draft\nowner: " + owner +
		"\napprovers: [" + approver + "]\neffective: {effective}\nreview-by: {review-by}\nlocale: " + n.locale() + "\n"
	label := ""
	if role != "" {
		head += "roles: [" + role + "]\n"
		label = cmp.Or(n.Config.Roles[role].In(n.lang.Code), role)
	}
	n.text = dated(head, today) + "---\n\n# " + markdownEscape.Replace(title) + "\n\n" + labelled(string(body), label)
	return nil
}

// labelled fills in who acts; a manual without roles names nobody.
func labelled(body, label string) string {
	if label == "" {
		return strings.ReplaceAll(body, "**{role}:** ", "")
	}
	return strings.ReplaceAll(body, "{role}", label)
}

// plainScalar matches text that means itself in YAML without quotes.
var plainScalar = regexp.MustCompile(`^\p{L}[\p{L}\p{M}\p{N} ,.()/'&\x{200C}\x{200D}-]*$`)

func scalar(text string) string {
	if plainScalar.MatchString(text) && !slices.Contains([]string{"null", "Null", "NULL"}, text) {
		return text
	}
	return quoted(text)
}

// quoted is text in YAML's double quotes. It has no control characters; joiners stay as they are, for people to read.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// markdownEscape keeps the signs of a title from meaning something.
var markdownEscape = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "&", `\&`, "#", `\#`, "~", `\~`, "{", `\{`)

// locale is the manual's locale in the language, such as bn-BD for bn.
func (n *fresh) locale() string {
	for _, locale := range n.Config.Manual.Locales {
		if l, ok := lang.Get(locale); ok && l == n.lang {
			return locale
		}
	}
	return n.lang.Code
}

// people are the owner, the approver and the role that acts: as in most procedures of the folder, else of the manual.
func (n *fresh) people() (owner, approver, role string) {
	near := n.near()
	owner = most(near, func(m *procedure.Meta) []procedure.Value { return []procedure.Value{m.Owner} })
	approver = most(near, func(m *procedure.Meta) []procedure.Value { return m.Approvers })
	role = most(near, func(m *procedure.Meta) []procedure.Value { return m.Roles[:min(1, len(m.Roles))] })
	for _, key := range slices.Sorted(maps.Keys(n.Config.Roles)) {
		switch {
		case owner == "" && key != approver && key != role:
			owner = key
		case approver == "" && key != owner && key != role:
			approver = key
		case role == "" && key != owner && key != approver:
			role = key
		}
	}
	if approver == owner {
		approver = ""
	}
	return cmp.Or(owner, "TODO"), cmp.Or(approver, "TODO"), cmp.Or(role, owner)
}

// near are the procedures of the folder; when it has none, all.
func (n *fresh) near() []*procedure.Procedure {
	var near []*procedure.Procedure
	for _, p := range n.Procedures {
		if path.Dir(p.File.Path) == path.Dir(n.name) {
			near = append(near, p)
		}
	}
	if len(near) == 0 {
		return n.Procedures
	}
	return near
}

// most is the value that stands most often; of equals the first in the alphabet.
func most(list []*procedure.Procedure, values func(*procedure.Meta) []procedure.Value) string {
	count := map[string]int{"": 0}
	for _, p := range list {
		for _, v := range values(&p.Meta) {
			if v.Text != "" {
				count[v.Text]++
			}
		}
	}
	return slices.MaxFunc(slices.Sorted(maps.Keys(count)), func(a, b string) int { return cmp.Or(count[a]-count[b], strings.Compare(b, a)) })
}

var idForm = regexp.MustCompile(`^(.*?)([0-9]{1,9})$`)

// nextID counts on from the ids of the folder; a folder without ids gets a series of its own. An id that the manual ever had,
// as far as git knows, is not given again.
func (n *fresh) nextID(root string) string {
	taken := map[string]bool{}
	for _, id := range formerIDs(root) {
		taken[strings.ToUpper(id)] = true
	}
	series := map[string]int{}
	width := 3
	prefix := "SOP-" + letters(path.Dir(n.name))
	for _, p := range n.Procedures {
		taken[strings.ToUpper(p.Meta.ID.Text)] = true
		m := idForm.FindStringSubmatch(p.Meta.ID.Text)
		if m == nil || path.Dir(p.File.Path) != path.Dir(n.name) {
			continue
		}
		if series[m[1]]++; series[m[1]] >= series[prefix] {
			prefix, width = m[1], len(m[2])
		}
	}
	last := 0
	for id := range taken {
		if m := idForm.FindStringSubmatch(id); m != nil && m[1] == strings.ToUpper(prefix) {
			number, _ := strconv.Atoi(m[2])
			last = max(last, number)
		}
	}
	return fmt.Sprintf("%s%0*d", prefix, width, last+1)
}

// letters are the first three letters of a folder's name and a hyphen: "RET-".
func letters(folder string) string {
	out := ""
	for _, c := range strings.ToUpper(path.Base(folder)) {
		if c >= 'A' && c <= 'Z' && len(out) < 3 {
			out += string(c)
		}
	}
	if out == "" {
		return ""
	}
	return out + "-"
}

// formerIDs are the ids of all procedures that the history knows; none outside git.
func formerIDs(root string) []string {
	repo, err := history.Open(root, history.Options{NoIndex: true, IdentifyKey: "id", Identify: func(name string, text []byte) (history.Identity, bool) {
		if !manual.IsProcedure(name) {
			return history.Identity{}, false
		}
		id := procedure.Parse(name, text).Meta.ID.Text
		return history.Identity{ID: id}, id != ""
	}})
	if err != nil {
		return nil
	}
	defer repo.Close()
	past, err := repo.History("HEAD")
	if err != nil {
		return nil
	}
	var out []string
	for _, key := range past.Keys() {
		out = append(out, key.ID)
	}
	return out
}
