package manual

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // the formats that a manual may show
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
)

// maxPixels is how many pixels a picture may have: 40 megapixels.
const maxPixels = 40_000_000

// CheckImage reads the head of a picture and says why a manual cannot show it: another format than PNG, JPEG and GIF, CMYK
// colours (which PDF/A cannot hold without their profile), or more than 40 megapixels. The picture itself is not decoded.
func CheckImage(r io.Reader) error {
	head := bufio.NewReaderSize(r, 512)
	start, _ := head.Peek(512)
	config, _, err := image.DecodeConfig(head)
	switch {
	case errors.Is(err, image.ErrFormat) && bytes.Contains(start, []byte("<svg")):
		return errors.New("SVG pictures cannot be printed; save it as PNG")
	case errors.Is(err, image.ErrFormat):
		return errors.New("this is no PNG, JPEG or GIF file")
	case err != nil:
		return fmt.Errorf("the picture is damaged: %w", err)
	case config.Width*config.Height > maxPixels:
		return fmt.Errorf("%d by %d pixels; 40 megapixels is the most", config.Width, config.Height)
	case config.ColorModel == color.CMYKModel:
		return errors.New("the colours are CMYK; save the picture as RGB")
	}
	return nil
}

// ImageFault says why a picture that a procedure shows cannot be shown; nil when it can, or when there is none of this path.
func (m *Manual) ImageFault(name string) error {
	if m.bodies == nil || m.bodies.all {
		return m.images[name]
	}
	if !m.Has(name) {
		return nil
	}
	m.bodies.mu.Lock()
	defer m.bodies.mu.Unlock()
	fault, known := m.images[name]
	if !known {
		fault = imageFault(Plain(m.bodies.fsys), name)
		m.images[name] = fault
	}
	return fault
}

// checkImages looks at the pictures that procedures show, and remembers which cannot be shown.
func (m *Manual) checkImages(fsys fs.FS) {
	m.images = map[string]error{}
	for _, name := range m.Pictures() {
		if err := imageFault(fsys, name); err != nil {
			m.images[name] = err
		}
	}
}

func imageFault(fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return CheckImage(f)
}
