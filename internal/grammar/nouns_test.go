package grammar

import "testing"

func TestNounRuns(t *testing.T) {
	for text, want := range map[string]string{
		"Open the customer complaint report template.":                    "customer complaint report template",
		"Check the stock level report.":                                   "",
		"Read the customer-complaint report template.":                    "",
		"Close the till. Put the cash register drawer key into the safe.": "cash register drawer key",
		"Call Corner Main Stores Service Desk.":                           "",
	} {
		got := ""
		for _, at := range NounRuns("en", text, Context{Step: true}, 3) {
			got += text[at.Start:at.End]
		}
		if got != want {
			t.Errorf("%s\nhas %q, want %q", text, got, want)
		}
	}
	if NounRuns("ms", "Buka templat laporan aduan pelanggan.", Context{Step: true}, 3) != nil {
		t.Error("a language without an engine for it has runs")
	}
}
