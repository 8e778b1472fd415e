package xliff

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"sopkit/internal/procedure"
)

const source1 = `---
id: A-1
title: Open the door
change: "First: one."
---

# Open the **door**

## Procedure

1. **Cashier:** Press *OK*, see [the list](list.en.md "Tip") & {branch:duty-phone}. {#press}
   1. Wait \*long\*.

   > [!WARNING]
   > Never push
   > the <door>.

| A | B |
| --- | --- |
| one \| two | three |

![Alt text](a.png "A caption")
`

// turned writes a file, changes it and reads it back.
func turned(t *testing.T, units []Unit, change func(string) string) *Exchange {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, []File{{Original: "a.en.md", Version: "1.0.0", Units: units}}, "en", "ms"); err != nil {
		t.Fatal(err)
	}
	back, err := Read(strings.NewReader(change(b.String())))
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return back
}

func same1(text string) string { return text }

func TestRoundTripIsIdentical(t *testing.T) {
	for _, text := range []string{source1, strings.ReplaceAll(source1, "\n", "\r\n"), strings.Replace(source1, "Wait", "Wa\x07it", 1), "# T\n\n- a\n- b  \n  c\n\n> q\n\n`code` only\n\nx[^1]\n\n[^1]: note\n"} {
		p := procedure.Parse("a.en.md", []byte(text))
		units := Units(p)
		if !Pair(units, Units(p)) {
			t.Fatal("a text does not pair with itself")
		}
		back := turned(t, units, same1)
		got, wrong := Check(back.Files[0], units)
		if len(wrong) > 0 || back.To != "ms" || back.Files[0].Version != "1.0.0" {
			t.Fatalf("%v", wrong)
		}
		out, wrong := Apply(p, got, nil)
		if string(out) != text || len(wrong) > 0 {
			t.Errorf("%v\n%s", wrong, out)
		}
	}
}

