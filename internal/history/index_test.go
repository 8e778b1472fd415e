package history

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// everything is all that a history answers.
func everything(t *testing.T, r *Repo) any {
	t.Helper()
	h, err := r.History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	all := []any{h.Events(), h.Commits(), h.Keys()}
	for _, k := range h.Keys() {
		log, err1 := h.Log(k)
		versions, err2 := h.Versions(k)
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		all = append(all, log, versions, h.States(k))
	}
	return all
}

func indexFile(t *testing.T, s *sandbox) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(s.dir, ".git", "sop", "index-v1-????????"))
	if err != nil || len(found) != 1 {
		t.Fatalf("index files %v, %v", found, err)
	}
	return found[0]
}

func TestIndexChangesNoAnswer(t *testing.T) {
	s := newSandbox(t)
	g := newGenerator(3)
	g.grow(60)
	s.importHistory(g.out.Bytes())
	keyed := Options{IdentifyKey: "test"}
	want := everything(t, s.open(Options{NoIndex: true}))
	if _, err := os.Stat(filepath.Join(s.dir, ".git", "sop")); err == nil {
		t.Error("an index was written without leave")
	}
	check := func(what string) {
		t.Helper()
		if got := everything(t, s.open(keyed)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the answers differ", what)
		}
	}
	check("no index yet")
	check("index")
	name := indexFile(t, s)
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(good); at += 1 + len(good)/97 {
		bad := append([]byte(nil), good...)
		bad[at] ^= 1 << (at % 8)
		if err := os.WriteFile(name, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		if r := s.open(keyed); r.loadIndex() != nil {
			t.Fatalf("byte %d flipped, and the index was trusted", at)
		}
	}
	check("flipped byte")
	if again, err := os.ReadFile(name); err != nil || string(again) != string(good) {
		t.Error("the index was not written again as it was")
	}
	if err := os.WriteFile(name, good[:len(good)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	check("half an index")
}

func TestIndexGrows(t *testing.T) {
	s := storied(t)
	keyed := Options{IdentifyKey: "test"}
	everything(t, s.open(keyed))
	s.git("checkout", "-q", "-b", "more", "HEAD~1")
	s.write("procedures/a.md", procedure("SOP-1", "2.0.0", "one"))
	s.commit("on the git branch")
	s.git("checkout", "-q", "main")
	s.git("merge", "-q", "--no-ff", "-m", "merge more", "more")
	if !reflect.DeepEqual(everything(t, s.open(keyed)), everything(t, s.open(Options{NoIndex: true}))) {
		t.Error("an index that grew gives other answers than a new one")
	}
	sameEvents(t, s, keyed)
}

// TestKilledWriter kills a process that writes indexes without pause: what it
// leaves is a whole index or none.
func TestKilledWriter(t *testing.T) {
	s := storied(t)
	for i := range 5 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestWriteForever$")
		cmd.Env = append(os.Environ(), "SOP_WRITE_FOREVER="+s.dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(100+37*i) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		if r := s.open(Options{IdentifyKey: "test"}); r.loadIndex() == nil {
			if _, err := os.Stat(filepath.Join(s.dir, ".git", "sop", r.indexName())); err == nil {
				t.Error("the index is there and not whole")
			} else if i == 4 {
				t.Error("no index was ever written")
			}
		}
	}
}

// TestWriteForever is the process that TestKilledWriter kills.
func TestWriteForever(t *testing.T) {
	dir := os.Getenv("SOP_WRITE_FOREVER")
	if dir == "" {
		t.Skip("run by TestKilledWriter")
	}
	r, err := Open(dir, Options{Subtrees: []string{"procedures"}, Identify: testIdentify, IdentifyKey: "test"})
	if err != nil {
		t.Fatal(err)
	}
	h, err := r.History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for {
		r.saveIndex(h.table)
	}
}

// TestDamagedPack flips bytes of a pack: what is read is right or refused.
func TestDamagedPack(t *testing.T) {
	s := storied(t)
	s.git("gc", "-q")
	packs, err := filepath.Glob(filepath.Join(s.dir, ".git", "objects", "pack", "*.pack"))
	if err != nil || len(packs) != 1 {
		t.Fatal(packs, err)
	}
	good, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(packs[0], 0o644); err != nil {
		t.Fatal(err)
	}
	tree, err := s.open(Options{}).FS("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	want := readAll(t, tree)
	caught := 0
	for at := 12; at < len(good)-20; at++ {
		bad := append([]byte(nil), good...)
		bad[at] ^= 0x10
		if err := os.WriteFile(packs[0], bad, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := tryReadAll(s.open(Options{}))
		switch {
		case err != nil:
			caught++
		case got != want:
			t.Fatalf("byte %d flipped: wrong text without an error", at)
		}
	}
	if caught == 0 {
		t.Error("no damage was seen")
	}
	t.Logf("%d of %d flips were met and refused", caught, len(good)-32)
}

// TestDamagedPackTable flips bytes of a pack's table: it is refused.
func TestDamagedPackTable(t *testing.T) {
	s := storied(t)
	s.git("gc", "-q")
	tables, err := filepath.Glob(filepath.Join(s.dir, ".git", "objects", "pack", "*.idx"))
	if err != nil || len(tables) != 1 {
		t.Fatal(tables, err)
	}
	good, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := openTable(good); err != nil {
		t.Fatal(err)
	}
	for at := range good {
		bad := append([]byte(nil), good...)
		bad[at] ^= 0x10
		if _, err := openTable(bad); err == nil {
			t.Fatalf("byte %d flipped, and the table was trusted", at)
		}
		if _, err := openTable(good[:at]); err == nil {
			t.Fatalf("%d bytes of the table were trusted", at)
		}
	}
}

func TestVersions(t *testing.T) {
	s := newSandbox(t)
	put := func(version, line string) Hash {
		s.write("procedures/a.md", procedure("SOP-1", version, line))
		return s.commit(version + " " + line)
	}
	first := put("1.0.0", "one")
	typo := put("1.0.0", "One")
	put("1.1.0", "two")
	s.git("checkout", "-q", "-b", "side")
	put("1.2.0-side", "side")
	put("1.2.0", "three")
	s.git("checkout", "-q", "main")
	s.git("merge", "-q", "--no-ff", "-m", "merge", "side")
	merge := s.head()
	back := put("1.1.0", "two") // the same text again
	put("1.2.0", "THREE")       // the same number with another text
	h, err := s.open(Options{}).History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	key := Key{"SOP-1", "en"}
	get := func(number string) Version {
		v, ok, err := h.Version(key, number)
		if err != nil || !ok {
			t.Fatalf("%s: %v %v", number, ok, err)
		}
		return v
	}
	if v := get("1.0.0"); v.Spans[0].First().Commit != first || v.Spans[0].Last().Commit != typo || !v.Spans[0].Edited() || v.Ambiguous() {
		t.Errorf("1.0.0: %+v", v)
	}
	if v := get("1.1.0"); v.Ambiguous() || len(v.Spans) != 2 || v.Spans[1].Last().Commit != back {
		t.Errorf("1.1.0 came back with the same text: %+v", v)
	}
	if v := get("1.2.0"); !v.Ambiguous() || len(v.Candidates()) != 2 || v.Spans[0].First().Commit != merge {
		t.Errorf("1.2.0 has two texts: %+v", v)
	}
	if v := get("1.2.0-side"); v.MainLine {
		t.Errorf("1.2.0-side never stood on the main line: %+v", v)
	}
	if _, ok, _ := h.Version(key, "9.9.9"); ok {
		t.Error("9.9.9 was found")
	}
	authors, err := h.Contributions(key, get("1.2.0").Spans[0])
	if err != nil || len(authors) != 2 || !strings.HasPrefix(authors[0].Info.Subject(), "1.2.0 three") {
		t.Errorf("contributions to 1.2.0: %v, %v", authors, err)
	}
}

func TestInForceOn(t *testing.T) {
	s := newSandbox(t)
	put := func(version, status, effective string) {
		s.write("procedures/a.md", strings.Replace(procedure("SOP-1", version, version), "status: effective", "status: "+status+"\neffective: "+effective, 1))
		s.commit(version + " " + status)
	}
	put("1.0.0", "effective", "2026-01-10")
	put("2.0.0", "draft", "2026-03-01")
	put("2.0.0", "approved", "2026-03-01")
	put("3.0.0", "in-review", "2026-04-01")
	h, err := s.open(Options{}).History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"2026-01-09": "", "2026-01-10": "1.0.0", "2026-02-28": "1.0.0", "2026-03-01": "2.0.0", "2027-01-01": "2.0.0"} {
		got, ok := h.InForceOn(Key{"SOP-1", "en"}, day, nil)
		if ok != (want != "") || ok && got.Identity.Version != want {
			t.Errorf("%s: %q %v, want %q", day, got.Identity.Version, ok, want)
		}
	}
	s.time = 60 * 86400 // 2026-03-02
	put("3.0.0", "retired", "2026-04-01")
	h, err = s.open(Options{}).History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := h.InForceOn(Key{"SOP-1", "en"}, "2026-05-01", nil); ok {
		t.Errorf("retired, but %s is in force", got.Identity.Version)
	}
}
