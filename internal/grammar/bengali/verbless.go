package bengali

// verblessConfidence says how sure it is that a text without a main clause has no verb: less when its last word looks like an
// unknown verb, or is a name that may hold one.
func (r *reading) verblessConfidence() float64 {
	if len(r.words) == 0 {
		return 0
	}
	last := &r.words[len(r.words)-1]
	switch {
	case last.name:
		return 0.5
	case last.tags.any(nonfinite) && !last.tags.any(finite):
		return 0.95
	case last.tags.any(finite):
		return 0.6
	case last.text[0] < 0x80 && !last.number:
		return 0.5
	}
	return 0.9
}
