package main

import (
	"math/rand/v2"
	"strings"
)

// generate makes n sentences of our own: commands on the one hand, what they are mistaken for on the other.
func generate(vocab map[string][]string, n int, seed uint64) []sentence {
	m := &maker{vocab: vocab, verbs: newInflector(), rng: rand.New(rand.NewPCG(seed, 17))}
	out := make([]sentence, 0, n)
	for len(out) < n {
		out = append(out, m.sentence())
	}
	return out
}

// sentence is one sentence with its tags, main verb and number of instructions.
func (m *maker) sentence() sentence {
	var p phrase
	label, passive := "imperative", false
	switch n := m.rng.IntN(100); {
	case n < 30:
		p = join(m.openers(), m.command("*"), m.tail(45))
	case n < 40:
		p = join(m.openers(), m.several(), m.tail(15))
	case n < 46:
		p = join(m.openers(), m.nounList())
	case n < 50:
		p = join(m.openers(), m.negative())
	case n < 52:
		p = join(m.command("*"), m.one("and/CC", ",/, and/CC", ",/, so/RB", ";/,"), m.clause())
	case n < 74:
		label, p = "no-verb", m.fragment()
		if strings.Contains(strings.Join(p, " "), "*") {
			label = "imperative"
		}
	default:
		label = []string{"present", "present", "present", "present", "past", "future", "modal", "perfect", "progressive"}[m.rng.IntN(9)]
		p, passive = m.finite(label)
		if m.chance(30) {
			p = join(m.lead(), p)
		}
		if m.chance(25) {
			p = join(p, m.tail(100))
		}
	}
	return m.dress(p, label, passive)
}

func (m *maker) openers() (p phrase) {
	if m.chance(30) {
		p = join(p, m.lead())
	}
	if m.chance(6) {
		p = join(p, m.one("please/UH", "kindly/RB", "please/UH"))
	}
	return p
}

// dress reads the marks, sets capitals and the full stop.
func (m *maker) dress(p phrase, label string, passive bool) sentence {
	s := sentence{Label: label, Passive: passive, Fin: -1, Source: "own"}
	for _, w := range p {
		at := strings.LastIndexByte(w, '/')
		if strings.HasPrefix(w, "//") || at <= 0 {
			continue
		}
		word, tag := w[:at], w[at+1:]
		switch {
		case strings.HasSuffix(tag, "*"):
			s.Fin, s.N = len(s.Words), s.N+1
		case strings.HasSuffix(tag, "+"):
			s.Further, s.N = append(s.Further, len(s.Words)), s.N+1
		}
		s.Words = append(s.Words, word)
		s.Tags = append(s.Tags, strings.TrimRight(tag, "*+"))
		s.Names = append(s.Names, word == "@name")
	}
	if len(s.Words) == 0 {
		return m.sentence()
	}
	m.capitals(&s)
	if stop := 66; m.chance(stop) && label != "no-verb" || m.chance(15) {
		s.Words, s.Tags, s.Names = append(s.Words, "."), append(s.Tags, "."), append(s.Names, false)
	}
	s.counted = true
	return s
}

func (m *maker) capitals(s *sentence) {
	title := m.chance(4) || s.Label == "no-verb" && m.chance(15)
	for i, w := range s.Words {
		if w == "@name" || i > 0 && !title || i == 0 && m.chance(5) || len(w) < 3 && i > 0 {
			continue
		}
		s.Words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
}
