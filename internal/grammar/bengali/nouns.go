package bengali

import (
	"strings"
	"unicode/utf8"
)

// isNoun reports whether a word that may be a verb is a noun where it stands: ৩০ দিন, নতুন চালান, সঠিক বানান.
func (r *reading) isNoun(i int) bool {
	w := &r.words[i]
	var before *word
	if i > 0 && r.words[i-1].stop == 0 {
		before = &r.words[i-1]
	}
	switch w.text {
	case "দিন":
		if i+1 < len(r.words) && w.stop == 0 && dayLong(r.words[i+1].text) {
			return true
		}
		return before == nil || before.number && !counted(before.text) || before.kinds&(kindDay|kindJoiner) != 0 || genitive(before.text) || before.text == "দিন"
	case "দিক", "গান", "উঠান":
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

// dayLong reports whether the word makes a day of দিন before it: দিন শেষে, দিন ধরে, দিন দিন.
func dayLong(text string) bool {
	switch text {
	case "শেষে", "শেষের", "ধরে", "দিন", "রাত", "অন্তর", "যাবৎ", "ব্যাপী", "কয়েক", "বদলের":
		return true
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
