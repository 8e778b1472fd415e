package importer

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/procedure"
)

// one imports a single text and parses what comes out.
func one(t *testing.T, name, text string) (*Document, *procedure.Procedure) {
	t.Helper()
	plan := Folder(fstest.MapFS{name: {Data: []byte(text)}}, ".", Options{Lang: "en"}, nil)
	if len(plan.Documents) != 1 {
		t.Fatalf("%d documents, left %v", len(plan.Documents), plan.Left)
	}
	d := plan.Documents[0]
	p := procedure.Parse(d.To, d.Text)
	if len(p.Problems) > 0 {
		t.Fatalf("%v\n%s", p.Problems, d.Text)
	}
	return d, p
}

func stepTexts(p *procedure.Procedure) []string {
	var out []string
	p.Steps(func(_ *procedure.Section, s *procedure.Step) { out = append(out, s.Address+" "+s.Text.Plain()) })
	return out
}

const twoSteps = "\n## Procedure\n\n1. Open the till.\n2. Count the cash.\n"

func TestHeadsOfManyKinds(t *testing.T) {
	for name, head := range map[string]string{
		"table":           "# Close the till\n\n| Field | Value |\n|---|---|\n| **Document ID** | SOP-9 |\n| Version | 1.2 |\n| Effective Date | 5 January 2026 |\n| Owner | Shop Manager |\n| Shelf | B4 |\n",
		"flat table":      "# Close the till\n\n| SOP No. | Version | Effective date | Owner | Shelf |\n|---|---|---|---|---|\n| SOP-9 | 1.2 | 2026-01-05 | Shop manager | B4 |\n",
		"table of pairs":  "# Close the till\n\n| SOP No. | SOP-9 | Version | 1.2 |\n|---|---|---|---|\n| Effective date | Jan 5, 2026 | Owner | Shop manager |\n| Shelf | B4 | | |\n",
		"bold lines":      "# Close the till\n\n**SOP Number:** SOP-9  \n**Version**: v1.2  \n**Effective:** 15/01/2026 (B4)\n\n**Owner: Shop manager**\n",
		"bullets":         "# Close the till\n\n- **ID:** SOP-9\n- **Revision:** 1.2\n- **Effective date:** January 5th, 2026\n- **Owner:** Shop manager\n- **Shelf:** B4\n\n---\n",
		"one line":        "# Close the till\n\n**ID:** SOP-9 | **Version:** 1.2 | **Effective date:** 2026/01/05 | **Owner:** Shop manager | **Shelf:** B4\n",
		"plain lines":     "SOP Number: SOP-9\nTitle: Close the till\nVersion: 1.2\nEffective Date: 2026-01-05\nOwner: Shop manager\nShelf: B4\n",
		"heading above":   "# Close the till\n\n## Document Information\n\n| Item | Detail |\n|---|---|\n| SOP ID | SOP-9 |\n| Version | 1.2 |\n| Effective date | 2026-01-05 |\n| Owner | Shop manager |\n| Shelf | B4 |\n",
		"indented YAML":   "\n  ---\n  sop_id: SOP-9\n  title: Close the till\n  version: 1.2\n  effective_date: 2026-01-05\n  owner: shop-manager\n  shelf: {row: B4}\n  ---\n",
		"unclosed YAML":   "---\nid: SOP-9\ntitle: \"Close the till\"\nrevision: '1.2'\neffective_date: 2026-01-05 # first\nowner: Shop manager\nshelf: B4\n\n# Close the till\n",
		"unopened YAML":   "id: SOP-9\ntitle: Close the till\nversion: 1.2\neffective: 2026-01-05\nowner: Shop manager\nshelf: B4\n---\n",
		"TOML":            "+++\nid = \"SOP-9\"\ntitle = \"Close the till\"\nversion = \"1.2\"\neffective_date = 2026-01-05\nowner = \"Shop manager\"\nshelf = \"B4\"\n+++\n",
		"YAML of another": "---\nname: Close the till\nid: SOP-9\nmajorRevisions:\n  - date: Jan 1 2026\n    comment: B4\nversion: 1.2\neffective: 2026-01-05\nowner: Shop manager\n---\n",
	} {
		d, p := one(t, "till.md", head+twoSteps)
		m := p.Meta
		got := []string{m.ID.Text, m.Title.Text, p.Title.Heading.Plain(), m.Version.Text, m.Effective.Text, m.Owner.Text}
		if name == "bold lines" {
			got[4] = strings.Replace(got[4], "-15", "-05", 1)
		}
		want := []string{"SOP-9", "Close the till", "Close the till", "1.2.0", "2026-01-05", "shop-manager"}
		if !slices.Equal(got, want) || !strings.Contains(string(d.Text), "B4") {
			t.Errorf("%s: %q\n%s", name, got, d.Text)
		}
		if got := stepTexts(p); !slices.Equal(got, []string{"1 Open the till.", "2 Count the cash."}) {
			t.Errorf("%s: steps %q\n%s", name, got, d.Text)
		}
		if len(d.Left) > 0 {
			t.Errorf("%s: lost %q\n%s", name, d.Left, d.Text)
		}
	}
}

