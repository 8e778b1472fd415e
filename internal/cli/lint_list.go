package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
)

// jsonSuppressions lists the exceptions (sop/suppressions/v1).
type jsonSuppressions struct {
	Schema       string            `json:"schema"`
	Suppressions []jsonSuppression `json:"suppressions"`
}

// jsonSuppression is one comment that allows a rule.
type jsonSuppression struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Procedure string `json:"procedure,omitempty"`
	Rule      string `json:"rule"`
	Until     string `json:"until,omitempty"`
	Reason    string `json:"reason"`
}

// listSuppressions prints every comment that allows a rule, for those who audit the exceptions.
func (e *env) listSuppressions(groups []*group, f lintFlags) error {
	list := []jsonSuppression{}
	for _, g := range groups {
		wanted := e.wanted(g)
		for _, p := range g.Procedures {
			if p.Unread || !wanted(p.File.Path) {
				continue
			}
			for _, s := range lint.Suppressions(p, rules.All) {
				list = append(list, jsonSuppression{g.path(p.File.Path), p.File.Position(s.At.Start).Line, p.Meta.ID.Text, s.Rule, s.Until, s.Reason})
			}
		}
	}
	if slices.Contains(f.formats, "json") {
		return encode(e.out, "  ", jsonSuppressions{"sop/suppressions/v1", list})
	}
	for _, s := range list {
		until := map[bool]string{false: " until " + s.Until}[s.Until == ""]
		if _, err := fmt.Fprintf(e.out, "%s:%d: %s%s: %s\n", safe(s.Path), s.Line, s.Rule, until, safe(s.Reason)); err != nil {
			return err
		}
	}
	if !e.quiet {
		fmt.Fprintln(e.err, plural(len(list), "suppression"))
	}
	return nil
}

// printStatistics writes how often each rule reports, the most frequent first.
func printStatistics(w io.Writer, r report) error {
	type line struct {
		rule     string
		severity lint.Severity
		n, fixes int
	}
	lines := map[string]*line{}
	for _, d := range r.found {
		if lines[d.Rule] == nil {
			lines[d.Rule] = &line{rule: d.Rule, severity: d.Severity}
		}
		lines[d.Rule].n++
		if len(d.Fixes) > 0 {
			lines[d.Rule].fixes++
		}
	}
	var list []*line
	for _, l := range lines {
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b *line) int { return cmp.Or(b.n-a.n, cmp.Compare(a.rule, b.rule)) })
	var buf bytes.Buffer
	out := tabwriter.NewWriter(&buf, 0, 0, 2, ' ', 0)
	for _, l := range list {
		fmt.Fprintf(out, "%d\t%s\t%s\t%d with a repair\n", l.n, l.rule, l.severity, l.fixes)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// jsonConfig is what counts for one file (sop/config/v1).
type jsonConfig struct {
	Schema       string         `json:"schema"`
	File         string         `json:"file"`
	Config       string         `json:"config"`
	Preset       string         `json:"preset"`
	PresetFrom   string         `json:"preset_from"`
	MaxStepWords map[string]int `json:"max_step_words"`
	MaxSteps     int            `json:"max_steps"`
	Terms        string         `json:"terms,omitempty"`
	Verbs        string         `json:"verbs,omitempty"`
	Forms        string         `json:"forms,omitempty"`
	Rules        []jsonSetting  `json:"rules"`
}

// jsonSetting says how severe a rule is for a file, and who said so.
type jsonSetting struct {
	Rule     string        `json:"rule"`
	Severity lint.Severity `json:"severity"`
	From     string        `json:"from"`
}

// printConfig says for a file which value every setting has and where it comes from.
func (e *env) printConfig(file string, f lintFlags) error {
	o, err := e.open(file)
	if err != nil {
		return err
	}
	choice := lint.Choice{Preset: f.preset}
	where, preset := "nowhere; the built-in values count", cmp.Or(f.preset, o.Config.Lint.Preset, lint.Recommended)
	from := map[bool]string{true: "--preset", false: "built in"}[f.preset != ""]
	if o.File != nil {
		where = o.path(o.File.Path)
		if f.preset == "" && o.Config.Lint.Preset != "" {
			from = where
		}
	}
	settings := []jsonSetting{}
	for _, r := range rules.All {
		s := jsonSetting{r.Name, choice.Severity(o.Manual, r), "built in"}
		if _, ok := o.Config.Lint.Rules[r.Name]; ok {
			s.From = where
		} else if r.Presets != nil {
			s.From = "preset " + preset
		}
		settings = append(settings, s)
	}
	l := o.Config.Lint
	if slices.Contains(f.formats, "json") {
		return encode(e.out, "  ", jsonConfig{"sop/config/v1", file, where, preset, from, l.MaxStepWords, l.MaxSteps, l.Terms, l.Verbs, l.Forms, settings})
	}
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "config\t%s\npreset\t%s\t%s\n", where, preset, from)
	for _, code := range slices.Sorted(maps.Keys(l.MaxStepWords)) {
		fmt.Fprintf(w, "max-step-words.%s\t%d\n", code, l.MaxStepWords[code])
	}
	fmt.Fprintf(w, "max-steps\t%d\nterms\t%s\nverbs\t%s\nforms\t%s\n", l.MaxSteps, cmp.Or(l.Terms, "none"), cmp.Or(l.Verbs, "none"), cmp.Or(l.Forms, "none"))
	for _, s := range settings {
		fmt.Fprintf(w, "%s\t%s\t%s\n", s.Rule, s.Severity, s.From)
	}
	return w.Flush()
}
