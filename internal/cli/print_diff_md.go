package cli

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"

	"sopkit/internal/diff"
	"sopkit/internal/lang"
)

// printDiffMarkdown writes a comment for a pull request: a table of changes for each procedure.
func printDiffMarkdown(_ *env, w io.Writer, list []diff.Procedure) error {
	out := bufio.NewWriter(w)
	shown := 0
	for _, p := range list {
		if len(p.Changes) == 0 {
			continue
		}
		if shown++; shown > 1 {
			fmt.Fprintln(out)
		}
		markdownOf(out, p)
	}
	if shown == 0 {
		fmt.Fprintln(out, "No procedure changed.")
	}
	return out.Flush()
}

func markdownOf(out io.Writer, p diff.Procedure) {
	name, versions := headline(p)
	bump, learners := verdictOf(p)
	fmt.Fprintf(out, "### %s %s (%s)\n\n", markdownText(name), markdownText(p.Title), markdownText(versions))
	fmt.Fprintf(out, "**%s.** Must learn again: %s.\n\n", strings.ToUpper(bump[:1])+bump[1:], markdownText(learners))
	for _, b := range branchLearners(p) {
		fmt.Fprintf(out, "- %s\n", markdownText(b))
	}
	if len(p.LearnersByBranch) > 0 {
		fmt.Fprintln(out)
	}
	fmt.Fprint(out, "| Asks for | Where | What | Text |\n| --- | --- | --- | --- |\n")
	for _, c := range p.Changes {
		fmt.Fprintf(out, "| %s | %s | %s | %s |\n", c.Bump(), markdownText(placeIn(lang.All[0], c)), markdownText(describe(c)), markdownWords(c))
	}
}

// markdownWords shows what went and what came.
func markdownWords(c diff.Change) string {
	var b strings.Builder
	for _, p := range diff.Words(c.BeforeText, c.AfterText) {
		text := markdownText(p.Text)
		switch p.Mark {
		case diff.Removed:
			text = "<del>" + text + "</del>"
		case diff.Added:
			text = "<ins>" + text + "</ins>"
		}
		b.WriteString(text)
	}
	return b.String()
}

var markdownSpecial = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "~", `\~`, "#", `\#`, "@", "@\u200B", "\n", " ", "\r", "")

// markdownText writes a text so that it stands for itself in a table cell, mentions nobody and opens no tag.
func markdownText(text string) string { return markdownSpecial.Replace(html.EscapeString(safe(text))) }
