package grammar

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestEnglishSteps reads the steps of testdata, which were written for this test. So many may be read wrongly that a new
// training does not break it.
func TestEnglishSteps(t *testing.T) {
	t.Run("tuned", func(t *testing.T) { readSteps(t, "testdata/en_steps.txt", 12, 2) })
	t.Run("fresh", func(t *testing.T) { readSteps(t, "testdata/en_steps_2.txt", 16, 3) })
	t.Run("third", func(t *testing.T) { readSteps(t, "testdata/en_steps_3.txt", 16, 3) })
}

// readSteps allows so many wrong readings, and so many good steps with a fault among them.
func readSteps(t *testing.T, path string, wrongs, alarms int) {
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m := newMeasure()
	wrong := 0
	for line := range strings.Lines(string(file)) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		n, err := strconv.Atoi(cells[1])
		if err != nil || len(cells) != 4 {
			t.Fatalf("bad line: %q", line)
		}
		g := gold{Text: cells[3], Label: Label(cells[0]), Instructions: n, Passive: cells[2] == "p", PassiveAny: cells[2] != "-"}
		a := Analyse("en", g.Text, Context{Step: true})
		if m.add(g, a); a.Label != g.Label || a.Instructions != n || a.Passive != g.Passive || a.PassiveAny != g.PassiveAny {
			wrong++
			t.Logf("%s %d passive %v any %v (%.2f), want %s: %s", a.Label, a.Instructions, a.Passive, a.PassiveAny, a.Confidence, strings.Join(cells[:3], " "), g.Text)
		}
		if g.Label == Imperative && faulty(a.Label) {
			alarms--
		}
	}
	t.Log(m)
	if wrong > wrongs || alarms < 0 {
		t.Errorf("%d steps were read wrongly, %d too many false alarms", wrong, -min(alarms, 0))
	}
}

func TestEnglishLabels(t *testing.T) {
	for text, want := range map[string]Label{
		"By now the glue has set.":  Perfect,
		"The water is boiling.":     Progressive,
		"The result is surprising.": Present,
		"I have long been a critic": Perfect,
		"Label shelves clearly.":    Imperative,
		"Spot-check the till.":      Imperative,
	} {
		if a := Analyse("en", text, Context{Step: true}); a.Label != want {
			t.Errorf("%s: %s, want %s", text, a.Label, want)
		}
	}
	if a := Analyse("en", "If there is fire, smoke or gas, tell them to leave.", Context{Step: true}); a.Label != Imperative || a.Instructions != 1 {
		t.Errorf("%s, %d instructions", a.Label, a.Instructions)
	}
	if a := Analyse("en", "Scroll to the end and click Submit.", Context{Step: true}); a.Instructions != 2 {
		t.Errorf("%d instructions", a.Instructions)
	}
}

func TestEnglishVoice(t *testing.T) {
	for text, want := range map[string][2]bool{
		"Is the door locked?":               {true, true},
		"What is this form called?":         {true, true},
		"The drawer was left open.":         {true, true},
		"Attached is the form.":             {false, true},
		"Wait until the receipt is printed": {false, true},
		"The form is too complicated.":      {},
		"The result is not as expected.":    {},
		"The used form is blue.":            {},
	} {
		if a := Analyse("en", text, Context{}); [2]bool{a.Passive, a.PassiveAny} != want {
			t.Errorf("%s: passive %v, any %v", text, a.Passive, a.PassiveAny)
		}
	}
}
