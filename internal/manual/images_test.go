package manual

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
)

func encoded(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestImagesThatCannotBeShownAreNamed(t *testing.T) {
	good := encoded(t, image.NewRGBA(image.Rect(0, 0, 3, 2)))
	huge := bytes.Clone(good)
	copy(huge[16:24], []byte{0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff}) // 65,535 by 65,535, without the memory for it
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	text := "# T\n\n## Procedure\n\n![a](good.png)\n\n![a](bad.png)\n\n![a](x.svg)\n\n![a](cut.png)\n\n![a](huge.png)\n\n1. Press ![b](none.png).\n"
	m, err := Load(fstest.MapFS{"p.en.md": {Data: []byte(text)}, "good.png": {Data: good}, "bad.png": {Data: []byte("no")},
		"x.svg": {Data: []byte("<?xml version='1.0'?><svg/>")}, "cut.png": {Data: good[:20]}, "huge.png": {Data: huge}})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"bad.png": "no PNG, JPEG or GIF", "x.svg": "SVG", "cut.png": "damaged", "huge.png": "40 megapixels"} {
		if fault := m.ImageFault(name); fault == nil || !strings.Contains(fault.Error(), want) {
			t.Errorf("%s: %v, want %s", name, fault, want)
		}
	}
	if len(m.images) != 4 {
		t.Errorf("%v", m.images)
	}
}
