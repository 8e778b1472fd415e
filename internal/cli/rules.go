package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
)

func (e *env) rules() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:     "rules",
		Short:   "List what is checked",
		Example: "  sop rules\n  sop rules --format json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "json":
				return encode(e.out, "  ", listRules())
			case "text":
				w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
				for _, r := range rules.All {
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.Name, r.Severity, presetNote(r), rules.Summary(r.Name))
				}
				return w.Flush()
			}
			return hinted{fmt.Errorf("--format %s: there is no such format", format), "write text or json"}
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

func (e *env) explain() *cobra.Command {
	return &cobra.Command{
		Use:     "explain RULE",
		Short:   "Say what a rule checks and why",
		Example: "  sop explain long-step",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			page, ok := rules.Page(args[0])
			if !ok || rules.Find(args[0]) == nil {
				return hinted{fmt.Errorf("there is no rule %q", args[0]), "`sop rules` lists the rules"}
			}
			_, err := fmt.Fprintln(e.out, strings.TrimSpace(page))
			return err
		},
	}
}

// jsonRules lists the rules (sop/rules/v1).
type jsonRules struct {
	Schema string     `json:"schema"`
	Rules  []jsonRule `json:"rules"`
}

type jsonRule struct {
	Name         string   `json:"name"`
	Severity     string   `json:"severity"`
	Summary      string   `json:"summary"`
	Suppressible bool     `json:"suppressible"`
	Presets      []string `json:"presets"` // the presets in which the rule runs
}

func listRules() jsonRules {
	out := jsonRules{Schema: "sop/rules/v1"}
	for _, r := range rules.All {
		presets := lint.Presets
		if r.Presets != nil {
			presets = r.Presets
		}
		out.Rules = append(out.Rules, jsonRule{r.Name, string(r.Severity), rules.Summary(r.Name), !r.Locked, presets})
	}
	return out
}

// presetNote says which presets a rule waits for.
func presetNote(r *lint.Rule) string {
	switch {
	case r.Presets == nil:
		return "always"
	case len(r.Presets) == 0:
		return "by name"
	}
	return strings.Join(r.Presets, ", ")
}
