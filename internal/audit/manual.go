package audit

import (
	"slices"

	"sopkit/internal/history"
	"sopkit/internal/procedure"
)

// current judges the manual as it stands at the tip: reviews, chains of replacement, translations.
func (a *auditor) current() {
	for _, u := range a.manual.Unreadable {
		a.report(Finding{Rule: NotReadable, Path: a.inFolder(u.Path), Message: u.Err.Error()})
	}
	for _, p := range a.manual.Procedures {
		switch {
		case p.Unread || p.Meta.ID.Text == "":
			a.report(a.on(NotReadable, p, "it cannot be read as a procedure with an id, so it is not audited"))
			continue
		case inForce(p) && p.Meta.ReviewBy.Text != "" && p.Meta.ReviewBy.Text < a.Today:
			a.report(a.on(ReviewOverdue, p, "it should have been reviewed by "+p.Meta.ReviewBy.Text, "today "+a.Today))
		}
		a.chain(p)
		a.translation(p)
	}
}

func inForce(p *procedure.Procedure) bool {
	return history.StandingOf(history.Identity{Status: p.Meta.Status.Text}) == history.InForce
}

// on is a finding on a procedure at the tip.
func (a *auditor) on(rule Rule, p *procedure.Procedure, message string, evidence ...string) Finding {
	return Finding{Rule: rule, Procedure: p.Meta.ID.Text, Lang: a.manual.Lang(p), Version: p.Meta.Version.Text, Path: a.inFolder(p.File.Path), Commit: a.out.Tip, Message: message, Evidence: evidence}
}

// byID finds a procedure by id, in the same language if there is one.
func (a *auditor) byID(id, lang string) *procedure.Procedure {
	var found *procedure.Procedure
	for _, p := range a.manual.Procedures {
		if p.Meta.ID.Text == id && (found == nil || a.manual.Lang(p) == lang) {
			found = p
		}
	}
	return found
}

// chain follows what replaces a procedure and what it replaces.
func (a *auditor) chain(p *procedure.Procedure) {
	m := &p.Meta
	if m.Status.Text == "superseded" && len(m.SupersededBy) == 0 {
		a.report(a.on(ChainBroken, p, "it is superseded, and does not say by what"))
	}
	for _, by := range m.SupersededBy {
		next := a.byID(by.Text, a.manual.Lang(p))
		switch {
		case next == nil:
			a.report(a.on(ChainBroken, p, "it is superseded by "+by.Text+", which the manual does not have"))
		case a.reaches(next, m.ID.Text, nil):
			a.report(a.on(ChainBroken, p, "it is superseded by "+by.Text+", and that in the end by itself"))
		case !slices.ContainsFunc(next.Meta.Supersedes, func(v procedure.Value) bool { return v.Text == m.ID.Text }):
			a.report(a.on(ChainBroken, p, "it is superseded by "+by.Text+", which does not say so"))
		}
	}
	for _, old := range m.Supersedes {
		if q := a.byID(old.Text, a.manual.Lang(p)); q != nil && inForce(q) && inForce(p) {
			a.report(a.on(ChainBroken, p, "it supersedes "+old.Text+", which is still in force"))
		}
	}
}

// reaches reports whether the chain of replacement leads to an id.
func (a *auditor) reaches(p *procedure.Procedure, id string, seen []string) bool {
	for _, by := range p.Meta.SupersededBy {
		if by.Text == id {
			return true
		}
		next := a.byID(by.Text, a.manual.Lang(p))
		if next != nil && !slices.Contains(seen, by.Text) && a.reaches(next, id, append(seen, by.Text)) {
			return true
		}
	}
	return false
}

// translation compares a translation in force with the source text in force.
func (a *auditor) translation(p *procedure.Procedure) {
	lang := a.manual.Lang(p)
	source := a.byID(p.Meta.ID.Text, a.Source)
	if lang == a.Source || source == nil || a.manual.Lang(source) != a.Source || !inForce(p) || !inForce(source) {
		return
	}
	if from := p.Meta.SourceVersion.Text; from != source.Meta.Version.Text {
		if from == "" {
			from = "no version that it names"
		}
		a.report(a.on(Behind, p, "it translates "+from+", the source is at "+source.Meta.Version.Text, "source: "+a.inFolder(source.File.Path)))
	}
}
