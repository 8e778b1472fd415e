package history

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"
)

// bigHistory writes the history of a large manual for git fast-import: short
// git branches merged back, edits that bump the version, a few moves.
type bigHistory struct {
	out     *bufio.Writer
	random  *rand.Rand
	files   []bigFile
	commits int
}

type bigFile struct {
	path, id, lang string
	version        int
	lines          []string
}

func writeBigHistory(w io.Writer, commits, files int) {
	b := &bigHistory{out: bufio.NewWriter(w), random: rand.New(rand.NewPCG(1, 2))}
	defer b.out.Flush()
	for i := range files {
		f := bigFile{id: fmt.Sprintf("SOP-%04d", i/3), lang: []string{"en", "bn", "ms"}[i%3], version: 1}
		f.path = fmt.Sprintf("procedures/topic-%02d/procedure-%d.%s.md", i/3%40, i/3, f.lang)
		for range 30 + b.random.IntN(40) {
			f.lines = append(f.lines, b.line())
		}
		b.files = append(b.files, f)
	}
	b.out.WriteString("reset refs/heads/main\n")
	for at := 0; at < files; at += 50 {
		b.commit("main", "", func() {
			for i := at; i < min(at+50, files); i++ {
				b.put(&b.files[i])
			}
		})
	}
	for b.commits < commits {
		if b.random.IntN(18) == 0 {
			b.branch()
			continue
		}
		b.commit("main", "", b.change)
	}
}

// branch makes a few commits beside main and merges them.
func (b *bigHistory) branch() {
	fmt.Fprintf(b.out, "reset refs/heads/side\nfrom refs/heads/main\n\n")
	side := b.random.IntN(len(b.files) / 2)
	touched := map[int]bool{}
	for range 1 + b.random.IntN(3) {
		i := side + b.random.IntN(20)
		touched[i] = true
		b.commit("side", "", func() { b.edit(&b.files[i]) })
	}
	b.commit("main", "", func() { b.edit(&b.files[len(b.files)/2+20+b.random.IntN(len(b.files)/3)]) })
	b.commit("main", "refs/heads/side", func() {
		for i := range touched {
			b.put(&b.files[i])
		}
	})
}

func (b *bigHistory) commit(branch, merge string, change func()) {
	b.commits++
	fmt.Fprintf(b.out, "commit refs/heads/%s\ncommitter Cem <cem@example.org> %d +0600\ndata <<E\nchange %d\nE\n", branch, 1500000000+b.commits*3600, b.commits)
	if merge != "" {
		fmt.Fprintf(b.out, "merge %s\n", merge)
	}
	change()
	b.out.WriteByte('\n')
}

func (b *bigHistory) change() {
	f := &b.files[b.random.IntN(len(b.files))]
	switch b.random.IntN(50) {
	case 0: // moved and edited
		fmt.Fprintf(b.out, "D %s\n", f.path)
		f.path = fmt.Sprintf("procedures/topic-%02d/moved-%d-%d.%s.md", b.random.IntN(40), b.commits, b.random.IntN(1000), f.lang)
		b.edit(f)
	case 1: // a file beside the manual
		fmt.Fprintf(b.out, "M 100644 inline README.md\ndata <<E\n%d\nE\n", b.commits)
	default:
		b.edit(f)
	}
}

func (b *bigHistory) edit(f *bigFile) {
	f.lines[b.random.IntN(len(f.lines))] = b.line()
	if b.random.IntN(20) != 0 {
		f.version++
	}
	b.put(f)
}

func (b *bigHistory) put(f *bigFile) {
	var text bytes.Buffer
	fmt.Fprintf(&text, "---\nid: %s\nlocale: %s\nversion: 1.%d.0\nstatus: effective\n---\n\n", f.id, f.lang, f.version)
	for _, line := range f.lines {
		text.WriteString(line)
		text.WriteByte('\n')
	}
	fmt.Fprintf(b.out, "M 100644 inline %s\ndata %d\n%s\n", f.path, text.Len(), text.Bytes())
}

