package pdf

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

// tool runs a program on a PDF. A missing one skips the test, or fails it where
// SOP_REQUIRE_TOOLS=1 says that all must be there.
func tool(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("SOP_REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	var out, trouble bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &trouble
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out.String(), trouble.String())
	}
	if said := strings.ReplaceAll(trouble.String(), noICC, ""); said != "" {
		t.Errorf("%s complains: %s", name, said)
	}
	return out.String()
}

// noICC is what Debian's mutool says of every file with a colour profile.
const noICC = "warning: ICC support is not available\n"

// readers are programs that give the text of a PDF in the order of painting.
var readers = map[string][]string{
	"pdftotext": {"-raw", "FILE", "-"},
	"mutool":    {"draw", "-q", "-F", "text", "FILE"},
}

// Every word of a hard text comes back as it was, from each reader, with no space lost or added.
func TestTextComesBack(t *testing.T) {
	s := newSample(t, loadFonts(t))
	words := hardWords(t, s.doc.Fonts)
	tag := s.doc.Root.AddLang(layout.P, "bn")
	for len(words) > 0 {
		n := min(60, len(words))
		s.para(tag, 60, 11, shape.Style(len(words)%4), strings.Join(words[:n], " "))
		words = words[n:]
	}
	s.para(tag, 60, 11, shape.Regular, "long "+longCluster+"x end") // more than one code carries
	pdf := render(t, s.doc)
	for name, args := range readers {
		t.Run(name, func(t *testing.T) {
			got := strings.Fields(withoutMargins(tool(t, pdf, name, append([]string(nil), args...)...)))
			want := strings.Fields(strings.Join(s.lines, " "))
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Fatalf("word %d: got %q (%+q), want %q (%+q)", i, got[i], got[i], want[i], want[i])
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d words, want %d", len(got), len(want))
			}
		})
	}
}

// hardWords are the words of the vectors of package shape, and those of the file that
// SOP_WORDS names, one a line, for a larger run; those that break nowhere, so that a line end
// does not make two of one.
func hardWords(t *testing.T, fonts *shape.Fonts) (words []string) {
	files := []string{"../shape/testdata/harfbuzz.tsv"}
	if more := os.Getenv("SOP_WORDS"); more != "" {
		files = append(files, more)
	}
	for i, name := range files {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		for lines := bufio.NewScanner(file); lines.Scan(); {
			line := lines.Text()
			if i == 0 {
				if strings.HasPrefix(line, "#") {
					continue
				}
				line = strings.Split(line, "\t")[1]
			}
			if line = strings.TrimSpace(line); line != "" && unbroken(fonts, line) {
				words = append(words, line)
			}
		}
	}
	return words
}

// unbroken reports whether a word must stay on one line.
func unbroken(fonts *shape.Fonts, word string) bool {
	pieces := fonts.Pieces(nil, word, shape.Regular, shape.Latin)
	for _, p := range pieces[:len(pieces)-1] {
		if p.Break != shape.Never {
			return false
		}
	}
	return true
}

// withoutMargins removes what the running header and footer say, and page breaks.
func withoutMargins(text string) string {
	var keep []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\f", "\n")) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "Running header") && line != "Uncontrolled when printed" {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "\n")
}

func TestQPDFFindsNothing(t *testing.T) {
	out := tool(t, render(t, fullSample(t).doc), "qpdf", "--check", "FILE")
	if !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

// SOP_VERAPDF names a program that takes a file and profiles and fails for invalid ones.
func TestVeraPDF(t *testing.T) {
	check := os.Getenv("SOP_VERAPDF")
	if check == "" {
		t.Skip("SOP_VERAPDF is not set")
	}
	t.Log(tool(t, render(t, fullSample(t).doc), check, "FILE", "ua1,3a"))
}
