package pdf

import (
	"fmt"

	"sopkit/internal/layout"
)

// pictures are the distinct pictures of a document in the order of first painting.
type pictures struct {
	list []*layout.Picture
	by   map[string]int // by Picture.Key
}

func newPictures(d *layout.Document) *pictures {
	p := &pictures{by: map[string]int{}}
	for _, page := range d.Pages {
		for _, item := range page.Items {
			im, ok := item.(*layout.Image)
			if !ok {
				continue
			}
			if _, known := p.by[im.Picture.Key]; !known {
				p.by[im.Picture.Key] = len(p.list)
				p.list = append(p.list, im.Picture)
			}
		}
	}
	return p
}

func (p *pictures) number(pic *layout.Picture) int { return p.by[pic.Key] }

// clear reports whether a page has a picture with transparency.
func (p *pictures) clear(page *layout.Page) bool {
	if len(p.list) == 0 {
		return false
	}
	for _, item := range page.Items {
		if im, ok := item.(*layout.Image); ok && im.Picture.Alpha != nil {
			return true
		}
	}
	return false
}

func (f *finisher) writePicture(p *layout.Picture) ref {
	size := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", p.Width, p.Height)
	dict := size + "/ColorSpace/DeviceRGB"
	if p.Alpha != nil {
		dict += fmt.Sprintf("/SMask %v", f.stream(size+"/ColorSpace/DeviceGray/Filter/FlateDecode", p.Alpha))
	}
	if p.JPEG {
		return f.stream(dict+"/Filter/DCTDecode", p.Data)
	}
	return f.stream(dict+"/Filter/FlateDecode", p.Data)
}
