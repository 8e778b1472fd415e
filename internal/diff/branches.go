package diff

import (
	"maps"
	"slices"

	"sopkit/internal/lang"
	"sopkit/internal/manual"
)

// BranchLearners says who must learn a procedure again in one branch.
type BranchLearners struct {
	Branch string    `json:"branch"` // id
	Roles  []Learner `json:"roles"`
}

// Learner is a role, with the people who hold it in a branch.
type Learner struct {
	Role   string   `json:"role"`   // key of sop.yaml; a name that it does not know stands as written
	People []string `json:"people"` // empty when the branch names nobody
}

// share says for every branch of a manual who must learn again. A branch that binds roles has only those that it binds; one
// that binds none has them all. Branches that do not read the language, or where nobody must learn, are left out.
func (p *Procedure) share(m *manual.Manual) {
	if m == nil || !p.Retraining || p.After.Absent {
		return
	}
	for _, b := range m.Branches {
		if !reads(b, p.Lang) {
			continue
		}
		out := BranchLearners{Branch: b.ID}
		for _, key := range p.learning(m) {
			if people := b.Roles[key]; len(people) > 0 || len(b.Roles) == 0 {
				out.Roles = append(out.Roles, Learner{key, append([]string{}, people...)})
			}
		}
		if len(out.Roles) > 0 {
			p.LearnersByBranch = append(p.LearnersByBranch, out)
		}
	}
}

// reads reports whether a branch has its sheet in a language.
func reads(b *manual.Branch, code string) bool {
	return len(b.Locales) == 0 || slices.ContainsFunc(b.Locales, func(locale string) bool {
		l, ok := lang.Get(locale)
		return ok && l.Code == code
	})
}

// learning are the keys of the roles that must learn; of a procedure that names nobody, all roles of the manual.
func (p *Procedure) learning(m *manual.Manual) []string {
	if len(p.Learners) == 0 {
		return slices.Sorted(maps.Keys(m.Config.Roles))
	}
	var out []string
	for _, name := range p.Learners {
		if key := keyOf(m, name, p.Lang); !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// keyOf finds a role by its name in a language or by its key; a name that the manual does not know stands for itself.
func keyOf(m *manual.Manual, name, lang string) string {
	if key, ok := m.Config.Role(name, lang); ok {
		return key
	}
	for _, key := range slices.Sorted(maps.Keys(m.Config.Roles)) {
		if sameRole(key, name) {
			return key
		}
	}
	return name
}
