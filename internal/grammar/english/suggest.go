package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/source"
)

// Rewrite is a better sentence for the same step.
type Rewrite struct {
	Label Label         // the fault that it removes; Imperative when it removes a passive or splits
	Edits []source.Edit // on the text
	Split []string      // the text of each new step; Edits is then empty
	Actor string        // who acts, when the edits take the actor out of the sentence
	Safe  bool          // no word of number, negation or duty is touched
}

// sureEnough is the confidence below which nothing is offered.
const sureEnough = 0.6

// Suggest offers better sentences for a step, and none when it is not sure. What it offers was read again: it is one command.
func Suggest(text string, ctx Context) []Rewrite {
	a := Analyse(text, ctx)
	var buf [8]source.Span
	sentences := Sentences(text, ctx.Opaque, buf[:0])
	switch {
	case a.Confidence < sureEnough || a.Label == NoVerb:
		return nil
	case a.Label == Imperative && a.Instructions > 1:
		return divide(text, a, sentences, ctx)
	case a.Label == Imperative || len(sentences) > 1:
		return nil
	}
	s := ctx.cut(text, sentences[0])
	defer s.Free()
	c, ok := s.clauseOf(ctx)
	if !ok {
		return nil
	}
	w, ok := c.active()
	if a.Passive {
		w, ok = c.passive()
	}
	if !ok || !commands(text, w.Edits, ctx) {
		return nil
	}
	w.Label = a.Label
	out := []Rewrite{w}
	if a.Passive {
		w.Label = Imperative
		out = append(out, w)
	}
	return out
}

// commands reports whether the edits leave one plain command. The ranges of names move with the edits, so they are not used;
// a name is read as the words that it holds.
func commands(text string, edits []source.Edit, ctx Context) bool {
	better, left := source.Apply([]byte(text), edits)
	a := Analyse(string(better), Context{Step: true, Roles: ctx.Roles})
	return len(left) == 0 && a.Label == Imperative && !a.Passive
}

// clause is the main clause of a sentence, ready to be turned into a command.
type clause struct {
	*Sentence
	group
	ctx     Context
	subject int // first token of the subject; group.first when there is none
	end     int // the token after the clause
}

// clauseOf finds the main clause and its subject. It is not ok when the sentence is a question or the subject is not plain.
func (s *Sentence) clauseOf(ctx Context) (c clause, ok bool) {
	best, g := s.read(ctx.bias())
	if best.Index < 0 || s.Tokens[len(s.Tokens)-1].Low == "?" {
		return c, false
	}
	c = clause{Sentence: s, group: g, ctx: ctx, subject: g.first, end: len(s.Tokens)}
	for c.subject > 0 && plainSubject(&s.Tokens[c.subject-1]) {
		c.subject--
	}
	before := s.at(c.subject - 1)
	return c, c.subject == 0 || before.Tag == Comma || before.Low == "then"
}

// plainSubject reports whether a token may be part of a subject without clauses and prepositions in it.
func plainSubject(t *Token) bool {
	switch t.Tag {
	case DT, PDT, PRPPoss, JJ, CD, NN, NNS, NNP, NNPS, PRP, POS, HYPH, VBN:
		return true
	}
	return t.Low == "of"
}

// person tells how the subject acts: nobody is named ("you", "we" or nothing), a known role is, or something else.
func (c *clause) person(from, to int) (actor string, ok bool) {
	if from == to || to == from+1 && (c.Tokens[from].Low == "you" || c.Tokens[from].Low == "we") {
		return "", true
	}
	for from < to && (c.Tokens[from].Tag == DT || c.Tokens[from].Tag == PRPPoss) {
		if c.Tokens[from].Low == "no" {
			return "", false
		}
		from++
	}
	if from == to {
		return "", false
	}
	actor = c.Text[c.Tokens[from].Start:c.Tokens[to-1].End]
	return actor, c.ctx.role(actor) || actors[strings.TrimSuffix(c.Tokens[to-1].Low, "s")] && c.Tokens[to-1].Tag != POS
}

// role reports whether a name is one of the roles, in the singular or the plural.
func (c *Context) role(name string) bool {
	for _, r := range c.Roles {
		if strings.EqualFold(r, name) || strings.EqualFold(r+"s", name) {
			return true
		}
	}
	return false
}

// actors are the words for people who carry out procedures. Customers and machines are none.
var actors = words(`cashier clerk agent manager supervisor assistant operator technician receptionist staff team leader engineer officer
	administrator employee nurse driver guard cleaner cook chef waiter trainer coordinator specialist representative colleague inspector
	teller worker porter mechanic packer trainee barista housekeeper dispatcher`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// opening gives a word the case that it needs at token i.
func (c *clause) opening(i int, word string) string {
	first, _ := utf8.DecodeRuneInString(c.Text[c.Tokens[i].Start:])
	if i == 0 && unicode.IsUpper(first) {
		return capital(word)
	}
	return word
}

func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}
