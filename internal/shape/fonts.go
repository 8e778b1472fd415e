// Package shape turns text into placed glyphs: it chooses a font for every run, shapes it with
// the HarfBuzz port of go-text, keeps shaped words for reuse and tells where lines may break.
//
// It knows no Markdown, no language of the user's interface, no pages and no PDF, and it never
// fails: a character without a glyph comes back as data. It owns the module go-text/typesetting.
package shape

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
)

// Style is weight and slope.
type Style uint8

// The styles. A family without a slope uses its upright font.
const (
	Regular Style = iota
	Bold
	Italic
	BoldItalic
	styles = 4
)

// Family is a group of fonts that covers one or more scripts.
type Family uint8

// The families, in the order of fallback.
const (
	Latin Family = iota
	Bengali
	families = 2
)

// Files holds TrueType fonts (glyf outlines, no variations), by family and style. A nil style
// falls back: bold italic to bold, and all to regular, which must be there.
type Files [families][styles][]byte

// Fonts is a set of loaded fonts with a cache of shaped words. It is safe for concurrent use.
type Fonts struct {
	fonts []*Font // every distinct font once; Font.Index is the place here
	pick  [families][styles]*Font
	cover [families]coverage // what all styles of a family have
	words cache
	pool  workers
}

// Font is one loaded font.
type Font struct {
	Index int    // in its Fonts
	Name  string // PostScript name
	Data  []byte // the TrueType file
	Metrics

	family Family
	upem   float64
	face   *font.Font
	cover  coverage
	table  clusters
}

// Metrics are vertical measures in units of the font size: 0.7 is 7 points at size 10.
// All count upwards from the baseline, so Descent and Underline are negative.
type Metrics struct {
	Ascent, Descent, CapHeight, XHeight float64
	Underline, UnderlineThickness       float64
}

// Load reads the fonts. It fails for a file that is no usable TrueType font.
func Load(files Files) (*Fonts, error) {
	f := &Fonts{}
	for family := range Family(families) {
		for style := range Style(styles) {
			if err := f.load(files, family, style); err != nil {
				return nil, err
			}
		}
	}
	f.covered()
	f.words.init()
	f.pool.fonts = f.fonts
	return f, nil
}

func (f *Fonts) load(files Files, family Family, style Style) error {
	data := files[family][style]
	if data == nil {
		f.pick[family][style] = f.pick[family][style&Bold]
		if f.pick[family][style] == nil {
			return fmt.Errorf("font family %d has no regular style", family)
		}
		return nil
	}
	loaded, err := newFont(data, family)
	if err != nil {
		return fmt.Errorf("font family %d, style %d: %w", family, style, err)
	}
	loaded.Index = len(f.fonts)
	f.fonts = append(f.fonts, loaded)
	f.pick[family][style] = loaded
	return nil
}

// covered sets the characters that every style of a family has.
func (f *Fonts) covered() {
	for family := range f.cover {
		f.cover[family].fill(f.pick[family][Regular].face.Cmap)
		for _, other := range f.pick[family][1:] {
			f.cover[family].keep(&other.cover)
		}
	}
}

func newFont(data []byte, family Family) (*Font, error) {
	loader, err := ot.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if !loader.HasTable(ot.MustNewTag("glyf")) {
		return nil, fmt.Errorf("no glyf table: only TrueType outlines can be embedded")
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, err
	}
	f := &Font{Data: data, family: family, face: parsed, upem: float64(parsed.Upem())}
	f.Name = postScriptName(loader)
	f.Metrics = metrics(font.NewFace(parsed), f.upem)
	f.cover.fill(parsed.Cmap)
	return f, nil
}

func metrics(face *font.Face, upem float64) Metrics {
	ext, _ := face.FontHExtents()
	at := func(m font.LineMetric) float64 { return float64(face.LineMetric(m)) / upem }
	return Metrics{
		Ascent: float64(ext.Ascender) / upem, Descent: float64(ext.Descender) / upem,
		CapHeight: at(font.CapHeight), XHeight: at(font.XHeight),
		Underline: at(font.UnderlinePosition), UnderlineThickness: at(font.UnderlineThickness),
	}
}

// Font returns the font of a family and style.
func (f *Fonts) Font(family Family, style Style) *Font { return f.pick[family][style] }

// All returns every distinct font; the place is its Index.
func (f *Fonts) All() []*Font { return f.fonts }

// FamilyOf returns the family that a language is written in.
func FamilyOf(lang string) Family {
	if len(lang) >= 2 && lang[:2] == "bn" && (len(lang) == 2 || lang[2] == '-') {
		return Bengali
	}
	return Latin
}

// Upem returns the number of font units in the font size.
func (f *Font) Upem() int { return int(f.upem) }

// languages are those told to the shaper; glyphs follow the script, not the user's language,
// so that the same word is the same glyphs in every document.
var languages = [families]language.Language{Latin: "en", Bengali: "bn"}

// Family returns the family that the font belongs to.
func (f *Font) Family() Family { return f.family }
