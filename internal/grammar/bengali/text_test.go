package bengali

import (
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sopkit/internal/grammar/step"
	"sopkit/internal/source"
)

// spellings are the ways in which one text may be encoded.
var spellings = map[string]func(string) string{
	"NFC":         norm.NFC.String,
	"NFD":         norm.NFD.String,
	"precomposed": strings.NewReplacer("ড\u09BC", "\u09DC", "ঢ\u09BC", "\u09DD", "য\u09BC", "\u09DF").Replace,
	"joiners":     func(s string) string { return strings.ReplaceAll(s, "\u09CD", "\u09CD\u200C") },
	"chandrabindu": func(s string) string {
		return strings.NewReplacer("\u09BE\u0981", "\u0981\u09BE", "\u09C1\u0981", "\u0981\u09C1").Replace(s)
	},
}

func TestSpellingChangesNothing(t *testing.T) {
	for _, step := range steps(t) {
		want := Analyse(step, Context{Step: true})
		for name, spell := range spellings {
			got := Analyse(spell(norm.NFC.String(step)), Context{Step: true})
			if got.Label != want.Label || got.Passive != want.Passive || got.Instructions != want.Instructions {
				t.Errorf("%s, %s: %s %v %d, want %s %v %d", step, name, got.Label, got.Passive, got.Instructions, want.Label, want.Passive, want.Instructions)
			}
		}
	}
}

// TestNormalIsNFC holds the short way of normal to the standard, joiners aside.
func TestNormalIsNFC(t *testing.T) {
	for _, step := range steps(t) {
		for _, w := range strings.Fields(step) {
			if strings.ContainsAny(w, "'’\u200C\u200D\u00AD\uFEFF") || strings.Contains(w, "\u0981\u09BE") {
				continue
			}
			if got := normal(norm.NFD.String(w)); got != norm.NFC.String(w) {
				t.Errorf("%s: %+q, want %+q", w, got, norm.NFC.String(w))
			}
		}
	}
}

// TestSpans holds that every span of every cut and shuffled step lies inside the text, on character borders, and that nothing panics.
func TestSpans(t *testing.T) {
	all := steps(t)
	rnd := rand.New(rand.NewSource(1))
	for range 20000 {
		words := strings.Fields(all[rnd.Intn(len(all))] + " " + all[rnd.Intn(len(all))])
		rnd.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		text := strings.Join(words[:rnd.Intn(len(words)+1)], " ")
		at := rnd.Intn(len(text) + 1)
		checkSpans(t, text, Context{Step: true, Opaque: []source.Span{{Start: at, End: min(len(text), at+rnd.Intn(20))}}})
		checkSpans(t, text, Context{})
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, s := range steps(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSpans(t, text, Context{Step: true}) })
}

func checkSpans(t *testing.T, text string, ctx Context) {
	a := Analyse(text, ctx)
	spans := append(append([]source.Span{a.Verb}, a.Actions...), a.Passives...)
	for _, w := range Suggest(text, ctx) {
		for _, e := range w.Edits {
			spans = append(spans, e.Span)
		}
	}
	for _, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) || len(ctx.Opaque) == 0 && utf8.ValidString(text) && !(border(text, s.Start) && border(text, s.End)) {
			t.Fatalf("%q: span %v", text, s)
		}
	}
	if a.Confidence < 0 || a.Confidence > 1 || (a.Label == step.NoVerb || a.Label == step.None) != (a.Instructions == 0) || (a.Instructions > 1) != (len(a.Actions) > 1) {
		t.Fatalf("%q: %+v", text, a)
	}
}

