package bengali

import (
	"strings"
	"unicode/utf8"
)

// predicate reports whether word i can be the end of a clause that starts at from; to is the end of the sentence.
func (r *reading) predicate(from, i, to int) bool {
	w := &r.words[i]
	if w.name || r.isNoun(i) {
		return false
	}
	if w.kinds&kindModal != 0 && r.duty(from, i) >= 0 {
		return true
	}
	if r.able(from, i) {
		return true
	}
	t := w.tags & finite
	if t == 0 {
		return false
	}
	if r.negated(i, to) && t.any(finite&^set(tagBare)) {
		return true
	}
	if !t.any(^set(tagNow, tagNowI, tagFam, tagBare, tagFutI) & finite) {
		return r.weak(from, i, to)
	}
	if w.tags.has(tagCond) { // করলে is also a rare "you did"
		return false
	}
	return true
}

// weak decides on a form that is also a participle (করে), a noun (বাড়ি, ডাকে) or a stem (কর).
func (r *reading) weak(from, i, to int) bool {
	w := &r.words[i]
	t := w.tags & finite
	last := r.particles(i, to) == to
	switch {
	case t.has(tagNow) && w.kinds&kindLocative != 0:
		return last && (w.stop != 0 || r.subjectBefore(from, i))
	case t.has(tagNow) && w.tags.any(set(tagConj, tagInf)) && i > from && i+1 < to && w.stop == 0 && r.words[i+1].text == "যে":
		return true // মনে করে যে
	case t.has(tagNow) && w.tags.any(set(tagConj, tagInf)):
		return i > from && (last || r.sameMood(i, to))
	case t == set(tagBare) || t == set(tagBare, tagNow):
		return i > from && last && r.bare(i)
	case t.has(tagNowI) || t.has(tagFutI):
		return i > from || last
	}
	return true
}

// sameMood reports whether the sentence goes on to a plain third person, so that করে before a comma is one too.
func (r *reading) sameMood(i, to int) bool {
	end := &r.words[to-1]
	for k := to - 1; k > i && end.kinds&kindNegation != 0; k-- {
		end = &r.words[k]
	}
	return r.words[i].stop == ',' && end.tags.has(tagNow) && !r.isNoun(to-1)
}

// bare reports whether the bare stem at i is a familiar command and no noun: ফরম পূরণ কর, but not আয় কর.
func (r *reading) bare(i int) bool {
	w, before := &r.words[i], &r.words[i-1]
	if w.kinds&kindBareImp == 0 || before.kinds&(kindTax|kindJoiner) != 0 || genitive(before.text) {
		return false
	}
	if w.text == "কর" || w.text == "দেখ" || w.text == "লেখ" || w.text == "রাখ" || w.text == "শোন" || w.text == "দে" || w.text == "নে" {
		return true
	}
	for _, ending := range []string{"কে", "টি", "টা", "গুলো", "গুলি"} {
		if strings.HasSuffix(before.text, ending) {
			return true
		}
	}
	return false
}

// negated reports whether না or নি stands behind the verb at i.
func (r *reading) negated(i, to int) bool {
	if r.words[i].joined != "" {
		return true
	}
	return i+1 < to && r.words[i].stop == 0 && (r.words[i+1].text == "না" || r.words[i+1].text == "নি") && r.particles(i, to) > i+1
}

// isNoun reports whether a word that may be a verb is a noun where it stands: ৩০ দিন, নতুন চালান, সঠিক বানান.
func (r *reading) isNoun(i int) bool {
	w := &r.words[i]
	var before *word
	if i > 0 && r.words[i-1].stop == 0 {
		before = &r.words[i-1]
	}
	switch w.text {
	case "দিন":
		return before == nil || before.number && !counted(before.text) || before.kinds&(kindDay|kindJoiner) != 0 || genitive(before.text) || before.text == "দিন"
	case "দিক", "গান", "উঠান", "কামান", "পাঠান-":
		return before == nil || !before.tags.any(set(tagConj, tagNoun))
	case "চালান":
		return before == nil || genitive(before.text) || before.kinds&(kindInvoice|kindJoiner) != 0 || before.number ||
			w.stop != '.' && i+1 < len(r.words) && !definite(before.text) && !before.tags.has(tagInf)
	case "বানান":
		return before == nil || genitive(before.text) || before.kinds&(kindInvoice|kindJoiner) != 0 || w.stop != '.' && i+1 < len(r.words)
	case "যান":
		return before == nil || before.kinds&kindInvoice != 0
	case "গেল", "আসছে": // গেল মাসে, আসছে সপ্তাহে
		return i+1 < len(r.words) && w.stop == 0 && r.timeWord(i+1)
	case "পান", "খান":
		return before == nil
	case "নয়":
		return before == nil || i+1 < len(r.words) && w.stop == 0 && (r.words[i+1].number || r.words[i+1].text == "টি")
	case "হল", "মান", "দেব", "আসল", "চল":
		return before == nil
	}
	return false
}

// genitive reports whether the noun ends in -র or -এর.
func genitive(text string) bool {
	if strings.HasSuffix(text, "ের") {
		return true
	}
	return strings.HasSuffix(text, "র") && utf8.RuneCountInString(text) > 4 && !strings.Contains(" প্রকার খবর নম্বর অর্ডার কম্পিউটার কাউন্টার প্রিন্টার স্ক্যানার উত্তর পর স্টোর সার্ভার অফার টিকার চেয়ার স্টিকার কভার পোস্টার ব্যানার লকার অক্ষর দরকার আবার ভাউচার ফোল্ডার স্টাফার শেয়ার মিটার ফিল্টার রাউটার স্বাক্ষর ঘর দফতর দপ্তর ক্যালেন্ডার রেজিস্টার মনিটর জেনারেটর ডাক্তার মোটর পুরস্কার উপহার খাবার নমস্কার ব্যবহার আকার অধিকার ", " "+text+" ")
}

// timeWord reports whether word i is a month, week, year or day.
func (r *reading) timeWord(i int) bool {
	for _, start := range []string{"মাস", "সপ্তাহ", "বছর", "বার", "দিন", "রবি", "সোম", "মঙ্গল", "বুধ", "বৃহস্পতি", "শুক্র", "শনি"} {
		if strings.HasPrefix(r.words[i].text, start) {
			return true
		}
	}
	return false
}

// definite reports whether the noun bears -টি, -টা, -গুলো or -কে.
func definite(text string) bool {
	for _, ending := range []string{"টি", "টা", "গুলো", "গুলি", "কে"} {
		if strings.HasSuffix(text, ending) {
			return true
		}
	}
	return false
}

// counted reports whether the number bears a classifier: একটি দিন is "give one", ২টি likewise.
func counted(text string) bool {
	return strings.HasSuffix(text, "টি") || strings.HasSuffix(text, "টা")
}
