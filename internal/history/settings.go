package history

import (
	"os"
	"path/filepath"
	"strings"

	format "github.com/go-git/go-git/v5/plumbing/format/config"
)

// settings is what matters here of a repository's configuration. It is read
// leniently: go-git refuses repositories for extensions that do not concern a
// reader (worktreeConfig, preciousObjects, relativeWorktrees).
type settings struct {
	objectFormat, refStorage string
	partial                  bool
}

func readSettings(common string) (settings, error) {
	file, err := os.Open(filepath.Join(common, "config"))
	if os.IsNotExist(err) {
		return settings{}, nil
	}
	if err != nil {
		return settings{}, err
	}
	defer file.Close()
	raw := format.New()
	if err := format.NewDecoder(file).Decode(raw); err != nil {
		return settings{}, err
	}
	extensions := raw.Section("extensions")
	return settings{
		objectFormat: strings.ToLower(extensions.Option("objectformat")),
		refStorage:   strings.ToLower(extensions.Option("refstorage")),
		partial:      extensions.HasOption("partialclone") || hasPromisor(raw),
	}, nil
}

func hasPromisor(raw *format.Config) bool {
	for _, remote := range raw.Section("remote").Subsections {
		if strings.EqualFold(remote.Option("promisor"), "true") {
			return true
		}
	}
	return false
}

// refuse names the format that keeps the repository from being read.
func (s settings) refuse(path string) error {
	if s.objectFormat != "" && s.objectFormat != "sha1" {
		return &UnsupportedError{Path: path, What: "object format " + s.objectFormat,
			Advice: "convert it to SHA-1 objects, or run sop on a SHA-1 clone"}
	}
	if s.refStorage != "" && s.refStorage != "files" {
		return &UnsupportedError{Path: path, What: "ref storage " + s.refStorage,
			Advice: "convert it with: git refs migrate --ref-format=files"}
	}
	return nil
}
