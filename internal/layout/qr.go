package layout

import "rsc.io/qr"

// QRCode draws a QR code (correction level M) with its top left module at (x, y) and sides of
// the given length, quiet zone not included. Dark modules become one path. Put it in a Figure
// with the text as its alternative. It reports false for a text too long for any QR code.
func QRCode(text string, x, y, side float64, in In) (*Path, bool) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, false
	}
	path := &Path{Fill: RGB(0, 0, 0), In: in}
	unit := side / float64(code.Size)
	for row := range code.Size {
		for col := 0; col < code.Size; col++ {
			from := col
			for col < code.Size && code.Black(col, row) {
				col++
			}
			if col > from {
				path.Polygons = append(path.Polygons, box(x+float64(from)*unit, y+float64(row)*unit, float64(col-from)*unit, unit))
			}
		}
	}
	return path, true
}

func box(x, y, w, h float64) []Point {
	return []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}
