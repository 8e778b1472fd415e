package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/source"
)

// Context is what the caller knows about a text.
type Context struct {
	Step   bool          // the text is a step, where commands are the rule
	Actor  bool          // a label before the text names who acts
	Among  bool          // the steps beside it are commands
	Roles  []string      // names that may be the subject of a sentence
	Opaque []source.Span // ranges that are names, sorted
}

// Analysis is what a step says. Spans are byte ranges of its text.
type Analysis struct {
	Label        Label
	Confidence   float64
	Passive      bool
	Instructions int
	Verb         source.Span
	Actions      []source.Span
	Passives     []source.Span
	Maybe        bool // no verb was found, but the first word may be a command
}

// How much likelier a command is in a step, after a label that names who acts, and among commands, as logarithms.
const (
	stepBias  = 0.6
	actorBias = 0.5
	amongBias = 3.5
)

// Analyse reads a text of one or more sentences. The first sentence with a main verb gives label and voice; to a command, later
// commands add their instructions.
func Analyse(text string, ctx Context) Analysis {
	ctx.Opaque = ctx.names(text)
	r := reading{text: text, ctx: ctx}
	var buf [8]source.Span
	for _, span := range Sentences(text, ctx.Opaque, buf[:0]) {
		r.sentence(span)
	}
	if r.out.Instructions < 2 {
		r.out.Actions = nil
	}
	return r.out
}

// reading gathers the sentences of one step.
type reading struct {
	text string
	ctx  Context
	out  Analysis
}

func (r *reading) sentence(span source.Span) {
	s := r.ctx.cut(r.text, span)
	defer s.Free()
	if len(s.Tokens) == 0 {
		return
	}
	best, g := s.read(r.ctx.bias())
	maybe, sure := s.mayCommand(), best.P
	if lead := s.title(); best.Index < 0 && lead > 0 {
		s.Tokens = append(s.Tokens[:0], s.Tokens[lead:]...)
		best, g = s.read(r.ctx.bias())
		maybe = maybe || s.mayCommand()
	}
	r.out.Passives = s.passives(r.out.Passives)
	if best.Index < 0 {
		if r.out.Label == NoVerb {
			r.out.Confidence = max(r.out.Confidence, float64(sure))
			r.out.Maybe = r.out.Maybe || maybe
		}
		return
	}
	first := r.out.Label == NoVerb
	if first {
		r.out.Label, r.out.Confidence, r.out.Passive = g.label, float64(best.P), g.participle >= 0
		r.out.Verb = s.span(g.first, g.last)
	}
	if first || g.label == Imperative && r.out.Label == Imperative && !s.pointer(g.first) {
		verbs := s.instructions(best)
		r.out.Instructions += len(verbs)
		r.out.Actions = append(r.out.Actions, s.clauses(verbs)...)
	}
}

// mayCommand reports whether the first word is the base form of a verb, whatever else it may be.
func (s *Sentence) mayCommand() bool {
	t := s.at(0)
	return t.Bits&Verb != 0 && t.Bits&(Plural|IngForm|PastForm) == 0 && t.Init == AtStart && !s.hyphened(0)
}

func (c *Context) bias() (b float64) {
	if c.Step {
		b += stepBias
	}
	if c.Actor {
		b += actorBias
	}
	if c.Among {
		b += amongBias
	}
	return b
}

// cut tokenises the sentence text[span] without the mark or the lead-in that may open it.
func (ctx *Context) cut(text string, span source.Span) *Sentence {
	s := Default().Tokenise(text[:span.End], ctx.Opaque)
	start := span.Start + ctx.leadIn(text[span.Start:span.End])
	n := 0
	for n < len(s.Tokens) && s.Tokens[n].Start < start {
		n++
	}
	s.Tokens = append(s.Tokens[:0], s.Tokens[n:]...)
	return s
}

// read tags the sentence and finds its main verb group.
func (s *Sentence) read(bias float64) (Candidate, group) {
	s.Tag()
	best, _ := s.Pick(bias)
	if best.Index < 0 {
		return best, group{participle: -1}
	}
	if best.Tag.Command() && s.Tokens[best.Index].Tag.Nominal() { // what follows a command is read otherwise than what follows a noun
		s.tagAs(best.Index, best.Tag)
	}
	return best, s.judge(best)
}