func border(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// TestForms holds the generator to the golden list of forms in the folder that SOP_DATA names.
func TestForms(t *testing.T) {
	dir := os.Getenv("SOP_DATA")
	if dir == "" {
		t.Skip("SOP_DATA names no folder with bn_forms.tsv")
	}
	text, err := os.ReadFile(filepath.Join(dir, "bn_forms.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]tag{"past": tagPast, "prog": tagProg, "perf": tagPerf, "impfam": tagFam, "futH": tagFutH, "fut3": tagFut, "fut": tagFutI,
		"inf": tagInf, "conj": tagConj, "cond": tagCond, "vn": tagNoun, "pres1": tagNowI, "presH": tagHonour, "pres3": tagNow, "impH": tagImp,
		"juss": tagLet, "pres2i": tagNow, "impint": tagBare, "presX": tagBe, "presN": tagBe}
	all, found := 0, 0
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 3 || f[0] == "form" {
			continue
		}
		for name := range strings.SplitSeq(f[1], "|") {
			all++
			if e := load().entries[normal(f[0])]; e != nil && e.tags.has(names[name]) {
				found++
			}
		}
	}
	t.Logf("%d of %d forms", found, all)
	if found*100 < all*98 {
		t.Error("fewer than 98 of 100 forms")
	}
}

// TestImperatives generates the polite command of a verb from each of its forms.
func TestImperatives(t *testing.T) {
	for command, forms := range map[string]string{
		"করুন":    "করি করে করেন করছি করছেন করেছি করেছেন করলেন করতেন করব করবে করবেন করতে করলে করা করিবেন করিয়াছেন করতেছেন",
		"দিন":     "দিই দেন দিচ্ছেন দিয়েছেন দিলেন দেবেন দিবেন দিতে দিলে দেওয়া দিয়াছেন",
		"নিন":     "নেন নিচ্ছেন নিয়েছেন নিলেন নেবেন নিবেন নিতে নেওয়া",
		"যান":     "যাই যাচ্ছেন গিয়েছেন গেছেন গেলেন যাবেন যেতে গেলে যাওয়া",
		"আসুন":    "আসেন আসছেন এসেছেন এলেন আসবেন আসতে আসা",
		"লিখুন":   "লেখেন লিখছেন লিখেছেন লিখলেন লিখবেন লিখতে লেখা",
		"শুনুন":   "শোনেন শুনছেন শুনেছেন শুনবেন শুনতে",
		"রাখুন":   "রাখেন রাখছেন রেখেছেন রাখলেন রাখবেন রাখতে রাখা",
		"জানান":   "জানাই জানাচ্ছেন জানিয়েছেন জানালেন জানাবেন জানাতে জানানো",
		"শেখান":   "শেখাচ্ছেন শিখিয়েছেন শেখাবেন শেখাতে শেখানো",
		"ঘোরান":   "ঘোরাচ্ছেন ঘুরিয়েছেন ঘোরাবেন ঘোরাতে ঘোরানো",
		"ধুন":     "ধুয়েছেন ধোবেন ধুতে ধোয়া",
		"খাওয়ান": "খাইয়েছেন খাওয়াবেন খাওয়াতে খাওয়ানো",
		"উঠুন":    "ওঠেন উঠছেন উঠেছেন উঠবেন উঠতে ওঠা",
		"এগোন":    "এগোচ্ছেন এগিয়েছেন এগোবেন এগোতে এগোনো",
		"চান":     "চাইছেন চেয়েছেন চাইলেন চাইবেন চাইতে চাওয়া",
		"কিনুন":   "কেনেন কিনছেন কিনেছেন কিনবেন কেনা",
		"হোন":     "হবেন হয়েছেন হলেন হতে",
	} {
		for form := range strings.FieldsSeq(forms) {
			e := load().entries[normal(form)]
			if e == nil || len(e.verbs) == 0 || e.verbs[0].verb.imp[0] != normal(command) {
				t.Errorf("%s does not lead to %s", form, command)
			}
		}
	}
}

func TestOpaqueIsANoun(t *testing.T) {
	text := "অর্থ ফেরত দেওয়া হয়েছে অনুসরণ করুন।"
	name := strings.Index(text, " অনুসরণ")
	a := Analyse(text, Context{Step: true, Opaque: []source.Span{{Start: 0, End: name}}})
	if a.Label != step.Imperative || a.Instructions != 1 || len(a.Passives) > 0 {
		t.Errorf("%+v", a)
	}
}

func TestRoleIsASubject(t *testing.T) {
	text := "সেবা ডেস্ক গ্রাহককে জানান।"
	if a := Analyse(text, Context{Step: true}); a.Label != step.Imperative {
		t.Errorf("without roles: %v", a.Label)
	}
	if a := Analyse(text, Context{Step: true, Roles: []string{"ক্যাশিয়ার", "সেবা ডেস্ক"}}); a.Label != step.Present {
		t.Errorf("with roles: %v", a.Label)
	}
}

func TestNothingBengali(t *testing.T) {
	for _, text := range []string{"", "   ", "Check the receipt.", "।", "২০২৬", "→"} {
		if a := Analyse(text, Context{Step: true}); a.Label != step.None || a.Instructions != 0 {
			t.Errorf("%q: %+v", text, a)
		}
	}
}

func TestSectionsAreKnown(t *testing.T) {
	for line := range strings.Lines(wordList) {
		if name := strings.Trim(strings.TrimSpace(line), "[]"); line[0] == '[' && sections[name] == 0 {
			t.Errorf("words.txt: the section %s has no kind", name)
		}
	}
}
