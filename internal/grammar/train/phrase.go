package main

import (
	"math/rand/v2"
	"strings"
)

// phrase is a run of words with their tags, "word/TAG" each. Marks of place: "*" after a tag is the main verb, "+" a further instruction.
type phrase []string

// maker makes sentences from the vocabulary and a source of random numbers.
type maker struct {
	vocab map[string][]string
	verbs inflector
	rng   *rand.Rand
}

func (m *maker) chance(percent int) bool { return m.rng.IntN(100) < percent }

// word is one word of a list of the vocabulary.
func (m *maker) word(list string) string {
	words := m.vocab[list]
	return words[m.rng.IntN(len(words))]
}

// one is one of the phrases, each written as words with tags.
func (m *maker) one(of ...string) phrase {
	return strings.Fields(of[m.rng.IntN(len(of))])
}

func join(parts ...phrase) (p phrase) {
	for _, part := range parts {
		p = append(p, part...)
	}
	return p
}

func tagged(word, tag string) phrase {
	var p phrase
	for _, w := range strings.Split(word, "_") {
		p = append(p, w+"/"+tag)
	}
	return p
}

// nounPhrase is an object or a subject.
func (m *maker) nounPhrase() phrase {
	switch n := m.rng.IntN(100); {
	case n < 40:
		return join(m.determiner(), m.adjectives(25), m.compound(25))
	case n < 58:
		return join(m.pluralDeterminer(), m.adjectives(15), tagged(m.word("plural"), "NNS"))
	case n < 66:
		return join(m.one("the/DT", "any/DT", "all/DT", "the/DT", "enough/JJ", "no/DT"), tagged(m.word("mass"), "NN"))
	case n < 76:
		return join(m.one("the/DT", "a/DT", "your/PRP$"), tagged(m.word("role"), "NN"))
	case n < 82:
		return m.one("it/PRP", "them/PRP", "this/DT", "these/DT", "everything/NN")
	case n < 88:
		return tagged("@name", "NNP")
	case n < 92:
		return join(m.one("the/DT", "this/DT"), tagged("@name", "NNP"), tagged(m.word("noun"), "NN"))
	case n < 96:
		return join(m.determiner(), m.compound(0), m.one("of/IN", "for/IN", "from/IN", "in/IN"), m.determiner(), m.compound(20))
	}
	return join(tagged(m.word("noun"), "NN"), m.one("@name/NNP", "12/CD", "4/CD", "B/NN"))
}

// bareObject is an object without an article, as on a checklist.
func (m *maker) bareObject() phrase {
	switch m.rng.IntN(5) {
	case 0:
		return tagged(m.word("plural"), "NNS")
	case 1:
		return tagged(m.word("mass"), "NN")
	case 2:
		return join(tagged(m.word("noun"), "NN"), tagged(m.word("plural"), "NNS"))
	case 3:
		return join(tagged(m.word("adjective"), "JJ"), tagged(m.word("plural"), "NNS"))
	}
	return m.compound(70)
}

// bareObjects is an object in the plural or of stuff: what a command takes without an article, and a heading seldom has.
func (m *maker) bareObjects() phrase {
	switch m.rng.IntN(9) {
	case 0:
		return tagged(m.verbs.third(m.word("wild")), "NNS")
	case 8:
		return join(m.one("plenty/NN of/IN", "lots/NNS of/IN", "some/DT", "enough/JJ", "a/DT lot/NN of/IN"), tagged(m.word("mass"), "NN"))
	case 1, 6:
		return tagged(m.word("mass"), "NN")
	case 2:
		return join(tagged(m.word("noun"), "NN"), tagged(m.word("plural"), "NNS"))
	case 3:
		return join(tagged(m.word("adjective"), "JJ"), tagged(m.word("plural"), "NNS"))
	case 4:
		return join(tagged(m.word("mass"), "NN"), m.one("and/CC", "or/CC"), tagged(m.word("mass"), "NN"))
	case 5:
		return join(m.one("all/DT", "any/DT", "no/DT", "more/JJR", "two/CD", "only/JJ"), tagged(m.word("plural"), "NNS"))
	}
	return tagged(m.word("plural"), "NNS")
}

func (m *maker) determiner() phrase {
	return m.one("the/DT", "the/DT", "the/DT", "the/DT", "a/DT", "a/DT", "each/DT", "this/DT", "your/PRP$", "their/PRP$", "every/DT", "one/CD", "1/CD", "another/DT", "the/DT customer/NN 's/POS")
}

func (m *maker) pluralDeterminer() phrase {
	return m.one("the/DT", "the/DT", "all/DT", "any/DT", "all/PDT the/DT", "two/CD", "20/CD", "3/CD", "your/PRP$", "these/DT", "both/DT", "", "")
}

