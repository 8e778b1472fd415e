package procedure

import (
	"reflect"
	"testing"

	"sopkit/internal/source"
)

// FuzzPlainFrontMatter holds that what is read without the YAML library is what the library reads.
func FuzzPlainFrontMatter(f *testing.F) {
	for _, s := range []string{"id: SOP-1\ntitle: Don't take 3 (or 4), please\nroles: [a, b c]\n", "a: null\n", "a: [x, ]\n", "a: []\n", "a: b: c\n", "a: x # y\n", "a:  x  \n\nb: 2026-10-01\n",
		"a: x\n b\n", "a: রসিদ দেখুন।\n", "a: [x, [y]]\n", "a: x\na: y\n", "id: 010\nversion: 1.10\n", "a: [1, 2, null]\n", "a: y, z\n", "a: b\u2028c\n", "a: {b}\n", "a: [b]c]\n", "a-: x?\n", "true: off\n", "a: x\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fast := &Procedure{File: source.NewFile("a.md", []byte(text))}
		if !fast.readable() || !fast.plain(source.Span{End: len(text)}) {
			return
		}
		slow := &Procedure{File: source.NewFile("a.md", []byte(text))}
		slow.yaml(source.Span{End: len(text)})
		if !reflect.DeepEqual(fast.Meta, slow.Meta) || len(slow.Problems) > 0 {
			t.Fatalf("%q:\n%+v\n%+v\n%v", text, fast.Meta, slow.Meta, slow.Problems)
		}
	})
}
