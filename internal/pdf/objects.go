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

// bundle is what goes into one object stream.
type bundle interface {
	// objects returns the numbers of the objects in their order.
	objects() []ref
	// content returns the bytes of the stream: the index, then, from first on, the objects. Columns is the width of the rows that
	// they are predicted in; 0: they are none.
	content() (data []byte, first, columns int)
}

// gathered are the objects that wait for their object streams.
type gathered struct {
	loose  *loose
	tables []*table // in the order of their first rows
	by     map[string]*table
	arrays *arrays

	shape   []byte // room for one object
	numbers []int
}

func newGathered() gathered {
	return gathered{loose: &loose{}, by: map[string]*table{}, arrays: &arrays{}}
}

// gather enters an object, of which the bytes are copied. It returns the bundle that it completes.
func (g *gathered) gather(r ref, body []byte) bundle {
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
	full := *t
	t.refs, t.numbers = make([]ref, 0, perStream), make([]int, 0, len(full.numbers))
	return &full
}

// strew adds an object that is like no other.
func (g *gathered) strew(r ref, body []byte) bundle {
	g.loose.add(r, body)
	if len(g.loose.refs) < perStream {
		return nil
	}
	full := g.loose
	g.loose = &loose{}
	return full
}

// gatherArray enters an array of references.
func (g *gathered) gatherArray(r ref, refs []ref) bundle {
	g.arrays.refs, g.arrays.list = append(g.arrays.refs, r), append(g.arrays.list, refs)
	if len(g.arrays.refs) < perStream {
		return nil
	}
	full := g.arrays
	g.arrays = &arrays{}
	return full
}

// rest returns what is left.
func (g *gathered) rest() (out []bundle) {
	for _, t := range g.tables {
		if len(t.refs) >= fewest {
			out = append(out, t)
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
		out = append(out, g.arrays)
	}
	if len(g.loose.refs) > 0 {
		out = append(out, g.loose)
	}
	return out
}

// loose are objects one after the other.
type loose struct {
	refs []ref
	at   []int // where each begins in body
	body []byte
}

func (l *loose) add(r ref, body []byte) {
	l.refs, l.at = append(l.refs, r), append(l.at, len(l.body))
	l.body = append(append(l.body, body...), '\n')
}

func (l *loose) objects() []ref { return l.refs }

func (l *loose) content() (data []byte, first, columns int) {
	data = make([]byte, 0, 14*len(l.refs)+len(l.body))
	for i, r := range l.refs {
		data = append(appendInt(append(appendInt(data, int(r)), ' '), l.at[i]), ' ')
	}
	return append(data, l.body...), len(data), 0
}

// table holds objects of one shape in the making.
type table struct {
	shape   []byte // with a zero byte for every number
	refs    []ref
	numbers []int
}

func (t *table) objects() []ref { return t.refs }

// row returns the numbers of object i.
func (t *table) row(i int) []int {
	n := len(t.numbers) / len(t.refs)
	return t.numbers[i*n : (i+1)*n]
}

// content returns an object in each row.
func (t *table) content() (data []byte, first, columns int) {
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
	out := newRows(size, len(t.refs), len(t.refs), slices.Max(t.refs))
	for i, r := range t.refs {
		out.entry(r, i)
	}
	for i := range t.refs {
		out.begin()
		out.data = append(join(out.data, t.shape, t.row(i), widths), '\n')
		out.end()
	}
	return out.predicted(), len(t.refs) * out.width, out.width
}

// arrays holds arrays of references in the making; none is empty.
type arrays struct {
	refs []ref
	list [][]ref
}

func (a *arrays) objects() []ref { return a.refs }

// content returns a reference in each row.
func (a *arrays) content() (data []byte, first, columns int) {
	last, n := slices.Max(a.refs), 0
	for _, refs := range a.list {
		last, n = max(last, slices.Max(refs)), n+len(refs)
	}
	number := digits(int(last))
	out := newRows(number+len("[ 0 R]"), len(a.refs), n, last)
	n = 0
	for i, r := range a.refs {
		out.entry(r, n)
		n += len(a.list[i])
	}
	for _, refs := range a.list {
		for i, r := range refs {
			before, after := byte(' '), byte(' ')
			if i == 0 {
				before = '['
			}
			if i+1 == len(refs) {
				after = ']'
			}
			out.begin()
			out.data = append(append(appendPadded(append(out.data, before), int(r), number), " 0 R"...), after)
			out.end()
		}
	}
	return out.predicted(), len(a.refs) * out.width, out.width
}

// rows are the rows of a stream, each after the byte that says how it is predicted.
type rows struct {
	width          int
	number, offset int // digits in the index
	data           []byte
}

// newRows returns room for an index of so many objects up to number last, and for n rows of a size. Widths are multiples of
// ten: the offsets of rows then differ in fewer digits.
func newRows(size, index, n int, last ref) *rows {
	number, offset := digits(int(last)), digits(n*(size+20))
	width := (max(size, number+offset+2) + 9) / 10 * 10
	return &rows{width: width, number: number, offset: offset, data: make([]byte, 0, (index+n)*(width+1))}
}

func (s *rows) begin() { s.data = append(s.data, 2) } // "up"

// end fills the row with blanks.
func (s *rows) end() {
	for len(s.data)%(s.width+1) > 0 {
		s.data = append(s.data, ' ')
	}
}

// entry writes a row of the index: object r begins with row i of those that follow the index.
func (s *rows) entry(r ref, i int) {
	s.begin()
	s.data = append(appendPadded(s.data, int(r), s.number), ' ')
	s.data = appendPadded(s.data, i*s.width, s.offset)
	s.end()
}

// predicted makes every row the difference from the one before.
func (s *rows) predicted() []byte { return predict(s.data, s.width) }

// predict makes every row, which begins with the byte of its prediction, the difference from the one before.
func predict(rows []byte, width int) []byte {
	n := width + 1
	for at := len(rows) - n; at >= n; at -= n {
		row, before := rows[at+1:at+n], rows[at-width:at]
		for i := range row {
			row[i] -= before[i]
		}
	}
	return rows
}

// prediction returns the entries of a stream's dictionary that undo predict; none for no columns.
func prediction(columns int) string {
	if columns == 0 {
		return ""
	}
	return "/DecodeParms<</Predictor 12/Columns " + strconv.Itoa(columns) + ">>"
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
