package layout

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"

	"sopkit/internal/manual"
)

// Picture is a raster image as the PDF will store it. It is immutable after it is made.
type Picture struct {
	Key           string // hash of the contents: equal pictures are stored once
	Width, Height int    // pixels
	JPEG          bool   // Data is a baseline JPEG; otherwise zlib of 8-bit RGB rows
	Data          []byte
	Alpha         []byte // zlib of 8-bit alpha rows; nil when opaque
}

// Photograph quality of re-encoded JPEG files, in percent.
const photoQuality = 88

// NewPicture stores a decoded image without loss, with its transparency.
func NewPicture(m image.Image) *Picture {
	rgb, alpha := pixels(m)
	size := m.Bounds().Size()
	p := &Picture{Width: size.X, Height: size.Y, Data: deflate(rgb)}
	if alpha != nil {
		p.Alpha = deflate(alpha)
	}
	p.Key = p.hash()
	return p
}

// NewPhoto stores a decoded image as JPEG, for what came as JPEG. Transparency is lost.
func NewPhoto(m image.Image) *Picture {
	opaque := image.NewRGBA(m.Bounds())
	draw.Draw(opaque, opaque.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(opaque, opaque.Bounds(), m, m.Bounds().Min, draw.Over)
	var out bytes.Buffer
	if jpeg.Encode(&out, opaque, &jpeg.Options{Quality: photoQuality}) != nil {
		return NewPicture(m) // wider or higher than JPEG allows
	}
	size := m.Bounds().Size()
	p := &Picture{Width: size.X, Height: size.Y, JPEG: true, Data: out.Bytes()}
	p.Key = p.hash()
	return p
}

func (p *Picture) hash() string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %d %t %d ", p.Width, p.Height, p.JPEG, len(p.Data))
	h.Write(p.Data)
	h.Write(p.Alpha)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// pixels returns the rows of an image as 8-bit RGB, and its alpha when not fully opaque.
func pixels(m image.Image) (rgb, alpha []byte) {
	b := m.Bounds()
	n := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(n, n.Bounds(), m, b.Min, draw.Src)
	rgb = make([]byte, 0, 3*b.Dx()*b.Dy())
	alpha = make([]byte, 0, b.Dx()*b.Dy())
	clear := false
	for i := 0; i+3 < len(n.Pix); i += 4 {
		rgb = append(rgb, n.Pix[i], n.Pix[i+1], n.Pix[i+2])
		alpha = append(alpha, n.Pix[i+3])
		clear = clear || n.Pix[i+3] != 255
	}
	if !clear {
		alpha = nil
	}
	return rgb, alpha
}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(b) // a bytes.Buffer cannot fail
	w.Close()
	return out.Bytes()
}

// Decode reads a PNG, JPEG or GIF file (the first frame). Its head is read first, so that a small file cannot ask for much
// memory; see [manual.CheckImage] for what is refused. It fails for what is damaged, too.
func Decode(data []byte) (*Picture, error) {
	if err := manual.CheckImage(bytes.NewReader(data)); err != nil {
		return nil, err
	}
	m, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if format == "jpeg" {
		return NewPhoto(m), nil
	}
	return NewPicture(m), nil
}
