package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"strconv"
	"strings"
	"testing"
)

// The types of a PDF as the tests read it; the reader knows only what our files use.
type (
	dict    map[string]any
	array   []any
	pdfName string
	keyword string
	stream  struct {
		dict
		data []byte // decoded
	}
)

// file is a finished PDF taken apart.
type file struct {
	t       testing.TB
	objects map[int]any
	trailer dict
}

// open reads a PDF through its cross-reference stream.
func open(t testing.TB, data []byte) *file {
	t.Helper()
	f := &file{t: t, objects: map[int]any{}}
	_, tail, ok := bytes.Cut(data[max(0, len(data)-40):], []byte("startxref\n"))
	start, err := strconv.Atoi(strings.TrimSuffix(string(tail), "\n%%EOF\n"))
	if !ok || err != nil {
		t.Fatalf("no startxref at the end: %v", err)
	}
	xref := f.indirect(data, start).(stream)
	f.trailer = xref.dict
	in := map[int][]int{} // object stream -> objects
	for n := 0; n*7 < len(xref.data); n++ {
		row := xref.data[n*7:][:7]
		at := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		switch row[0] {
		case 1:
			f.objects[n] = f.indirect(data, at)
		case 2:
			in[at] = append(in[at], n)
		}
	}
	for container, members := range in {
		s := f.objects[container].(stream)
		p := &parser{data: s.data}
		first := s.dict["First"].(int)
		for range s.dict["N"].(int) {
			n, at := p.value().(int), p.value().(int)
			f.objects[n] = (&parser{data: s.data, at: first + at}).value()
		}
		if len(members) != s.dict["N"].(int) {
			t.Errorf("object stream %d holds %v objects, the table says %d", container, s.dict["N"], len(members))
		}
	}
	return f
}

// indirect reads "n 0 obj ..." at an offset.
func (f *file) indirect(data []byte, at int) any {
	p := &parser{data: data, at: at}
	p.value()
	p.value()
	if p.value() != keyword("obj") {
		f.t.Fatalf("no object at %d", at)
	}
	v := p.value()
	d, ok := v.(dict)
	if !ok || !bytes.HasPrefix(p.data[p.at:], []byte("\nstream\n")) {
		return v
	}
	body := p.data[p.at+8:][:d["Length"].(int)]
	if d["Filter"] == pdfName("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(body))
		if err == nil {
			body, err = io.ReadAll(z)
		}
		if err != nil {
			f.t.Fatalf("stream at %d: %v", at, err)
		}
	}
	if parms, ok := d["DecodeParms"].(dict); ok && parms["Predictor"] == 12 {
		body = f.unpredicted(body, parms["Columns"].(int))
	}
	return stream{d, body}
}

// unpredicted returns rows that were written as the difference from the row before.
func (f *file) unpredicted(data []byte, width int) (out []byte) {
	last := make([]byte, width)
	for ; len(data) > 0; data = data[1+width:] {
		if len(data) <= width || data[0] != 2 {
			f.t.Fatalf("a row of width %d begins % x", width, data[:1])
		}
		for i, c := range data[1 : 1+width] {
			last[i] += c
		}
		out = append(out, last...)
	}
	return out
}

// content is what a page paints: its stream, or several one after the other.
func (f *file) content(page map[string]any) []byte {
	if whole, ok := f.get(page["Contents"]).(stream); ok {
		return whole.data
	}
	var out []byte
	for _, part := range f.array(page["Contents"]) {
		out = append(out, f.get(part).(stream).data...)
	}
	return out
}

// get follows references.
func (f *file) get(v any) any {
	for {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		if v, ok = f.objects[int(r)]; !ok {
			f.t.Fatalf("object %d is missing", r)
		}
	}
}

func (f *file) dict(v any) dict {
	switch d := f.get(v).(type) {
	case dict:
		return d
	case stream:
		return d.dict
	}
	f.t.Fatalf("%v is no dictionary", v)
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

// parser reads PDF syntax: objects and content streams.
type parser struct {
	data []byte
	at   int
}

func (p *parser) skip() {
	for p.at < len(p.data) && strings.IndexByte(" \n\r\t\x00\f", p.data[p.at]) >= 0 {
		p.at++
	}
}

// value returns the next object or keyword; nil at the end.
func (p *parser) value() any {
	p.skip()
	if p.at >= len(p.data) {
		return nil
	}
	switch c := p.data[p.at]; {
	case c == '/':
		p.at++
		return pdfName(p.regular())
	case c == '(':
		return p.literal()
	case bytes.HasPrefix(p.data[p.at:], []byte("<<")):
		p.at += 2
		return p.dict()
	case c == '<':
		return p.hex()
	case c == '[':
		p.at++
		return p.array()
	case c == ']' || c == '>':
		p.at += map[byte]int{']': 1, '>': 2}[c]
		return keyword([]byte{c})
	}
	word := p.regular()
	n, err := strconv.Atoi(word)
	if err != nil {
		if v, err := strconv.ParseFloat(word, 64); err == nil {
			return v
		}
		return keyword(word)
	}
	if rest := string(p.data[p.at:min(len(p.data), p.at+4)]); rest == " 0 R" {
		p.at += 4
		return ref(n)
	}
	return n
}

func (p *parser) regular() string {
	from := p.at
	for p.at < len(p.data) && strings.IndexByte(" \n\r\t\x00\f()<>[]/", p.data[p.at]) < 0 {
		p.at++
	}
	return string(p.data[from:p.at])
}

func (p *parser) literal() string {
	var out []byte
	for p.at++; p.data[p.at] != ')'; p.at++ {
		if p.data[p.at] == '\\' {
			p.at++
			if p.data[p.at] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, p.data[p.at])
	}
	p.at++
	return string(out)
}

// hex returns a text string in UTF-16 as UTF-8, or the bytes.
func (p *parser) hex() string {
	end := p.at + bytes.IndexByte(p.data[p.at:], '>')
	digits := string(p.data[p.at+1 : end])
	p.at = end + 1
	var b []byte
	for i := 0; i+1 < len(digits); i += 2 {
		n, _ := strconv.ParseUint(digits[i:i+2], 16, 8)
		b = append(b, byte(n))
	}
	return string(b)
}

func (p *parser) array() array {
	out := array{}
	for {
		v := p.value()
		if v == keyword("]") || v == nil {
			return out
		}
		out = append(out, v)
	}
}

func (p *parser) dict() dict {
	out := dict{}
	for {
		key, ok := p.value().(pdfName)
		if !ok {
			return out
		}
		out[string(key)] = p.value()
	}
}
