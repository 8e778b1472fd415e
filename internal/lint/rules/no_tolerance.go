package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// sets are verbs that bring a thing to a value, or read one off it.
var sets = map[string][]string{
	"en": strings.Fields("set adjust heat preheat warm reheat cool chill freeze thaw keep hold store maintain fill weigh measure dose dispense dilute regulate calibrate inflate pressurise pressurize fry bake roast boil cook steam soak wash rinse tighten cut pour add mix"),
	"bn": strings.Fields("মাপুন ভরুন রাখুন নিন ঢালুন কাটুন মেশান ভাজুন রাঁধুন গরম ঠান্ডা সেট নির্ধারণ স্থির ওজন পরিমাপ পূরণ সিদ্ধ সংরক্ষণ"),
	"ms": strings.Fields("tetapkan laraskan panaskan hangatkan sejukkan bekukan simpan kekalkan isi isikan timbang ukur sukat tuang goreng bakar rebus masak kukus rendam cairkan pamkan potong campurkan"),
}

// slack are words by which a value is no exact one, or is only a limit.
var slack = map[string][]string{
	"en": strings.Fields("between least most more less than over under above below about approximately approx around roughly nearly almost max maximum min minimum limit within exceed exceeds exceeding until reaches tolerance plus beyond fewer lower higher warmer colder longer shorter range nearest"),
	"bn": strings.Fields("কমপক্ষে অন্তত সর্বনিম্ন সর্বোচ্চ সর্বাধিক বেশি কম উপরে ওপরে নিচে নীচে ঊর্ধ্বে অধিক প্রায় আনুমানিক কাছাকাছি মধ্যে পর্যন্ত থেকে হতে অতিক্রম সীমা সহনসীমা পৌঁছালে অনধিক অনূর্ধ্ব বেশিও ছাড়ালে কমবেশি"),
	"ms": strings.Fields("antara sekurang kurangnya selebih lebihnya sekurangnya selebihnya lebih kurang melebihi bawah atas maksimum minimum kira lingkungan anggaran hampir sekitar hingga sehingga mencapai had toleransi julat setakat paling"),
}

// general are words of a sentence outside the steps that gives a tolerance to all values of the procedure.
var general = map[string][]string{"en": {"tolerance", "tolerances"}, "bn": {"সহনসীমা", "সহনশীলতা"}, "ms": {"toleransi"}}

// beforeValue are words between which and the unit a value stands by itself, and does not name a thing: "baldi 5 liter".
var beforeValue = strings.Fields("kepada pada ke suhu suhunya sebanyak seberat setinggi sepanjang sedalam tekanan dengan")

// afterValue are words that go on after a value; another word is what the value describes: "the 5 litre bucket".
var afterValue = strings.Fields("of in into on onto for and or with at from to by before after then each per apart away deep long wide high thick c f celsius fahrenheit every while during using so")

var noTolerance = &lint.Rule{Name: "no-tolerance", Severity: lint.Info, Presets: byName, Run: func(p *lint.Pass) {
	list := texts(p, p.Procedure)
	for i := range list {
		if t := list[i]; strings.Contains(t.plain, "±") && t.Step == nil || t.Step == nil && t.says(general[p.Lang]...) {
			return // one tolerance for all values of the procedure
		}
	}
	for _, s := range Grammar(p) {
		if s.Label != grammar.Imperative || !brings(p.Lang, &s) {
			continue
		}
		for i := range list {
			if t := list[i]; t.Step == s.Step && t.inStep() && !loose(p, list, t) {
				exact(p, t)
			}
		}
	}
}}

// brings reports whether the verb of a step brings a thing to a value. A Bengali verb may be a noun and করুন.
func brings(lang string, s *Said) bool {
	verb := commandIn(lang, s)
	for i, w := range verb.words {
		if !verb.at.Contains(w.Span) {
			continue
		}
		if slices.Contains(sets[lang], w.text) || lang == "bn" && w.text == "করুন" && i > 0 && slices.Contains(sets[lang], verb.words[i-1].text) {
			return true
		}
	}
	return false
}