// instructions lists the verbs that are instructions: the main verb and those beside it.
func (s *Sentence) instructions(main Candidate) []int {
	out := []int{main.Index}
	if !main.Tag.Command() {
		return out
	}
	var buf [16]int
	for _, i := range s.Further(main.Index, buf[:0]) {
		if !s.inNounList(i, out) && s.IsFurther(main.Index, i, out[len(out)-1]) > s.limit(i) {
			out = append(out, i)
		}
	}
	return s.explained(out)
}

// explained drops a first instruction that only announces the next ("Isolate traffic: move it to a network of its own"), or is none.
func (s *Sentence) explained(verbs []int) []int {
	if len(verbs) < 2 {
		return verbs
	}
	i := s.clauseStart(verbs[0], verbs[1]) - 1
	low := s.at(i).Low
	if low == "," && verbs[0] == 0 && s.at(verbs[1]+1).Tag == Colon {
		return verbs[1:] // "Date type, select: Single" names a field
	}
	dash := low == "–" || low == "—" || low == "-" && s.spaced(i)
	if low == ":" || dash && s.at(i+1).shape == shapeCapital {
		return verbs[1:]
	}
	return verbs
}

// spaced reports whether a space stands before token i.
func (s *Sentence) spaced(i int) bool {
	return s.Tokens[i].Start > 0 && s.Text[s.Tokens[i].Start-1] == ' '
}

// pointer reports whether a sentence that commands with word i asks for no action: "See the list.", "Note that it is slow."
func (s *Sentence) pointer(i int) bool {
	switch s.Tokens[i].Low {
	case "see", "refer", "expect":
		return true
	case "say", "use", "choose", "try", "type", "write", "put": // "For example, say this."
		return s.Tokens[0].Low == "for" && s.at(1).Low == "example"
	case "note", "remember", "keep", "bear", "be":
		for _, t := range s.Tokens[i+1:] {
			if t.Low == "that" && t.Tag == IN {
				return true
			}
		}
	}
	return false
}

// How sure the counter must be that a later word is an instruction: of one that the tagger takes for a verb, of any other, and of a noun
// among nouns ("the blade and cut type").
const (
	verbLimit  = 0.5
	otherLimit = 0.7
	nounLimit  = 0.8
)

// limit is the probability above which token i counts as an instruction.
func (s *Sentence) limit(i int) float64 {
	switch t := &s.Tokens[i]; {
	case t.Tag.Command() && !(s.bare(i) && s.phraseBefore(i)):
		return verbLimit
	case t.Tag.Nominal() && s.bare(i) && s.phraseBefore(i):
		return 1
	case t.Tag.Nominal() && (s.bare(i) || s.at(i+1).Tag == Stop || i+1 == len(s.Tokens)):
		return nounLimit
	}
	return otherLimit
}

// phraseBefore reports whether a conjunction before token i joins it to what a preposition governs: "for the wood and cut type".
func (s *Sentence) phraseBefore(i int) bool {
	if s.at(i-1).Tag != CC {
		return false
	}
	for i -= 2; i > 0 && (s.Tokens[i].Tag.Nominal() || s.Tokens[i].Tag == JJ || s.Tokens[i].Tag == DT); i-- {
	}
	return s.at(i).Tag == IN
}

// clauses cuts the sentence into the clauses of its instructions. What leads into the first belongs to it.
func (s *Sentence) clauses(verbs []int) (out []source.Span) {
	from := 0
	for k, v := range verbs {
		end := len(s.Tokens)
		if k+1 < len(verbs) {
			end = s.clauseStart(v, verbs[k+1])
		}
		last := end - 1
		for last > v && (s.Tokens[last].Tag == Comma || s.Tokens[last].Tag == CC || s.Tokens[last].Tag == Stop || s.Tokens[last].Tag == Colon || s.Tokens[last].Low == "then") {
			last--
		}
		out = append(out, s.span(from, last))
		from = end
	}
	return out
}

// clauseStart is the first token of the clause of verb, which follows the verb before: adverbs in front of it belong to it.
func (s *Sentence) clauseStart(before, verb int) int {
	i := verb
	for i > before+1 && (s.Tokens[i-1].Tag == RB || s.Tokens[i-1].Tag == UH) && s.Tokens[i-1].Low != "then" {
		i--
	}
	return i
}