func (m *maker) adjectives(percent int) phrase {
	if !m.chance(percent) {
		return nil
	}
	return tagged(m.word("adjective"), "JJ")
}

func (m *maker) compound(percent int) phrase {
	if m.chance(percent) {
		return join(tagged(m.word("noun"), "NN"), tagged(m.word("noun"), "NN"))
	}
	return tagged(m.word("noun"), "NN")
}

// subject is what a finite verb in the singular or plural may follow.
func (m *maker) subject(plural bool) phrase {
	if plural {
		switch m.rng.IntN(6) {
		case 0:
			return m.one("you/PRP", "we/PRP", "they/PRP", "you/PRP")
		case 1:
			return tagged(m.word("plural"), "NNS")
		case 2:
			return tagged(m.word("roles"), "NNS")
		case 3:
			return join(tagged(m.word("noun"), "NN"), tagged(m.word("plural"), "NNS"))
		}
		return join(m.one("the/DT", "all/DT", "most/JJS", "the/DT"), m.adjectives(20), tagged(m.word("plural"), "NNS"))
	}
	switch m.rng.IntN(8) {
	case 0:
		return m.one("it/PRP", "this/DT", "he/PRP", "she/PRP", "that/DT", "nobody/NN", "everyone/NN")
	case 1, 2:
		return join(m.one("the/DT", "a/DT", "each/DT", ""), tagged(m.word("role"), "NN"))
	case 3:
		return tagged("@name", "NNP")
	case 4:
		return join(m.adjectives(40), tagged(m.word("mass"), "NN"))
	}
	return join(m.one("the/DT", "the/DT", "a/DT", "this/DT", "your/PRP$", "each/DT"), m.adjectives(20), m.compound(30))
}

// tail is what may follow verb and object.
func (m *maker) tail(percent int) phrase {
	if !m.chance(percent) {
		return nil
	}
	switch m.rng.IntN(12) {
	case 0:
		return tailTags(m.word("tailadverb"))
	case 1:
		return join(m.one("to/TO", "to/TO", "in/IN order/NN to/TO"), tagged(m.word("verb"), "VB"), m.nounPhrase())
	case 2:
		return join(m.one("if/IN", "when/WRB", "until/IN", "before/IN", "after/IN", "once/IN", "unless/IN", "while/IN", "as/RB soon/RB as/IN"), m.clause())
	case 3:
		return join(m.one("so/IN that/IN", "because/IN", "so/IN"), m.clause())
	case 4:
		return join(m.one("before/IN", "after/IN", "by/IN", "without/IN", "when/WRB", "while/IN"), tagged(m.verbs.ing(m.word("verb")), "VBG"), m.nounPhrase())
	case 5, 6:
		return placeTags(m.word("place"))
	case 7:
		return join(m.one("that/WDT", "which/WDT"), tagged(m.verbs.third(m.word("verb")), "VBZ"), m.nounPhrase())
	}
	return join(tagged(m.word("prep"), "IN"), m.nounPhrase())
}

// plainTail is a tail without a verb.
func (m *maker) plainTail(percent int) phrase {
	switch {
	case !m.chance(percent):
		return nil
	case m.chance(45):
		return placeTags(m.word("place"))
	case m.chance(12):
		return join(m.one("with/IN", "by/IN", "for/IN"), m.compound(10), m.one("and/CC", "or/CC"), m.compound(10))
	case m.chance(12):
		return m.one("daily/RB", "weekly/RB", "every/DT day/NN", "each/DT morning/NN", "by/IN hand/NN", "by/IN card/NN", "twice/RB a/DT week/NN", "every/DT second/JJ day/NN", "at/IN noon/NN", "in/IN bulk/NN", "first/RB")
	}
	return join(tagged(m.word("prep"), "IN"), m.nounPhrase())
}

func tailTags(w string) phrase {
	if strings.HasPrefix(w, "if_") || strings.HasPrefix(w, "as_") {
		p := strings.Split(w, "_")
		tag := "VBN"
		if p[1] == "necessary" {
			tag = "JJ"
		}
		return phrase{p[0] + "/IN", p[1] + "/" + tag}
	}
	return tagged(w, "RB")
}

var placeTag = map[string]string{"at": "IN", "in": "IN", "on": "IN", "by": "IN", "to": "IN", "from": "IN", "with": "IN", "for": "IN", "within": "IN",
	"before": "IN", "after": "IN", "of": "IN", "the": "DT", "a": "DT", "each": "DT", "back": "JJ", "front": "JJ", "clean": "JJ", "second": "JJ",
	"five": "CD", "30": "CD", "minutes": "NNS", "writing": "NN"}

func placeTags(w string) (p phrase) {
	for _, x := range strings.Split(w, "_") {
		tag := placeTag[x]
		if tag == "" {
			tag = "NN"
		}
		p = append(p, x+"/"+tag)
	}
	return p
}
