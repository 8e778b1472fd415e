package english

import "math"

// Further lists the tokens after the main verb that may be commands of their own. It appends to buf.
// A verb that stands behind "do not" has no tag of a command: negated asks for those.
func (s *Sentence) Further(main int, buf []int) []int {
	base := s.Tokens[main].Depth
	for i := main + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Depth != base || t.Name || t.Bits&Verb == 0 && t.Tag != VBI && t.Tag != VBIAux || t.Tag == MD {
			continue
		}
		if (t.Tag.Command() || s.linked(i)) && !s.titled(i) && !s.named(i) && !s.hyphened(i) && !pathMarks[s.at(i-1).Low] && !s.oneAction(i) && !s.denied(i) && !s.etcetera(i) && !s.purpose(i) && !s.quality(i) {
			buf = append(buf, i)
		}
	}
	return buf
}

// oneAction reports whether token i and the verb before it name one action: "try and open it", "copy and paste it".
func (s *Sentence) oneAction(i int) bool {
	if and := s.at(i - 1).Low; and != "and" && and != "&" {
		return false
	}
	before := s.at(i - 2).Low
	return before == "try" || fixedPairs[before] == s.Tokens[i].Low || takesAway[before] && throwsAway[s.Tokens[i].Low]
}

// takesAway and throwsAway are verbs of one movement: "Remove and discard the water". The thing stands behind the second.
var takesAway, throwsAway = words("remove pipette decant aspirate peel pull"), words("discard dispose trash")

// fixedPairs are verbs that custom has joined.
var fixedPairs = map[string]string{"copy": "paste", "cut": "paste", "drag": "drop", "click": "drag", "point": "click", "mix": "match", "pick": "choose"}

// denied reports whether token i names what is not so or not meant: "the lid, but not vent tubes", "stable and not undercut".
func (s *Sentence) denied(i int) bool {
	cc := s.at(i - 2)
	return s.at(i-1).Low == "not" && (cc.Tag == CC || cc.Tag == Comma)
}

// etcetera reports whether token i stands in a list of things that "etc." ends: "Return jack handles, table plates etc."
func (s *Sentence) etcetera(i int) bool {
	for i++; i < len(s.Tokens); i++ {
		switch t := &s.Tokens[i]; {
		case t.Low == "etc." || t.Low == "etc":
			return true
		case !t.Tag.Nominal() && t.Tag != JJ && t.Tag != Comma && t.Tag != VBG && t.Tag != VBN && !(t.Bits&Noun != 0 && t.Tag.Finite()):
			return false
		}
	}
	return false
}

// quality reports whether token i is the second of two adjectives: "all is accurate and complete".
func (s *Sentence) quality(i int) bool {
	if next := s.at(i + 1).Tag; s.Tokens[i].Bits&Adjective == 0 || i+1 < len(s.Tokens) && next != Stop && next != IN || s.at(i-1).Tag != CC || s.at(i-2).Tag != JJ {
		return false
	}
	for i -= 3; s.at(i).Tag == RB; i-- {
	}
	tag := s.at(i).Tag
	return tag.Finite() && !tag.Command()
}

// purpose reports whether token i is one of several aims behind one "to": "Select Manage to create, update or delete users".
func (s *Sentence) purpose(i int) bool {
	if next := s.at(i + 1).Tag; next != Comma && next != CC && s.at(i-1).Tag != CC {
		return false
	}
	j := i - 1
	for s.at(j).Tag == Comma || s.at(j).Tag == CC {
		j--
	}
	if j == i-1 || s.at(j).Bits&Verb == 0 || s.at(j-1).Tag != Comma && s.at(j-1).Tag != CC && s.at(j-1).Tag != TO {
		return false
	}
	return s.at(j-1).Tag == TO && (s.at(i-1).Tag != CC || s.at(i+1).Tag != Comma) || s.purpose(j)
}

// pathMarks stand between words for one action and between the places of a menu: "set/change the time", "Settings > Change user".
var pathMarks = words("/ > → »")

// titled reports whether token i belongs to the title of another procedure: "Repeat it as in Listen and repeat back".
func (s *Sentence) titled(i int) bool {
	t := s.at(i - 2)
	return s.at(i-1).Tag == CC && t.shape == shapeCapital && t.Bits&Verb != 0 && s.at(i-3).Low == "in"
}

// endsNames reports whether token i is the last of a list of names without articles, the one before which can be no verb: "your name, date,
// genotype, and experiment".
func (s *Sentence) endsNames(i int) bool {
	if s.at(i-1).Tag != CC || i+1 < len(s.Tokens) && s.at(i+1).Tag != Stop {
		return false
	}
	j := i - 2
	if s.at(j).Tag == Comma {
		j--
	}
	return s.at(j-1).Tag == Comma && j > 0 && s.thing(j)
}

