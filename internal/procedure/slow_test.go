package procedure

import (
	"strings"
	"testing"
	"time"
)

// TestNastyTextIsReadInTime guards against input that makes a parser quadratic: a megabyte of it may take seconds, not minutes.
func TestNastyTextIsReadInTime(t *testing.T) {
	var stairs strings.Builder
	for i := range 60 {
		stairs.WriteString(strings.Repeat("   ", i) + "1. x\n")
	}
	for name, text := range map[string]string{
		"open brackets":   strings.Repeat("[", 20_000),
		"stars":           strings.Repeat("*a ", 20_000),
		"comments":        strings.Repeat("<!-- `x` -->\n\n`y`\n\n", 5_000),
		"stairs":          "## Procedure\n\n" + stairs.String(),
		"many steps":      "## Procedure\n\n" + strings.Repeat("1. **Cashier:** Scan the receipt. {#x}\n", 20_000),
		"table":           strings.Repeat("| a ", 500) + "|\n" + strings.Repeat("|---", 500) + "|\n" + strings.Repeat("| a\n", 500),
		"front matter":    "---\n" + strings.Repeat("- a\n", 50_000) + "---\n",
		"keys":            "---\n" + manyKeys(2_000) + "---\n",
		"footnotes":       strings.Repeat("[^1]\n\n", 3_000) + "[^1]: x\n",
		"entities":        strings.Repeat("&amp;", 50_000),
		"long line quote": strings.Repeat("> a\n", 50_000),
	} {
		start := time.Now()
		Parse("x.en.md", []byte(text))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(text), took)
		} else if testing.Verbose() {
			t.Logf("%s: %d bytes in %v", name, len(text), took)
		}
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("k" + strings.Repeat("a", i%7) + string(rune('a'+i%26)) + strings.Repeat("b", i/100) + ": x\n")
	}
	return b.String()
}
