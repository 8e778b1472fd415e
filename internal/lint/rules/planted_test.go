package rules

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/lint"
)

// plantedStep is a step of testdata/planted.txt: the rule that must report it, or "" for a good one.
type plantedStep struct{ lang, rule, text string }

func planted(t *testing.T) (out []plantedStep) {
	t.Helper()
	text, err := os.ReadFile("testdata/planted.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 3 {
			continue
		}
		out = append(out, plantedStep{cells[0], strings.TrimPrefix(cells[1], "-"), cells[2]})
	}
	return out
}

// optIns switch on what good steps must bear beside the default preset.
const optIns = "lint: {forms: forms.tsv, rules: {verb-not-approved: warning, no-tolerance: info}}\n"

// register is the register of forms of the planted steps.
const register = "code\ttitle\nF-12\tReturn slip\nF-13\tExchange slip\n"

// TestPlantedFaults puts one step of the list among good ones in a procedure of its own, and counts what the default preset and the opt-ins
// find: hits on the planted step, and alerts that nothing was planted for.
func TestPlantedFaults(t *testing.T) {
	frame := map[string][2]string{"en": {"Call the customer.", "Thank the customer."}, "bn": {"গ্রাহককে ফোন করুন।", "গ্রাহককে ধন্যবাদ জানান।"}, "ms": {"Hubungi pelanggan.", "Sapa pelanggan itu."}}
	hits, faults, files, wrong := 0, 0, 0, 0
	for i, s := range planted(t) {
		if contains(grammatical, s.rule) && !hasEngine(s.lang) {
			continue
		}
		text := "1. " + frame[s.lang][0] + "\n2. " + s.text + "\n3. " + frame[s.lang][1]
		name := "p" + strconv.Itoa(i) + "." + s.lang + ".md"
		files++
		hit := false
		m := load(t, fstest.MapFS{"sop.yaml": {Data: []byte(config + optIns)}, "forms.tsv": {Data: []byte(register)}, name: {Data: []byte(wrap(text, s.lang))}})
		for _, d := range lint.Run(m, All, lint.Choice{Today: today, Draws: drawable}) {
			switch {
			case d.Rule == s.rule && d.Step == "2":
				hit = true
			case s.rule == "" || d.Step != "2":
				wrong++
				t.Logf("wrong: %s on %q: %s", d.Rule, s.text, d.Message)
			}
		}
		if s.rule != "" {
			faults++
			if hit {
				hits++
			} else {
				t.Logf("missed: %s on %q", s.rule, s.text)
			}
		}
	}
	t.Logf("%d of %d faults, %d wrong alerts in %d procedures", hits, faults, wrong, files)
	if hits*100 < faults*95 || wrong*20 > files {
		t.Error("fewer than 95 of 100 faults are found, or more than one procedure in 20 has a wrong alert")
	}
}
