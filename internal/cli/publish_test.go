package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"sopkit/internal/lang"
	"sopkit/internal/layout"
	"sopkit/internal/pdf"
	"sopkit/internal/procedure"
)

// need finds an external program, or skips the test; where SOP_REQUIRE_TOOLS is set, its absence fails.
func need(t testing.TB, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("SOP_REQUIRE_TOOLS") != "" {
		t.Fatalf("%s is missing", name)
	}
	t.Skipf("%s is missing", name)
}

// shipped opens the manual that the repository ships, ready to print.
func shipped(t testing.TB) *press { return pressIn(t, "../../procedures") }

// pressIn opens the manual in a folder, ready to print.
func pressIn(t testing.TB, dir string) *press {
	t.Helper()
	e := &env{dir: dir, out: &bytes.Buffer{}, err: os.Stderr}
	o, err := e.open(".")
	if err != nil {
		t.Fatal(err)
	}
	p, err := e.press(o, "")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *press) bytes(t testing.TB, code string) ([]byte, *layout.Document) {
	t.Helper()
	var buf bytes.Buffer
	doc := p.document(code, nil)
	if err := pdf.Write(&buf, doc); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes(), doc
}

var afterHyphen = regexp.MustCompile(`([-–—/]) `)

// flat makes texts comparable: NFC, line ends are spaces, and a line that ends after a hyphen has no space there.
func flat(text string) string {
	text = strings.Join(strings.Fields(norm.NFC.String(text)), " ")
	return afterHyphen.ReplaceAllString(text, "$1")
}

// wanted are the pieces of text that a reader must get back, in the order of reading: titles, steps and cells. A branch fact
// ends a piece, because the manual prints its label.
func wanted(p *procedure.Procedure) []string {
	var out []string
	add := func(t procedure.Inline) {
		var b strings.Builder
		for _, r := range append(t.Runs, procedure.Run{Kind: procedure.FactRun}) {
			if r.Kind != procedure.FactRun {
				b.WriteString(r.Text)
				continue
			}
			if piece := flat(b.String()); piece != "" {
				out = append(out, piece)
			}
			b.Reset()
		}
	}
	procedure.Walk(p, func(n procedure.Node) {
		switch {
		case n.Text != nil && (n.Step != nil || n.Heading):
			add(*n.Text)
		case n.Text == nil:
			if t, ok := n.Block.(*procedure.Table); ok {
				for _, row := range append([]procedure.Row{t.Header}, t.Rows...) {
					for _, c := range row.Cells {
						add(c)
					}
				}
			}
		}
	})
	return out
}

func TestTextComesBackExactly(t *testing.T) {
	readers := map[string][]string{"pdftotext": {"-raw", "FILE", "-"}, "mutool": {"draw", "-q", "-F", "text", "FILE"}}
	p := shipped(t)
	for _, code := range p.Locales() {
		data, _ := p.bytes(t, code)
		file := filepath.Join(t.TempDir(), "manual.pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for reader, args := range readers {
			t.Run(code+" "+reader, func(t *testing.T) {
				need(t, reader)
				args := append([]string{}, args...)
				for i := range args {
					args[i] = strings.ReplaceAll(args[i], "FILE", file)
				}
				text, err := exec.Command(reader, args...).Output()
				if err != nil {
					t.Fatal(err)
				}
				checkText(t, p, code, flat(string(text)))
			})
		}
	}
}

// checkText looks for every piece after the one before, so the order of reading is tested too.
func checkText(t *testing.T, p *press, code, text string) {
	pieces := 0
	for _, chapter := range p.Book(code) {
		for _, proc := range chapter.Procedures {
			at := strings.LastIndex(text, flat(proc.Meta.Title.Text)+" "+p.label(code, lang.ID)+" "+proc.Meta.ID.Text)
			if at < 0 {
				t.Errorf("%s: the title and the control block are not there", proc.File.Path)
				continue
			}
			for _, piece := range wanted(proc) {
				pieces++
				i := strings.Index(text[at:], piece)
				if i < 0 {
					t.Errorf("%s: not found in its place: %s", proc.File.Path, piece)
					continue
				}
				at += i + len(piece)
			}
		}
	}
	if pieces < 500 {
		t.Errorf("only %d pieces were looked for", pieces)
	}
}

func (p *press) label(code string, w lang.Word) string {
	l, _ := lang.Get(code)
	return l.Words[w]
}

func TestSameSourcesGiveTheSameBytes(t *testing.T) {
	for _, code := range []string{"en", "bn"} {
		a, _ := shipped(t).bytes(t, code)
		before := runtime.GOMAXPROCS(1)
		b, _ := shipped(t).bytes(t, code)
		runtime.GOMAXPROCS(before)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two builds differ", code)
		}
	}
}

func TestQpdfFindsNothingWrong(t *testing.T) {
	need(t, "qpdf")
	data, _ := shipped(t).bytes(t, "bn")
	file := filepath.Join(t.TempDir(), "manual.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil || bytes.Contains(out, []byte("WARNING")) {
		t.Errorf("%v\n%s", err, out)
	}
}

func BenchmarkPublish(b *testing.B) {
	p := shipped(b)
	for b.Loop() {
		for _, code := range p.Locales() {
			p.bytes(b, code)
		}
	}
}
