package shape

import (
	"os"
	"testing"
)

// testFiles are the fonts of the shipped themes.
func testFiles(t testing.TB) Files {
	t.Helper()
	names := [families][styles]string{
		Latin:   {"NotoSans_400Regular", "NotoSans_700Bold", "NotoSans_400Regular_Italic", "NotoSans_700Bold_Italic"},
		Bengali: {"NotoSansBengali_400Regular", "NotoSansBengali_700Bold"},
	}
	var files Files
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
	return files
}

func testFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := Load(testFiles(t))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestStylesFallBack(t *testing.T) {
	f := testFonts(t)
	if got := len(f.All()); got != 6 {
		t.Errorf("%d fonts, want 6", got)
	}
	if f.Font(Bengali, Italic) != f.Font(Bengali, Regular) || f.Font(Bengali, BoldItalic) != f.Font(Bengali, Bold) {
		t.Error("Bengali italics are not the upright fonts")
	}
	if got := f.Font(Latin, BoldItalic).Name; got != "NotoSans-BoldItalic" {
		t.Errorf("name %q", got)
	}
}

func TestLoadRefuses(t *testing.T) {
	files := testFiles(t)
	files[Latin][Regular] = nil
	if _, err := Load(files); err == nil {
		t.Error("a family without regular style was accepted")
	}
	files[Latin][Regular] = []byte("not a font")
	if _, err := Load(files); err == nil {
		t.Error("a broken font was accepted")
	}
}

func TestMetrics(t *testing.T) {
	m := testFonts(t).Font(Latin, Regular).Metrics
	if m.Ascent < 1 || m.Ascent > 1.2 || m.Descent > -0.2 || m.CapHeight < 0.7 || m.CapHeight > 0.75 || m.XHeight < 0.5 || m.Underline >= 0 || m.UnderlineThickness <= 0 {
		t.Errorf("%+v", m)
	}
}

// A character that only the italics lack is missing, and is named.
func TestMissingInOneStyle(t *testing.T) {
	f := testFonts(t)
	const only = "a Ↄ b" // U+2183: regular has it, italic has not
	if f.Font(Latin, Regular).cover.has('Ↄ') == f.Font(Latin, Italic).cover.has('Ↄ') {
		t.Skip("the fonts agree by now")
	}
	got := f.Missing(only)
	if len(got) != 1 || got[0] != (Missing{2, 'Ↄ'}) {
		t.Errorf("%v", got)
	}
}

// What the character maps say is what loaded fonts know.
func TestCoversWithoutLoading(t *testing.T) {
	files := testFiles(t)
	f, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	covers, err := Covers(files)
	if err != nil {
		t.Fatal(err)
	}
	for r := range rune(0x20000) {
		if got, want := covers(r), f.cover[Latin].has(r) || f.cover[Bengali].has(r); got != want {
			t.Errorf("U+%04X: %v, loaded %v", r, got, want)
		}
	}
	files[Bengali][Bold] = []byte("no font")
	if _, err := Covers(files); err == nil {
		t.Error("a file that is no font is taken")
	}
}