// inNounList reports whether token i, a bare word that may be noun and verb, stands in a list of things: the item behind it or the one
// before it is no instruction. "Record tags, launch time and owner." verbs are the instructions so far.
func (s *Sentence) inNounList(i int, verbs []int) bool {
	t := &s.Tokens[i]
	if t.Bits&Noun != 0 && (s.at(i+1).Low == "of" || s.endsNames(i)) { // "date of birth"
		return true
	}
	alone := s.at(i+1).Tag == Comma || s.at(i+1).Tag == CC
	if t.Bits&(Noun|Adjective) == 0 && !alone || !s.bare(i) {
		return false
	}
	end := s.itemEnd(i)
	next := end + 1
	for s.at(next).Tag == CC || s.at(next).Tag == RB {
		next++
	}
	before := s.at(i - 1)
	switch {
	case s.model.lexicon.particled(t.Low): // "a captain and backup captain"
		return true
	case end < len(s.Tokens) && next < len(s.Tokens) && before.Tag == Comma:
		return s.Tokens[next].Bits&Verb == 0 && s.Tokens[next].Tag != VBI || s.amongThings(i, verbs)
	case before.Tag == CC:
		return s.thingBefore(i-1, verbs)
	}
	return false
}

// amongThings reports whether token i opens an item of a long list of bare nouns, where a later item or two earlier ones can be no
// instruction: "Note type, state, form, audience and script overlap", "Keep logs, payloads, keys, partner names and numbers private".
func (s *Sentence) amongThings(i int, verbs []int) bool {
	for k := s.itemEnd(i); k < len(s.Tokens) && s.plainItem(k); {
		for s.at(k).Tag == Comma || s.at(k).Tag == CC {
			k++
		}
		if k >= len(s.Tokens) {
			break
		}
		if s.thing(k) {
			return true
		}
		k = s.itemEnd(k)
	}
	things := 0
	for k := i - 1; k > verbs[len(verbs)-1]+1; k-- {
		if s.Tokens[k].Tag == Comma && k+1 < i && s.thing(k+1) {
			things++
		}
	}
	return things > 1
}

// thing reports whether the item of a list that token i opens is a noun that can be no verb.
func (s *Sentence) thing(i int) bool {
	t := &s.Tokens[i]
	switch t.Tag {
	case NN, NNP:
		return t.Bits&Verb == 0
	case NNS, VBG: // "blocking behaviour"
		return true
	}
	return false
}

// plainItem reports whether the item that ends before token end has only nouns and what describes them.
func (s *Sentence) plainItem(end int) bool {
	for i := end - 1; i >= 0 && s.Tokens[i].Tag != Comma && s.Tokens[i].Tag != CC; i-- {
		switch t := &s.Tokens[i]; t.Tag {
		case NN, NNS, NNP, NNPS, JJ, VBG, VBN, HYPH, CD:
		default:
			if t.Bits&Noun == 0 {
				return false
			}
		}
	}
	return true
}

// bare reports whether nothing that only a verb has follows token i: no article, pronoun, preposition or particle.
func (s *Sentence) bare(i int) bool {
	switch s.at(i + 1).Tag {
	case NN, NNS, NNP, NNPS, JJ, VBG, VBN, HYPH, Comma, CC:
		return true
	}
	return false
}

// itemEnd is the comma or conjunction that ends the item in which token i stands.
func (s *Sentence) itemEnd(i int) int {
	for i++; i < len(s.Tokens) && s.Tokens[i].Tag != Comma && s.Tokens[i].Tag != CC; i++ {
	}
	return i
}

// thingBefore reports whether the item of a list that ends before the conjunction at i, behind a comma, is no instruction.
func (s *Sentence) thingBefore(i int, verbs []int) bool {
	if s.at(i-1).Tag == Comma {
		i--
	}
	for k := i - 1; k > verbs[len(verbs)-1]; k-- {
		if s.Tokens[k].Tag == Comma {
			return true
		}
	}
	return false
}

// hyphened reports whether token i is part of a compound: "check-in time", "must-have".
func (s *Sentence) hyphened(i int) bool {
	t, before, next := &s.Tokens[i], s.at(i-1), s.at(i+1)
	return next.Low == "-" && next.Start == t.End || before.Low == "-" && before.End == t.Start && s.at(i-2).End == before.Start
}

// named reports whether token i has the capital letter of a name in the middle of a sentence: "click Submit", "Choose Create rule".
func (s *Sentence) named(i int) bool {
	t, before := &s.Tokens[i], s.at(i-1)
	if t.shape == shapeAllCaps && t.Bits&Verb == 0 { // "RGB for the screen, CMYK for paper"
		return true
	}
	return t.shape == shapeCapital && before.Tag != Colon && before.Tag != Stop && before.Tag != NFP && before.Low != "-" && before.Tag != OpenQuote && before.Tag != OpenBracket
}

// linked reports whether token i comes after and, or, then, a comma or a break, adverbs aside.
func (s *Sentence) linked(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch t := &s.Tokens[j]; t.Tag {
		case CC, Comma, Colon, Stop, NFP:
			return true
		case RB, UH, RBR:
			if t.Low == "then" {
				return true
			}
		case VBI, VBIAux:
			return t.Low == "do" || t.Low == "please"
		default:
			return s.afterLead(i)
		}
	}
	return false
}

// afterLead reports whether the tagger saw the start of a clause at i.
func (s *Sentence) afterLead(i int) bool { return s.Tokens[i].Init != Inside }

// IsFurther is the probability that token i is an instruction beside the main verb. count is the number of those found before it.
func (s *Sentence) IsFurther(main, i, last int) float64 {
	w := s.model.counter
	var buf [CounterFeatureCount]uint32
	sum := int32(0)
	for _, f := range s.CounterFeatures(main, i, last, buf[:0]) {
		sum += w.weight(f)
	}
	return 1 / (1 + math.Exp(-float64(sum)/PickerScale))
}
