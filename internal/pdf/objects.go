package pdf

import (
	"slices"
	"strconv"
)

// Objects that are no streams stand in object streams (ISO 32000-1, 7.5.7). Most objects of a tagged file are structure
// elements: thousands that differ only in their numbers. Those of one shape become the rows of a table, all of one width, and
// each row is written as the difference from the one before (predictor "up" of PNG, ISO 32000-1, 7.4.4.4). Compressed, an
// element and its entry in the index take four bytes so, not twenty.

// perStream is how many objects share one object stream.
const perStream = 1000

// fewest is how many objects of a shape make a table.
const fewest = 16

// gathered are the objects that wait for their object streams.
type gathered struct {
	loose  objects
	tables []*table // in the order of their first rows
	by     map[string]*table
	arrays arrays

	shape   []byte // room for one object
	numbers []int
}

// add enters an object, of which the bytes are copied. It returns the stream that it fills.
func (g *gathered) add(r ref, body []byte) *objects {
	var plain bool
	if g.shape, g.numbers, plain = split(body, g.shape[:0], g.numbers[:0]); !plain {
		return g.strew(r, body)
	}
	t := g.by[string(g.shape)]
	if t == nil {
		t = &table{shape: slices.Clone(g.shape)}
		g.by[string(g.shape)], g.tables = t, append(g.tables, t)
	}
	t.refs, t.numbers = append(t.refs, r), append(t.numbers, g.numbers...)
	if len(t.refs) < perStream {
		return nil
	}
	full := t.objects()
	t.refs, t.numbers = nil, nil
	return full
}

// strew adds an object that is like no other.
func (g *gathered) strew(r ref, body []byte) *objects {
	g.loose.add(r, body)
	if len(g.loose.refs) < perStream {
		return nil
	}
	full := g.loose
	g.loose = objects{}
	return &full
}

// addArray enters an array of references.
func (g *gathered) addArray(r ref, refs []ref) *objects {
	g.arrays.refs, g.arrays.list = append(g.arrays.refs, r), append(g.arrays.list, refs)
	if len(g.arrays.refs) < perStream {
		return nil
	}
	full := g.arrays.objects()
	g.arrays = arrays{}
	return full
}

// rest returns the streams of all that is left.
func (g *gathered) rest() (out []*objects) {
	for _, t := range g.tables {
		if len(t.refs) >= fewest {
			out = append(out, t.objects())
			continue
		}
		for i, r := range t.refs {
			g.shape = join(g.shape[:0], t.shape, t.row(i), nil)
			if full := g.strew(r, g.shape); full != nil {
				out = append(out, full)
			}
		}
	}
	if len(g.arrays.refs) > 0 {
		out = append(out, g.arrays.objects())
	}
	if len(g.loose.refs) > 0 {
		out = append(out, &g.loose)
	}
	return out
}

// objects are those of one object stream.
type objects struct {
	ref   ref // of the stream
	refs  []ref
	at    []int // where each begins in body
	body  []byte
	width int // of the rows that body consists of; 0: there are none
	first int // where body begins in the stream
	data  packed
}

func (o *objects) add(r ref, body []byte) {
	o.refs, o.at = append(o.refs, r), append(o.at, len(o.body))
	o.body = append(append(o.body, body...), '\n')
}

// pack compresses the stream and forgets what is in it.
func (o *objects) pack(z *deflater) {
	number, offset := 0, 0
	if o.width > 0 {
		number, offset = digits(int(slices.Max(o.refs))), digits(len(o.body))
	}
	data := make([]byte, 0, len(o.refs)*max(o.width, 14)+len(o.body))
	for i, r := range o.refs {
		data = append(appendPadded(data, int(r), number), ' ')
		data = fillRow(append(appendPadded(data, o.at[i], offset), ' '), o.width)
	}
	o.first = len(data)
	data = append(data, o.body...)
	if o.width > 0 {
		data = predicted(data, o.width)
	}
	o.data, o.body, o.at = z.pack(data), nil, nil
}

// entries returns those of the stream's dictionary.
func (o *objects) entries() string {
	out := "/Type/ObjStm/N " + strconv.Itoa(len(o.refs)) + "/First " + strconv.Itoa(o.first)
	if o.width > 0 {
		out += prediction(o.width)
	}
	return out
}

// table holds objects of one shape in the making.
type table struct {
	shape   []byte // with a zero byte for every number
	refs    []ref
	numbers []int
}

