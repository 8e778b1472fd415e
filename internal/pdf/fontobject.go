package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
)

// embedded is a face made ready for the file.
type embedded struct {
	face    *face // nil: the font has no text
	prefix  string
	length  int // of the font program, bytes
	program packed
	unicode packed // the CMap from CIDs to text
}

// embed makes the fonts of faces.
func embed(faces []*face, earlier *Kept) []or[embedded] {
	z, out := newDeflater(earlier), make([]or[embedded], len(faces))
	for i, face := range faces {
		if face == nil {
			continue
		}
		program, err := face.build()
		if err != nil {
			out[i].err = fmt.Errorf("pdf: embedding font %s: %w", face.font.Name, err)
			continue
		}
		out[i].value = embedded{face, prefix(program), len(program), z.pack(program), z.pack(face.toUnicode())}
	}
	return out
}

// writeFont writes a face as a composite font whose CIDs are its glyph numbers.
func (f *finisher) writeFont(e embedded) ref {
	face := e.face
	base := name(e.prefix + "+" + face.font.Name)
	file := f.packed(fmt.Sprintf("/Length1 %d", e.length), e.program)
	perUnit := 1000 / float64(face.font.Upem())
	per := func(v float64) int { return int(math.Round(v * 1000)) }
	b := face.bounds()
	descriptor := f.add(fmt.Appendf(nil, "<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle %s/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %v>>",
		base, b[0], b[1], b[2], b[3], number(face.italicAngle()), per(face.font.Ascent), per(face.font.Descent), per(face.font.CapHeight), file))
	widths := []byte("[0[")
	for cid := range face.glyphs {
		widths = append(appendNumber(widths, float64(face.width(cid))*perUnit), ' ')
	}
	cid := f.add(fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %v/DW 0/W %s]]/CIDToGIDMap/Identity>>",
		base, descriptor, widths))
	unicode := f.packed("", e.unicode)
	return f.add(fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%v]/ToUnicode %v>>", base, cid, unicode))
}

// prefix returns the six letters that mark a subset, from the contents of the font.
func prefix(program []byte) string {
	sum := sha256.Sum256(program)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// toUnicode returns the CMap from CIDs to text.
func (f *face) toUnicode() []byte {
	b := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for from := 1; from < len(f.glyphs); from += 100 {
		upto := min(from+100, len(f.glyphs))
		b = fmt.Appendf(b, "%d beginbfchar\n", upto-from)
		for cid := from; cid < upto; cid++ {
			b = fmt.Appendf(b, "<%04X><", cid)
			for _, u := range f.glyphs[cid].text {
				b = fmt.Appendf(b, "%04X", u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}
