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
	t.Run("fourth", func(t *testing.T) { readSteps(t, "testdata/en_steps_4.txt", 8, 3) })
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

		"Have sharpened knives at hand.":                      Imperative,
		"Who to phone (name, address, fax)":                   NoVerb,
		"Serve the tea (5 minutes is enough), then leave.":    Imperative,
		"Review 8 prices vs targets.":                         Imperative,
		"Write access generally requires a key.":              Present,
		"Check light works.":                                  Imperative,
		"Mark the must-have items.":                           Imperative,
		"Cover 2 cups of freshly ground pepper with the lid.": Imperative,
		"Stir in 5 cups pre-warmed milk.":                     Imperative,
		"If several cards are refused → phone the bank.":      Imperative,
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

// TestEnglishInstructions holds what counts as an instruction of its own.
func TestEnglishInstructions(t *testing.T) {
	for text, want := range map[string]int{
		"Scan the box. See the list of codes.":                                  1,
		"Scan the box. Note that the light must be green.":                      1,
		"Scan the box. Note the number.":                                        2,
		"Clear the table: wipe it with the green cloth.":                        1,
		"Clear the table: wipe it and dry it.":                                  2,
		"Find the price in: Shop > Post > Parcels":                              1,
		"Set/change the time on the clock.":                                     1,
		"Choose Create rule.":                                                   1,
		"Out loud, read each number to the clerk.":                              1,
		"Record the owner, tags, launch time, and group.":                       1,
		"Note the price, object number and owner.":                              1,
		"Include the account, timestamp, owner, and links.":                     1,
		"Assign a captain and backup captain per van.":                          1,
		"Sort mail, tidy desks, and file letters.":                              3,
		"Use short words. For example, say help.":                               1,
		"Add room name, guest name, check-in time.":                             1,
		"The host seats the party. The waiter pours the water.":                 1,
		"[EVENING] Count the float and seal the bag.":                           2,
		"Use sharp blade for wood and cut type":                                 1,
		"Cleanup includes tools, work surface and floor.":                       1,
		"Cover stock-taking, multi-scan ordering and prices.":                   1,
		"Click and drag the corner of the box.":                                 1,
		"On the desk where Front Office is shown, go to Rooms.":                 1,
		"Note record type, state, form, audience and script overlap.":           1,
		"Keep logs, payloads, credentials, partner names, and numbers private.": 1,
		"Open lids, clean filters, check hoses, and close doors.":               4,
		"Empty bins, replace liners, wipe tables and lock doors.":               4,
		"Ensure everything is accurate and complete.":                           1,
		"Check the lid is clean and close it.":                                  2,
		"Select Edit to add, change, move or delete a room.":                    1,
		"Go to the shop to buy milk, open the till and count it.":               3,
		"Copy and paste the number.":                                            1,
		"Wash hands and change gloves.":                                         2,
		"Do not try and lift it alone.":                                         1,
		"Check that the lid is shut and not cracked.":                           1,
		"Cover the pan, but not vent holes.":                                    1,
		"Put back the trays (two), cake forks, table mats etc.":                 1,
		"Use PNG for the screen, TIFF for paper.":                               1,
		"Spread the rice in a ~single layer.":                                   1,
		"Read out the Housekeeping Assn. book of rules.":                        1,
		"Rate speed and reach":                                                  1,
	} {
		if a := Analyse("en", text, Context{Step: true}); a.Instructions != want {
			t.Errorf("%s: %d instructions, want %d", text, a.Instructions, want)
		}
	}
}

// TestEnglishMadeVerbs holds verbs that no dictionary lists, and words that are verbs and nothing else.
func TestEnglishMadeVerbs(t *testing.T) {
	for _, text := range []string{"Unassign the case.", "Revalidate the ticket at the gate.", "Setup the till for cash only.", "Time-box the talk to ten minutes.", "Deploy Parcel Search",
		"Export required records.", "✓ Log in to system"} {
		if a := Analyse("en", text, Context{Step: true}); a.Label != Imperative {
			t.Errorf("%s: %s", text, a.Label)
		}
	}
	for _, text := range []string{"Setup guide for tills", "Layout of the shop floor", "Checkout times"} {
		if a := Analyse("en", text, Context{Step: true}); a.Label != NoVerb {
			t.Errorf("%s: %s", text, a.Label)
		}
	}
}

// TestForeignScripts holds that nothing is said of what is written in letters of another language.
func TestForeignScripts(t *testing.T) {
	for _, lang := range []string{"en", "ms"} {
		for text, words := range map[string]int{"انقر على الزر": 3, "اضغط Enter": 2} {
			if a := Analyse(lang, text, Context{Step: true}); a.Label != "" || a.Words != words {
				t.Errorf("%s: %+v", lang, a)
			}
		}
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
