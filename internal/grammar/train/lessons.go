package main

import (
	"slices"

	"sopkit/internal/grammar/english"
)

// pickLesson says which candidate of a tagged sentence is the main verb. There is no lesson when the tagger lost it.
func pickLesson(x *english.Sentence, s sentence) []choice {
	right := -1
	all := x.Candidates()
	for k, c := range all {
		if c.Index == s.Fin && (right < 0 || s.Fin >= 0 && c.Tag == english.ParseTag(s.Tags[s.Fin])) {
			right = k
		}
	}
	if right < 0 {
		return nil
	}
	options := make([][]uint32, len(all))
	for k := range all {
		options[k] = x.PickerFeatures(k, nil)
	}
	return []choice{{options, right}}
}

// countLesson says which of the later verbs of a command are instructions of their own.
func countLesson(x *english.Sentence, s sentence) (out []verdict) {
	if s.Label != "imperative" || s.Fin < 0 || !s.counted {
		return nil
	}
	last := s.Fin
	for _, i := range x.Further(s.Fin, nil) {
		yes := slices.Contains(s.Further, i)
		out = append(out, verdict{x.CounterFeatures(s.Fin, i, last, nil), yes})
		if yes {
			last = i
		}
	}
	return out
}
