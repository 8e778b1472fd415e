package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"sopkit/internal/lint"
	"sopkit/internal/manual"
)

// lintCache remembers what a run of lint found, for as long as every file of its manuals, the choices and the program are the
// same. There is one entry for each set of targets and choices.
type lintCache struct {
	name string   // of the entry
	dirs []string // folders of the manuals
	sum  string   // of all that the findings depend on
}

// cacheEntry is a remembered run.
type cacheEntry struct {
	Sum   string         `json:"sum"`
	Files int            `json:"files"`
	Found []cachedResult `json:"found"`
}

// cachedResult is a diagnostic without the text of its file, which is read again when it is printed.
type cachedResult struct {
	lint.Diagnostic
	File  string // within its manual
	Disk  string // on the disk
	Shown string
}

// cache prepares the memory of a run; nil when the run is of a kind that is not remembered, or there is nowhere to remember.
func (e *env) cache(targets []string, f lintFlags) *lintCache {
	if f.noCache || f.fix || f.diff || f.at != "" || f.newFrom != "" || f.baseline != "" || f.stdin != "" || f.grammar || f.comments || f.config {
		return nil
	}
	home, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	c := &lintCache{}
	id := sha256.New()
	for _, t := range targets {
		root, err := e.find(t)
		if err != nil || !isFile(e.at(root, manual.ConfigName)) {
			return nil
		}
		dir, err := filepath.Abs(e.at(root))
		if err != nil {
			return nil
		}
		if !slices.Contains(c.dirs, dir) {
			c.dirs = append(c.dirs, dir)
		}
		fmt.Fprintf(id, "%q %q %q\n", e.dir, t, dir)
	}
	fmt.Fprintf(id, "%q %q %q %q", f.only, f.skip, f.preset, f.day)
	c.name = filepath.Join(home, "sop", "lint", hex.EncodeToString(id.Sum(nil)[:16])+".json")
	if c.sum, err = c.fingerprint(); err != nil {
		return nil
	}
	return c
}

// recall returns the remembered run, if nothing has changed since.
func (c *lintCache) recall() (report, bool) {
	var entry cacheEntry
	text, err := os.ReadFile(c.name)
	if err != nil || json.Unmarshal(text, &entry) != nil || entry.Sum != c.sum {
		return report{}, false
	}
	r := report{files: entry.Files}
	var from *origin
	for i, f := range entry.Found {
		if i == 0 || f.Disk != entry.Found[i-1].Disk {
			from = &origin{f.File, func() ([]byte, error) { return os.ReadFile(f.Disk) }}
		}
		r.found = append(r.found, shown{f.Diagnostic, f.Shown, from})
	}
	return r, true
}

// remember stores a run in which nothing failed. That it cannot be stored is no fault.
func (c *lintCache) remember(e *env, r report) {
	if now, err := c.fingerprint(); err != nil || now != c.sum {
		return
	}
	entry := cacheEntry{Sum: c.sum, Files: r.files, Found: []cachedResult{}}
	for _, d := range r.found {
		disk, err := filepath.Abs(e.at(filepath.FromSlash(d.path)))
		if err != nil {
			return
		}
		one := cachedResult{Diagnostic: d.Diagnostic, File: d.from.name, Disk: disk, Shown: d.path}
		one.Diagnostic.File = nil
		entry.Found = append(entry.Found, one)
	}
	text, err := json.Marshal(entry)
	if err == nil && os.MkdirAll(filepath.Dir(c.name), 0o755) == nil {
		_ = save(c.name, text)
	}
}

// errOdd stands for a folder with something in it that is neither file nor folder: links may lead anywhere.
var errOdd = errors.New("not only files and folders")

// fingerprint hashes the program, the names of all files in the manuals and the contents of those that lint reads.
func (c *lintCache) fingerprint() (string, error) {
	h := sha256.New()
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(program)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(h, "%s %s %d %d\n", version, program, info.Size(), info.ModTime().UnixNano())
	for _, dir := range c.dirs {
		if err := hashFolder(h, dir); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashFolder reads the files of a folder on all processors and hashes them in the order of their names.
func hashFolder(h io.Writer, dir string) error {
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && !d.Type().IsRegular():
			return errOdd
		case !d.IsDir():
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	sums, errs := make([][32]byte, len(names)), make([]error, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for w := range errs {
		wait.Go(func() {
			for i := w; i < len(names); i += len(errs) {
				if !slices.Contains([]string{".md", ".yaml", ".yml", ".tsv"}, filepath.Ext(names[i])) {
					continue
				}
				text, err := os.ReadFile(names[i])
				if err != nil {
					errs[w] = err
					return
				}
				sums[i] = sha256.Sum256(text)
			}
		})
	}
	wait.Wait()
	for i, name := range names {
		fmt.Fprintf(h, "%q %x\n", name, sums[i])
	}
	return errors.Join(errs...)
}
