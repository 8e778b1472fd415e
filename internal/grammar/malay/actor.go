package malay

import (
	"slices"
	"strings"

	"sopkit/internal/source"
)

// subject takes the words from..to-1 out of the sentence: nothing, "anda", or a person who becomes the actor.
func (r *reading) subject(from, to int, w *Rewrite) bool {
	if from >= to {
		return true
	}
	first := &r.words[from]
	if first.is(pronoun) {
		return to-from == 1 && (first.text == "anda" || r.we(from))
	}
	if !r.worker(from, to) {
		return false
	}
	w.Actor = r.text[first.start:r.words[to-1].end]
	return true
}

// we reports whether the word at i is "kami" or the like, and the rest does not speak to the customer as "anda".
func (r *reading) we(i int) bool {
	first := r.words[i].text
	return !r.addresses(i+1, len(r.words)) && (first == "kita" || first == "kami" || first == "saya")
}

// addresses reports whether the words from..to-1 speak to the customer or of the writer: "aduan anda".
func (r *reading) addresses(from, to int) bool {
	return slices.ContainsFunc(r.words[from:max(from, to)], func(w word) bool { return w.is(pronoun) })
}

// worker reports whether the words from..to-1 name one who works by the procedure: a role, or a person who is no customer.
func (r *reading) worker(from, to int) bool {
	name := r.text[r.words[from].start:r.words[to-1].end]
	for _, role := range r.ctx.Roles {
		if strings.EqualFold(role, name) {
			return true
		}
	}
	switch r.words[from].text {
	case "pelanggan", "pembeli", "pengunjung", "tetamu", "pelawat", "pengguna", "peserta", "penerima", "orang", "seseorang", "sesiapa", "kanak-kanak", "pengadu", "ibu", "bapa":
		return false
	}
	for i := from; i < to; i++ {
		if w := &r.words[i]; w.class&(person|noun) == 0 || w.is(determiner) || w.gap != 0 && i > from {
			return false
		}
	}
	return r.words[from].is(person) && to-from <= 3
}

// agent takes "oleh juruwang" out of the words from..to-1. ok is false when somebody else than a worker acts.
func (r *reading) agent(from, to int, w *Rewrite) bool {
	for i := from; i < to; i++ {
		if r.words[i].text != "oleh" {
			continue
		}
		end := i + 1
		for end < to && r.words[end].gap == 0 && r.words[end].class&(person|noun) != 0 && (!r.words[end].is(timeWord|preposition) || r.words[end].text == "syif") {
			end++
		}
		if end == i+1 || !r.worker(i+1, end) {
			return false
		}
		w.Actor = r.text[r.words[i+1].start:r.words[end-1].end]
		w.Edits = append(w.Edits, source.Edit{Span: source.Span{Start: r.words[i-1].end, End: r.words[end-1].end}})
		return true
	}
	return true
}
