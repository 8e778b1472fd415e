package main

import "strings"

// command is an imperative clause; mark is what follows the tag of its verb: "*" for the main verb, "+" for a further one.
func (m *maker) command(mark string) phrase {
	switch n := m.rng.IntN(100); {
	case n < 29:
		return join(tagged(m.word("verb"), "VBI"+mark), m.nounPhrase())
	case n < 35:
		return join(tagged(m.word("wild"), "VBI"+mark), m.nounPhrase())
	case n < 47:
		return join(tagged(m.opener(), "VBI"+mark), m.bareObjects(), m.manner())
	case n < 50:
		return join(tagged(m.opener(), "VBI"+mark), m.manner())
	case n < 56:
		return join(m.phrasal("phrasal", mark), m.nounPhrase())
	case n < 62:
		return join(m.phrasal("prepverb", mark), m.nounPhrase())
	case n < 65:
		return m.phrasal("intransitive", mark)
	case n < 75:
		return join(tagged(m.word("bare"), "VBI"+mark), m.bareObject())
	case n < 79:
		return join(m.starred("check/VBI confirm/VBI verify/VBI ensure/VBI note/VBI see/VBI explain/VBI state/VBI say/VBI", mark), m.one("that/IN", "", "that/IN", "whether/IN", "if/IN", "how/WRB", "when/WRB"), m.clause())
	case n < 82:
		return join(m.starred("make/VBI", mark), m.one("sure/JJ", "sure/JJ that/IN", "certain/JJ that/IN"), m.clause())
	case n < 87:
		return join(m.starred("ask/VBI tell/VBI invite/VBI instruct/VBI remind/VBI want/VBI request/VBI allow/VBI", mark), m.objectPerson(), m.one("to/TO"), tagged(m.word("verb"), "VB"), m.nounPhrase(), m.andInfinitive())
	case n < 91:
		return join(m.starred("let/VBI help/VBI have/VBI watch/VBI", mark), m.objectPerson(), tagged(m.word("verb"), "VB"), m.nounPhrase())
	case n < 94:
		return join(m.starred("keep/VBI leave/VBI mark/VBI make/VBI hold/VBI set/VBI", mark), m.nounPhrase(), tagged(m.word("predicate"), "JJ"))
	case n < 96:
		return join(m.starred("be/VBI-a", mark), tagged(m.word("predicate"), "JJ"))
	case n < 98:
		return join(m.starred("give/VBI hand/VBI send/VBI show/VBI offer/VBI", mark), m.objectPerson(), m.nounPhrase())
	}
	return join(m.starred("try/VBI remember/VBI continue/VBI start/VBI be/VBI-a avoid/VBI begin/VBI stop/VBI", mark), m.one("to/TO"), tagged(m.word("verb"), "VB"), m.nounPhrase())
}

// opener is a verb that a command may open with; one in three is any word that WordNet has as noun and verb.
func (m *maker) opener() string {
	if m.chance(33) {
		return m.word("wild")
	}
	return m.word("verb")
}

func (m *maker) objectPerson() phrase {
	return m.one("the/DT customer/NN", "them/PRP", "the/DT guest/NN", "the/DT manager/NN", "the/DT caller/NN", "the/DT user/NN", "him/PRP", "your/PRP$ supervisor/NN", "customers/NNS", "a/DT colleague/NN")
}

// andInfinitive goes on with a second infinitive, which is no instruction of its own.
func (m *maker) andInfinitive() phrase {
	if !m.chance(25) {
		return nil
	}
	return join(m.one("and/CC", "or/CC"), tagged(m.word("verb"), "VB"), m.nounPhrase())
}

func (m *maker) starred(of, mark string) phrase {
	p := m.one(strings.Fields(of)...)
	return phrase{p[0] + mark}
}

// phrasal is a verb with a particle, from one of the lists that hold "verb_particle/TAG".
func (m *maker) phrasal(list, mark string) phrase {
	verb, tags, _ := strings.Cut(m.word(list), "/")
	parts := strings.Split(verb, "_")
	p := phrase{parts[0] + "/VBI" + mark}
	t := strings.Split(tags, ",")
	for i, w := range parts[1:] {
		p = append(p, w+"/"+t[min(i, len(t)-1)])
	}
	return p
}

// several is two to four commands in a row.
func (m *maker) several() phrase {
	n := 2 + m.rng.IntN(100)*m.rng.IntN(100)/4000
	p := m.command("*")
	if m.chance(30) { // "Open, fill and seal the box"
		p = tagged(m.opener(), "VBI*")
	}
	p = join(p, m.plainTail(25))
	for i := 1; i < n; i++ {
		last := i == n-1
		next := m.command("+")
		switch m.rng.IntN(8) {
		case 0, 1:
			next = join(tagged(m.word("verb"), "VBI+"), m.bareOrIt())
		case 2:
			next = join(tagged(m.word("wild"), "VBI+"), m.manner())
		}
		p = join(p, m.link(last, n), next, m.plainTail(25))
	}
	return p
}

// manner is how or where a command without an article goes on: "cool on a rack", "label shelves clearly".
func (m *maker) manner() phrase {
	if m.chance(25) {
		return tailTags(m.word("tailadverb"))
	}
	return m.plainTail(55)
}

