package main

import "strings"

// clause is a finite clause whose verb is not marked.
func (m *maker) clause() phrase {
	p, _ := m.finite([]string{"present", "present", "present", "present", "past", "perfect", "modal", "progressive", "future"}[m.rng.IntN(9)])
	for i, w := range p {
		p[i] = strings.TrimSuffix(w, "*")
	}
	return p
}

// finite is a clause of the given label, with the mark at its finite verb; passive tells whether it is one.
func (m *maker) finite(label string) (p phrase, passive bool) {
	plural := m.chance(45)
	subj := m.subject(plural)
	if len(subj) == 1 && (subj[0] == "you/PRP" || subj[0] == "we/PRP") {
		plural = true
	}
	switch m.rng.IntN(10) {
	case 0, 1, 2:
		return join(subj, m.group(label, plural, "passive"), m.byTail()), true
	case 3, 4:
		return join(subj, m.group(label, plural, "copula"), m.predicate()), false
	}
	object := m.nounPhrase()
	if m.chance(25) {
		object = m.plainTail(100)
	}
	return join(subj, m.adverbs(8), m.group(label, plural, "active"), object, m.plainTail(40)), false
}

func (m *maker) adverbs(percent int) phrase {
	if !m.chance(percent) {
		return nil
	}
	return m.one("always/RB", "usually/RB", "then/RB", "also/RB", "only/RB", "now/RB", "never/RB", "already/RB", "automatically/RB")
}

func (m *maker) byTail() phrase {
	if m.chance(30) {
		return join(m.one("by/IN"), m.one("the/DT", "a/DT"), tagged(m.word("role"), "NN"))
	}
	return m.plainTail(60)
}

func (m *maker) predicate() phrase {
	if m.chance(60) {
		return tagged(m.word("predicate"), "JJ")
	}
	if m.chance(50) {
		return join(m.determiner(), m.compound(30))
	}
	return placeTags(m.word("place"))
}

// group is a verb group. kind is active, passive or copula.
func (m *maker) group(label string, plural bool, kind string) phrase {
	v := m.opener()
	if label == "present" || label == "past" {
		return m.simple(label, plural, kind, v)
	}
	not := m.one("", "", "", "", "", "", "not/RB", "n't/RB", "always/RB", "also/RB")
	var head phrase
	var rest string // the form that follows: base, perfect, ing
	switch label {
	case "future":
		head, rest = m.one("will/MD*", "will/MD*", "will/MD*", "'ll/MD*", "shall/MD*"), "base"
	case "modal":
		head, rest = m.one("should/MD*", "must/MD*", "can/MD*", "may/MD*", "might/MD*", "could/MD*", "would/MD*", "should/MD*", "must/MD*"), "base"
	case "perfect":
		head, rest = m.pick(plural, "have/VBP-a*", "has/VBZ-a*", "had/VBD-a*"), "perfect"
	case "progressive":
		head, rest = m.pick(plural, "are/VBP-a*", "is/VBZ-a*", m.was(plural)), "ing"
	}
	return join(head, not, m.form(rest, kind, v))
}

func (m *maker) was(plural bool) string {
	if plural {
		return "were/VBD-a*"
	}
	return "was/VBD-a*"
}

func (m *maker) pick(plural bool, many, one, past string) phrase {
	switch {
	case m.chance(25):
		return phrase{past}
	case plural:
		return phrase{many}
	}
	return phrase{one}
}

// form is the part of a verb group after its finite word.
func (m *maker) form(rest, kind, v string) phrase {
	part := tagged(m.verbs.participle(v), "VBN-p")
	switch rest + " " + kind {
	case "base active":
		return tagged(v, "VB")
	case "base passive":
		return join(m.one("be/VB-a"), part)
	case "base copula":
		return m.one("be/VB-a")
	case "perfect active":
		return tagged(m.verbs.participle(v), "VBN-h")
	case "perfect passive":
		return join(m.one("been/VBN-a"), part)
	case "perfect copula":
		return m.one("been/VBN-a")
	case "ing passive":
		return join(m.one("being/VBG-a"), part)
	case "ing copula":
		return join(tagged(m.verbs.ing(v), "VBG-g"), m.nounPhrase(), m.one("on/IN", "with/IN"))
	}
	return tagged(m.verbs.ing(v), "VBG-g")
}

func (m *maker) simple(label string, plural bool, kind, v string) phrase {
	be, do := m.pickBe(label, plural)
	switch {
	case kind == "copula":
		return be
	case kind == "passive":
		return join(be, m.one("", "", "", "not/RB", "then/RB"), tagged(m.verbs.participle(v), "VBN-p"))
	case m.chance(10):
		return join(do, m.one("not/RB", "n't/RB"), tagged(v, "VB"))
	case m.chance(8) && label == "present" && plural:
		return join(m.one("need/VBP* to/TO", "have/VBP* to/TO", "want/VBP* to/TO"), tagged(v, "VB"))
	case m.chance(8) && label == "present":
		return join(m.one("needs/VBZ* to/TO", "has/VBZ* to/TO", "wants/VBZ* to/TO"), tagged(v, "VB"))
	case label == "past":
		return tagged(m.verbs.past(v), "VBD*")
	case plural:
		return tagged(v, "VBP*")
	}
	return tagged(m.verbs.third(v), "VBZ*")
}

func (m *maker) pickBe(label string, plural bool) (be, do phrase) {
	switch {
	case label == "past" && plural:
		return m.one("were/VBD-a*"), m.one("did/VBD-a*")
	case label == "past":
		return m.one("was/VBD-a*"), m.one("did/VBD-a*")
	case plural:
		return m.one("are/VBP-a*"), m.one("do/VBP-a*")
	}
	return m.one("is/VBZ-a*"), m.one("does/VBZ-a*")
}
