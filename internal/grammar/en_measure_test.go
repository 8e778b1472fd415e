package grammar

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestMeasureEnglish prints how well the engine reads the labelled sentences of the file SOP_EN_DATA names (JSON lines: text,
// label, passive, passive_any, instructions). SOP_EN_SPLIT takes one split only, SOP_EN_STEP treats them as steps, SOP_EN_SHOW
// prints the errors on a label.
func TestMeasureEnglish(t *testing.T) {
	path := os.Getenv("SOP_EN_DATA")
	if path == "" {
		t.Skip("SOP_EN_DATA names no file")
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m := newMeasure()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var g gold
		if err := json.Unmarshal(in.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if split := os.Getenv("SOP_EN_SPLIT"); split == "" || split == g.Split {
			m.add(g, Analyse("en", g.Text, Context{Step: os.Getenv("SOP_EN_STEP") != ""}))
		}
	}
	t.Log(m)
}

type gold struct {
	Text         string
	Label        Label
	Passive      bool
	PassiveAny   bool `json:"passive_any"`
	Instructions int
	Split        string
}

// score counts right and wrong answers for one class.
type score struct{ hit, missed, false float64 }

func (s *score) add(gold, found bool) {
	switch {
	case gold && found:
		s.hit++
	case gold:
		s.missed++
	case found:
		s.false++
	}
}

func (s *score) f1() float64 {
	if s.hit == 0 {
		return 0
	}
	return 2 * s.hit / (2*s.hit + s.missed + s.false)
}

func (s *score) String() string {
	return fmt.Sprintf("%.3f (P %.3f R %.3f n %.0f)", s.f1(), s.hit/(s.hit+s.false), s.hit/(s.hit+s.missed), s.hit+s.missed)
}

type measure struct {
	labels                                  map[Label]*score
	all, right                              float64
	notAllowed, passive, anyPassive, severa score
	show                                    string
}

var allLabels = []Label{Imperative, Present, Past, Future, Progressive, Perfect, Modal, NoVerb}

func newMeasure() *measure {
	m := &measure{labels: map[Label]*score{}, show: os.Getenv("SOP_EN_SHOW")}
	for _, l := range allLabels {
		m.labels[l] = &score{}
	}
	return m
}

func (m *measure) add(g gold, a Analysis) {
	m.all++
	if g.Label == a.Label {
		m.right++
	}
	for _, l := range allLabels {
		m.labels[l].add(g.Label == l, a.Label == l)
	}
	m.notAllowed.add(faulty(g.Label), faulty(a.Label))
	m.passive.add(g.Passive, a.Passive)
	m.anyPassive.add(g.PassiveAny, a.PassiveAny)
	many := a.Label == Imperative && a.Instructions > 1
	if g.Label == Imperative {
		m.severa.add(g.Instructions > 1, many)
	}
	switch {
	case m.show == "passive" && g.PassiveAny != a.PassiveAny, m.show == "several" && g.Label == Imperative && many != (g.Instructions > 1),
		g.Label != a.Label && (m.show == string(g.Label) || m.show == string(a.Label) || m.show == "all"):
		fmt.Printf("%s -> %s %v->%v %d->%d: %s\n", g.Label, a.Label, g.PassiveAny, a.PassiveAny, g.Instructions, a.Instructions, g.Text)
	}
}

func faulty(l Label) bool { return l != Imperative && l != Present }

func (m *measure) String() string {
	var b strings.Builder
	sum, n := 0.0, 0.0
	for _, l := range allLabels {
		s := m.labels[l]
		fmt.Fprintf(&b, "\n%-12s %v", l, s)
		if s.hit+s.missed >= 20 {
			sum, n = sum+s.f1(), n+1
		}
	}
	fmt.Fprintf(&b, "\naccuracy %.3f of %.0f, macro-F1 (classes of 20 and more) %.3f", m.right/m.all, m.all, sum/max(n, 1))
	fmt.Fprintf(&b, "\nnot allowed %v\npassive main %v\npassive any %v\nseveral %v", &m.notAllowed, &m.passive, &m.anyPassive, &m.severa)
	return b.String()
}
