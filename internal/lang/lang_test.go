package lang

import "testing"

func TestSectionNamesOfEveryLanguage(t *testing.T) {
	for heading, want := range map[string]Kind{
		"Purpose": Purpose, "  roles and  Responsibilities:": Roles, "কার্যপদ্ধতি": Procedure, "Rujukan": References,
		"উদ্দেশ্য": Purpose, "Weather": "",
	} {
		if got := Section(heading); got != want {
			t.Errorf("Section(%q) = %q, want %q", heading, got, want)
		}
	}
}

func TestEveryLanguageHasEveryWord(t *testing.T) {
	for _, l := range All {
		for word := range english.Words {
			if l.Words[word] == "" {
				t.Errorf("%s lacks the word %q", l.Code, word)
			}
		}
		for key := range english.Changes {
			if l.Changes[key] == "" {
				t.Errorf("%s lacks a name for %q", l.Code, key)
			}
		}
		for kind := range english.Titles {
			if l.Titles[kind] == "" {
				t.Errorf("%s lacks a name for section %q", l.Code, kind)
			}
		}
	}
}

func TestDatesAndDigits(t *testing.T) {
	bn, _ := Get("bn-BD")
	if got := bn.Date("2026-11-02"); got != "২ নভেম্বর ২০২৬" {
		t.Errorf("Bengali date: %q", got)
	}
	ms, _ := Get("ms")
	if got := ms.Date("2026-03-22"); got != "22 Mac 2026" {
		t.Errorf("Malay date: %q", got)
	}
	if got := ms.Date("soon"); got != "soon" {
		t.Errorf("no date: %q", got)
	}
	if got := ASCII("১০ মিনিট, RM5"); got != "10 মিনিট, RM5" {
		t.Errorf("ASCII: %q", got)
	}
}
