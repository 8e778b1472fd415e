package malay

import (
	"strings"

	"sopkit/internal/source"
)

// fromNoun turns "Pemeriksaan resit oleh juruwang" into "Periksa resit".
func (r *reading) fromNoun(c *clause, w *Rewrite) bool {
	i := c.from
	for ; i < c.to && (i == c.from || r.words[i].gap == 0); i++ {
		command := r.action(i)
		if command == "" {
			return false
		}
		if i == c.start {
			command = upperFirst(command)
		}
		w.Edits = append(w.Edits, source.Edit{Span: source.Span{Start: r.words[i].start, End: r.words[i].end}, Text: command})
		if i+1 >= c.to || r.words[i+1].text != "dan" || i+2 >= c.to || r.action(i+2) == "" {
			i++
			break
		}
		i++
	}
	if i < c.to && r.words[i].text == "terhadap" {
		w.Edits = append(w.Edits, source.Edit{Span: source.Span{Start: r.words[i-1].end, End: r.words[i].end}})
		i++
	}
	if i >= c.to || r.words[i].gap != 0 || !r.words[i].is(noun|person|opaque|quantity) || r.words[i].text == "oleh" {
		return false
	}
	return r.agent(i, c.to, w)
}

// action is the command that the noun of action at i names; "" when it names none.
func (r *reading) action(i int) string {
	noun := r.words[i].text
	if r.words[i].suffix {
		return ""
	}
	if verb := r.lexicon.nominals[noun]; verb != "" {
		return verb
	}
	stem, pe := strings.CutPrefix(noun, "pe")
	stem, an := strings.CutSuffix(stem, "an")
	if !pe || !an {
		return ""
	}
	for _, suffix := range [...]string{"", "kan", "i"} {
		if e := r.lexicon.words["me"+stem+suffix]; e.class&active != 0 && e.base != "" {
			return e.base
		}
	}
	return ""
}