// row returns the numbers of object i.
func (t *table) row(i int) []int {
	n := len(t.numbers) / len(t.refs)
	return t.numbers[i*n : (i+1)*n]
}

// objects returns the objects as rows.
func (t *table) objects() *objects {
	widths := make([]int, len(t.row(0)))
	for i := range t.refs {
		for k, n := range t.row(i) {
			widths[k] = max(widths[k], digits(n))
		}
	}
	size := len(t.shape) + 1
	for _, w := range widths {
		size += w - 1
	}
	o := &objects{refs: t.refs, width: rowWidth(size, len(t.refs), slices.Max(t.refs))}
	o.body = make([]byte, 0, o.width*len(t.refs))
	for i := range t.refs {
		o.at = append(o.at, len(o.body))
		o.body = fillRow(append(join(o.body, t.shape, t.row(i), widths), '\n'), o.width)
	}
	return o
}

// split divides an object into its shape and its numbers, which it appends. It reports false for an object with strings.
func split(body, shape []byte, numbers []int) ([]byte, []int, bool) {
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c == '(':
			return shape, numbers, false
		case c == '<':
			if i++; i == len(body) || body[i] != '<' {
				return shape, numbers, false
			}
			shape = append(shape, "<<"...)
		case isDigit(c) && i > 0 && (body[i-1] == ' ' || body[i-1] == '['):
			n := int(c - '0')
			for i+1 < len(body) && isDigit(body[i+1]) {
				i++
				n = 10*n + int(body[i]-'0')
			}
			shape, numbers = append(shape, 0), append(numbers, n)
		default:
			shape = append(shape, c)
		}
	}
	return shape, numbers, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// join undoes split. Numbers stand at the right of their columns; without widths they take what they need.
func join(b, shape []byte, numbers, widths []int) []byte {
	column := 0
	for _, c := range shape {
		if c != 0 {
			b = append(b, c)
			continue
		}
		width := 0
		if widths != nil {
			width = widths[column]
		}
		b = appendPadded(b, numbers[column], width)
		column++
	}
	return b
}

// arrays holds arrays of references in the making.
type arrays struct {
	refs []ref
	list [][]ref
}

// objects returns the arrays with one reference in each row.
func (a *arrays) objects() *objects {
	last, rows := slices.Max(a.refs), 0
	for _, refs := range a.list {
		last, rows = max(last, slices.Max(refs)), rows+len(refs)
	}
	number := digits(int(last))
	o := &objects{refs: a.refs, width: rowWidth(number+len("[ 0 R]"), rows, last)}
	o.body = make([]byte, 0, o.width*rows)
	for _, refs := range a.list {
		o.at = append(o.at, len(o.body))
		for i, r := range refs {
			before, after := byte(' '), byte(' ')
			if i == 0 {
				before = '['
			}
			if i+1 == len(refs) {
				after = ']'
			}
			o.body = append(appendPadded(append(o.body, before), int(r), number), " 0 R"...)
			o.body = fillRow(append(o.body, after), o.width)
		}
	}
	return o
}

// rowWidth returns the width of n rows of a size that have room for an entry of the index, too. It is a multiple of ten: the
// offsets of rows then differ in fewer digits.
func rowWidth(size, n int, last ref) int {
	size = max(size, digits(int(last))+digits(n*(size+20))+2)
	return (size + 9) / 10 * 10
}

// fillRow fills the last row with blanks.
func fillRow(b []byte, width int) []byte {
	for width > 0 && len(b)%width > 0 {
		b = append(b, ' ')
	}
	return b
}

// predicted returns every row as the difference from the one before, after the byte that says so.
func predicted(rows []byte, width int) []byte {
	out := make([]byte, 0, len(rows)+len(rows)/width)
	last := make([]byte, width)
	for ; len(rows) > 0; rows = rows[width:] {
		out = append(out, 2)
		for i, c := range rows[:width] {
			out = append(out, c-last[i])
		}
		last = rows[:width]
	}
	return out
}

// prediction returns the entries of a stream's dictionary that undo predicted.
func prediction(width int) string {
	return "/DecodeParms<</Predictor 12/Columns " + strconv.Itoa(width) + ">>"
}

// appendPadded writes a number that is not negative with blanks before it up to a width.
func appendPadded(b []byte, n, width int) []byte {
	for range width - digits(n) {
		b = append(b, ' ')
	}
	return appendInt(b, n)
}

// digits returns how many digits a number has that is not negative.
func digits(n int) int {
	count := 1
	for ; n > 9; n /= 10 {
		count++
	}
	return count
}
