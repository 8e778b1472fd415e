package shape

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"
)

// The vectors were made with HarfBuzz itself; the test needs only the file.
func TestGlyphsEqualHarfBuzz(t *testing.T) {
	f := testFonts(t)
	fonts := map[string]*Font{
		"NotoSans_400Regular.ttf": f.Font(Latin, Regular), "NotoSans_700Bold_Italic.ttf": f.Font(Latin, BoldItalic),
		"NotoSansBengali_400Regular.ttf": f.Font(Bengali, Regular), "NotoSansBengali_700Bold.ttf": f.Font(Bengali, Bold),
	}
	file, err := os.Open("testdata/harfbuzz.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w, n := f.pool.get(), 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		col := strings.Split(lines.Text(), "\t")
		n++
		font, script := fonts[col[0]], language.Latin
		if font.family == Bengali {
			script = language.Bengali
		}
		w.shape(font, script, col[1])
		if got := show(w.glyphs); got != col[2] {
			t.Errorf("%s %q\n got %s\nwant %s", col[0], col[1], got, col[2])
		}
	}
	if n < 300 {
		t.Errorf("only %d vectors", n)
	}
}

// show prints glyphs as hb-shape does.
func show(glyphs []glyph) string {
	var out []string
	for _, g := range glyphs {
		s := fmt.Sprintf("%d=%d", g.gid, g.cluster)
		if g.dx != 0 || g.dy != 0 {
			s += fmt.Sprintf("@%d,%d", g.dx, g.dy)
		}
		out = append(out, fmt.Sprintf("%s+%d", s, g.advance))
	}
	return strings.Join(out, "|")
}
