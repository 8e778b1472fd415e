package history

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// place says where the parts of a repository are.
type place struct {
	root   string // the work tree, "" when bare
	gitDir string // HEAD and the index of this work tree
	common string // objects and refs
}

// discover walks up from dir to the repository that holds it.
func discover(dir string) (place, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return place{}, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	for at := abs; ; at = filepath.Dir(at) {
		if p, ok := placeAt(at); ok {
			return p, nil
		}
		if at == filepath.Dir(at) {
			return place{}, &NotRepositoryError{Path: dir}
		}
	}
}

// placeAt reports whether dir is the root of a work tree or a bare repository.
func placeAt(dir string) (place, bool) {
	dotGit := filepath.Join(dir, ".git")
	if gitDir, ok := readGitFile(dotGit); ok {
		dotGit = gitDir
	}
	if isGitDir(dotGit) {
		return place{root: dir, gitDir: dotGit, common: commonDir(dotGit)}, true
	}
	if isGitDir(dir) {
		return place{gitDir: dir, common: commonDir(dir)}, true
	}
	return place{}, false
}

// readGitFile reads the file that stands in for .git in submodules and linked
// work trees.
func readGitFile(name string) (string, bool) {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 1<<16 {
		return "", false
	}
	text, err := os.ReadFile(name)
	target, found := strings.CutPrefix(string(bytes.TrimSpace(text)), "gitdir: ")
	if err != nil || !found {
		return "", false
	}
	return absoluteFrom(filepath.Dir(name), target), true
}

func isGitDir(dir string) bool {
	head, err := os.Lstat(filepath.Join(dir, "HEAD"))
	if err != nil || head.IsDir() {
		return false
	}
	common := commonDir(dir)
	return isDir(filepath.Join(common, "objects")) && isDir(filepath.Join(common, "refs"))
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func commonDir(gitDir string) string {
	text, err := os.ReadFile(filepath.Join(gitDir, "commondir"))
	if err != nil {
		return gitDir
	}
	return absoluteFrom(gitDir, string(bytes.TrimSpace(text)))
}

func absoluteFrom(base, name string) string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(base, name)
	}
	return filepath.Clean(name)
}
