package layout

import (
	"strings"
	"testing"
)

// said is what lines say, without the spaces at their ends.
func said(lines []line) []string {
	var out []string
	for _, l := range lines {
		text := ""
		for _, item := range l.items {
			if t, ok := item.(*Text); ok {
				for _, w := range t.Words {
					text += w.Text
				}
			}
		}
		out = append(out, strings.TrimRight(text, " "))
	}
	return out
}

// A number stands beside what it counts, and no line ends after the first letter of a word such as e-mail.
func TestLinesDoNotEndInAPlaceThatMisleads(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for code, text := range map[string]string{
		"en": "If the e-mail brings no answer within 5 working days, then send another e-mail to all 12 of them and wait for 1,000 seconds.",
		"bn": "ই-মেইলের উত্তর ৫ কর্মদিবসের মধ্যে না এলে আবার ই-মেইল লিখুন এবং ৩০ মিনিট অপেক্ষা করুন।",
		"ms": "Jika e-mel tidak dijawab dalam masa 5 hari bekerja, hantar e-mel sekali lagi dan tunggu selama 30 minit.",
	} {
		b.Lang = code
		k := newBook(b).look
		for width := 130.0; width < 420; width += 7 {
			for _, l := range said(k.lines([]*fragment{{text: text, tag: &Tag{Kind: P}}}, k.body(), width)) {
				last := l[strings.LastIndex(l, " ")+1:]
				if isNumber(last) || last == "e-" || last == "ই-" {
					t.Errorf("%.0f points: a line ends in %q: %q", width, last, l)
				}
			}
		}
	}
}

// The lines of a title are about as long as each other, and no more than the width asks for.
func TestTitlesAreBalanced(t *testing.T) {
	k := newBook(load(t, "testdata/torture", "house", "A4")).look
	f := k.title(k.Sizes.Title, k.Colors.Ink)
	for _, title := range []string{"Terima pemulangan barang di kaunter khidmat", "Selesaikan masalah teknikal melalui telefon", "Follow up", "Antidisestablishmentarianism in Kuala Lumpur"} {
		for width := 200.0; width < 500; width += 50 {
			frags := []*fragment{{text: title, style: f.style, tag: &Tag{Kind: P}}}
			plain, lines := k.lines(frags, f, width), k.balanced(frags, f, width)
			least, most := width, 0.0
			for _, l := range lines {
				least, most = min(least, l.width), max(most, l.width)
			}
			if len(lines) > len(plain) || most > max(width, plain[0].width) {
				t.Errorf("%q in %.0f: %d lines up to %.0f, plain %d", title, width, len(lines), most, len(plain))
			}
			if words := strings.Fields(title); len(lines) == 2 && len(words) > 4 && least < 0.6*most {
				t.Errorf("%q in %.0f: %q", title, width, said(lines))
			}
		}
	}
}

// The space after a word that had to be cut does not begin a line.
func TestNoLineBeginsWithASpace(t *testing.T) {
	k := newBook(load(t, "testdata/torture", "house", "A4")).look
	for n := range 40 {
		text := strings.Repeat("abcdefghij", 12) + strings.Repeat("x", n) + " and more"
		for _, width := range []float64{4, 12, 60, 300} {
			for _, l := range said(k.lines([]*fragment{{text: text, tag: &Tag{Kind: P}}}, k.body(), width)) {
				if strings.HasPrefix(l, " ") || l == "" {
					t.Fatalf("%d letters in %.0f points: a line is %q", 120+n, width, l)
				}
			}
		}
	}
}

func TestNumbersAreKnown(t *testing.T) {
	for text, want := range map[string]bool{"30 ": true, "1,000": true, "২.৫ ": true, "": false, " ": false, "5. ": false, "5, ": false, "RM5": false, "v1.2": false, ". ": false} {
		if got := isNumber(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
