package bengali

// word is one word, number or name of the text.
type word struct {
	start, end int
	text       string // in normal form, without a joined না or নি
	tags       tags
	kinds      kinds
	entry      *entry
	stop       byte // the mark after it: 0, ',' ends a clause if a verb stands before it, ':' likewise, '.' ends the sentence
	name       bool // a quotation or opaque stretch
	number     bool
	joined     string // না or নি when it is written on to the verb
}

// take notes what the lexicon knows.
func (w *word) take(e *entry) { w.entry, w.tags, w.kinds = e, e.tags, e.kinds }

// stemKind reports whether word i, read as form t, comes from a verb of the kind.
func (r *reading) stemKind(i int, t tag, kind kinds) bool {
	v := r.words[i].verb(t)
	return v != nil && r.lexicon.kindsOf(v.stem)&kind != 0
}

// strong reports whether the word can hardly be anything but a finite verb.
func (w *word) strong() bool {
	return w.tags.any(finite&^set(tagNow, tagNowI, tagFam, tagBare, tagFutI)) && w.tags&nonfinite == 0
}

// verb is the verb that the word is form t of; nil when it is not one, or an unknown one.
func (w *word) verb(t tag) *verb {
	if w.entry == nil {
		return nil
	}
	for _, s := range w.entry.verbs {
		if s.tag == t {
			return s.verb
		}
	}
	return nil
}

// of reports whether the word is some form, in the set, of the verb with the stem.
func (w *word) of(stem string, in tags) bool {
	if w.entry == nil || w.name {
		return false
	}
	for _, s := range w.entry.verbs {
		if s.verb.stem == stem && in.has(s.tag) {
			return true
		}
	}
	return false
}
