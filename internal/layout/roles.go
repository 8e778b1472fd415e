package layout

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// share is the part that a role has in one section of a procedure.
type share struct {
	sheet *sheet
	entry *entry
	steps []int
}

// shares collects the steps of every role, in the order of the book. Labels that are no role of the manual go by their text.
func (o *binder) shares(sheets []*sheet) map[string][]*share {
	out := map[string][]*share{}
	for _, s := range sheets {
		entries := s.entry.flat()
		for _, a := range s.acts {
			o.count(out, a, s, entries[a.Entry])
		}
	}
	return out
}

// act collects the steps that somebody takes.
func (s *sheet) act() {
	i := -1
	var section *procedure.Section
	entries := s.entry.flat()
	procedure.Walk(s.procedure, func(n procedure.Node) {
		switch {
		case n.Enter && n.Step == nil:
			i, section = i+1, n.Section
		case n.Enter && n.Step.Actor != "" && section != nil && i < len(entries):
			first, _, _ := strings.Cut(n.Step.Address, ".")
			number, _ := strconv.Atoi(first) // an address is made of numbers
			s.acts = append(s.acts, Act{n.Step.Actor, i, number})
		}
	})
}

// count books a step for its actor. Substeps count with their step, unless somebody else does them.
func (o *binder) count(out map[string][]*share, a Act, s *sheet, at *entry) {
	name := a.Actor
	if key, ok := o.Manual.Config.Role(name, o.Manual.Lang(s.procedure)); ok {
		name = o.role(key)
	}
	all := out[name]
	if n := len(all); n == 0 || all[n-1].entry != at {
		out[name] = append(all, &share{sheet: s, entry: at})
	}
	here := out[name][len(out[name])-1]
	if n := len(here.steps); n == 0 || here.steps[n-1] != a.Step {
		here.steps = append(here.steps, a.Step)
	}
}

// ranges writes rising numbers short: "1–3, 5".
func ranges(all []int) string {
	var out []string
	for i := 0; i < len(all); {
		j := i
		for j+1 < len(all) && all[j+1] == all[j]+1 {
			j++
		}
		switch text := decimal(all[i]); {
		case j == i:
			out = append(out, text)
		case j == i+1:
			out = append(out, text, decimal(all[j]))
		default:
			out = append(out, text+"–"+decimal(all[j]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

// flat lists what is under an entry, in the order of the pages.
func (e *entry) flat() []*entry {
	var out []*entry
	for _, kid := range e.kids {
		out = append(out, kid)
		out = append(out, kid.flat()...)
	}
	return out
}

// byRole lists for every role the steps that it takes.
func (o *binder) byRole(sheets []*sheet) {
	shares := o.shares(sheets)
	if len(shares) == 0 {
		return
	}
	o.frontPart(lang.ByRole, func(tag *Tag) []*node {
		g := o.smallGrid() // of all tables: what belongs together stands one below the other
		roles := slices.Sorted(maps.Keys(shares))
		var heads []*node
		var headers [][]*cell
		var tables [][][]*cell
		for _, role := range roles {
			heads = append(heads, o.subhead(role, tag))
			t, header := g.open(tag, role, o.word(lang.Title), o.word(lang.SectionWord), o.word(lang.Steps), o.word(lang.Page))
			var rows [][]*cell
			for _, sh := range shares[role] {
				tr := t.Add(Row)
				row := []*cell{o.linkCell(sh.sheet, tr), textCell(sh.entry.title, g.body, tr.Add(Cell)), textCell(o.lang.Number(ranges(sh.steps)), g.body, tr.Add(Cell))}
				rows = append(rows, append(row, o.pageCell(sh.entry.at, g.body, tr)))
			}
			headers, tables = append(headers, header), append(tables, rows)
		}
		g.columns = g.widths(headers[0], slices.Concat(tables...))
		var out []*node
		for i, rows := range tables {
			table := g.set(headers[i], rows)
			table.space, table.whole = 6, false
			o.goesOn(roles[i], []*node{table})
			out = append(out, heads[i], table)
		}
		return out
	})
}
