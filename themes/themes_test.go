package themes

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestShippedThemesLoad(t *testing.T) {
	for _, name := range append(Names(), "") {
		if th, err := Load(name, fstest.MapFS{}); err != nil || th.FontData[1][1] == nil || th.Name == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(Names()) < 2 {
		t.Errorf("themes: %v", Names())
	}
}

func TestOwnThemeKeepsWhatItLeavesOut(t *testing.T) {
	fsys := fstest.MapFS{"ours.yaml": {Data: []byte("paper: Letter\ncolors: {accent: \"#332244\"}\nlogo: l.png\n")}, "l.png": {Data: []byte("x")}}
	th, err := Load("ours.yaml", fsys)
	if err != nil {
		t.Fatal(err)
	}
	house, _ := Load("house", nil)
	if th.Sizes != house.Sizes || th.Colors.Ink != house.Colors.Ink || th.Colors.Accent != (Color{0x33, 0x22, 0x44}) || string(th.LogoData) != "x" {
		t.Errorf("%+v", th)
	}
	if len(th.Own) != 2 {
		t.Errorf("the theme is made of %d files of the folder", len(th.Own))
	}
	if w, h := th.Page(); w != 612 || h != 792 {
		t.Errorf("Letter is %g by %g", w, h)
	}
}

func TestFaultsOfThemes(t *testing.T) {
	for text, want := range map[string]string{
		"sizes: {body: .nan}\n":                 "size body is NaN",
		"margins: {left: .nan}\n":               "printers need at least 18",
		"side: .inf\n":                          "the names of roles",
		"leading: {latin: .nan}\n":              "write factors from 1 to 3",
		"paper: A5\n":                           "write A4 or Letter",
		"colors: {ink: red}\n":                  `"red" is no colour`,
		"colors: {link: \"#CCCCFF\"}\n":         "has a contrast of",
		"margins: {left: 300, right: 300}\n":    "leave less than",
		"sizes: {body: 2}\n":                    "write points from 5 to 96",
		"side: 10\n":                            "need at least 60",
		"fonts: {latin: {regular: none.ttf}}\n": "font of the theme",
		"sizes: [1]\n":                          "line 1",
	} {
		_, err := Load("t.yaml", fstest.MapFS{"t.yaml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	if c := Contrast(Color{}, Color{255, 255, 255}); c != 21 {
		t.Errorf("black on white: %g", c)
	}
	if c := Contrast(Color{0x77, 0x77, 0x77}, Color{255, 255, 255}); c < 4.47 || c > 4.49 {
		t.Errorf("#777777 on white: %g, want 4.48", c)
	}
}
