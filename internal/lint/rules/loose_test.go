package rules

import (
	"testing"
	"testing/fstest"

	"sopkit/internal/lint"
)

// TestPlainMarkdownIsQuiet holds what others write in plain Markdown and what must not be reported there.
func TestPlainMarkdownIsQuiet(t *testing.T) {
	m := load(t, fstest.MapFS{
		"guide/setup.md": {Data: []byte("---\ntitle: Set up\nlayout: page\n---\n\nSee [the list](../other), [part 2](#2-the-second), [a page](more.html), [the site](/start).\n\n" +
			"## 2. The second\n\nCopy `<name>` here, \u200d in order to keep it. In order to win, keep it. 👷\u200d♀️ <br>\n\n## Process\n\n1. Open it.\n1. Close it.\n")},
		"guide/more.md": {Data: []byte("# More\n\nVans up to 3.5 tonnes use §E E-01 and a Non-Jet Jet.\n")},
		"other/a.md":    {Data: []byte("# Other\n\nX.\n")},
	})
	found := lint.Run(m, All, lint.Choice{Today: today, Draws: drawable})
	for _, d := range found {
		if d.Rule != "wordy" && d.Rule != "hidden-character" { // the joiner between spaces has no work to do
			t.Errorf("%s: %s: %s", d.File.Path, d.Rule, d.Message)
		}
	}
	if n := len(only(found, "wordy")); n != 1 {
		t.Errorf("a habit is named %d times in one file of plain Markdown", n)
	}
}
