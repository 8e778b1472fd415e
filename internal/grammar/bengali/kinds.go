package bengali

// kinds is what a word may be besides a verb: the sections of words.txt as a set.
type kinds uint64

// The kinds, as words.txt explains them by their members.
const (
	kindNegation kinds = 1 << iota
	kindParticle
	kindJoiner
	kindEither
	kindAnd
	kindResult
	kindComplement
	kindRelative
	kindQuestion
	kindModal
	kindMust
	kindMustNot
	kindAble
	kindDegree
	kindFirstPerson
	kindFamiliar
	kindPerson
	kindCustomer
	kindStaff
	kindCompound
	kindDay
	kindNoun
	kindLocative
	kindBareImp
	kindTax
	kindInvoice
	kindPostposition
	kindState
	kindManner
	kindResultative
	kindGain
	kindFear
	kindSay
	kindGive
	kindInert
	kindUntil
	kindLight
	kindHabit
	kindPastTime
	kindTherefore
	kindPlace
)

var sections = map[string]kinds{
	"negation": kindNegation, "particle": kindParticle, "joiner": kindJoiner, "either": kindEither, "and": kindAnd, "result": kindResult,
	"complement": kindComplement, "relative": kindRelative, "question": kindQuestion, "modal": kindModal, "must": kindMust,
	"mustnot": kindMustNot, "able": kindAble, "degree": kindDegree, "firstperson": kindFirstPerson, "familiar": kindFamiliar,
	"person": kindPerson, "customer": kindCustomer, "staff": kindStaff, "compound": kindCompound, "day": kindDay, "noun": kindNoun, "locative": kindLocative, "bareimp": kindBareImp, "tax": kindTax, "invoice": kindInvoice,
	"postposition": kindPostposition, "state": kindState, "manner": kindManner, "resultative": kindResultative, "gain": kindGain,
	"fear": kindFear, "say": kindSay, "give": kindGive, "inert": kindInert, "until": kindUntil, "light": kindLight, "habit": kindHabit, "pasttime": kindPastTime, "therefore": kindTherefore, "place": kindPlace,
}

// kindsOf is what the word is besides a verb.
func (l *lexicon) kindsOf(text string) kinds {
	if e := l.entries[text]; e != nil {
		return e.kinds
	}
	return 0
}
