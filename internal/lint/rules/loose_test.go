package rules

import (
	"strings"
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

// TestPlainMarkdownOfSites holds habits of runbooks and handbooks that are published by a site generator.
func TestPlainMarkdownOfSites(t *testing.T) {
	quiet := map[string]string{
		"title by the layout":            "---\ntitle: Restart\n---\n\n### Symptoms\n\nIt is slow.\n",
		"list goes on":                   "# A\n\n## Steps\n\n1. Open it.\n\n### More\n\n2. Close it.\n3. Lock it.\n",
		"list after code":                "# A\n\n## Steps\n\n1. Open it.\n\n```\nx\n```\n\n2. Close it.\n",
		"drawn table":                    "# A\n\n+" + strings.Repeat("-", 80) + "+\n",
		"mail address":                   "# A\n\nWrite to <desk@example.com>.\n",
		"page that is made":              "# A\n\nSee [the list](2024/index.html).\n",
		"image of the site":              "# A\n\n![A plan](images/plan.png)\n",
		"comment of a template":          "# A\n\nAsk the team. {% comment %}TODO link it{% endcomment %}\n",
		"link of a template":             "# A\n\nLook at [your logs]({{ site.url }}{% link logs.md %}).\n",
		"steps that are paragraphs":      "# A\n\n## Steps\n\n1. Open it.\n\n**Step 7:** Close it.\n\nThen go back to step 7.\n",
		"contents":                       "# A\n\n## Procedure\n\n1. [The return policy of the branch](#policy)\n2. [The price of an item](#policy)\n\n## Policy\n\nText.\n",
		"what is done twice":             "# A\n\n## Procedure\n\n1. Stir the pot.\n2. Add salt.\n3. Stir the pot.\n",
		"anchors of a generator":         "# A\n\nSee [rules](#m-and-s-shop-co) and [teams](#shop-co-teams).\n\n## M&S: shop.co\n\nText.\n\n## Shop.co teams\n\nText.\n",
		"remarks below a step":           "# A\n\n## Procedure\n\n1. Open the form.\n   - You can share the link with anyone.\n   - The colleague on duty.\n   - Changes are shown in red.\n",
		"questions":                      "# A\n\n## Procedure\n\n1. Ask these questions:\n   1. What happened?\n   2. Were the doors locked? (front, back)\n2. Go home.\n",
		"links that command":             "# A\n\n## Procedure\n\n1. [Enable the alarm](more.html) for your account.\n2. Once that is done, [reset the till](more.html).\n",
		"commands for the machine":       "# A\n\n## Procedure\n\n1. `git fetch upstream`\n2. Push: `git push`\n",
		"groups of steps":                "# A\n\n## Procedure\n\n1. For faults of the printer:\n   1. Fill the tray.\n   2. Call the desk.\n",
		"tags before a step":             "# A\n\n## Procedure\n\n1. [RECOVERY] Restore the backup.\n2. (Optional) Write a note.\n",
		"label that is the command":      "# A\n\n## Procedure\n\n1. **Open the alarm log**: From here you can see the zones.\n",
		"headline in bold":               "# A\n\n## Procedure\n\n1. **Gather your tools**\n   Before you start, count the brushes.\n",
		"names of files and places":      "# A\n\nLook at TODO.md. It is reset on interface interface_name. 👁\ufe0f\u200d🗨\ufe0f\n",
		"note of a site":                 "# A\n\n## Procedure\n\n1. Open it.\n\n!!! note\nIt is heavy.\n\n2. Close it.\n",
		"short orders":                   "# A\n\n## Procedure\n\n1. Open the form.\n2. Build admin dashboard.\n3. **Update:** `list.md`\n4. Install the app if you haven't already.\n",
		"remarks deep down":              "# A\n\n## Procedure\n\n1. Open the form.\n   1. Choose the tray.\n      - It is on the left.\n      - you can leave it empty\n",
		"fields of a form":               "# A\n\n## Procedure\n\n1. Fill in the form:\n   - **Name**: *Required*\n   - **Branch**: *Required*\n2. If `Done. OK!` appears, set the dial to 0.\n",
		"picture of a template":          "# A\n\n## Procedure\n\n1. Open it.\n\n{% image \"a.png\" %}\n\n2. Close it.\n",
		"packages":                       "# A\n\nText.\n",
		"steps without articles":         "# A\n\n## Procedure\n\n1. Check camera footage\n2. Request bank statement\n3. Record result in ticket notes\n4. Phone owner\n",
		"a clause in bold":               "# A\n\n## Procedure\n\n1. Optional: **Fill the second tank to the line.**\n2. Once the pump is primed, **open the valve by one turn.**\n",
		"what usually happens":           "# A\n\n## Procedure\n\n1. Close the lid. It is usually hot. Labels are automatically printed.\n",
		"where things are":               "# A\n\n## Procedure\n\n1. Put on gloves. The bins are located at the gate.\n",
		"what may be":                    "# A\n\n## Procedure\n\n1. Wait until the light goes off.\n2. The pan may be hot.\n",
		"just as a measure":              "# A\n\n## Procedure\n\n1. Lower the bit until it just touches the board.\n2. Pour just enough to cover the plate.\n",
		"prohibitions":                   "# A\n\n## Procedure\n\n1. Do not lift the hood if the belt runs.\n2. Never climb the rack when you are alone.\n",
		"a picture as a step":            "# A\n\n## Procedure\n\n1. Open it.\n2. Close it.\n3. ![The lid](../images/plan.png)\n",
		"anchors of a wiki":              "# A\n\nSee [rooms](#Back_office_(ground_floor)) and [the keys](#Keys_2).\n\n## Back office (ground floor)\n\nText.\n\n### Keys\n\nText.\n\n## Yard\n\nText.\n\n### Keys\n\nText.\n",
		"link from the top":              "# A\n\nSee [the plan](images/plan.png).\n",
		"a label and its moment":         "# A\n\n## Procedure\n\n1. **Clear the plates:** When all guests are finished.\n2. Do not try to lift the pot.\n3. Clearly say the price.\n",
		"pictures that follow":           "# A\n\nTake the tin from the shelf (see below, in red).\n\n![The shelf](../images/plan.png)\n",
		"fields and what to choose":      "# A\n\n## Procedure\n\n1. Fill in the form.\n   * Portion, select: Whole\n   * Date type, select: Single\n",
		"the other case":                 "# A\n\n## Procedure\n\n1. If the disc is new, follow the list for new discs. Otherwise, follow the list for used discs.\n",
		"what an aside says":             "# A\n\n## Procedure\n\n1. Set the depth - usually 1 mm.\n2. Leave an edge (typically 5 mm).\n",
		"a habit of small letters":       "# A\n\n## Procedure\n\n1. open the box\n2. count the tins\n3. close the box\n",
		"steps with a remark":            "# A\n\n## Procedure\n\n1. Check paper level\n2. Check cable connection\n3. You see the light go on\n4. Call manager to fix printer\n",
		"steps of a section":             "# A\n\n## 5. Count the plates\n\n1. Label the tubes.\n2. Add milk to a tube from Step 5.1.\n\n## Procedure\n\n1. Stir the pot.\n",
		"images above the folder":        "# A\n\n![The shelf](../../assets/shelf.png)\n",
		"what is not allowed":            "# A\n\n## Procedure\n\n1. Pour the milk (typically < 25 ml). Smoking is not allowed here.\n2. If it leaks, do not attempt to mend it.\n",
		"amounts behind tabs":            "# A\n\n## Procedure\n\n1. Mix the buffer:\n\n\t* Parts:\n\t\t* 15 mM salt\n\t\t* 15 mM lime\n\t\t* 7.5 ml milk\n",
		"conditions alone":               "# A\n\n## Procedure\n\n1. Look up the case:\n   - If the light on the left side\n2. Click and drag the corner.\n",
		"labels among commands":          "# A\n\n## Procedure\n\n1. Prepare compliance reports\n2. Document compliance status\n3. Train team members\n4. **Quality check:** Done\n",
		"steps in a table":               "# A\n\n## Procedure\n\n1. Open it.\n\n| Step | Who |\n|---|---|\n| Step 5 | Clerk |\n",
		"signs before a step":            "# A\n\n## Procedure\n\n1. ⚙️ Set up the till (drawer, roll).\n2. 🏗️ Read the plan of the shelf.\n",
		"labels that may command":        "# A\n\n## Procedure\n\n1. **Request Indexing**: For critical pages\n2. **Call the desk:** Second phone on the left\n",
		"what is easily done":            "# A\n\n## Procedure\n\n1. Save it in an easily reached folder.\n2. Never hardcode tokens in a job.\n",
		"pattern of a number":            "# A\n\nWrite the number as 5XX XXX XXXX.\n",
		"callouts of another tool":       "# A\n\n> [!abstract]- History\n> Text.\n\n> [!warning]- Audit\n> - The price is open.\n",
		"a citation":                     "# A\n\nEmu is accurate (Curry et al., 2022).\n",
		"words to say":                   "# A\n\nSay: \"All is done. The number is [Insert number].\"\n",
		"lines under a colon":            "# A\n\n## Procedure\n\n1. Fill in the columns:\n   Name and address of the guest\n   Number of the room and the floor\n   Day of arrival and of leaving\n",
		"times with a case":              "# A\n\n## Procedure\n\n1. Choose the day when you need the room.\n2. Check (2 min) the till.\n",
		"bold title":                     "# A\n\n## Procedure\n\n1. **Plan the handover**. Make sure the team is ready.\n2. Call the desk.\n",
		"commands with a name":           "# A\n\n## Procedure\n\n1. Check if it is down (ask another clerk)\n2. Tag Lead Developer\n3. Update affected tasks: \"On hold\"\n4. If no answer in 15 min → Call PM\n",
		"colons are no full stops":       "# A\n\n## Procedure\n\n1. Go to the `#desk` channel\n\n2. Ask:\n   ```\n   Who is in?\n   ```\n\n3. Then ask:\n   ```\n   Who is out?\n   ```\n",
		"operators":                      "# A\n\nThe test joins them by logical AND and OR.\n",
		"an address in a mark":           "# A\n\nSee [Your list(https://example.com/list)].\n",
		"a picture that makes room":      "# A\n\nText.\n\n![](https://example.com/whitespace.png)\n",
		"a line under a logo":            "![Logo of the house](images/plan.png)\n---\n\n# A\n\nText.\n",
		"long remarks below a step":      "# A\n\n## Procedure\n\n1. Choose the shelf:\n   - [Upper shelf](#a) with the checks of the light and of the air that the house makes each year for the fire insurance and for the bank\n   - Lower shelf\n2. Tidy up → Put away the cups and the plates of the day → Wipe the two tables at the door and the bar with a wet cloth\n",
		"a form to copy":                 "# A\n\n- Device: XXX\n- System: XXX\n- Time of day: XXX\n",
		"counted from above":             "# A\n\nSee [B](docs/b.md).\n",
		"a title that asks":              "# A\n\n## Procedure\n\n1. **Them or us?** Which side started it?\n2. Call the desk.\n3. **Fit** — do the tills of the same shop agree? Only this one differs.\n",
		"an index of pages":              "# A\n\n## Procedure\n\n1. Open the page.\n2. [The state, form and title](b.md) - A list of words for it\n",
		"an index in a sentence":         "# A\n\nThe table has up to 15.\n",
		"titles of commands":             "# A\n\n## Procedure\n\n1. **Review Cancellation Policy**\n   - Check the fee.\n2. **Process Changes**\n   - Mark the day.\n",
		"lines to fill in":               "# A\n\n## Procedure\n\n1. Date: ______\n2. Date: ______\n3. Opening (__:__)\n",
		"last words":                     "# A\n\n1. Open it.\n\nSo by following the above steps, you can close it.\n",
		"steps that end in code":         "# A\n\n## Procedure\n\n1. Run\n\n   ```\n   top\n   ```\n\n2. Open it.\n3. Close it.\n",
		"the same as above":              "# A\n\nUse the same front door key as above.\n",
		"names of fields":                "# A\n\n## Procedure\n\n1. Fill in the form.\n   - **Name:** Write the name and check it if it is long.\n   - **Save:** Keep the form and close it.\n   - **Price:** Price change when it is late.\n2. Sign it.\n",
		"a heading that leads on":        "# A\n\nText.\n\n## B\n\nText.\n\n## [Index](b.md)\n",
		"stressed twice":                 "# A\n\nIt went very _much_ much better, and terribly _terribly_ late.\n",
		"two qualities":                  "# A\n\n## Procedure\n\n1. Ensure that all is accurate and complete.\n",
		"an image with a space":          "# A\n\nText.\n\n![Plan of the floor](floor%20plan.png)\n",
		"names of steps in prose":        "# A\n\n**Step 1-** Open it.\n\n**Step 3** Now close it.\n\n## Procedure\n\n1. Go.\n",
		"what never ends":                "# A\n\n## Procedure\n\n1. **Always:** Monitor the alerts.\n2. **Scale** (default: 1): Increase or decrease the size.\n",
		"a case with an aside":           "# A\n\n## Procedure\n\n1. If you are away (see 5 p.m. or later), call the desk.\n",
		"page without an ending":         "# A\n\nSee [the shell](setup-bash).\n",
		"what to avoid in it":            "# A\n\n## Procedure\n\n1. Press the soil around the plant. Do not pack it down.\n2. Put the pots on a shelf. Avoid the edges.\n3. Add the milk slowly. Use a glass cup.\n4. Cut five twigs. Cut at the base of each twig.\n",
		"one movement":                   "# A\n\n## Procedure\n\n1. Remove and discard the water.\n2. Label the tray with your name, date, genotype, and experiment.\n",
		"a bold command in mid-sentence": "# A\n\n## Procedure\n\n1. If autoclaving water or solutions in bottles, **loosen the cap** (pressure must equalize)\n",
		"what stays cold":                "# A\n\n## Procedure\n\n1. Keep everything on ice.\n",
		"a place for another case":       "# A\n\n## Procedure\n\n1. Rinse the cup in water or in milk if the guest is a child.\n",
		"what others may want":           "# A\n\n## Procedure\n\n1. Leave the pot in its place, because the next shift may want to use it.\n",
		"steps in rows":                  "# A\n\n| | Step | What |\n|---|---|---|\n| x | 12. | Rinse it. |\n| x | 13. | Repeat step 12. |\n",
		"as above in a row":              "# A\n\n| a | b |\n|---|---|\n| x | Left |\n| y | As above, but right |\n",
		"the least":                      "# A\n\nSpin it at at least 200 rpm.\n",
		"degrees of a kitchen":           "# A\n\nHeat it to 165°F (74°C).\n",
		"things behind a colon":          "# A\n\n## Procedure\n\nTest the scale with:\n\n1. A full bottle of cold water\n2. The small steel weight from the drawer\n",
		"slides of a talk":               "# [fit] Rooms\n# [fit] and keys\n\n---\n\n# The house\n\nText.\n\n---\n\n# Questions?\n\n---\n\n# Thanks\n",
		"paragraphs with a number":       "# A\n\n**1. Open it**\n\nText.\n\n**7. Set the scale**\n\nThen redo *Step 7*.\n\n**Step 9.** Your light goes green.\n",
		"pages that are steps":           "# Step 5: Close the till\n\nFind the slip from Step 3.\n",
		"a name before its kind":         "# A\n\nIt holds the class, Living State state, and the reason.\n",
		"either side of a choice":        "# A\n\n## Procedure\n\n1. Either rent a bike or buy your own bike and lock that.\n",
		"what is compared":               "# A\n\n## Procedure\n\n1. Tilt the tray. Flat grains stay, while round grains more easily fall off.\n",
		"anchor with escapes":            "# A\n\nSee [lines](#lines-\\(1st\\)).\n\n## Lines (1st)\n\nText.\n",
	}
	for name, text := range quiet {
		m := load(t, fstest.MapFS{"docs/a.md": {Data: []byte(text)}, "docs/b.md": {Data: []byte("# B\n\nText.\n")},
			"images/plan.png": {Data: []byte("x")}, "docs/floor plan.png": {Data: []byte("x")}, "node_modules/x/y.md": {Data: []byte("# Y\n\nTODO\n")}})
		for _, d := range lint.Run(m, All, lint.Choice{Today: today, Draws: drawable}) {
			t.Errorf("%s: %s: %s", name, d.Rule, d.Message)
		}
	}
	loud := map[string]string{
		"broken-link":            "# A\n\nSee [the list](list.md).\n",
		"heading-skip":           "# A\n\n### B\n\nText.\n",
		"placeholder":            "# A\n\n| a | b |\n|---|---|\n| TBD | TBD |\n| TBD | x |\n",
		"step-numbering":         "# A\n\n## Procedure\n\n1. Open it.\n2. Close it.\n4. Lock it.\n5. Go home.\n",
		"step-reference":         "# A\n\n## Procedure\n\n1. Open it.\n2. Repeat step 9 once.\n",
		"duplicate-step":         "# A\n\n## Procedure\n\n1. Stir the pot.\n2. Stir the pot.\n",
		"image-missing":          "# A\n\nSee ![](no.png) and ![](no.png).\n",
		"compound-step":          "# A\n\n## Procedure\n\n1. Pick up the mop. Use the mop to dry the floor.\n",
		"hedge":                  "# A\n\n## Procedure\n\n1. Open the door. You may want to lock it.\n",
		"empty-section":          "# A\n\n## B\n\n## C\n\nText.\n\n---\n\n## D\n\nText.\n\n---\n\nText.\n\n---\n\nText.\n",
		"unit-format":            "# A\n\nHeat it to 74°C (165 °F), not to 160°F.\n",
		"repeated-word":          "# A\n\nWait at at the door.\n",
		"repeat-no-end":          "# A\n\n## Procedure\n\n1. Keep stirring the soup.\n",
		"condition-after-action": "# A\n\n## Procedure\n\n1. Call the manager if the shop is closed.\n",
	}
	for rule, text := range loud {
		m := load(t, fstest.MapFS{"a.md": {Data: []byte(text)}, "b.md": {Data: []byte("# B\n\nText.\n")}})
		found := lint.Run(m, All, lint.Choice{Today: today, Draws: drawable})
		if len(found) != 1 || found[0].Rule != rule {
			t.Errorf("%s: want it once and nothing else, have %v", rule, rulesOf(found))
		}
	}
}

func rulesOf(found []lint.Diagnostic) (out []string) {
	for _, d := range found {
		out = append(out, d.Rule)
	}
	return out
}

// What holds for all is said in the present: "These rules apply".
func TestShallAgrees(t *testing.T) {
	for text, want := range map[string]string{"This rule shall apply to all.": "applies", "These rules shall apply to all.": "apply", "You shall pay.": "must", "The plan shall include a map.": "must"} {
		m := load(t, fstest.MapFS{"a.md": {Data: []byte("# A\n\n" + text + "\n")}})
		found := lint.Run(m, All, lint.Choice{Today: today, Draws: drawable})
		if len(found) != 1 || found[0].Rule != "shall" || found[0].Hint != want || found[0].Fixes[0].Edits[0].Text != want {
			t.Errorf("%s: %+v", text, found)
		}
	}
}

// "Otherwise" would stand before what it is the other case of.
func TestNoTurnTakesTheOtherCaseAlong(t *testing.T) {
	m := load(t, fstest.MapFS{"a.md": {Data: []byte("# A\n\n## Procedure\n\n1. Update the file if it exists, otherwise make one.\n2. Go home.\n")}})
	for _, d := range lint.Run(m, All, lint.Choice{Today: today, Draws: drawable}) {
		if len(d.Fixes) > 0 {
			t.Errorf("%+v", d)
		}
	}
}

// The case before the colon would hold for the first step only.
func TestNoSplitLosesTheCase(t *testing.T) {
	m := load(t, fstest.MapFS{"a.md": {Data: []byte("# A\n\n## Procedure\n\n1. **If it is late:** Lock the door, call the guard.\n2. Go home.\n")}})
	found := lint.Run(m, All, lint.Choice{Today: today, Draws: drawable})
	if len(found) != 1 || found[0].Rule != "compound-step" || len(found[0].Fixes) != 0 {
		t.Errorf("%+v", found)
	}
}

// Half of "*prior* to" is in italics: who replaces it whole would leave a mark behind.
func TestNoFixTearsMarksApart(t *testing.T) {
	for text, fixes := range map[string]int{"Lock up *prior* to leaving.": 0, "Lock up *prior to* leaving.": 1, "Lock up prior\nto leaving.": 1} {
		m := load(t, fstest.MapFS{"a.md": {Data: []byte("# A\n\n" + text + "\n")}})
		found := lint.Run(m, All, lint.Choice{Today: today, Draws: drawable})
		if len(found) != 1 || found[0].Rule != "wordy" || len(found[0].Fixes) != fixes {
			t.Errorf("%s: %+v", text, found)
		}
	}
}
