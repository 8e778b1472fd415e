package manual

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"sopkit/internal/lang"
	"sopkit/internal/source"
)

// Text is a phrase by language code.
type Text map[string]string

// In is the phrase in a language, else in English, else in any.
func (t Text) In(code string) string {
	for _, c := range []string{code, "en"} {
		if t[c] != "" {
			return t[c]
		}
	}
	for _, l := range lang.All {
		if t[l.Code] != "" {
			return t[l.Code]
		}
	}
	return ""
}

// Config is sop.yaml.
type Config struct {
	Manual   Head            `yaml:"manual"`
	Parts    []Part          `yaml:"parts"`
	Roles    map[string]Text `yaml:"roles"`
	Channels map[string]Text `yaml:"channels"`
	Facts    map[string]Fact `yaml:"facts"`
	Lint     Lint            `yaml:"lint"`
	Branches string          `yaml:"branches"`
}

// Head identifies the manual.
type Head struct {
	ID           string   `yaml:"id"`
	Title        Text     `yaml:"title"`
	Organization Text     `yaml:"organization"`
	Edition      string   `yaml:"edition"`
	SourceLocale string   `yaml:"source-locale"`
	Locales      []string `yaml:"locales"`
	Theme        string   `yaml:"theme"`
}

// Part is a part of the manual and the globs of what stands in it.
type Part struct {
	Title   Text  `yaml:"title"`
	Include Globs `yaml:"include"`
}

// Globs is a list of path patterns; a plain string is a list of one.
type Globs []string

// UnmarshalYAML accepts a string or a list.
func (g *Globs) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*g = Globs{n.Value}
		return nil
	}
	return n.Decode((*[]string)(g))
}

// Fact is something that a branch must state.
type Fact struct {
	Label    Text   `yaml:"label"`
	Type     string `yaml:"type"`
	Required bool   `yaml:"required"`
}

// Lint is how the linter judges this manual.
type Lint struct {
	MaxStepWords map[string]int    `yaml:"max-step-words"` // by language
	MaxSteps     int               `yaml:"max-steps"`      // steps in one list
	Rules        map[string]string `yaml:"rules"`          // rule -> off, info, warning or error
	Terms        string            `yaml:"terms"`          // table of terms, tab-separated, first line the languages
	Verbs        string            `yaml:"verbs"`          // table of verbs, tab-separated: verb, instead, language
	Forms        string            `yaml:"forms"`          // register of forms, tab-separated: code, title
	Preset       string            `yaml:"preset"`         // recommended, strict, ste or translation
	Words        []string          `yaml:"words"`          // words that are spelt right here, whatever a dictionary says
}

// EditionIn reads the edition that the text of a sop.yaml states; "" when it states none or cannot be read.
func EditionIn(text []byte) string {
	var c struct {
		Manual struct {
			Edition string `yaml:"edition"`
		} `yaml:"manual"`
	}
	if yaml.Unmarshal(text, &c) != nil {
		return ""
	}
	return c.Manual.Edition
}

// SourceLang is the language code that the manual is first written in.
func (c Config) SourceLang() string {
	if l, ok := lang.Get(c.Manual.SourceLocale); ok {
		return l.Code
	}
	return "en"
}

// Role finds the key of a role by its name in a language; one that has none goes by the name that it has.
func (c Config) Role(name, code string) (key string, ok bool) {
	for key, names := range c.Roles { // mostly it is written as it is listed
		if names.In(code) == name {
			return key, true
		}
	}
	folded := lang.Fold(name)
	for key, names := range c.Roles {
		if lang.Fold(names.In(code)) == folded {
			return key, true
		}
	}
	return "", false
}

func defaults() Config {
	return Config{Lint: Lint{MaxStepWords: map[string]int{"en": 20, "bn": 15, "ms": 18}, MaxSteps: 15}}
}

// parseConfig reads sop.yaml strictly: unknown and duplicate keys are problems with their line.
func parseConfig(f *source.File) (Config, []source.Problem) {
	c := defaults()
	dec := yaml.NewDecoder(bytes.NewReader(f.Text))
	dec.KnownFields(true)
	err := dec.Decode(&c)
	for code, n := range defaults().Lint.MaxStepWords {
		if c.Lint.MaxStepWords[code] <= 0 {
			if c.Lint.MaxStepWords == nil {
				c.Lint.MaxStepWords = map[string]int{}
			}
			c.Lint.MaxStepWords[code] = n
		}
	}
	if err == nil || errors.Is(err, io.EOF) {
		return c, nil
	}
	return c, configProblems(f, err)
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`)

// yamlKind is how the YAML library says that a value is of another kind than the Go type that it belongs to.
var yamlKind = regexp.MustCompile("^cannot unmarshal !!(\\w+)(?: `[^`]*`)? into (.+)$")

// kinds are the kinds of YAML values in words.
var kinds = map[string]string{"seq": "a list", "map": "keys with values", "str": "a text", "int": "a number", "float": "a number", "bool": "true or false", "null": "nothing"}

// wanted says in words what a Go type holds.
func wanted(goType string) string {
	switch {
	case strings.HasPrefix(goType, "[]"), goType == "manual.Globs", goType == "manual.Lines":
		return "a list"
	case goType == "string":
		return "a text"
	case strings.HasPrefix(goType, "int"), strings.HasPrefix(goType, "float"):
		return "a number"
	case goType == "bool":
		return "true or false"
	}
	return "keys with values"
}

// configProblems gives each message of the YAML library its line.
func configProblems(f *source.File, err error) []source.Problem {
	lines := []string{err.Error()}
	var typed *yaml.TypeError
	if errors.As(err, &typed) {
		lines = typed.Errors
	}
	var out []source.Problem
	for _, text := range lines {
		at := f.LineSpan(1)
		if m := yamlLine.FindStringSubmatch(text); m != nil {
			n, _ := strconv.Atoi(m[1])
			at, text = f.LineSpan(n), m[2]
		}
		if m := yamlKind.FindStringSubmatch(text); m != nil {
			text = "this is " + kinds[m[1]] + "; here stands " + wanted(m[2])
		}
		if i := strings.Index(text, " in type "); i >= 0 {
			text = strings.Replace(text[:i], "not found", "is not a key here", 1)
		}
		out = append(out, source.Problem{Rule: "sop-yaml", Span: at, Message: text})
	}
	return out
}
