package themes

import (
	"fmt"
	"math"
	"strconv"

	"gopkg.in/yaml.v3"
)

// Color is an RGB colour, written "#RRGGBB".
type Color struct{ R, G, B uint8 }

// Colors are the colours of a theme by what they are for.
type Colors struct {
	Ink       Color `yaml:"ink"`
	Muted     Color `yaml:"muted"` // small print
	Line      Color `yaml:"line"`
	Panel     Color `yaml:"panel"` // behind the control block and table headers
	Accent    Color `yaml:"accent"`
	OnAccent  Color `yaml:"on-accent"` // text on the accent colour
	Highlight Color `yaml:"highlight"` // ornament on the accent colour
	Link      Color `yaml:"link"`
	Danger    Color `yaml:"danger"`
	Warning   Color `yaml:"warning"`
	Caution   Color `yaml:"caution"`
	Notice    Color `yaml:"notice"`
	Note      Color `yaml:"note"`
}

// UnmarshalYAML reads "#RRGGBB".
func (c *Color) UnmarshalYAML(n *yaml.Node) error {
	v, err := strconv.ParseUint(n.Value[min(1, len(n.Value)):], 16, 32)
	if err != nil || len(n.Value) != 7 || n.Value[0] != '#' {
		return fmt.Errorf("line %d: %q is no colour; write it as \"#0A5A60\"", n.Line, n.Value)
	}
	*c = Color{uint8(v >> 16), uint8(v >> 8), uint8(v)}
	return nil
}

// String writes the colour as YAML has it.
func (c Color) String() string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// Tint mixes the colour with white: 0 is white, 1 the colour itself.
func (c Color) Tint(part float64) Color {
	mix := func(v uint8) uint8 { return uint8(math.Round(255 - part*float64(255-v))) }
	return Color{mix(c.R), mix(c.G), mix(c.B)}
}

// luminance is the relative luminance of WCAG 2.2.
func (c Color) luminance() float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

// Contrast is the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func Contrast(a, b Color) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// CalloutTint is how much of its colour stands behind a callout.
const CalloutTint = 0.07

// enough is the contrast that words need by WCAG 2.2, level AA (success criterion 1.4.3).
const enough = 4.5

var white = Color{255, 255, 255}

// check refuses what cannot be read or printed.
func (t *Theme) check() error {
	if t.Paper != "A4" && t.Paper != "Letter" {
		return fmt.Errorf("paper is %q; write A4 or Letter", t.Paper)
	}
	if err := t.checkLengths(); err != nil {
		return err
	}
	c := t.Colors
	pairs := []struct {
		name   string
		on     string
		fg, bg Color
	}{
		{"ink", "paper", c.Ink, white}, {"ink", "panel", c.Ink, c.Panel}, {"muted", "paper", c.Muted, white}, {"muted", "panel", c.Muted, c.Panel},
		{"accent", "paper", c.Accent, white}, {"accent", "panel", c.Accent, c.Panel}, {"on-accent", "accent", c.OnAccent, c.Accent}, {"link", "paper", c.Link, white},
		{"danger", "its tint", c.Danger, c.Danger.Tint(CalloutTint)}, {"warning", "its tint", c.Warning, c.Warning.Tint(CalloutTint)},
		{"caution", "its tint", c.Caution, c.Caution.Tint(CalloutTint)}, {"notice", "its tint", c.Notice, c.Notice.Tint(CalloutTint)},
		{"note", "its tint", c.Note, c.Note.Tint(CalloutTint)},
	}
	for _, p := range pairs {
		if r := Contrast(p.fg, p.bg); r < enough {
			return fmt.Errorf("color %s %v on %s %v has a contrast of %.1f to 1; people need at least %.1f", p.name, p.fg, p.on, p.bg, r, enough)
		}
	}
	return nil
}

// checkLengths keeps sizes and margins within what a page can hold.
func (t *Theme) checkLengths() error {
	w, h := t.Page()
	s := t.Sizes
	for name, v := range map[string]float64{"body": s.Body, "small": s.Small, "section": s.Section, "subsection": s.Subsection, "title": s.Title, "step": s.Step, "cover": s.Cover} {
		if !within(5, 96, v) {
			return fmt.Errorf("size %s is %g; write points from 5 to 96", name, v)
		}
	}
	m := t.Margins
	switch {
	case !within(0.5, 2, t.Bengali):
		return fmt.Errorf("bengali is %g; write a factor from 0.5 to 2", t.Bengali)
	case !within(1, 3, t.Leading.Latin, t.Leading.Bengali):
		return fmt.Errorf("leading is %g and %g; write factors from 1 to 3", t.Leading.Latin, t.Leading.Bengali)
	case !within(18, h, m.Top, m.Right, m.Bottom, m.Left):
		return fmt.Errorf("margins are %g, %g, %g and %g points; printers need at least 18, and the page has %g", m.Top, m.Right, m.Bottom, m.Left, h)
	case !within(60, w, t.Side):
		return fmt.Errorf("side is %g points; the names of roles need at least 60", t.Side)
	case w-m.Left-m.Right-t.Side < 200 || h-m.Top-m.Bottom < 300:
		return fmt.Errorf("margins and side column leave less than 200 by 300 points for text")
	}
	return nil
}

// within reports whether all values lie between two others; what is no number does not.
func within(low, high float64, values ...float64) bool {
	for _, v := range values {
		if !(v >= low && v <= high) {
			return false
		}
	}
	return true
}
