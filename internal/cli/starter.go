package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"sopkit/examples/ci"
	"sopkit/internal/manual"
	"sopkit/procedures"
	"sopkit/schemas"
)

//go:embed starter
var starter embed.FS

// ignored is what git is not to keep, in the file that says so.
const (
	ignoreFile = ".gitignore"
	ignored    = "/dist/"
)

// ciPlaces are where the files of CI systems lie in a manual, and what they are called in package ci.
var ciPlaces = map[string]struct{ name, source string }{
	"github":     {".github/workflows/procedures.yml", "github.yml"},
	"gitlab":     {".gitlab-ci.yml", "gitlab.yml"},
	"pre-commit": {".pre-commit-config.yaml", "pre-commit-config.yaml"},
	"container":  {"Containerfile", "Containerfile"},
}

const ciChoices = "github, gitlab, pre-commit, container or none"

// systems are the CI systems that were asked for, which may be several: "github, pre-commit".
func (f initFlags) systems() []string {
	out := strings.FieldsFunc(f.ci, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	return slices.DeleteFunc(out, func(system string) bool { return system == "none" })
}

// starterFiles are the files of a new manual by path.
func starterFiles(f initFlags, today time.Time) (map[string][]byte, error) {
	files := map[string][]byte{ignoreFile: []byte(ignored + "\n")}
	var err error
	take := func(name string, from fs.FS, source string, change func(string) string) {
		text, e := fs.ReadFile(from, source)
		err = errors.Join(err, e)
		files[name] = []byte(change(string(text)))
	}
	same := func(text string) string { return text }
	for _, system := range f.systems() {
		at, ok := ciPlaces[system]
		if !ok {
			return nil, hinted{fmt.Errorf("--ci %s: there is no such system", system), "write " + ciChoices}
		}
		take(at.name, ci.Files, at.source, same)
	}
	take("schemas/sop.schema.json", schemas.Files, "sop.schema.json", same)
	take("schemas/front-matter.schema.json", schemas.Files, "front-matter.schema.json", same)
	config := func(text string) string { return ownConfig(text, f.organization) }
	if f.empty {
		take(manual.ConfigName, starter, "starter/sop.yaml", config)
		take("service/hand-over-order.en.md", starter, "starter/sample.en.md", func(text string) string { return dated(text, today) })
		return files, err
	}
	walk := fs.WalkDir(procedures.Files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir():
		case name == manual.ConfigName:
			take(name, procedures.Files, name, config)
		default:
			take(name, procedures.Files, name, same)
		}
		return err
	})
	return files, errors.Join(err, walk)
}

var organizationLine = regexp.MustCompile(`(?m)^  organization: \{.*\}$`)

// ownConfig makes sop.yaml that of a new manual: the schema beside it, and the name of the organization.
func ownConfig(text, organization string) string {
	text = strings.Replace(text, "$schema=../schemas/", "$schema=schemas/", 1)
	if organization == "" {
		return text
	}
	name := quoted(organization)
	line := "  organization: {en: " + name + "}"
	if strings.Contains(organizationLine.FindString(text), "bn:") {
		line = fmt.Sprintf("  organization: {en: %s, bn: %s, ms: %s}", name, name, name)
	}
	return organizationLine.ReplaceAllLiteralString(text, line)
}

// dated fills in when a new procedure takes effect, in 30 days, and when it is reviewed, a year later.
func dated(text string, today time.Time) string {
	effective := today.AddDate(0, 0, 30)
	return strings.NewReplacer("{effective}", effective.Format(time.DateOnly), "{review-by}", effective.AddDate(1, 0, 0).Format(time.DateOnly)).Replace(text)
}

// day is the day that dates count from: as given, else SOURCE_DATE_EPOCH, else now.
func day(given string) (time.Time, error) {
	if given != "" {
		t, err := time.Parse(time.DateOnly, given)
		if err != nil {
			return t, hinted{fmt.Errorf("--today %s: this is no date", given), "write a date such as 2026-12-01"}
		}
		return t, nil
	}
	if at, ok, err := sourceDate(); ok || err != nil {
		return at, err
	}
	return time.Now(), nil
}