func (b *bigHistory) line() string {
	text := ""
	for range 4 + b.random.IntN(8) {
		text += fmt.Sprintf("word%d ", b.random.IntN(3000))
	}
	return text
}

// bigSandbox makes the large repository of the measures, or takes the one in
// the folder SOP_BIG names.
func bigSandbox(t testing.TB, commits, files int) *sandbox {
	dir := os.Getenv("SOP_BIG")
	if dir == "" {
		t.Skip("set SOP_BIG to a folder for the large repository (30,000 commits)")
	}
	if isDir(filepath.Join(dir, ".git")) {
		return &sandbox{t: t, dir: dir}
	}
	s := newSandbox(t)
	s.dir = dir
	s.git("init", "-q", "-b", "main")
	cmd := s.command("fast-import", "--quiet")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	writeBigHistory(in, commits, files)
	in.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	s.git("gc", "-q")
	return s
}

// TestBig takes the measures of a large repository, each the median of paired
// runs of git and of this package as a process of its own.
func TestBig(t *testing.T) {
	s := bigSandbox(t, 30000, 3000)
	if os.Getenv("SOP_BIG_EVENTS") != "" {
		sameEventSets(t, s)
	}
	for _, m := range []struct {
		task string
		git  []string
	}{
		{"index", []string{"log", "--full-history", "--no-merges", "--name-status", "-M", "--format=%H", "--", "procedures"}},
		{"log", []string{"log", "--follow", "--format=%H", "--", "procedures/topic-07/procedure-7.en.md"}},
		{"show", []string{"show", "HEAD:procedures/topic-07/procedure-7.en.md"}},
		{"refresh", []string{"rev-list", "--count", "HEAD"}},
	} {
		var git, ours []time.Duration
		memory := int64(0)
		for range 5 {
			git = append(git, elapsed(t, s.command(m.git...)))
			cmd := exec.Command(os.Args[0], "-test.run=^TestBigTask$")
			cmd.Env = append(os.Environ(), "SOP_BIG_TASK="+m.task)
			ours = append(ours, elapsed(t, cmd))
			memory = max(memory, peakMemory(cmd))
		}
		slices.Sort(git)
		slices.Sort(ours)
		t.Logf("%-8s git %v, ours %v: %.2fx, peak %d MiB", m.task, git[2].Round(time.Millisecond), ours[2].Round(time.Millisecond),
			float64(ours[2])/float64(git[2]), memory>>10)
	}
}

func elapsed(t *testing.T, cmd *exec.Cmd) time.Duration {
	t.Helper()
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
	return time.Since(start)
}

// TestBigTask is the process that TestBig measures.
func TestBigTask(t *testing.T) {
	task := os.Getenv("SOP_BIG_TASK")
	if task == "" {
		t.Skip("run by TestBig")
	}
	r, err := Open(os.Getenv("SOP_BIG"), Options{Subtrees: []string{"procedures"}, Identify: testIdentify, IdentifyKey: "test", NoIndex: task == "index"})
	if err != nil {
		t.Fatal(err)
	}
	h, err := r.History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	key := Key{"SOP-0007", "en"}
	switch task {
	case "log":
		log, err := h.Log(key)
		if err != nil || len(log) < 5 {
			t.Fatal(len(log), err)
		}
	case "show":
		v, ok, err := h.Version(key, "1.3.0")
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		if _, err := r.Blob(v.Spans[0].Last().Blob); err != nil {
			t.Fatal(err)
		}
	}
	runtime.KeepAlive(h)
}

func sameEventSets(t *testing.T, s *sandbox) {
	h, err := s.open(Options{}).History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	got, want := ourEvents(t, h), gitEvents(s, "HEAD", "procedures")
	t.Log(strconv.Itoa(len(want)) + " events")
	if !slices.Equal(got, want) {
		t.Error("events differ")
	}
}
