package pdf

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// Whatever objects are written, of few or many shapes, each is read back as it was.
func TestObjectsComeBack(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, kinds := range []int{1, 5, 300} {
		var out bytes.Buffer
		w := newWriter(&out, nil)
		root := w.add([]byte("<</Type/Catalog>>"))
		want := map[ref]string{}
		reserved := make([]ref, 3000)
		for i := range reserved {
			reserved[i] = w.reserve()
		}
		for _, i := range random.Perm(len(reserved)) {
			r := reserved[i]
			switch kind := random.IntN(kinds + 2); kind {
			case 0:
				want[r] = fmt.Sprintf("<</Contents(%d \\( of 7)/Rect[1.5 %d -3 .25]>>", random.IntN(1e6), random.IntN(2000))
			case 1:
				want[r] = fmt.Sprintf("[%d -%d %d.5 <FEFF0037> <</H2 %[1]d>>]", random.IntN(1e6), random.IntN(99), random.IntN(99))
			default:
				want[r] = fmt.Sprintf("<</S/H%d/P %d 0 R/K[%s%d]/A<</O/X>>>>", kind, random.IntN(1e5), strings.Repeat("12 0 R ", kind%7), random.IntN(30))
			}
			w.put(r, []byte(want[r]))
		}
		for range 40 {
			refs := make([]ref, random.IntN(50))
			for i := range refs {
				refs[i] = ref(random.IntN(1e5))
			}
			want[w.array(refs)] = strings.ReplaceAll(fmt.Sprint(refs), "  ", " ")
		}
		if err := w.finish(root, root); err != nil {
			t.Fatal(err)
		}
		f := open(t, out.Bytes())
		for r, body := range want {
			if got, plain := f.objects[int(r)], (&parser{data: []byte(body)}).value(); !reflect.DeepEqual(got, plain) {
				t.Fatalf("%d kinds: object %d is %v, want %v", kinds, r, got, plain)
			}
		}
	}
}

// Ten thousand elements that differ in numbers only take a few bytes each, index and cross-references included.
func TestElementsAreSmall(t *testing.T) {
	var out bytes.Buffer
	w := newWriter(&out, nil)
	root := w.add([]byte("<</Type/Catalog>>"))
	const n = 10000
	for i := range n {
		w.add(fmt.Appendf(nil, "<</S/LBody/P %d 0 R/Pg %d 0 R/K %d>>", 20000+i, 400+i/40, 2*(i%40)))
	}
	if err := w.finish(root, root); err != nil {
		t.Fatal(err)
	}
	if each := out.Len() / n; each > 4 {
		t.Errorf("an element takes %d bytes", each)
	}
}
