package lang

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestSettledTextsAreInNormalForm tries all that three characters can do to each other.
func TestSettledTextsAreInNormalForm(t *testing.T) {
	letters := []rune{'a', 'A', 'é', 'É', '\u0300', '’', '\u200c', '।', '\u2126', 'क', '\u093c'}
	for r := rune(0x980); r <= 0x9ff; r++ {
		letters = append(letters, r)
	}
	for _, a := range letters {
		for _, b := range letters {
			for _, c := range letters {
				text := string([]rune{a, b, c})
				composed, lower := settled(text)
				if composed && !norm.NFC.IsNormalString(text) || lower && strings.ToLower(text) != text {
					t.Fatalf("%+q is said to be settled: NFC %v, lower case %v", text, composed, lower)
				}
			}
		}
	}
}

func TestSettledKnowsSingleCharacters(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		text := "e" + string(r)
		if composed, lower := settled(text); composed && !norm.NFC.IsNormalString(text) || lower && strings.ToLower(text) != text {
			t.Errorf("%U is said to be settled: NFC %v, lower case %v", r, composed, lower)
		}
	}
	for _, text := range []string{"e\xe0\xa6", "\xe0\xa6e", "\xe0", "\xff"} {
		if Lower(text) != strings.ToLower(norm.NFC.String(text)) {
			t.Errorf("%q becomes %q", text, Lower(text))
		}
	}
	if composed, lower := settled("ধন্যবাদ – “হয়” it's।"); !composed || !lower {
		t.Error("plain texts are not known")
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{"": "", "  Safety \u00a0 First : ": "safety first", "ABC": "abc", "a\tb": "a b", "a b  c": "a b c",
		"ডে\u0995\u09df": "ডে\u0995\u09af\u09bc", "É: :": "é", "E\u0301": "é", ":": "", "a \u2003b": "a b"} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

const bengaliStep = "গ্রাহকের রসিদ দেখুন, তারপর ৫ মিনিটের মধ্যে টাকা ফেরত দিন।"

func BenchmarkComposed(b *testing.B) {
	for b.Loop() {
		Composed(bengaliStep)
	}
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("Check the receipt, then return the money within 5 minutes.")
		Fold(bengaliStep)
	}
}
