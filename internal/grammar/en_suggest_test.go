package grammar

import (
	"strings"
	"testing"

	"sopkit/internal/source"
)

// better is what Suggest makes of a step: "actor: text", the parts of a split between slashes, "-" when it offers nothing.
func better(text string, ctx Context) string {
	all := Suggest("en", text, ctx)
	if len(all) == 0 {
		return "-"
	}
	w := all[0]
	if len(w.Split) > 0 {
		return strings.Join(w.Split, " / ")
	}
	edited, _ := source.Apply([]byte(text), w.Edits)
	if w.Actor != "" {
		return w.Actor + ": " + string(edited)
	}
	return string(edited)
}

func TestSuggestEnglish(t *testing.T) {
	for _, c := range [][2]string{
		{"You should scan the receipt.", "Scan the receipt."},
		{"You should scan the receipt", "Scan the receipt"},
		{"You must always check the date.", "Always check the date."},
		{"You should not open the box.", "Do not open the box."},
		{"You will scan the receipt.", "Scan the receipt."},
		{"Will scan the receipt.", "Scan the receipt."},
		{"You shouldn't share the code.", "Do not share the code."},
		{"If the receipt is missing, you should look for the sale.", "If the receipt is missing, look for the sale."},
		{"The cashier will scan the receipt.", "cashier: Scan the receipt."},
		{"The cashier must scan the receipt.", "cashier: Scan the receipt."},
		{"The cashier scanned the receipt.", "cashier: Scan the receipt."},
		{"Scanned the receipt.", "Scan the receipt."},
		{"You are scanning the receipt.", "Scan the receipt."},
		{"The cashier is scanning the receipt.", "cashier: Scan the receipt."},
		{"The cashier has scanned the receipt.", "cashier: Scan the receipt."},
		{"The shift leader has already counted the drawer.", "shift leader: Count the drawer."},
		{"The floor boss will lock the door.", "floor boss: Lock the door."},
		{"The manager wrote the report.", "manager: Write the report."},
		{"The receipt is scanned by the cashier.", "cashier: Scan the receipt."},
		{"The receipt must be scanned.", "Scan the receipt."},
		{"The form has been signed by the supervisor.", "supervisor: Sign the form."},
		{"The refund will be approved by the manager within 5 days.", "manager: Approve the refund within 5 days."},
		{"Orders are packed in the back office.", "Pack orders in the back office."},
		{"Gloves are worn at all times.", "Wear gloves at all times."},
		{"RM50 notes are checked under the lamp.", "Check RM50 notes under the lamp."},
		{"Scan the receipt, open the drawer and count the cash.", "Scan the receipt. / Open the drawer. / Count the cash."},
		{"Print the label, then stick it on the box.", "Print the label. / Stick it on the box."},
		{"Take the tape and starting from one corner, press it on the board.", "-"},
		{"Turn off and unplug the fan.", "-"}, // both need the fan
		{"Records are archived, not deleted.", "-"},
		{"Thank the customer. Close the call.", "Thank the customer. / Close the call."},
		// Not sure: nothing.
		{"Scan the receipt.", "-"},
		{"The system will print a slip.", "-"},
		{"The customer will pay in cash.", "-"},
		{"You may ask for an identity card.", "-"},
		{"You will need a sharp knife.", "-"},
		{"The drawer is approved by the system.", "-"},
		{"Nobody should open the safe.", "-"},
		{"No cash must be left in the drawer.", "-"},
		{"The agent scanned the receipt and opened the drawer.", "-"},
		{"Wash and dry your hands.", "-"},
		{"If the item is damaged, take a photo and call the supplier.", "-"},
		{"Return policy", "-"},
		{"Is the receipt scanned?", "-"},
		{"There will be a fee.", "-"},
		{"It is recommended that you scan it.", "-"},
		{"It was explained that the branch closes.", "-"},
	} {
		if got := better(c[0], Context{Step: true, Roles: []string{"Floor boss"}}); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

func TestEnglishVerbGroup(t *testing.T) {
	for text, want := range map[string]string{
		"The cashier will carefully scan it.": "will carefully scan",
		"Do not open the box.":                "Do not open",
		"The form has been signed.":           "has been signed",
		"The bell is ringing.":                "is ringing",
		"If it rings, answer.":                "answer",
		"Return policy":                       "",
	} {
		a := Analyse("en", text, Context{Step: true})
		if got := text[a.Verb.Start:a.Verb.End]; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestEnglishNamesAndRolesAreNouns(t *testing.T) {
	text := "Click Save and close on the form."
	if a := Analyse("en", text, Context{Step: true, Opaque: []source.Span{{Start: 6, End: 20}}}); a.Label != Imperative || a.Instructions != 1 {
		t.Errorf("%+v", a)
	}
	if a := Analyse("en", "Service desk checks the receipt.", Context{Step: true, Roles: []string{"Service desk"}}); a.Label != Present {
		t.Errorf("%+v", a)
	}
}

func TestSuggestEnglishSaysWhatIsSafe(t *testing.T) {
	for text, safe := range map[string]bool{
		"Scanned the receipt.":                     true,
		"You will scan the receipt.":               true,
		"You should scan the receipt.":             false,
		"You will not scan the receipt.":           false,
		"You are scanning 2 receipts.":             true, // the number stays where it is
		"Two receipts are scanned at the counter.": false,
	} {
		all := Suggest("en", text, Context{Step: true})
		if len(all) == 0 || all[0].Safe != safe {
			t.Errorf("%s: want safe %v, got %+v", text, safe, all)
		}
	}
}
