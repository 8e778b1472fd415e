package shape

// Measure returns the width of a text on one line in points, and its words: what titles,
// labels and table cells that do not break need.
func (f *Fonts) Measure(text string, style Style, before Family, size float64) (float64, []*Word) {
	var words []*Word
	width := 0.0
	for _, p := range f.Pieces(nil, text, style, before) {
		words = append(words, p.Word)
		width += p.Word.Width(size)
	}
	return width, words
}

// Missing returns the characters of a text for which no font has a glyph, with their places.
// A character counts as missing when a single style lacks it: emphasis must not lose text.
func (f *Fonts) Missing(text string) []Missing {
	if f.covers(text) {
		return nil
	}
	for style := range Style(styles) {
		if out := f.missing(text, style); out != nil {
			return out
		}
	}
	return nil
}

func (f *Fonts) missing(text string, style Style) (out []Missing) {
	for _, p := range f.Pieces(nil, text, style, Latin) {
		for _, m := range p.Word.Missing {
			out = append(out, Missing{Offset: p.Start + m.Offset, Rune: m.Rune})
		}
	}
	return out
}

// covers reports whether every character has a glyph of its own in all styles; if not, the
// shaper may still find one (a composed letter, an invisible character).
func (f *Fonts) covers(text string) bool {
	for _, r := range text {
		if !f.cover[Latin].has(r) && !f.cover[Bengali].has(r) && !(r >= '\t' && r <= '\r') {
			return false
		}
	}
	return true
}