// loose reports whether a step, or what stands below it, says how far its value may be off.
func loose(p *lint.Pass, list []*prose, of *prose) bool {
	for i := range list {
		t := list[i]
		if t.Step == nil || t.Step != of.Step && !strings.HasPrefix(t.Step.Address, of.Step.Address+".") {
			continue
		}
		if t.says(slack[p.Lang]...) || strings.ContainsAny(t.plain, "±≤≥<>~≈") || strings.Contains(t.plain, "+/-") {
			return true
		}
	}
	return false
}

// exact reports the measured values of a step that stand alone.
func exact(p *lint.Pass, t *prose) {
	all := amounts(t, p.Lang)
	for i, a := range all {
		at, ok := t.physical(a, p.Lang)
		if !ok || t.named(at) || i > 0 && t.spans(all[i-1], a) || i+1 < len(all) && t.spans(a, all[i+1]) {
			continue
		}
		p.ReportStep(t.Step, t.at(at), fmt.Sprintf("%q has no tolerance: no measurement meets it exactly", t.plain[at.Start:at.End]), "write a range, how far it may be off (±), or a limit such as at least")
	}
}

// spans reports whether two numbers are the ends of a range: "2 to 8 °C", "2–8 °C".
func (t *prose) spans(a, b amount) bool {
	between := t.plain[a.End:b.Start]
	words := wordsOf(between)
	return strings.ContainsAny(between, "-–—") || len(words) > 0 && slices.Contains([]string{"to", "hingga", "ke", "থেকে", "হতে", "or", "x"}, words[len(words)-1].text)
}

// physical is a measured value with its unit. Money, counts, times and shares are not measured; nor is a value that only names
// a thing by its size.
func (t *prose) physical(a amount, lang string) (at source.Span, ok bool) {
	at = source.Span{Start: a.Start, End: a.End}
	rest := t.plain[a.End:]
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	switch {
	case strings.HasPrefix(rest, "-"):
		return at, false
	case strings.HasPrefix(trimmed, "°"):
		at.End += len(rest) - len(trimmed) + len("°")
		if words := wordsOf(t.plain[at.End:]); len(words) > 0 && words[0].Start <= 1 && slices.Contains([]string{"c", "f"}, words[0].text) {
			at.End += words[0].End
		}
	case strings.HasPrefix(trimmed, "%"):
		humid := t.says("humidity", "rh", "kelembapan", "আর্দ্রতা", "আর্দ্রতায়")
		at.End += len(rest) - len(trimmed) + 1
		return at, humid
	default:
		next := wordsOf(rest)
		pressed := len(next) > 0 && slices.Contains([]string{"bar", "kpa", "psi", "mbar", "pa"}, next[0].text) && next[0].Start <= len(" ")
		if !pressed && !slices.Contains([]string{"gram", "metre", "litre", "°C"}, a.base) {
			return at, false
		}
		if isDigit(before(t.plain, a.End)) && len(next) > 0 { // else the unit is glued to the number
			at.End += next[0].End
		}
	}
	return at, !t.describes(at, lang)
}

// describes reports whether a value says which thing is meant, or how large it is.
func (t *prose) describes(at source.Span, lang string) bool {
	var last, next word
	for _, w := range t.words {
		switch {
		case w.End <= at.Start:
			last = w
		case w.Start >= at.End && next.text == "":
			next = w
		}
	}
	switch lang {
	case "en":
		joined := next.text != "" && strings.TrimSpace(t.plain[at.End:next.Start]) == ""
		return slices.Contains([]string{"the", "a", "an", "this", "that", "each", "every", "one", "two", "both", "size"}, last.text) || joined && !slices.Contains(afterValue, next.text)
	case "ms":
		return last.text == "" || !slices.Contains(beforeValue, last.text) && !slices.Contains(sets["ms"], last.text)
	}
	unit := t.plain[at.Start:at.End]
	return strings.HasSuffix(unit, "র") && !strings.HasSuffix(unit, "মিটার") && !strings.HasSuffix(unit, "লিটার") || slices.Contains(vessels, next.text)
}

// vessels are Bengali names of things that a value before them describes.
var vessels = strings.Fields("ব্যাগ বস্তা বালতি বোতল প্যাকেট বাক্স ড্রাম পাত্র জার ক্যান")
