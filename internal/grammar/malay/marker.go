package malay

import "sopkit/internal/grammar/step"

// marks reports whether the word at i marks mood or tense, and notes it.
func (r *reading) marks(i int, c *clause) bool {
	label, voice := r.markerAt(i, c.to)
	if label == step.None {
		return false
	}
	if c.marker < 0 {
		c.marker = i
	}
	if c.label == step.NoVerb || label == step.Modal {
		c.label = label
	}
	c.passive = c.passive || voice
	return true
}

// markerAt is the label that the word at i gives; None when it gives none. voice says that it is passive itself.
func (r *reading) markerAt(i, to int) (label Label, voice bool) {
	w := &r.words[i]
	n := r.after(i, to)
	verb := n < to && r.words[n].is(anyVerb|command) && r.words[n].gap == 0
	last := i+1 >= to || r.words[i+1].gap != 0
	switch {
	case w.is(prohibit) && verb: // Barang kaca jangan disusun
		return step.Imperative, false
	case w.is(allowed):
		return step.Modal, true
	case w.is(asked) && (verb || !last && r.words[i+1].is(purpose)):
		return step.Modal, true
	case w.is(modal) && !last && (!r.words[i+1].is(preposition) || verb && n == i+1):
		return step.Modal, false
	case w.is(wish) && verb:
		return step.Modal, false
	case w.is(future) && !last && !r.feels(i):
		return step.Future, false
	case w.is(progressive):
		return step.Progressive, false
	case w.is(while) && (verb && n == i+1 || w.text == "tengah" && n < to && r.words[n].text == "sibuk"):
		return step.Progressive, false
	case w.is(perfect) && !last:
		return step.Perfect, false
	case w.is(just) && (verb || n < to && r.words[i+1].text == "sahaja"):
		return step.Perfect, false
	}
	return step.None, false
}

// after is the next word at or after i+1 that is no adverb and no negation.
func (r *reading) after(i, to int) int {
	i++
	for i < to && r.words[i].is(adverb|not) && !r.words[i].is(anyVerb) {
		i++
	}
	return i
}

// feels reports whether "akan" at i only joins a feeling and its cause: "sedar akan".
func (r *reading) feels(i int) bool {
	if i == 0 {
		return false
	}
	switch r.words[i-1].text {
	case "sedar", "lupa", "takut", "cinta", "rindu", "menyedari", "sayang":
		return true
	}
	return false
}
