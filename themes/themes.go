// Package themes holds how a manual looks: colours, sizes, margins, logo and fonts, read from YAML.
//
// It ships the themes that a manual may name, and reads others from the manual's own folder. It places nothing on a page:
// that is for package layout.
package themes

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

//go:embed *.yaml
var shipped embed.FS

// Theme is how a manual looks. Lengths and sizes are points.
type Theme struct {
	Name    string  `yaml:"name"`
	Paper   string  `yaml:"paper"` // A4 or Letter
	Margins Margins `yaml:"margins"`
	Side    float64 `yaml:"side"` // width of the column where actors stand
	Sizes   Sizes   `yaml:"sizes"`
	Bengali float64 `yaml:"bengali"` // what sizes are multiplied by for Bengali
	Leading Leading `yaml:"leading"`
	Colors  Colors  `yaml:"colors"`
	Logo    string  `yaml:"logo"`
	Fonts   Paths   `yaml:"fonts"`

	LogoData []byte            `yaml:"-"` // the file that Logo names
	Own      map[string][]byte `yaml:"-"` // files of the manual's folder that the theme was read from, by path
	FontData [2][4][]byte      `yaml:"-"` // by family (Latin, Bengali) and style, as Fonts returns them
}

// Margins are the edges of a page that text leaves free.
type Margins struct {
	Top    float64 `yaml:"top"`
	Right  float64 `yaml:"right"`
	Bottom float64 `yaml:"bottom"`
	Left   float64 `yaml:"left"`
}

// Sizes are font sizes for Latin text.
type Sizes struct {
	Body       float64 `yaml:"body"`
	Small      float64 `yaml:"small"`
	Section    float64 `yaml:"section"`
	Subsection float64 `yaml:"subsection"`
	Title      float64 `yaml:"title"`
	Step       float64 `yaml:"step"` // of the numbers of steps
	Cover      float64 `yaml:"cover"`
}

// Leading is the height of a line in sizes of its font.
type Leading struct {
	Latin   float64 `yaml:"latin"`
	Bengali float64 `yaml:"bengali"`
}

// Paths are the files of a theme's own fonts, by family.
type Paths struct {
	Latin   Styles `yaml:"latin"`
	Bengali Styles `yaml:"bengali"`
}

// Styles are the font files of one family.
type Styles struct {
	Regular    string `yaml:"regular"`
	Bold       string `yaml:"bold"`
	Italic     string `yaml:"italic"`
	BoldItalic string `yaml:"bold-italic"`
}

// Load reads a theme: a shipped one by its name ("" is house), or a YAML file of the manual's folder fsys by its path.
// The error names the file and what is wrong in it.
func Load(name string, fsys fs.FS) (*Theme, error) {
	t := &Theme{Own: map[string][]byte{}}
	if err := t.read(shipped, "house.yaml"); err != nil {
		return nil, err
	}
	var err error
	switch {
	case name == "" || name == "house":
	case strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml"):
		err = t.read(fsys, name)
	default:
		err = t.read(shipped, name+".yaml")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("theme %q: there is no such theme; name a shipped one (%s) or a .yaml file of the manual's folder", name, strings.Join(Names(), ", "))
	}
	if err != nil {
		return nil, err
	}
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("theme %q: %w", name, err)
	}
	return t, t.files(fsys)
}

// Names lists the shipped themes.
func Names() []string {
	var out []string
	files, _ := fs.Glob(shipped, "*.yaml") // the pattern is well-formed
	for _, f := range files {
		out = append(out, strings.TrimSuffix(f, ".yaml"))
	}
	return out
}

// read decodes a file on top of what the theme says so far.
func (t *Theme) read(fsys fs.FS, name string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if fsys != fs.FS(shipped) {
		t.Own[name] = text
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(t); err != nil {
		return fmt.Errorf("%s: %s", name, plain(err))
	}
	return nil
}

var field = regexp.MustCompile(`field (\S+) not found in type \S+`)

// plain says what is wrong in a YAML file without the names of Go types.
func plain(err error) string {
	var typed *yaml.TypeError
	if errors.As(err, &typed) {
		return field.ReplaceAllString(strings.Join(typed.Errors, "; "), "$1 is not a key here")
	}
	return strings.TrimPrefix(err.Error(), "yaml: ")
}

// files reads the logo and the fonts.
func (t *Theme) files(fsys fs.FS) error {
	t.FontData = Fonts()
	if t.Logo != "" {
		data, err := fs.ReadFile(fsys, t.Logo)
		if err != nil {
			return fmt.Errorf("logo of the theme: %w", err)
		}
		t.LogoData, t.Own[t.Logo] = data, data
	}
	for family, s := range []Styles{t.Fonts.Latin, t.Fonts.Bengali} {
		for style, name := range []string{s.Regular, s.Bold, s.Italic, s.BoldItalic} {
			if name == "" {
				continue
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return fmt.Errorf("font of the theme: %w", err)
			}
			t.FontData[family][style], t.Own[name] = data, data
		}
	}
	return nil
}

// Page returns the width and height of the paper.
func (t *Theme) Page() (width, height float64) {
	if t.Paper == "Letter" {
		return 612, 792
	}
	return 595.28, 841.89
}
