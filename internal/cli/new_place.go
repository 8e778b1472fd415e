package cli

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lang"
)

var (
	slugForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
	slugFolder = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*$`)
	reserved   = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`) // names that Windows keeps for devices
)

// checkTitle refuses what is no title: one line, no control characters, at most 200 characters.
func checkTitle(title string) error {
	switch {
	case strings.TrimSpace(title) == "":
		return hinted{errors.New("the procedure has no title"), `write --title "Accept a return"`}
	case strings.ContainsFunc(title, unicode.IsControl), !utf8.ValidString(title), utf8.RuneCountInString(title) > 200:
		return hinted{errors.New("--title: this is no title"), "a title is one line of at most 200 characters"}
	}
	return nil
}

// place is the path of a new procedure: the folder before the slug, else that of the part.
func (n *fresh) place(name string, f newFlags) (string, error) {
	folder, slug := path.Split(name)
	folder = strings.TrimSuffix(folder, "/")
	switch {
	case !slugForm.MatchString(slug) || reserved.MatchString(slug), folder != "" && !slugFolder.MatchString(folder):
		return "", hinted{fmt.Errorf("%q is no name for a new procedure", name), "write a slug such as accept-return: small letters, digits and hyphens"}
	case folder != "" && f.part != "":
		return "", hinted{fmt.Errorf("%s names a folder and --part another", name), "leave one of them out"}
	case folder == "":
		var err error
		if folder, err = n.folder(f); err != nil {
			return "", err
		}
	}
	return path.Join(folder, slug+"."+n.lang.Code+".md"), nil
}

// folder is where the procedures of a part stand: the part that is named, else the one of the kind, else the first one.
func (n *fresh) folder(f newFlags) (string, error) {
	var folders []string
	for _, part := range n.Config.Parts {
		if len(part.Include) == 0 {
			continue
		}
		at := path.Dir(strings.SplitAfterN(part.Include[0], "*", 2)[0])
		folders = append(folders, at)
		if f.part == "" {
			continue
		}
		for _, title := range part.Title {
			if lang.Fold(title) == lang.Fold(f.part) {
				return at, nil
			}
		}
		if at == strings.Trim(f.part, "/") {
			return at, nil
		}
	}
	byKind := slices.IndexFunc(folders, func(at string) bool { return strings.Contains(at, f.kind) })
	switch {
	case f.part != "":
		return "", hinted{fmt.Errorf("--part %s: the manual has no such part", f.part), "its parts stand in " + strings.Join(folders, ", ")}
	case byKind >= 0:
		return folders[byKind], nil
	case len(folders) > 0:
		return folders[0], nil
	}
	return ".", nil
}
