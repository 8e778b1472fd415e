package rules

import (
	"testing"
	"testing/fstest"
)

// TestAFormIsNoProcedure: a code of the register that begins as the ids of procedures do is not taken for one.
func TestAFormIsNoProcedure(t *testing.T) {
	text := "1. Sign the form SOP-F-03.\n2. Do SOP-77."
	found := lintAll(t, fstest.MapFS{
		"sop.yaml":  {Data: []byte(config + "lint: {forms: forms.tsv}\n")},
		"forms.tsv": {Data: []byte("code\ttitle\nSOP-F-03\tSlip\n")},
		"a.en.md":   {Data: []byte(wrap(text, "en"))},
	}, nil)
	if got := only(found, "unknown-procedure"); len(got) != 1 || got[0].Step != "2" {
		t.Errorf("unknown-procedure: %+v", got)
	}
	if got := only(found, "form-unknown"); len(got) > 0 {
		t.Errorf("form-unknown: %+v", got)
	}
}

// TestVerbsOfTheHouseReplaceOurOwn: with a list, what only our own list says is not said.
func TestVerbsOfTheHouseReplaceOurOwn(t *testing.T) {
	for table, want := range map[string]int{"": 1, "examine\tcheck\ten\n": 0, "check\t\ten\n": 1} {
		files := fstest.MapFS{"sop.yaml": {Data: []byte(config)}, "a.en.md": {Data: []byte(wrap("1. Verify the name.", "en"))}}
		if table != "" {
			files["sop.yaml"] = &fstest.MapFile{Data: []byte(config + "lint: {verbs: v.tsv}\n")}
			files["v.tsv"] = &fstest.MapFile{Data: []byte("verb\tinstead\tlanguage\n" + table)}
		}
		found := only(lintAll(t, files, nil), "verb-not-approved")
		if len(found) != want {
			t.Errorf("with %q: %+v", table, found)
		}
		if table == "" && (len(found[0].Fixes) != 1 || found[0].Fixes[0].Safe || found[0].Fixes[0].Edits[0].Text != "Check") {
			t.Errorf("the repair: %+v", found[0].Fixes)
		}
	}
}

// A form of the records is reported where its code stands, and only the code is replaced, however YAML writes the value.
func TestFormsOfRecords(t *testing.T) {
	for value, want := range map[string]string{
		"Slip F-22":               "F-22",
		`"Slip F-22"`:             "F-22",
		"'It''s slip F-22'":       "",
		`"Slip\u0020F-22 of RM5"`: "",
	} {
		text := "---\nid: SOP-1\nrecords:\n  - " + value + "\n---\n\n# T\n\n## Procedure\n\n1. Go.\n"
		found := only(lintAll(t, fstest.MapFS{
			"sop.yaml":  {Data: []byte(config + "lint: {forms: forms.tsv}\n")},
			"forms.tsv": {Data: []byte("code\ttitle\nF-12\tSlip\n")},
			"a.en.md":   {Data: []byte(text)},
		}, nil), "form-unknown")
		if len(found) != 1 {
			t.Fatalf("%s: %+v", value, found)
		}
		d := found[0]
		if want == "" {
			if len(d.Fixes) > 0 {
				t.Errorf("%s: a fix would replace %q", value, text[d.Fixes[0].Edits[0].Span.Start:d.Fixes[0].Edits[0].Span.End])
			}
		} else if got := text[d.Span.Start:d.Span.End]; got != want || len(d.Fixes) != 1 {
			t.Errorf("%s: reported at %q with %d fixes", value, got, len(d.Fixes))
		}
	}
}
