package source

import "testing"

func TestPositionsCountCodePointsForPeopleAndUnitsForEditors(t *testing.T) {
	f := NewFile("x.md", []byte("ab\r\nরসিদ 😀 x\n\u2028y\rz"))
	x := len("ab\r\nরসিদ 😀 ")
	if p := f.Position(x); p != (Position{2, 8}) {
		t.Errorf("position %+v", p)
	}
	for name, c := range map[string]struct {
		unit   Unit
		column int
	}{"UTF-8": {UTF8, len("রসিদ 😀 ")}, "UTF-16": {UTF16, 8}, "UTF-32": {UTF32, 7}} {
		if line, column := f.Place(x, c.unit); line != 1 || column != c.column {
			t.Errorf("%s position %d:%d, want 1:%d", name, line, column, c.column)
		}
		if got := f.Offset(1, c.column, c.unit); got != x {
			t.Errorf("%s offset %d, want %d", name, got, x)
		}
	}
	if got := string(f.Line(1)); got != "ab" {
		t.Errorf("line 1 is %q", got)
	}
	if f.Lines() != 3 {
		t.Errorf("%d lines: CR and U+2028 must not end one", f.Lines())
	}
	if p := f.Position(10_000); p.Line != 3 {
		t.Errorf("an offset outside the text: %+v", p)
	}
}

func TestApplyKeepsTheFirstOfTwoEditsThatOverlap(t *testing.T) {
	edit := func(start, end int, text string) Edit { return Edit{Span{start, end}, text} }
	got, left := Apply([]byte("one two three"), []Edit{edit(8, 13, "3"), edit(0, 3, "1"), edit(0, 3, "1"), edit(2, 5, "x"), edit(3, 3, ","), edit(90, 91, "")})
	if string(got) != "1, two 3" || len(left) != 2 {
		t.Errorf("%q, left %v", got, left)
	}
}
