package cli

import (
	"fmt"
	"strings"
	"time"
)

// jsonWaiver is what a branch does in another way, for a time.
type jsonWaiver struct {
	Step     string `json:"step"` // its name or address
	Text     string `json:"text"` // what the branch does
	Reason   string `json:"reason"`
	Approver string `json:"approver"` // a role
	Expires  string `json:"expires"`  // date; empty for no end
}

// inBranch keeps what applies to the branch that was asked for, with its waivers on the day.
func (e *env) inBranch(o opened, list []listed, f listFlags) ([]listed, error) {
	if f.branch == "" {
		return list, nil
	}
	b, ok := o.Branch(f.branch)
	if !ok {
		return nil, noBranch(o, f.branch)
	}
	on := f.on
	if on == "" {
		on = e.now().Format(time.DateOnly)
	}
	var out []listed
	for _, l := range list {
		applies, unstated := b.Applies(l.Procedure)
		for _, facet := range unstated {
			fmt.Fprintf(e.err, "sop: warning: %s applies by %s, and the branch %s does not state its %s: left out\n", safe(l.Meta.ID.Text), safe(facet), b.ID, safe(facet))
		}
		if applies {
			l.waivers = b.Waived(l.Meta.ID.Text, on)
			out = append(out, l)
		}
	}
	if len(list) > 0 && len(out) == 0 {
		return nil, fmt.Errorf("%s: nothing applies to the branch %s", o.root, b.ID)
	}
	return out, nil
}

// inBranchOn is inBranch with the branch as the main line held it on that day; one that it did not hold yet is taken as HEAD
// has it, and that is said.
func (e *env) inBranchOn(list []listed, f listFlags) ([]listed, error) {
	if f.branch == "" {
		return list, nil
	}
	o, err := e.openAt(f.on)
	if err == nil {
		if _, ok := o.Branch(f.branch); ok {
			return e.inBranch(o, list, f)
		}
	}
	if o, err = e.openAt("HEAD"); err != nil {
		return nil, err
	}
	if _, ok := o.Branch(f.branch); ok {
		fmt.Fprintf(e.err, "sop: warning: git held no branch %s on %s; it is taken as it is now\n", safe(f.branch), f.on)
	}
	return e.inBranch(o, list, f)
}

func noBranch(o opened, id string) error {
	var known []string
	for _, b := range o.Branches {
		known = append(known, b.ID)
	}
	hint := "sop.yaml names no branch files"
	if len(known) > 0 {
		hint = "branches: " + strings.Join(known, ", ")
	}
	return hinted{fmt.Errorf("--branch %s: the manual has no such branch", id), hint}
}

// waived is the waivers of a procedure in a few words.
func (l listed) waived(language string) string {
	var out []string
	for _, w := range l.waivers {
		text := "step " + w.Step + ": " + w.Text.In(language)
		if w.Expires != "" {
			text += " (until " + w.Expires + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func (l listed) jsonWaivers(language string) []jsonWaiver {
	var out []jsonWaiver
	for _, w := range l.waivers {
		out = append(out, jsonWaiver{w.Step, w.Text.In(language), w.Reason, w.Approver, w.Expires})
	}
	return out
}