func TestTextsAreWhatTranslatorsNeed(t *testing.T) {
	var got []string
	for _, u := range Units(procedure.Parse("a.en.md", []byte(source1))) {
		text := u.Name + ":"
		for _, tok := range u.Source {
			if tok.ID == "" {
				text += " " + strings.TrimSpace(tok.Text)
			} else {
				text += " #"
			}
		}
		got = append(got, text)
	}
	want := []string{"title: Open the door", "what changed: First: one.", "heading: Open the # door #", "heading: Procedure", "step 1, actor: Cashier",
		"step 1: Press # OK # , see # the list # & # .", "step 1.1: Wait # long # .", "warning: Never push # the # .", "paragraph: A", "paragraph: B",
		"paragraph: one # two", "paragraph: three", "paragraph, picture: # Alt text # A caption #"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// translate fills the targets of an exchange with the sources, and changes words on the way.
func translate(units []Unit, words ...string) []Unit {
	out := slices.Clone(units)
	r := strings.NewReplacer(words...)
	for i := range out {
		out[i].Target = slices.Clone(out[i].Source)
		for k, t := range out[i].Target {
			if t.ID == "" {
				out[i].Target[k].Text = r.Replace(t.Text)
			}
		}
	}
	return out
}

func TestTranslationIsPutIn(t *testing.T) {
	p := procedure.Parse("a.en.md", []byte(source1))
	units := Units(p)
	back := turned(t, translate(units, "Press", "Tekan *kuat* | [", "Wait", "1. Tunggu", "Open the door", "Buka: pintu #1"), same1)
	got, wrong := Check(back.Files[0], units)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	out, wrong := Apply(p, got, nil)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	for _, part := range []string{`Tekan \*kuat\* \| \[ *OK*, see [the list](list.en.md "Tip") & {branch:duty-phone}. {#press}`, `title: "Buka: pintu #1"`, `1. 1\. Tunggu \*long\*.`} {
		if !strings.Contains(string(out), part) {
			t.Errorf("no %q in\n%s", part, out)
		}
	}
}

func TestWhatDoesNotFit(t *testing.T) {
	units := Units(procedure.Parse("a.en.md", []byte(source1)))
	for want, change := range map[string][2]string{
		`u6 (step 1): the placeholder 3 "[" is missing`:                 {`<target xml:space="preserve">Press <ph id="1" dataRef="t1" canDelete="no"/>OK<ph id="2" dataRef="t2" canDelete="no"/>`, `<target>`},
		"u6 (step 1): the source text is another one now; export again": {`<source xml:space="preserve">Press`, `<source>Push`},
		"u6 (step 1): the unit is missing, or has another id":           {`unit id="u6"`, `unit id="u66"`},
		"u66 (step 1): the procedure has no such unit":                  {`unit id="u6"`, `unit id="u66"`},
		"u5 (step 1, actor): the id stands twice":                       {`unit id="u6" name="step 1"`, `unit id="u5" name="step 1, actor"`},
		"u1 (title): it is not translated":                              {`<target xml:space="preserve">Open the door</target>`, ``},
		`u7 (step 1.1): the placeholder 1 "\\*" stands twice`:           {`<target xml:space="preserve">Wait <ph id="1" dataRef="t1" canDelete="no"/>long<ph id="2"`, `<target>Wait <ph id="1"/>long<ph id="2"/><ph id="1"`},
		"u7 (step 1.1): the source has no placeholder 9":                {`<target xml:space="preserve">Wait `, `<target>Wait <ph id="9"/>`},
	} {
		sent := translate(units)
		back := turned(t, sent, func(text string) string {
			if !strings.Contains(text, change[0]) {
				t.Fatalf("no %q in\n%s", change[0], text)
			}
			return strings.Replace(text, change[0], change[1], 1)
		})
		_, wrong := Check(back.Files[0], units)
		found := false
		for _, m := range wrong {
			found = found || m.Text == want && m.Line > 1
		}
		if want == `u6 (step 1): the placeholder 3 "[" is missing` {
			found = len(wrong) > 0 && strings.Contains(wrong[0].Text, "u6 (step 1): the placeholder 1") && strings.Contains(wrong[0].Text, "is missing")
		}
		if !found {
			t.Errorf("%s: %v", want, wrong)
		}
	}
	for _, text := range []string{"", "<a/>", "<xliff version='1.2'/>", "<xliff version='2.1'>", "{}"} {
		if _, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

// Tools of agencies cut a unit into segments and put words into marks.
func TestSegmentsOfAnAgency(t *testing.T) {
	back, err := Read(strings.NewReader(`<xliff xmlns="x" version="2.0" srcLang="en" trgLang="ms"><file original="a"><unit id="u1" name="n"><segment><source>One.</source><target><mrk id="m1">Satu.</mrk></target></segment>` +
		`<ignorable><source> </source></ignorable><segment><source>Two<ph id="1"/></source><target><ph id="1"/>Dua</target></segment></unit></file></xliff>`))
	if err != nil {
		t.Fatal(err)
	}
	u := back.Files[0].Units[0]
	if !slices.Equal(u.Source, []Token{{Text: "One. Two"}, {ID: "1"}}) || !slices.Equal(u.Target, []Token{{Text: "Satu. "}, {ID: "1"}, {Text: "Dua"}}) {
		t.Errorf("%+v", u)
	}
}

// A tool may put segments into another order, offer other translations beside them, and write UTF-16.
func TestWhatToolsAdd(t *testing.T) {
	text := `<?xml version="1.0" encoding="UTF-16"?><x:xliff xmlns:x="x" xmlns:m="m" version="2.1" srcLang="en" trgLang="bn"><x:file original="a"><x:unit id="u1" name="n"><m:matches><m:match><x:source>no <x:pc id="1">x</x:pc></x:source><x:target>no</x:target></m:match></m:matches>` +
		`<x:segment><x:source>One. </x:source><x:target order="2">এক।</x:target></x:segment><x:segment><x:source>Two.</x:source><x:target order="1">দুই। <![CDATA[<>]]></x:target></x:segment></x:unit></x:file></x:xliff>`
	raw := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(text)) {
		raw = append(raw, byte(u), byte(u>>8))
	}
	back, err := Read(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	u := back.Files[0].Units[0]
	if !slices.Equal(u.Source, []Token{{Text: "One. Two."}}) || !slices.Equal(u.Target, []Token{{Text: "দুই। <>এক।"}}) {
		t.Errorf("%+v", u)
	}
	if _, err := Read(strings.NewReader(`<?xml version="1.0" encoding="Shift_JIS"?><xliff version="2.1"/>`)); err == nil || !strings.Contains(err.Error(), "save it as UTF-8") {
		t.Errorf("another encoding: %v", err)
	}
}

// When texts cannot be put in, those are named that are the cause.
func TestTheCauseIsNamed(t *testing.T) {
	p := procedure.Parse("a.en.md", []byte(source1))
	units := translate(Units(p))
	for i, u := range units {
		switch u.Name {
		case "heading":
			if raw(u.Source) == "Procedure" {
				units[i].Target = []Token{{Text: "Way of going"}}
			}
		}
	}
	_, wrong := Apply(p, units, nil)
	if len(wrong) != 1 || !strings.Contains(wrong[0].Text, `"Way of going" is no name that this section can have`) {
		t.Errorf("%v", wrong)
	}
}
