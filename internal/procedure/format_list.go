package procedure

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// list writes a list with the canonical marker. Where two lists meet, the second has another one, or they would be one.
func (w *writer) list(n *ast.List, last ast.Node) []string {
	other := w.other(n, last)
	var out, before []string
	index := 0
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := map[bool]string{false: "-", true: "*"}[other]
		if n.IsOrdered() {
			marker = strconv.Itoa(w.numberOf(n, index, item)) + map[bool]string{false: ".", true: ")"}[other]
		}
		lines := hang(marker+" ", strings.Repeat(" ", len(marker)+1), w.blocks(item, true))
		if index > 0 && (item.HasBlankPreviousLines() || slices.Contains(before, "")) {
			out = append(out, "")
		}
		out, before = append(out, lines...), lines
		index++
	}
	return out
}

// other reports whether the list needs the second marker: the lists that meet without anything between them take turns.
func (w *writer) other(n *ast.List, last ast.Node) bool {
	before, ok := last.(*ast.List)
	return ok && before.IsOrdered() == n.IsOrdered() && !w.other(before, before.PreviousSibling())
}

// numberOf is the number that an item gets: a step's place under its heading, else a count from the first number.
func (w *writer) numberOf(n *ast.List, index int, item ast.Node) int {
	if number, ok := w.number[item.Pos()]; ok {
		return number
	}
	return min(n.Start+index, 999_999_999)
}

// position is the last number of a step's address.
func position(s *Step) int {
	n, _ := strconv.Atoi(s.Address[strings.LastIndexByte(s.Address, '.')+1:])
	return n
}

// table writes a table. Cells stay as written, those beyond the last column too.
func (w *writer) table(n *east.Table) []string {
	var out []string
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		out = append(out, bars(cells(string(w.text[r.Pos():w.lineEnd(r.Pos())]))))
		if len(out) == 1 {
			out = append(out, bars(delimiters(n.Alignments)))
		}
	}
	return out
}

func delimiters(columns []east.Alignment) []string {
	var out []string
	for _, a := range columns {
		out = append(out, map[east.Alignment]string{east.AlignLeft: ":---", east.AlignRight: "---:", east.AlignCenter: ":---:", east.AlignNone: "---"}[a])
	}
	return out
}

func bars(cells []string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString("| ")
		if c != "" {
			b.WriteString(c + " ")
		}
	}
	return b.String() + "|"
}

// cells divides a row at the bars that are not escaped.
func cells(row string) []string {
	row = strings.Trim(row, " \t")
	row = strings.TrimPrefix(row, "|")
	row = strings.TrimSuffix(row, "|")
	var out []string
	from := 0
	for i := 0; i <= len(row); i++ {
		if i == len(row) || row[i] == '|' && (i == 0 || row[i-1] != '\\') {
			out = append(out, strings.Trim(row[from:i], " \t"))
			from = i + 1
		}
	}
	return out
}
