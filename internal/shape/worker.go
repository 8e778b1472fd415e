package shape

import (
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// workers lends one worker to each goroutine that shapes.
type workers struct {
	fonts []*Font
	pool  sync.Pool
}

func (w *workers) get() *worker {
	if old, ok := w.pool.Get().(*worker); ok {
		return old
	}
	return &worker{buf: harfbuzz.NewBuffer(), fonts: make([]*harfbuzz.Font, len(w.fonts))}
}

func (w *workers) put(old *worker) { w.pool.Put(old) }

// worker holds what one goroutine needs to shape; nothing in it may be shared.
type worker struct {
	buf    *harfbuzz.Buffer
	fonts  []*harfbuzz.Font // by Font.Index, made when needed
	seg    segmenter.Segmenter
	runes  []rune
	starts []int // byte offset of every rune, and the end
	runs   []run
	parts  []Part
	key    []byte
	chunks []chunk
	breaks []lineBreak
	glyphs []glyph
}

// glyph is one glyph as HarfBuzz gives it; cluster is the index of its first rune.
type glyph struct {
	gid             uint32
	cluster         int
	advance, dx, dy int32
}

func (w *worker) font(f *Font) *harfbuzz.Font {
	if w.fonts[f.Index] == nil {
		w.fonts[f.Index] = harfbuzz.NewFont(font.NewFace(f.face))
	}
	return w.fonts[f.Index]
}

// load splits text into runes and remembers where they start.
func (w *worker) load(text string) (joiners bool) {
	w.runes, w.starts = w.runes[:0], w.starts[:0]
	for at, r := range text {
		w.runes = append(w.runes, r)
		w.starts = append(w.starts, at)
		joiners = joiners || r == zeroWidthNonJoiner || r == zeroWidthJoiner
	}
	w.starts = append(w.starts, len(text))
	return joiners
}

// shape fills w.glyphs with the glyphs of a text in one font and script.
func (w *worker) shape(f *Font, script language.Script, text string) {
	joiners := w.load(text)
	w.run(f, script, nil)
	if !joiners {
		return
	}
	first := append([]glyph(nil), w.glyphs...)
	w.run(f, script, noInitialForms)
	if len(first) != len(w.glyphs) {
		w.glyphs = append(w.glyphs[:0], first...)
		return
	}
	for i, g := range first {
		if g.cluster == 0 || !joiner(w.runes[g.cluster-1]) {
			w.glyphs[i] = g
		}
	}
}

// noInitialForms switches off the feature init. go-text v0.3.5 takes a vowel sign after a
// joiner for word-initial, HarfBuzz does not (its range of general categories starts at Cf).
var noInitialForms = []harfbuzz.Feature{{Tag: ot.MustNewTag("init"), Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}}

func joiner(r rune) bool { return r == zeroWidthNonJoiner || r == zeroWidthJoiner }

func (w *worker) run(f *Font, script language.Script, features []harfbuzz.Feature) {
	if script == language.Common {
		script = language.Latin
	}
	w.buf.Clear()
	w.buf.AddRunes(w.runes, 0, -1)
	w.buf.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: script, Language: languages[f.family]}
	w.buf.Shape(w.font(f), features)
	w.glyphs = w.glyphs[:0]
	for i, g := range w.buf.Info {
		p := w.buf.Pos[i]
		w.glyphs = append(w.glyphs, glyph{uint32(g.Glyph), g.Cluster, p.XAdvance, p.XOffset, p.YOffset})
	}
}

// word shapes one run and groups its glyphs into clusters.
func (w *worker) word(f *Font, script language.Script, text string) *Word {
	w.shape(f, script, text)
	out := &Word{Font: f, Text: text}
	for i := 0; i < len(w.glyphs); {
		j := i + 1
		for j < len(w.glyphs) && w.glyphs[j].cluster == w.glyphs[i].cluster {
			j++
		}
		next := len(w.runes)
		if j < len(w.glyphs) {
			next = w.glyphs[j].cluster
		}
		w.cluster(out, w.glyphs[i:j], next)
		i = j
	}
	out.measure()
	return out
}

// wideGap is the part of the font size (1/16) from which on readers of PDF may take a gap or an
// overlap between clusters for the end of a word: such a cluster has a width of its own.
const wideGap = 16

// cluster adds the cluster of the given glyphs, which ends before the rune next.
func (w *worker) cluster(out *Word, glyphs []glyph, next int) {
	var advance, nominal int32
	from := w.starts[glyphs[0].cluster]
	w.parts = w.parts[:0]
	for _, g := range glyphs {
		w.parts = append(w.parts, Part{GID: uint16(g.gid), DX: advance + g.dx, DY: g.dy})
		advance += g.advance
		if g.advance != 0 {
			nominal += w.fonts[out.Font.Index].GlyphHAdvance(font.GID(g.gid))
		}
		if g.gid == 0 {
			r, _ := utf8.DecodeRuneInString(out.Text[from:])
			out.Missing = append(out.Missing, Missing{Offset: from, Rune: w.absent(out.Font, glyphs[0].cluster, next, r)})
		}
	}
	if gap := int32(out.Font.upem) / wideGap; advance-nominal > gap || nominal-advance > gap {
		nominal = advance // the font builds letters from parts: this is more than kerning
	}
	c := out.Font.table.intern(out.Text[from:w.starts[next]], nominal, w.parts, w.key)
	out.Clusters = append(out.Clusters, Placed{Cluster: c, Advance: advance})
}

// absent finds the character of a cluster that the font lacks; or is the answer if none.
func (w *worker) absent(f *Font, from, next int, or rune) rune {
	for _, r := range w.runes[from:next] {
		if !f.cover.has(r) && !joiner(r) {
			return r
		}
	}
	return or
}
