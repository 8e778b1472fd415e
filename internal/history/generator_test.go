package history

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// generator writes a random history for git fast-import: edits, renames with
// and without edits, moves of folders, merges of any shape (octopus,
// criss-cross, evil) and several roots.
type generator struct {
	random  *rand.Rand
	out     bytes.Buffer
	commits []map[string]string // files by path, per commit
	blobs   map[string]int      // marks by content
	marks   int
	seconds int64
	serial  int
	skew    bool         // clocks that run backwards
	used    map[int]bool // commits with children
}

func newGenerator(seed uint64) *generator {
	return &generator{random: rand.New(rand.NewPCG(seed, 5)), blobs: map[string]int{}, used: map[int]bool{}, seconds: 1700000000}
}

// grow adds n commits; the last one, a merge of many, becomes main.
func (g *generator) grow(n int) {
	for i := range n {
		parents := g.parents()
		if i == n-1 {
			parents = g.loose()
		}
		files := g.files(parents)
		for range 1 + g.random.IntN(3) {
			if len(parents) < 2 || g.random.IntN(6) == 0 { // in a merge: evil
				g.change(files)
			}
		}
		g.commit(parents, files)
	}
}

func (g *generator) parents() []int {
	count := len(g.commits)
	if count == 0 || g.random.IntN(40) == 0 {
		return nil
	}
	parents := []int{count - 1 - g.random.IntN(min(count, 4))}
	for g.random.IntN(4) == 0 && len(parents) < 4 {
		if p := g.random.IntN(count); !slices.Contains(parents, p) {
			parents = append(parents, p)
		}
	}
	return parents
}

// loose returns the commits that no other builds on.
func (g *generator) loose() []int {
	var all []int
	for i := range g.commits {
		if !g.used[i] {
			all = append(all, i)
		}
	}
	return all
}

// files is what a merge makes of its parents: each file from one of them.
func (g *generator) files(parents []int) map[string]string {
	if len(parents) == 0 {
		return map[string]string{}
	}
	files := maps.Clone(g.commits[parents[0]])
	for _, p := range parents[1:] {
		for _, name := range slices.Sorted(maps.Keys(g.commits[p])) {
			if g.random.IntN(3) == 0 {
				g.put(files, name, g.commits[p][name])
			}
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if _, there := g.commits[p][name]; !there && g.random.IntN(4) == 0 {
				delete(files, name)
			}
		}
	}
	return files
}

// put adds a file unless a folder is in its way.
func (g *generator) put(files map[string]string, name, content string) {
	for other := range files {
		if strings.HasPrefix(other, name+"/") || strings.HasPrefix(name, other+"/") {
			return
		}
	}
	files[name] = content
}

func (g *generator) change(files map[string]string) {
	names := slices.Sorted(maps.Keys(files))
	if len(names) == 0 || g.random.IntN(4) == 0 {
		g.serial++
		g.put(files, g.name(), g.text(fmt.Sprintf("SOP-%03d", g.serial)))
		return
	}
	name := names[g.random.IntN(len(names))]
	switch g.random.IntN(8) {
	case 0:
		delete(files, name)
	case 1: // a copy, so that equal contents compete
		g.put(files, g.name(), files[name])
	case 2, 3, 4:
		content := files[name]
		delete(files, name)
		g.put(files, g.name(), g.edit(content, g.random.IntN(6)))
	default:
		files[name] = g.edit(files[name], 1+g.random.IntN(3))
	}
}

func (g *generator) name() string {
	folder := []string{"procedures/", "procedures/a/", "procedures/a/b/", "procedures/a-b/", "other/", "procedures/a.md/"}[g.random.IntN(6)]
	return folder + []string{"a", "b", "a.md", "b.md", "c.md", "a.b", "é.md", "A.md"}[g.random.IntN(8)]
}

func (g *generator) text(id string) string {
	var lines []string
	for range g.random.IntN(12) {
		lines = append(lines, g.line())
	}
	return procedure(id, "1.0.0", lines...)
}

func (g *generator) line() string {
	return strings.Repeat(fmt.Sprintf("word%d ", g.random.IntN(50)), 1+g.random.IntN(15))
}

func (g *generator) edit(text string, lines int) string {
	all := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for range lines {
		at := g.random.IntN(len(all))
		if at < 5 || g.random.IntN(2) == 0 {
			all = append(all, g.line())
		} else {
			all[at] = g.line()
		}
	}
	return strings.Join(all, "\n") + "\n"
}

func (g *generator) mark(content string) int {
	if mark, ok := g.blobs[content]; ok {
		return mark
	}
	g.marks++
	g.blobs[content] = g.marks
	fmt.Fprintf(&g.out, "blob\nmark :%d\ndata %d\n%s\n", g.marks, len(content), content)
	return g.marks
}

func (g *generator) commit(parents []int, files map[string]string) {
	const commits = 1 << 24 // marks of commits start here
	marks := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		marks[name] = g.mark(files[name])
	}
	g.seconds += int64(g.random.IntN(1000))
	if g.skew && g.random.IntN(5) == 0 {
		g.seconds -= 5000
	}
	if len(parents) == 0 {
		g.out.WriteString("reset refs/heads/main\n")
	}
	fmt.Fprintf(&g.out, "commit refs/heads/main\nmark :%d\ncommitter Cem <cem@example.org> %d +0000\ndata 1\nx\n", commits+len(g.commits), g.seconds)
	for i, p := range parents {
		fmt.Fprintf(&g.out, "%s :%d\n", []string{"from", "merge"}[min(i, 1)], commits+p)
	}
	g.out.WriteString("deleteall\n")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&g.out, "M 100644 :%d %s\n", marks[name], name)
	}
	g.commits = append(g.commits, files)
	for _, p := range parents {
		g.used[p] = true
	}
}

func (s *sandbox) importHistory(stream []byte) {
	s.t.Helper()
	cmd := s.command("fast-import", "--quiet", "--force")
	cmd.Stdin = bytes.NewReader(stream)
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("fast-import: %v\n%s", err, out)
	}
}
