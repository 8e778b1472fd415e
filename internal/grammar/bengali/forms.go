package bengali

import "strings"

// tag is one form of the verb.
type tag byte

// The forms. Person matters only where the label depends on it.
const (
	tagNow    tag = iota // করে: simple present, third person
	tagNowI              // করি
	tagHonour            // করেন
	tagBe                // আছে, নেই, নয়
	tagProg              // করছে
	tagPerf              // করেছে
	tagPast              // করল, করত, করছিল, করেছিল
	tagFut               // করবে
	tagFutI              // করব, করবি
	tagFutH              // করবেন
	tagImp               // করুন
	tagFam               // করো
	tagBare              // কর
	tagLet               // করুক
	tagInf               // করতে
	tagConj              // করে
	tagCond              // করলে
	tagNoun              // করা
	tagNounOf            // করার, করায়
)

// tags is a set of forms.
type tags uint32

func (t tags) has(one tag) bool    { return t&(1<<one) != 0 }
func (t tags) any(other tags) bool { return t&other != 0 }
func set(of ...tag) (t tags) {
	for _, one := range of {
		t |= 1 << one
	}
	return t
}

var (
	finite    = set(tagNow, tagNowI, tagHonour, tagBe, tagProg, tagPerf, tagPast, tagFut, tagFutI, tagFutH, tagImp, tagFam, tagBare, tagLet)
	nonfinite = set(tagInf, tagConj, tagCond, tagNoun, tagNounOf)
	simple    = set(tagNow, tagNowI, tagHonour, tagFam, tagBare) // with -নি they are the negative perfect
)

// verb is a stem with its principal parts. The parts prog to fut are stems that take the personal endings.
type verb struct {
	stem                         string
	prog, perf, past, hab, fut   []string
	now, nowI, honour, be        []string
	imp, fam, bare, let          []string
	inf, conj, cond, noun, other []string
}

// consonant makes the parts of a stem that ends in a consonant: low before আ, এ, ও; high before the other endings; before the
// endings of the perfect, perf. The sadhu forms and the regional করতেছে come along.
func consonant(low, high, perf string) *verb {
	v := &verb{stem: low}
	v.prog = join(high, "ছ", "িতেছ", "তেছ")
	v.perf = append(join(perf, "েছ"), high+"িয়াছ")
	v.past, v.hab, v.fut = join(high, "ল", "িল"), join(high, "ত", "িত"), join(high, "ব", "িব")
	v.now, v.nowI, v.honour = append(join(low, "ে"), high+"িস"), join(high, "ি"), join(low, "েন")
	v.imp, v.let, v.bare = join(high, "ুন"), join(high, "ুক"), []string{low}
	v.fam = append(join(high, "ো", "িও", "িয়ো"), low+"ো", perf+"ো")
	v.inf, v.conj, v.cond = join(high, "তে", "িতে"), append(join(perf, "ে"), high+"িয়া"), join(high, "লে", "িলে")
	v.noun, v.other = join(low, "া"), join(low, "ার", "ায়", "িবার", "বার")
	if rs := []rune(low); len(rs) == 2 { // করো is also written কোরো
		v.fam = append(v.fam, string(rs[0])+"ো"+string(rs[1])+"ো")
	}
	if spoken := spoken(high); spoken != "" {
		v.imp, v.fam, v.conj = append(v.imp, spoken+"েন"), append(v.fam, spoken+"ো"), append(v.conj, spoken+"া")
	}
	return v
}

// spoken is a stem as it is spoken before রাইখেন, কইরো, গুইনা: with ই before its last consonant. It is empty where the forms
// would be those of a vowel stem (চাইলেন, পাইতেন).
func spoken(high string) string {
	rs := []rune(high)
	last := len(rs) - 1
	if last > 0 && rs[last] == nukta {
		last--
	}
	if last < 1 || rs[last-1] == hasanta || rs[last-1] == 'ি' || rs[last-1] == 'ই' || rs[last-1] == aaSign && strings.ContainsRune("লতবছ", rs[last]) {
		return ""
	}
	return string(rs[:last]) + "ই" + string(rs[last:])
}

// vowel makes the parts of a stem in -আ or -ও; raised is the stem before -ইয়ে, without its last vowel.
func vowel(stem, raised string) *verb {
	v := &verb{stem: stem}
	v.prog, v.perf = join(stem, "চ্ছ", "ইতেছ", "তেছ"), append(join(raised, "িয়েছ"), stem+"ইয়াছ", stem+"ইছ")
	v.past, v.hab, v.fut = join(stem, "ল", "ইল"), join(stem, "ত", "ইত"), join(stem, "ব", "ইব")
	v.now, v.nowI, v.honour = join(stem, "য়", "স"), join(stem, "ই"), join(stem, "ন")
	v.imp, v.let = join(stem, "ন", "ইয়েন", "য়েন"), join(stem, "ক")
	v.fam = append(join(stem, "ও", "ইও"), join(raised, "িয়ো", "িও")...)
	v.inf, v.conj, v.cond = join(stem, "তে", "ইতে"), append(join(raised, "িয়ে"), stem+"ইয়া", stem+"য়ে"), join(stem, "লে", "ইলে")
	v.noun, v.other = join(stem, "নো"), join(stem, "নোর", "নোয়", "ইবার", "বার")
	return v
}

// What stands behind the parts of a verb; "" is nothing.
var (
	alone     = []string{""}
	ofNow     = behind("ি ে েন ো িস", "")
	ofWas     = behind("িলাম িলুম িলি িলে িল িলো িলেন")
	ofPast    = behind("াম ুম ি ো েন", "")
	ofHabit   = behind("াম ুম ি িস ো েন", "")
	ofFuture  = behind("ে")
	ofFutureI = behind("ো ি", "")
	ofFutureH = behind("েন")
	ofNoun    = behind("টা টি", "")
	ofNounOf  = behind("র য় কে")
)

func behind(list string, more ...string) []string { return append(strings.Fields(list), more...) }

// each calls add for every form of the verb.
func (v *verb) each(add func(form string, t tag)) {
	lists := [...]struct {
		bases   []string
		t       tag
		endings []string
	}{
		{v.imp, tagImp, alone}, {v.honour, tagHonour, alone}, {v.now, tagNow, alone}, {v.nowI, tagNowI, alone}, {v.be, tagBe, alone},
		{v.prog, tagProg, ofNow}, {v.prog, tagPast, ofWas},
		{v.perf, tagPerf, ofNow}, {v.perf, tagPast, ofWas},
		{v.past, tagPast, ofPast}, {v.hab, tagPast, ofHabit},
		{v.fut, tagFut, ofFuture}, {v.fut, tagFutI, ofFutureI}, {v.fut, tagFutH, ofFutureH},
		{v.fam, tagFam, alone}, {v.bare, tagBare, alone}, {v.let, tagLet, alone},
		{v.inf, tagInf, alone}, {v.conj, tagConj, alone}, {v.cond, tagCond, alone}, {v.noun, tagNoun, ofNoun}, {v.noun, tagNounOf, ofNounOf}, {v.other, tagNounOf, alone},
	}
	for _, l := range lists {
		for _, base := range l.bases {
			for _, e := range l.endings {
				add(base+e, l.t)
			}
		}
	}
}

func join(base string, endings ...string) []string {
	forms := make([]string, len(endings))
	for i, e := range endings {
		forms[i] = base + e
	}
	return forms
}
