package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"os"
	"strings"
	"testing"
	"time"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

func loadFonts(t testing.TB) *shape.Fonts {
	t.Helper()
	names := [2][4]string{
		shape.Latin:   {"NotoSans_400Regular", "NotoSans_700Bold", "NotoSans_400Regular_Italic", "NotoSans_700Bold_Italic"},
		shape.Bengali: {"NotoSansBengali_400Regular", "NotoSansBengali_700Bold"},
	}
	var files shape.Files
	for family, styles := range names {
		for style, name := range styles {
			if name == "" {
				continue
			}
			data, err := os.ReadFile("../../themes/fonts/" + name + ".ttf")
			if err != nil {
				t.Fatal(err)
			}
			files[family][style] = data
		}
	}
	fonts, err := shape.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// sample sets text in a simple way: enough to try everything that pdf paints.
type sample struct {
	doc     *layout.Document
	page    *layout.Page
	y       float64
	justify bool
	lines   []string // all text in tags, in reading order
}

func newSample(t testing.TB, fonts *shape.Fonts) *sample {
	s := &sample{doc: &layout.Document{
		Title: "Operations <manual> & পরিচালনা", Author: "Kedai Runcit Sdn Bhd", Subject: "Edition 2026.4",
		Lang: "en", Producer: "sop test", Created: time.Date(2026, 4, 1, 9, 30, 0, 0, time.UTC),
		Root: layout.NewDocument(), Fonts: fonts,
	}}
	s.newPage()
	return s
}

func (s *sample) newPage() {
	s.page = &layout.Page{Width: 595.28, Height: 841.89}
	s.doc.Pages = append(s.doc.Pages, s.page)
	s.page.Add(&layout.Rect{W: 595.28, H: 6, Fill: layout.RGB(0, 70, 120), In: layout.In{Artifact: layout.Background}})
	s.put(60, 30, 8, shape.Regular, fmt.Sprintf("Running header, page %d", len(s.doc.Pages)), layout.In{Artifact: layout.Header})
	if len(s.doc.Pages) > 1 {
		s.page.Shared = s.doc.Pages[0].Shared
	} else {
		s.put(60, 820, 8, shape.Regular, "Uncontrolled when printed", layout.In{Artifact: layout.Footer})
		last := len(s.page.Items) - 1
		s.page.Shared = &layout.Shared{Items: s.page.Items[last:]}
		s.page.Items = s.page.Items[:last:last]
	}
	s.y = 60
}

// put places words on one line and returns its width.
func (s *sample) put(x, y, size float64, style shape.Style, text string, in layout.In) float64 {
	width, words := s.doc.Fonts.Measure(text, style, shape.Latin, size)
	s.page.Add(&layout.Text{X: x, Y: y, Size: size, Words: words, In: in})
	return width
}

// para sets a paragraph in lines of about 480 points, justified, over pages if need be.
func (s *sample) para(tag *layout.Tag, x, size float64, style shape.Style, text string) {
	s.lines = append(s.lines, text)
	var words []*shape.Word
	width, spaces := 0.0, 0
	flush := func(justify bool) {
		if len(words) == 0 {
			return
		}
		if s.y += size * 1.5; s.y > 790 {
			s.newPage()
			s.y += size * 1.5
		}
		line := &layout.Text{X: x, Y: s.y, Size: size, Words: words, In: layout.In{Tag: tag}}
		if justify && spaces > 1 {
			line.Space = (540 - x - width) / float64(spaces-1)
		}
		s.page.Add(line)
		words, width, spaces = nil, 0, 0
	}
	for _, p := range s.doc.Fonts.Pieces(nil, text, style, shape.FamilyOf(tag.Lang)) {
		if w := p.Word.InkWidth(size); width+w > 540-x {
			flush(s.justify)
		}
		words = append(words, p.Word)
		width += p.Word.Width(size)
		spaces += p.Word.Spaces
	}
	flush(false)
}

// longCluster has more characters than one ToUnicode value may hold. Marks alternate, since
// MuPDF takes two equal characters at one place for a single bold one.
const longCluster = "e\u0301\u0308\u0301\u0308\u0301\u0308\u0301\u0308\u0301\u0308\u0301"

const (
	bengaliText = "ক্রেতার রসিদ (SOP-RET-001) দেখে ১২,৩৪৫.৬৭ টাকা ফেরত দিন। র‍্যাব, ক্‌ষ ও হঠাৎ উৎসব! স্বাতন্ত্র্য উজ্জ্বল লক্ষ্মী স্ট্যান্ডার্ড কর্তৃপক্ষ, ঊর্ধ্বতন কর্মকর্তা।"
	malayText   = "Juruwang memulangkan 50% bayaran dalam masa 24 jam – lihat lampiran; kad yang sama digunakan."
	englishText = "The cashier refunds RM1,200.50 (at most) to the same card; the office files a “Wave” receipt, naïve or not, within 24 hours."
)

// fullSample holds every kind of item and tag, in three languages, over several pages.
func fullSample(t testing.TB) *sample {
	s := newSample(t, loadFonts(t))
	s.justify = true
	root := s.doc.Root
	for i, lang := range []string{"en", "bn", "ms"} {
		text := []string{englishText, bengaliText, malayText}[i]
		sect := root.AddLang(layout.Sect, lang)
		name := "SOP-RET-00" + fmt.Sprint(i+1)
		s.doc.Dests = append(s.doc.Dests, layout.Dest{Name: name, Page: len(s.doc.Pages) - 1, Y: s.y})
		mark := layout.Bookmark{Title: name + " " + text[:strings.Index(text, " ")], Page: len(s.doc.Pages) - 1, Y: s.y, Open: i == 0}
		s.para(sect.Add(layout.H1), 60, 18, shape.Bold, name+" "+text[:strings.Index(text, "(")+1])
		s.para(sect.Add(layout.H2), 60, 14, shape.BoldItalic, text[:strings.Index(text, " ")])
		mark.Children = []layout.Bookmark{{Title: "ধাপ", Page: mark.Page, Y: s.y}}
		s.doc.Outline = append(s.doc.Outline, mark)
		for range 6 {
			s.para(sect.Add(layout.P), 60, 11, shape.Regular, text+" "+text)
		}
		s.list(sect, text)
		s.table(sect, text)
		s.links(sect)
		s.drawings(sect)
		s.page.Label = "A-" + fmt.Sprint(i)
	}
	s.doc.Pages = append(s.doc.Pages, &layout.Page{Width: 612, Height: 792}) // Letter, empty
	s.newPage()
	s.y = 700 // one paragraph over two sheets
	last := root.Add(layout.P)
	for range 12 {
		s.para(last, 60, 11, shape.Regular, malayText)
	}
	s.page.Width, s.page.Height = 842, 842
	s.para(last, 60, 11, shape.Regular, longCluster+"x and U+2183 \u00ad\u200b end")
	s.doc.Attachments = []layout.Attachment{
		{Name: "refund.md", Description: "Source of SOP-RET-001", MIME: "text/markdown", Relation: layout.Source, Data: []byte(bengaliText)},
		{Name: "manifest.json", MIME: "application/json", Relation: layout.Data, Data: []byte(`{"edition":"2026.4"}`)},
	}
	return s
}

func (s *sample) list(sect *layout.Tag, text string) {
	list := sect.AddList(layout.Decimal)
	for i := range 3 {
		item := list.Add(layout.ListItem)
		s.y += 18
		label := fmt.Sprintf("%d. ", i+1)
		s.put(44, s.y+16, 11, shape.Bold, label, layout.In{Tag: item.Add(layout.Label)})
		s.lines = append(s.lines, label)
		body := item.Add(layout.ListBody)
		s.para(body, 66, 11, shape.Regular, text)
		inner := body.AddList(layout.Disc).Add(layout.ListItem)
		s.para(inner.Add(layout.ListBody), 86, 10, shape.Italic, text)
	}
}

func (s *sample) table(sect *layout.Tag, text string) {
	if s.y > 640 {
		s.newPage()
	}
	table := sect.Add(layout.Table)
	head := table.Add(layout.TableHead).Add(layout.Row)
	for i, h := range []string{"Step", "ধাপ", "Langkah"} {
		s.put(60+160*float64(i), s.y+20, 10, shape.Bold, h, layout.In{Tag: head.AddHeadCell(layout.Column)})
		s.lines = append(s.lines, h)
	}
	body := table.Add(layout.TableBody)
	var tr *layout.Tag
	for row := range 3 {
		s.page.Add(&layout.Rule{X1: 60, Y1: s.y + 24, X2: 540, Y2: s.y + 24, Width: 0.5, Color: layout.RGB(90, 90, 90), Dash: 2 * float64(row)})
		tr = body.Add(layout.Row)
		s.y += 20
		for i := range 3 {
			cell := strings.Fields(text)[row+i]
			s.put(60+160*float64(i), s.y+20, 10, shape.Regular, cell, layout.In{Tag: tr.Add(layout.Cell)})
			s.lines = append(s.lines, cell)
		}
	}
	tr = body.Add(layout.Row)
	for range 3 {
		tr.Add(layout.Cell) // empty cells keep the row whole
	}
	s.y += 30
}

// links sets a paragraph with a link inside, and a note.
func (s *sample) links(sect *layout.Tag) {
	p := sect.Add(layout.P)
	s.y += 20
	x := 60 + s.put(60, s.y, 11, shape.Regular, "See ", layout.In{Tag: p})
	tag := p.Add(layout.LinkTag)
	w := s.put(x, s.y, 11, shape.Regular, "the refund (page 1)", layout.In{Tag: tag})
	s.page.Add(&layout.Link{X: x, Y: s.y - 10, W: w, H: 13, Dest: "SOP-RET-001", Contents: "the refund, ফেরত", In: layout.In{Tag: tag}})
	x += w + s.put(x+w, s.y, 11, shape.Regular, " or ", layout.In{Tag: p})
	web := p.Add(layout.LinkTag)
	w = s.put(x, s.y, 11, shape.Regular, "example.org", layout.In{Tag: web})
	s.page.Add(&layout.Link{X: x, Y: s.y - 10, W: w, H: 13, URI: "https://example.org/a?b=(c)", Contents: "example.org", In: layout.In{Tag: web}})
	s.put(x+w, s.y, 11, shape.Regular, ".", layout.In{Tag: p})
	s.lines = append(s.lines, "See the refund (page 1) or example.org.")
	s.para(sect.Add(layout.Note), 60, 8, shape.Regular, "A note at the foot.")
}

// drawings sets figures: picture with transparency, photograph, QR code, symbol.
func (s *sample) drawings(sect *layout.Tag) {
	if s.y > 600 {
		s.newPage()
	}
	s.page.Add(&layout.Rect{X: 55, Y: s.y + 6, W: 490, H: 110, Fill: layout.RGB(255, 244, 214), Stroke: layout.RGB(200, 120, 0), LineWidth: 1, Radius: 5})
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for i := range 40 * 30 {
		picture.Set(i%40, i/40, color.NRGBA{uint8(i), uint8(i / 5), 90, uint8(i % 256)})
	}
	in := func(alt string) layout.In { return layout.In{Tag: sect.AddFigure(alt)} }
	s.page.Add(&layout.Image{X: 60, Y: s.y + 12, W: 80, H: 60, Picture: layout.NewPicture(picture), In: in("A pattern")})
	s.page.Add(&layout.Image{X: 160, Y: s.y + 12, W: 80, H: 60, Picture: layout.NewPhoto(picture), In: in("A photograph")})
	if code, ok := layout.QRCode("https://example.org/OPM-2026.4", 260, s.y+12, 60, in("QR code: https://example.org/OPM-2026.4")); ok {
		s.page.Add(code)
	}
	s.page.Add(&layout.Path{Polygons: [][]layout.Point{{{X: 350, Y: s.y + 70}, {X: 380, Y: s.y + 15}, {X: 410, Y: s.y + 70}}, {{X: 365, Y: s.y + 62}, {X: 380, Y: s.y + 32}, {X: 395, Y: s.y + 62}}},
		Fill: layout.RGB(200, 0, 0), In: in("Warning")})
	_, words := s.doc.Fonts.Measure("DRAFT খসড়া", shape.Bold, shape.Latin, 60)
	s.page.Add(&layout.Text{X: 120, Y: 700, Size: 60, Angle: 45, Color: layout.RGB(225, 225, 225), Words: words, In: layout.In{Artifact: layout.Watermark}})
	s.y += 120
}

func render(t testing.TB, d *layout.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
