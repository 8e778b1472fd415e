package lsp

import (
	"testing"

	"sopkit/internal/source"
)

func FuzzRewriteGivesTheNewText(f *testing.F) {
	for _, c := range [][2]string{{"", ""}, {"a\nb\nc\n", "a\nx\nc\n"}, {"a\n", "a\na\n"}, {"a\na\na\n", "a\na\n"}, {"a\nb", "b"}, {"b\na\n", "a\n"}, {"x", "x\n"}, {"a\n\nb\n", "a\nb\n"}} {
		f.Add(c[0], c[1])
	}
	f.Fuzz(func(t *testing.T, old, new string) {
		got, left := source.Apply([]byte(old), rewrite([]byte(old), []byte(new)))
		if string(got) != new || len(left) > 0 {
			t.Errorf("%q to %q gives %q", old, new, got)
		}
	})
}

func TestAddressesOfFilesComeBack(t *testing.T) {
	for _, path := range []string{"/a/b.md", "/a b/ফেরত [1] #2 100%.md"} {
		if got := pathOf(uriOf(path)); got != path {
			t.Errorf("%s comes back as %s", path, got)
		}
	}
	for uri, want := range map[string]string{"file:///c%3A/x.md": "/c:/x.md", "untitled:1": "", "http://a/b.md": "", "%%%": "", "file:": ""} {
		if got := pathOf(uri); got != want {
			t.Errorf("%s is %q, want %q", uri, got, want)
		}
	}
}
