package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sopkit/internal/procedure"
)

// shipped are the texts of the shipped manual.
func shipped(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("../../procedures/*/*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("no shipped procedures: %v", err)
	}
	out := map[string][]byte{}
	for _, name := range names {
		if out[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func diffTexts(before, after []byte) Procedure {
	return Procedures(procedure.Parse("x.md", before), procedure.Parse("x.md", after))
}

func TestNothingDiffersFromItself(t *testing.T) {
	for name, text := range shipped(t) {
		if got := diffTexts(text, text); len(got.Changes) > 0 || got.Bump != None || got.Retraining {
			t.Errorf("%s: %+v", name, got.Changes)
		}
	}
}

var (
	marker  = regexp.MustCompile(`(?m)^( *)\d+\. `)
	strong  = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	padding = regexp.MustCompile(` \| `)
)

// reformats change how a text is written and nothing that it says.
var reformats = map[string]func(string) string{
	"CRLF":          func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"BOM":           func(s string) string { return "\uFEFF" + s },
	"all numbers 1": func(s string) string { return marker.ReplaceAllString(s, "${1}1. ") },
	"emphasis":      func(s string) string { return strong.ReplaceAllString(s, "__${1}__") },
	"padding":       func(s string) string { return padding.ReplaceAllString(s, "   |  ") },
	"blank lines":   func(s string) string { return strings.ReplaceAll(s, "\n## ", "\n\n\n## ") },
	"bullets":       func(s string) string { return strings.ReplaceAll(s, "\n- **", "\n* **") },
	"comment":       func(s string) string { return s + "\n<!-- checked -->\n" },
	"order of keys": func(s string) string {
		lines := strings.Split(s, "\n")
		lines[1], lines[2] = lines[2], lines[1]
		return strings.Join(lines, "\n")
	},
}

func TestFormattingIsFormattingOnly(t *testing.T) {
	for name, text := range shipped(t) {
		for what, reformat := range reformats {
			after := []byte(reformat(string(text)))
			if bytes.Equal(after, text) {
				continue
			}
			got := diffTexts(text, after)
			if len(got.Changes) != 1 || got.Changes[0].Type != FormattingOnly || got.Bump != None || got.Retraining {
				t.Errorf("%s, %s: %+v", name, what, asMaps(t, got.Changes))
			}
		}
	}
}

// addresses are the places that a text has.
func addresses(text []byte) map[string]bool {
	out := map[string]bool{}
	d := read(procedure.Parse("x.md", text))
	for _, s := range d.sections {
		out[fmt.Sprint(s.key)] = true
	}
	for _, u := range d.units {
		out[u.section.key+">"+u.path] = true
		if u.kind == rowKind {
			out[u.section.key+"|"+normal(u.first)] = true
		}
	}
	return out
}

// exists reports whether a text has the places of a change.
func exists(have map[string]bool, p Place) bool {
	for _, a := range p.Addresses {
		key := normal(a.Section)
		switch {
		case a.Step != "":
			key += ">" + a.Step
		case a.Row != nil:
			key += "|" + normal(*a.Row)
		case a.NearStep != "":
			key += ">" + a.NearStep
		}
		if !have[key] {
			return false
		}
	}
	return true
}

// check holds a comparison against what is true of every one.
func check(t *testing.T, before, after []byte) Procedure {
	t.Helper()
	got := diffTexts(before, after)
	first, _ := json.Marshal(got)
	second, _ := json.Marshal(diffTexts(before, after))
	if !bytes.Equal(first, second) {
		t.Fatalf("two runs differ:\n%s\n%s", first, second)
	}
	left, right := addresses(before), addresses(after)
	for _, c := range got.Changes {
		if !exists(left, c.BeforeAt) || !exists(right, c.AfterAt) {
			t.Fatalf("%s at %+v, %+v: there is no such place", c.Type, c.BeforeAt, c.AfterAt)
		}
	}
	if len(got.Changes) > 1 && slices.ContainsFunc(got.Changes, func(c Change) bool { return c.Type == FormattingOnly }) {
		t.Fatal("formatting stands beside other changes")
	}
	for _, l := range got.Lines {
		for _, i := range l.Changes {
			if i >= len(got.Changes) {
				t.Fatal("a line names a change that is not there")
			}
		}
	}
	return got
}

func FuzzProcedures(f *testing.F) {
	for _, name := range pairFiles(f) {
		c := readPair(f, name)
		f.Add(c.before, c.after)
	}
	f.Fuzz(func(t *testing.T, before, after []byte) {
		if len(before)+len(after) > 1<<16 {
			t.Skip()
		}
		if p, q := procedure.Parse("x.md", before), procedure.Parse("x.md", after); p.Unread || q.Unread {
			t.Skip()
		}
		check(t, before, after)
		if got := diffTexts(before, before); len(got.Changes) > 0 {
			t.Fatalf("a text differs from itself: %+v", got.Changes)
		}
	})
}

// TestBackwards holds that every place of a diff has its counterpart when the two texts change sides.
func TestBackwards(t *testing.T) {
	mirror := map[Type]Type{StepAdded: StepRemoved, StepRemoved: StepAdded, RowAdded: RowRemoved, RowRemoved: RowAdded, StepSplit: StepsMerged, StepsMerged: StepSplit}
	for _, name := range pairFiles(t) {
		c := readPair(t, name)
		forth, back := diffTexts(c.before, c.after), diffTexts(c.after, c.before)
		count := map[Type]int{}
		for _, x := range forth.Changes {
			if x.Type == LimitChanged || x.Type == StepSplit || x.Type == StepsMerged || x.Type == RowAdded || x.Type == RowRemoved || x.Type == ActorChanged {
				count[or2(mirror[x.Type], x.Type)]++
			}
		}
		for _, x := range back.Changes {
			if n, ok := count[x.Type]; ok {
				if count[x.Type]--; n == 0 {
					t.Errorf("%s: %s only backwards", name, x.Type)
				}
			}
		}
		for typ, n := range count {
			if n != 0 {
				t.Errorf("%s: %d %s more forwards than backwards", name, n, typ)
			}
		}
	}
}

func or2(a, b Type) Type {
	if a != "" {
		return a
	}
	return b
}

// generated is a procedure of n different steps in the given order; note is added to each of them.
func generated(order []int, note string) []byte {
	words := strings.Fields("scan weigh wrap count label check move store print sign read open close clean fill mark sort seal lift hold")
	things := strings.Fields("box slip card bag tray shelf ticket drawer folder parcel receipt invoice carton pallet bottle bucket basket envelope ladder trolley")
	var b strings.Builder
	b.WriteString("# T\n\n## Procedure\n\n")
	for _, i := range order {
		fmt.Fprintf(&b, "1. %s the %s near %s %s%s.\n", words[i%20], things[i/20%20], things[i/400%20], words[i/8000%20], note)
	}
	return []byte(b.String())
}

func TestManyShuffledStepsEnd(t *testing.T) {
	order := make([]int, 5000)
	for i := range order {
		order[i] = i
	}
	shuffled := slices.Clone(order)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, note := range []string{"", " again"} {
		start := time.Now()
		got := diffTexts(generated(order, ""), generated(shuffled, note))
		took := time.Since(start)
		t.Logf("5,000 shuffled steps, %q added: %s, %d changes", note, took, len(got.Changes))
		if took > 10*time.Second || len(got.Changes) == 0 {
			t.Errorf("%s", took)
		}
	}
}
