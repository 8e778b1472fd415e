package diff

import (
	"slices"
	"strings"

	"golang.org/x/mod/semver"
)

// Bump is a step of a semantic version.
type Bump string

// The steps. Lower and Unknown are taken only, never asked for.
const (
	None    Bump = "none"
	Patch   Bump = "patch"
	Minor   Bump = "minor"
	Major   Bump = "major"
	Lower   Bump = "lower"   // the version went back
	Unknown Bump = "unknown" // one of the versions is missing or no semantic version
)

var ranks = []Bump{None, Patch, Minor, Major}

// Rank orders the steps from none, 0, to major, 3; -1 for lower and unknown.
func (b Bump) Rank() int { return slices.Index(ranks, b) }

// asks is the step that each class of change asks for; what is not here asks for a patch.
var asks = map[Type]Bump{
	LimitChanged: Major, ActorChanged: Major, ObligationChanged: Major, StepRemoved: Major, SectionRemoved: Major, WarningRemoved: Major, WarningChanged: Major,
	StepAdded: Minor, SectionAdded: Minor, WarningAdded: Minor, StepMoved: Minor, SectionMoved: Minor, RowAdded: Minor, RowRemoved: Minor,
	FormattingOnly: None,
}

// Bump is the version step that the change asks for.
func (c Change) Bump() Bump {
	if b, ok := asks[c.Type]; ok {
		return b
	}
	return Patch
}

// judge draws the conclusions from the changes.
func (p *Procedure) judge(a, b *doc) {
	p.Bump, p.BumpTaken = None, taken(p.Before.Version, p.After.Version)
	for _, c := range p.Changes {
		if c.Bump().Rank() > p.Bump.Rank() {
			p.Bump = c.Bump()
		}
		if c.Bump().Rank() < Minor.Rank() {
			continue
		}
		p.Retraining = true
		roles := c.roles
		if len(roles) == 0 {
			roles = append(a.everybody(), b.everybody()...)
		}
		for _, role := range roles {
			if !slices.ContainsFunc(p.Learners, func(r string) bool { return sameRole(normal(r), normal(role)) }) {
				p.Learners = append(p.Learners, role)
			}
		}
	}
}

// everybody is who acts in a procedure: by its labels, else by its front matter.
func (d *doc) everybody() []string {
	var out []string
	for _, u := range d.units {
		if u.label != "" && !slices.Contains(out, u.label) {
			out = append(out, u.label)
		}
	}
	if len(out) == 0 {
		return d.declared
	}
	return out
}

// sameRole takes "service-desk" of the front matter and "Service desk" of a label for one.
func sameRole(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, "-", " "), strings.ReplaceAll(b, "-", " "))
}

// taken is the step between two versions (Semantic Versioning 2.0.0).
func taken(before, after string) Bump {
	v, w := "v"+before, "v"+after
	switch {
	case before == after:
		return None
	case !semver.IsValid(v) || !semver.IsValid(w):
		return Unknown
	case semver.Compare(v, w) > 0:
		return Lower
	case semver.Major(v) != semver.Major(w):
		return Major
	case semver.MajorMinor(v) != semver.MajorMinor(w):
		return Minor
	}
	return Patch
}