// leadIn is how many bytes of a sentence only number or name it, or its actor: "3. ", "Step 3: ", "Cashier: ".
func (ctx *Context) leadIn(text string) int {
	t := strings.TrimLeft(text, " \t")
	skipped := len(text) - len(t)
	if n := listMarker(t); n > 0 {
		return skipped + n
	}
	if n := bracketed(t); n > 0 {
		return skipped + n
	}
	if r, n := utf8.DecodeRuneInString(t); unicode.Is(unicode.So, r) || unicode.Is(unicode.Sm, r) { // a tick, an arrow, a box
		if rest := strings.TrimLeft(t[n:], "\uFE0F"); strings.HasPrefix(rest, " ") { // a mark may ask to be shown in colour
			return skipped + len(t) - len(rest) + 1
		}
	}
	if n := stepName(t); n > 0 {
		return skipped + n
	}
	colon := strings.IndexByte(t, ':')
	if colon <= 0 || colon+1 >= len(t) || t[colon+1] != ' ' || strings.TrimSpace(t[colon+1:]) == "" {
		return 0
	}
	words := strings.Fields(t[:colon])
	if leadWords[strings.ToLower(words[0])] && len(words) <= 2 || ctx.role(t[:colon]) {
		return skipped + colon + 1
	}
	return 0
}

var leadWords = map[string]bool{"step": true, "note": true, "tip": true, "warning": true, "caution": true, "important": true, "optional": true,
	"danger": true, "notice": true, "part": true, "method": true, "phase": true, "stage": true, "reminder": true, "hint": true, "task": true}

// title is how many tokens name what a verbless sentence goes on to say: "Kitchen: send nothing out without a ticket.", "No answer in
// 15 min → call the manager". It is 0 when none do.
func (s *Sentence) title() int {
	for i := 1; i < len(s.Tokens)-1; i++ {
		if s.Tokens[i].Low == "→" {
			return i + 1
		}
	}
	for i, words := 1, 1; words < 5 && i < len(s.Tokens)-1; i++ {
		if s.Tokens[i].Depth > s.Tokens[0].Depth { // "Scale (default: 1): make it larger"
			continue
		}
		words++
		if low := s.Tokens[i].Low; low == ":" || low == "–" || low == "—" || low == "-" && s.spaced(i) {
			return i + 1
		}
	}
	return 0
}

// stepName is the length of a name such as "Step 7 -", with the space after it.
func stepName(t string) int {
	first, rest, _ := strings.Cut(t, " ")
	if !leadWords[strings.ToLower(first)] {
		return 0
	}
	number := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	mark := strings.TrimLeft(rest[number:], " ")
	for _, m := range [...]string{"- ", "– ", "— ", ". ", ") ", ": "} {
		if number > 0 && strings.HasPrefix(mark, m) {
			return len(t) - len(mark) + len(m)
		}
	}
	return 0
}

// bracketed is the length of a remark in brackets such as "(Optional)", "[RECOVERY]" or "(2 min) -", with the space after it.
func bracketed(t string) int {
	closing := strings.IndexAny(t, ")]")
	if t == "" || t[0] != '(' && t[0] != '[' || closing < 0 || closing+2 >= len(t) || t[closing+1] != ' ' || !isLetter(t[1]) && !isDigit(t[1]) || len(strings.Fields(t[:closing])) > 3 {
		return 0
	}
	for _, dash := range [...]string{"- ", "– ", "— "} {
		if strings.HasPrefix(t[closing+2:], dash) {
			return closing + 2 + len(dash)
		}
	}
	return closing + 2
}

// listMarker is the length of a marker such as "3.", "b)" or "-", with the space after it.
func listMarker(t string) int {
	n := 0
	for n < len(t) && (isDigit(t[n]) || t[n] == '.' && n > 0) {
		n++
	}
	switch {
	case n > 0 && n < 6 && t[n-1] == '.' && n < len(t) && t[n] == ' ', n > 0 && n+1 < len(t) && t[n] == ')' && t[n+1] == ' ':
		return n + 1
	case len(t) > 2 && isLetter(t[0]) && t[1] == ')' && t[2] == ' ':
		return 3
	case len(t) > 1 && (t[0] == '-' || t[0] == '*') && t[1] == ' ':
		return 2
	case strings.HasPrefix(t, "• "):
		return len("• ")
	}
	return 0
}

// names is the opaque ranges, and a role of several words that opens the text as its subject ("Service desk checks ...").
func (c *Context) names(text string) []source.Span {
	for _, r := range c.Roles {
		end := len(r)
		if !strings.Contains(r, " ") || len(text) <= end || !strings.EqualFold(text[:end], r) || text[end] != ' ' {
			continue
		}
		if len(c.Opaque) == 0 || c.Opaque[0].Start >= end {
			return append([]source.Span{{Start: 0, End: end}}, c.Opaque...)
		}
	}
	return c.Opaque
}