func TestNumberedTextBecomesSteps(t *testing.T) {
	for name, body := range map[string]string{
		"Step N":      "Step 1: Open the till.\n\nStep 2: Count the cash.\n",
		"bold Step N": "**Step 1:** Open the till.\n**Step 2:** Count the cash.\n",
		"brackets":    "(1) Open the till.\n(2) Count the cash.\n",
		"dash":        "1 - Open the till.\n2 - Count the cash.\n",
		"escaped":     "1\\. Open the till.\n\n2\\. Count the cash.\n",
		"no space":    "1.Open the till.\n2.Count the cash.\n",
		"bold number": "**1.** Open the till.\n\n**2.** Count the cash.\n",
		"bengali":     "১। Open the till.\n২। Count the cash.\n",
		"malay":       "Langkah 1: Open the till.\nLangkah 2: Count the cash.\n",
	} {
		d, p := one(t, "till.en.md", "# T\n\n## Procedure\n\n"+body+"\nAfter the steps.\n")
		if len(d.Left) > 0 {
			t.Errorf("%s: lost %q", name, d.Left)
		}
		if got := stepTexts(p); !slices.Equal(got, []string{"1 Open the till.", "2 Count the cash."}) {
			t.Errorf("%s: %q\n%s", name, got, p.File.Text)
		}
	}
}

func TestBodies(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"substeps with letters", "# T\n\n## 5.0 PROCEDURE:\n\n1. Open:\n   a. the door\n   b. the till\n2. Count.\n", []string{"1 Open:", "1.1 the door", "1.2 the till", "2 Count."}},
		{"decimal substeps", "# T\n\n## Procedure\n\nStep 1: Open.\n1.1 The door.\n1.2 The till.\n\nStep 2: Count.\n", []string{"1 Open.", "1.1 The door.", "1.2 The till.", "2 Count."}},
		{"no procedure section", "# T\n\n## Purpose\n\nWhy.\n\n## Before\n\n1. Open.\n\n## After\n\n1. Close.\n\n## References\n\n1. A book.\n", []string{"1 Open.", "1 Close."}},
		{"no headings", "1. Open.\n2. Close.\n", []string{"1 Open.", "2 Close."}},
		{"many titles", "# Purpose\n\nWhy.\n\n# Procedure\n\n1. Open.\n", []string{"1 Open."}},
		{"underlined", "Close the till\n==============\n\nProcedure\n---------\n\n1. Open.\n", []string{"1 Open."}},
		{"bold headings", "# T\n\n**1. Purpose:** Why.\n\n**2. Procedure**\n\n1. Open.\n", []string{"1 Open."}},
	} {
		d, p := one(t, "till.en.md", c.body)
		if got := stepTexts(p); !slices.Equal(got, c.want) || p.Title == nil || len(d.Left) > 0 {
			t.Errorf("%s: %q\n%s", c.name, got, d.Text)
		}
	}
}

