package bengali

import "sopkit/internal/grammar/step"

// duty is the verbal noun that the word of duty at i speaks of (করা উচিত, করার দরকার); -1 when it follows a plain noun.
func (r *reading) duty(from, i int) int {
	k := r.before(from, i)
	for range 2 {
		if k < 0 || r.words[k].name {
			return -1
		}
		if r.words[k].tags.any(set(tagNoun, tagNounOf)) {
			return k
		}
		if !genitive(r.words[k].text) { // ফোন ধরা আপনার উচিত
			return -1
		}
		k = r.before(from, k)
	}
	return -1
}

// able reports whether word i is বাধ্য, সক্ষম and the like behind an infinitive.
func (r *reading) able(from, i int) bool {
	if r.words[i].kinds&kindAble == 0 || r.words[i].text == "প্রস্তুত" {
		return false
	}
	k := r.before(from, i)
	return k >= 0 && r.words[k].tags.has(tagInf)
}

// modal is Modal, or the tense of a verbal noun with যাওয়া; None when the verb says neither duty nor ability.
func (r *reading) modal(c *clause, h *word, k int) Label {
	if h.kinds&kindModal != 0 && r.duty(c.from, c.head) >= 0 || r.able(c.from, c.head) {
		return step.Modal
	}
	if k < 0 {
		return step.None
	}
	p := &r.words[k]
	switch {
	case p.kinds&kindModal != 0 && r.duty(c.from, k) >= 0 && (h.tags.has(tagBe) || h.of("হ", finite) || h.of("আছ", finite) || h.of("থাক", finite) || h.of("পড়", finite)):
		return step.Modal
	case r.able(c.from, k) && (h.tags.has(tagBe) || h.of("হ", finite) || h.of("থাক", finite)):
		return step.Modal
	case p.tags.has(tagInf) && (h.of("হ", finite) || h.of("পার", finite) || h.text == "নেই"):
		return step.Modal
	case p.tags.has(tagNoun) && (h.of("লাগ", set(tagNow, tagFut)) || h.text == "চাই"):
		return step.Modal
	case p.tags.any(set(tagNoun, tagCond)) && h.of("চল", set(tagNow, tagFut)):
		return step.Modal
	case p.tags.has(tagNoun) && h.of("যা", finite) && p.text != "মারা":
		return r.possible(c, p, h)
	}
	return step.None
}

// possible labels করা যায় (Modal), but পাওয়া গেছে by its tense.
func (r *reading) possible(c *clause, p, h *word) Label {
	switch {
	case r.negativePerfect(c), h.tags.has(tagPerf):
		return step.Perfect
	case h.tags.has(tagPast) && h.text != "যেত" && h.text != "যেতো":
		return step.Past
	case h.tags.has(tagProg) && (p.of("পা", set(tagNoun)) || p.of("দেখ", set(tagNoun)) || p.of("শোন", set(tagNoun)) || p.of("বোঝ", set(tagNoun))):
		return step.Progressive
	}
	return step.Modal
}