func (m *maker) bareOrIt() phrase {
	if m.chance(50) {
		return m.one("it/PRP", "them/PRP", "", "it/PRP")
	}
	return m.bareObject()
}

func (m *maker) link(last bool, n int) phrase {
	if !last {
		return phrase{",/,"}
	}
	if n > 2 && m.chance(75) {
		return m.one("and/CC", ",/, and/CC", "or/CC", ",/, then/RB", "and/CC then/RB", ",/, and/CC then/RB", "and/CC finally/RB")
	}
	return m.one("and/CC", "and/CC", "and/CC", ",/, and/CC", "and/CC then/RB", ",/, then/RB", "or/CC", ";/, then/RB", ",/, and/CC then/RB", ",/, but/CC", "and/CC also/RB", ",/,", ";/,", "&/CC", "and/CC carefully/RB", ",/, and/CC if/IN needed/VBN ,/,")
}

// nounList is one command with several objects, many of which could be verbs.
func (m *maker) nounList() phrase {
	p := join(tagged(m.word("verb"), "VBI*"), m.listed(m.chance(70)))
	n := 1 + m.rng.IntN(3)
	for i := range n {
		if i < n-1 {
			p = append(p, ",/,")
		} else {
			p = join(p, m.one("and/CC", ",/, and/CC", "or/CC"))
		}
		p = join(p, m.listed(m.chance(40)))
	}
	return join(p, m.tail(30))
}

func (m *maker) listed(article bool) phrase {
	if article {
		return join(m.determiner(), m.compound(20))
	}
	if m.chance(40) {
		return tagged(m.word("plural"), "NNS")
	}
	return m.compound(40)
}

// negative is a prohibition of one to three things.
func (m *maker) negative() phrase {
	head := m.one("do/VBI-a* not/RB", "do/VBI-a* n't/RB", "do/VBI-a* not/RB")
	if m.chance(20) {
		return join(m.one("never/RB"), m.command("*"), m.tail(30))
	}
	p := join(head, tagged(m.word("verb"), "VB"))
	n := m.rng.IntN(8)
	switch {
	case n < 4:
		return join(p, m.nounPhrase(), m.tail(40))
	case n == 4:
		return join(p, m.nounPhrase(), m.one("and/CC", "or/CC"), m.nounPhrase())
	case n == 5:
		return join(p, m.one("or/CC", "and/CC"), tagged(m.word("verb"), "VB+"), m.nounPhrase())
	case n == 6:
		return join(p, phrase{",/,"}, tagged(m.word("verb"), "VB+"), m.one("or/CC", ",/, or/CC"), tagged(m.word("verb"), "VB+"), m.nounPhrase())
	}
	return join(p, m.nounPhrase(), m.one("or/CC", "and/CC"), tagged(m.word("verb"), "VB+"), m.nounPhrase())
}

// lead is a clause or phrase with its comma that goes before the main clause.
func (m *maker) lead() phrase {
	var p phrase
	switch m.rng.IntN(12) {
	case 0:
		p = join(m.one("if/IN", "when/WRB"), m.nounPhrase(), phrase{",/,"}, m.nounPhrase(), m.one("or/CC", ",/, or/CC"), m.nounPhrase(), tagged(m.verbs.third(m.word("verb")), "VBZ"), m.plainTail(30))
	case 1, 2, 3:
		p = join(m.one("if/IN", "when/WRB", "if/IN", "when/WRB", "once/IN", "after/IN", "before/IN", "unless/IN", "while/IN", "as/RB soon/RB as/IN", "until/IN", "whenever/WRB", "because/IN", "since/IN", "in/IN case/NN"), m.clause())
	case 4:
		p = join(m.one("to/TO", "in/IN order/NN to/TO"), tagged(m.word("verb"), "VB"), m.nounPhrase(), m.plainTail(20))
	case 5:
		p = join(m.one("before/IN", "after/IN", "when/WRB", "while/IN", "by/IN"), tagged(m.verbs.ing(m.word("verb")), "VBG"), m.nounPhrase(), m.plainTail(20))
	case 6, 7:
		p = join(m.one("in/IN", "at/IN", "for/IN", "on/IN", "with/IN", "from/IN", "under/IN", "during/IN", "after/IN", "before/IN"), m.nounPhrase())
	case 8:
		p = m.one("if/IN needed/VBN", "if/IN necessary/JJ", "if/IN possible/JJ", "when/WRB done/VBN", "if/IN so/RB", "if/IN not/RB", "where/WRB possible/JJ", "once/IN finished/VBN", "otherwise/RB", "at/IN the/DT end/NN of/IN the/DT shift/NN", "for/IN example/NN", "as/IN a/DT rule/NN", "in/IN this/DT case/NN", "every/DT morning/NN", "at/IN 9/CD a.m./NN", "if/IN applicable/JJ")
	case 9:
		p = join(m.one("using/VBG", "wearing/VBG", "holding/VBG"), m.nounPhrase())
	default:
		p = tagged(m.word("leadadverb"), "RB")
		if m.chance(60) {
			return p
		}
	}
	if m.chance(10) {
		return p
	}
	return append(p, ",/,")
}
