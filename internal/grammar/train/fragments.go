package main

import "strings"

// fragment is a text without a finite verb.
func (m *maker) fragment() phrase {
	switch n := m.rng.IntN(100); {
	case n < 36:
		return m.heading()
	case n < 54:
		return m.gerund()
	case n < 68:
		return join(m.nounPhrase(), m.one("of/IN", "for/IN", "with/IN", "from/IN", "by/IN", "and/CC", "or/CC", "to/IN"), m.nounPhrase(), m.plainTail(20))
	case n < 74:
		return join(tagged(m.word("adjective"), "JJ"), tagged(m.word("noun"), "NN"), tagged(m.word("head"), "NN"))
	case n < 79:
		return placeTags(m.word("place"))
	case n < 82:
		return join(m.one("to/TO"), tagged(m.word("verb"), "VB"), m.nounPhrase())
	case n < 86:
		return join(m.one("not/RB", "only/RB", "no/DT", "", "for/IN"), tagged(m.word("plural"), "NNS"), m.one("only/RB", "", "below/RB", "over/IN $/$ 50/CD", "at/IN hand/NN"))
	case n < 90:
		return join(tagged(m.verbs.participle(m.word("verb")), "VBN"), m.one("by/IN", "in/IN", "and/CC"), m.nounPhrase())
	case n < 91:
		return join(m.compound(50), tagged(m.verbs.participle(m.word("verb")), "VBN"), m.one("by/IN", "at/IN", "from/IN"), m.nounPhrase())
	case n < 96:
		return m.one("not/RB applicable/JJ", "thank/VBP you/PRP", "manager/NN only/RB", "yes/UH", "no/UH", "good/JJ morning/NN", "two/CD copies/NNS", "5/CD minutes/NNS", "as/IN needed/VBN", "none/NN", "end/NN of/IN shift/NN", "see/VBI* @name/NNP", "note/NN", "both/DT copies/NNS of/IN the/DT form/NN", "next/JJ steps/NNS", "every/DT Monday/NNP", "step/NN 4/CD")
	}
	return join(m.nounPhrase(), m.one("that/WDT", "which/WDT", "who/WP"), tagged(m.verbs.third(m.word("verb")), "VBZ"), m.nounPhrase())
}

// heading is a compound noun whose first word looks like a command.
func (m *maker) heading() phrase {
	noun := func(list string) phrase {
		w := m.word(list)
		if strings.HasSuffix(w, "s") && w != "status" && w != "access" && w != "process" {
			return tagged(w, "NNS")
		}
		return tagged(w, "NN")
	}
	first := tagged(m.word("looksverb"), "NN")
	if m.chance(25) {
		first = tagged(m.word("wild"), "NN")
	}
	switch m.rng.IntN(10) {
	case 0:
		return join(m.one("the/DT", "a/DT", "your/PRP$", ""), tagged(m.word("adjective"), "JJ"), first, noun("head"))
	case 1:
		return join(first, noun("head"), m.one("and/CC", "or/CC"), tagged(m.word("looksverb"), "NN"), noun("head"))
	case 2:
		return join(first, noun("head"), m.one("for/IN", "of/IN", "in/IN"), m.nounPhrase())
	case 3:
		return join(tagged(m.word("noun"), "NN"), noun("head"))
	case 4:
		return join(first, m.one("and/CC"), tagged(m.word("looksverb"), "NN"), noun("head"))
	case 5:
		return noun("heading")
	case 6:
		return join(first, tagged(m.word("noun"), "NN"), noun("head"))
	case 8:
		return join(first, m.one("for/IN", "to/IN", "with/IN", "by/IN", "in/IN", "from/IN"), m.bareObject())
	case 7:
		return join(noun("plural"), m.one("and/CC", "by/IN", "for/IN"), noun("plural"))
	}
	return join(first, noun("head"))
}

func (m *maker) gerund() phrase {
	v := tagged(m.verbs.ing(m.word("verb")), "VBG")
	switch m.rng.IntN(5) {
	case 0:
		return join(v, tagged(m.word("plural"), "NNS"))
	case 1:
		return join(v, tagged(m.word("plural"), "NNS"), m.one("and/CC"), tagged(m.verbs.ing(m.word("verb")), "VBG"), tagged(m.word("plural"), "NNS"))
	case 2:
		return join(m.one("how/WRB to/TO"), tagged(m.word("verb"), "VB"), m.nounPhrase())
	case 3:
		return join(tagged(m.word("noun"), "NN"), m.one("handling/NN", "processing/NN", "checking/NN", "cleaning/NN", "training/NN", "counting/NN", "planning/NN"))
	}
	return join(v, m.nounPhrase(), m.plainTail(30))
}
