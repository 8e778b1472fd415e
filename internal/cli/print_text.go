package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"sopkit/internal/lint"
)

const widest = 200 // code points of a source line that are shown

// printText shows each diagnostic with its source line, a caret and what to write instead.
func printText(e *env, w io.Writer, r report) error {
	out := bufio.NewWriter(w)
	paint := e.painter(w)
	for d := range r.all() {
		at := d.File.Position(d.Span.Start)
		fmt.Fprintf(out, "%s:%d:%d: %s: %s %s\n", safe(d.path), at.Line, at.Column, paint(colorOf(d.Severity), string(d.Severity)), safe(d.Message), paint(dim, "["+d.Rule+"]"))
		excerpt(out, d, paint)
		if d.Hint != "" {
			fmt.Fprintf(out, "    %s %s\n", paint(green, "help:"), safe(d.Hint))
		}
	}
	if !e.quiet {
		fmt.Fprintf(out, "%s checked: %s, %s, %d to note\n", plural(r.files, "file"), plural(r.count(lint.Error), "error"), plural(r.count(lint.Warning), "warning"), r.count(lint.Info))
	}
	return out.Flush()
}

// excerpt is the source line, cut around the span, and a caret line under it.
func excerpt(out io.Writer, d shown, paint func(string, string) string) {
	from, to := d.File.Position(d.Span.Start), d.File.Position(d.Span.End)
	line := []rune(string(d.File.Line(from.Line)))
	start, end := from.Column-1, len(line)
	if to.Line == from.Line {
		end = min(to.Column-1, len(line))
	}
	left := max(0, start-widest/2)
	right := min(len(line), left+widest)
	if left >= right {
		return
	}
	pad := strings.Repeat(" ", len([]rune(safe(string(line[left:min(start, right)])))))
	mark := strings.Repeat("^", max(1, len([]rune(safe(string(line[min(start, right):max(min(start, right), min(end, right))]))))))
	number := fmt.Sprintf("%5d | ", from.Line)
	fmt.Fprintf(out, "%s%s\n%s%s%s\n", paint(dim, number), safe(string(line[left:right])), strings.Repeat(" ", len(number)), pad, paint(red, mark))
}

// safe shows control characters, bidi overrides and bytes that are no text as escapes, so that a document never controls
// the terminal.
func safe(text string) string {
	if !strings.ContainsFunc(text, unsafe) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02X`, text[i])
		case r == '\t':
			b.WriteByte(' ')
		case unsafe(r) && r != utf8.RuneError:
			fmt.Fprintf(&b, `\u{%04X}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unsafe reports whether a character may be one that safe escapes.
func unsafe(r rune) bool {
	switch {
	case r < 0x7F:
		return r < ' '
	case r < 0x2000:
		return r < 0xA0
	}
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x2028 || r == 0x2029 || r == utf8.RuneError
}

// Colours, as SGR parameters (ECMA-48 8.3.117).
const (
	red, green, yellow, blue, dim = "31", "32", "33", "34", "2"
)

func colorOf(s lint.Severity) string {
	return map[lint.Severity]string{lint.Error: red, lint.Warning: yellow, lint.Info: blue}[s]
}

// painter colours for a terminal and for nothing else.
func (e *env) painter(w io.Writer) func(color, text string) string {
	if e.noColor || os.Getenv("NO_COLOR") != "" || !terminal(w) {
		return func(_, text string) string { return text }
	}
	return func(color, text string) string { return "\x1b[" + color + "m" + text + "\x1b[0m" }
}

// terminal reports whether a person reads the stream.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// safeLines makes text of several lines safe to show.
func safeLines(text string) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		bare, ended := strings.CutSuffix(line, "\n")
		if lines[i] = safe(bare); ended {
			lines[i] += "\n"
		}
	}
	return strings.Join(lines, "")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