func TestCallouts(t *testing.T) {
	for _, text := range []string{
		"!!! warning \"Hot\"\n    The oven is hot.\n", ":::warning Hot\nThe oven is hot.\n:::\n", "> **Warning:** Hot.\n> The oven is hot.\n", "**WARNING:** Hot. The oven is hot.\n",
	} {
		d, p := one(t, "oven.en.md", "# T\n\n"+text+"\n## Procedure\n\n1. Bake.\n")
		callout, ok := p.Preamble[0].(*procedure.Callout)
		if !ok || callout.Kind != "warning" || len(p.Preamble) != 1 {
			t.Errorf("%s\nmade\n%s", text, d.Text)
		}
		if len(d.Left) > 0 {
			t.Errorf("lost %q", d.Left)
		}
	}
}

// What no reader of Markdown understands still comes out as a procedure, with all its words.
func TestBrokenDocuments(t *testing.T) {
	for _, text := range []string{
		"# T\n\nBefore <!-- never closed\n\n1. Open.\n", "---\n{{ template }}: <% x %>\ntitle: 'a: b\nweird: [1, 2\n---\n\nText.\n", strings.Repeat("> ", 100) + "deep\n", "---\n\nA rule on top.\n",
		"---\ntitle: x\n", "# T\n\n```\nnever closed\n1. no step\n", "\xEF\xBB\xBF# T\r\n\r\n1. Open.\r\n", "\xFF\xFE#\x00 \x00T\x00\n\x00", "caf\xe9 closes\n", "---\ntitle: a\ntitle: b\n\ttab: c\n---\nx\n",
		"| Version | Date |\n|---|---|\n| 1 | 2 |\n", "+++\nnever\n", "% Title\n% Author\n\nText.\n", "#\n\ntext\n", "x\x01y\n",
	} {
		d, _ := one(t, "x.md", text)
		if left := slices.DeleteFunc(d.Left, func(s string) bool { return strings.HasPrefix(s, "NUL") }); len(left) > 0 {
			t.Errorf("%q lost %q in\n%s", text, left, d.Text)
		}
	}
}

func TestFolderFollowsLinksAndIDs(t *testing.T) {
	plan := Folder(fstest.MapFS{
		"Returns/Accept Return.md": {Data: []byte("# Accept\n\n1. Do [the refund](Refund_Item.md#a) ![slip](img/Slip%20A.png).\n")},
		"Returns/Refund_Item.md":   {Data: []byte("---\nid: SOP-RET-001\n---\n# Refund\n\n1. See [x](gone.md).\n")},
		"Returns/img/Slip A.png":   {Data: []byte("png")},
		"Returns/README.md":        {Data: []byte("# Index\n")},
		"Returns/old.pdf":          {Data: []byte("%PDF")},
		"Returns/refund-item.md":   {Data: []byte("# Other\n\n1. Go.\n")},
	}, ".", Options{Lang: "en"}, []string{"SOP-RET-002"})
	var got []string
	for _, d := range plan.Documents {
		got = append(got, d.ID+" "+d.To)
	}
	want := []string{"SOP-RET-003 returns/accept-return.en.md", "SOP-RET-001 returns/refund-item.en.md", "SOP-RET-004 returns/refund-item-2.en.md"}
	if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("%q", got)
	}
	text := string(plan.Documents[0].Text)
	if !strings.Contains(text, "(refund-item.en.md#a)") || !strings.Contains(text, "(img/slip-a.png)") || len(plan.Documents[0].Pictures) != 1 {
		t.Errorf("links:\n%s", text)
	}
	if len(plan.Left) != 2 {
		t.Errorf("left: %v", plan.Left)
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("---\nid: a\n---\n# T\n\n1. Go\n")
	f.Add("**Version:** 1\n\nStep 1: a\nStep 2: b\n!!! note\n    x\n")
	f.Fuzz(func(t *testing.T, text string) {
		plan := Folder(fstest.MapFS{"x.md": {Data: []byte(text)}}, ".", Options{Lang: "en"}, nil)
		for _, d := range plan.Documents {
			if p := procedure.Parse(d.To, d.Text); p.Broken() {
				t.Errorf("%q\nbroken: %v\n%s", text, p.Problems, d.Text)
			}
			if left := slices.DeleteFunc(d.Left, func(s string) bool { return strings.HasPrefix(s, "NUL") }); len(left) > 0 {
				t.Errorf("%q\nlost %q in\n%s", text, left, d.Text)
			}
		}
	})
}
