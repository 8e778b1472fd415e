package bengali

import (
	"strings"
	"unicode/utf8"
)

// find looks a word up and fills in what is known of it, trying it again without the emphatic -ই and -ও, without a negation
// that is written on to it, and last by its ending alone.
func (l *lexicon) find(w *word) {
	e := l.entries[w.text]
	plain := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w.text, "ই"), "ও"), "-")
	switch {
	case e != nil:
		w.take(e)
		if plain != w.text && plain != "" {
			if p := l.entries[plain]; p != nil {
				w.tags |= p.tags & nonfinite
			}
		}
	case plain != w.text && l.entries[plain] != nil:
		w.take(l.entries[plain])
		w.tags &^= set(tagImp) // সেই দিনই
	case l.negated(w):
	default:
		w.tags = unknown(w.text)
	}
	if w.kinds&kindNoun != 0 {
		w.tags &^= set(tagNow, tagNowI, tagNoun, tagBare, tagFutI, tagPast, tagHonour)
	}
}

// negated takes apart করেননি and করবেননা.
func (l *lexicon) negated(w *word) bool {
	for _, ending := range []string{"নি", "না"} {
		rest, ok := strings.CutSuffix(w.text, ending)
		if !ok {
			continue
		}
		e := l.entries[strings.TrimSuffix(rest, "ও")]
		wanted := simple
		if ending == "না" {
			wanted = finite
		}
		if e == nil || !e.tags.any(wanted&^set(tagBare)) {
			continue
		}
		w.take(e)
		w.text, w.joined = rest, ending
		w.tags &= wanted
		return true
	}
	return false
}

// endings are those of forms that no noun shares, the longest first; with them an unknown verb is known.
var endings = []struct {
	ending string
	tag    tag
}{
	{"চ্ছিলেন", tagPast}, {"চ্ছিলাম", tagPast}, {"চ্ছিল", tagPast}, {"িয়েছিলেন", tagPast}, {"েছিলেন", tagPast}, {"েছিলাম", tagPast}, {"েছিল", tagPast},
	{"ছিলেন", tagPast}, {"ছিলাম", tagPast}, {"িয়াছেন", tagPerf}, {"িয়াছে", tagPerf}, {"েছেন", tagPerf}, {"েছি", tagPerf}, {"িয়েছে", tagPerf},
	{"িতেছেন", tagProg}, {"িতেছে", tagProg}, {"চ্ছেন", tagProg}, {"চ্ছি", tagProg}, {"চ্ছে", tagProg}, {"ছেন", tagProg},
	{"িবেন", tagFutH}, {"বেন", tagFutH}, {"লেন", tagPast}, {"তেন", tagPast}, {"লাম", tagPast}, {"তাম", tagPast}, {"ুন", tagImp},
	{"িয়ে", tagConj}, {"ানো", tagNoun}, {"ানোর", tagNounOf},
}

// notVerbs end like verbs.
const notVerbs = " জুন নতুন কানুন আগুন বেগুন ফাল্গুন লেন গুন দ্বিগুণ টেলিফোন অপারেশন বিয়ে হিয়ে টিয়ে মেহেদি ইউন সেলুন বেলুন কার্টুন লেমুন খুন চুন ঘুন শকুন নিপুন তিনগুন দ্বিগুন দশগুন বহুগুন তরুন অরুন করুন-রস মেরুন জেলেন গোলাম নিলাম সালাম ইসলাম কলাম উত্তাম অ্যালবেন পুরানো পুরানোর মেলেন কার্বেন অ্যালেন হেলেন স্টিলেন উনতাম "

// unknown is the form that the ending of an unknown word gives away.
func unknown(text string) tags {
	for _, e := range endings {
		stem, ok := strings.CutSuffix(text, normal(e.ending))
		if ok && utf8.RuneCountInString(stem) >= 2 && !strings.Contains(notVerbs, " "+text+" ") {
			return set(e.tag)
		}
	}
	return 0
}
