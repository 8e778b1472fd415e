package history

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// indexKey names all that the index depends on besides the commits: when any
// of it changes, the index on disk is not used.
func (r *Repo) indexKey() [32]byte {
	d := sha256.New()
	fmt.Fprintf(d, "%q %q %t\n", r.cover(), r.options.IdentifyKey, r.options.Identify != nil)
	for _, name := range []string{"shallow", "info/grafts"} {
		text, _ := os.ReadFile(filepath.Join(r.place.common, filepath.FromSlash(name)))
		fmt.Fprintf(d, "%s %q\n", name, text)
	}
	replaced, _ := r.refsUnder("refs/replace/")
	for _, ref := range replaced {
		fmt.Fprintf(d, "%s %s\n", ref.name, ref.hash)
	}
	return [32]byte(d.Sum(nil))
}

// indexName differs for folders and readers of identity, so that an index for
// others is never in the way.
func (r *Repo) indexName() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q", r.cover(), r.options.IdentifyKey))
	return "index-v1-" + hex.EncodeToString(sum[:4])
}

// indexFolders lists where the index may be, best first.
func (r *Repo) indexFolders() []string {
	if r.options.NoIndex || r.options.Identify != nil && r.options.IdentifyKey == "" {
		return nil
	}
	if r.options.CacheDir != "" {
		return []string{r.options.CacheDir}
	}
	folders := []string{filepath.Join(r.place.common, "sop")}
	if cache, err := os.UserCacheDir(); err == nil {
		name := sha256.Sum256([]byte(r.place.common))
		folders = append(folders, filepath.Join(cache, "sop", hex.EncodeToString(name[:])))
	}
	return folders
}

// loadIndex returns the index on disk, or nil when there is none to trust.
func (r *Repo) loadIndex() *table {
	for _, dir := range r.indexFolders() {
		raw, err := os.ReadFile(filepath.Join(dir, r.indexName()))
		if err != nil {
			continue
		}
		if t, err := decode(raw, r.indexKey()); err == nil {
			return t
		}
	}
	return nil
}

// saveIndex writes the index where it can. That it fails is no error: the
// index only saves time.
func (r *Repo) saveIndex(t *table) {
	if r.options.ReadOnly {
		return
	}
	for _, dir := range r.indexFolders() {
		if writeWhole(dir, r.indexName(), t.encode(r.indexKey())) == nil {
			return
		}
	}
}

// writeWhole replaces a file in one step: a killed process leaves the old one.
func writeWhole(dir, name string, content []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	removeStale(dir, name)
	file, err := os.CreateTemp(dir, name+".tmp*")
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	err = firstError(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// removeStale clears away what processes left that were killed while writing.
func removeStale(dir, name string) {
	left, _ := filepath.Glob(filepath.Join(dir, name+".tmp*"))
	for _, file := range left {
		if info, err := os.Stat(file); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.Remove(file)
		}
	}
}
