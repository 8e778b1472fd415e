package bengali

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
	return definite(before.text)
}

// negated reports whether না or নি stands behind the verb at i.
func (r *reading) negated(i, to int) bool {
	if r.words[i].joined != "" {
		return true
	}
	return i+1 < to && r.words[i].stop == 0 && (r.words[i+1].text == "না" || r.words[i+1].text == "নি") && r.particles(i, to) > i+1
}
