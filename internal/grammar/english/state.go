package english

// InitState says how a token stands to the start of a clause.
type InitState uint8

// The states. Only where a clause may start can a bare verb be a command.
const (
	Inside      InitState = iota // within a clause
	AtStart                      // the first word, adverbs and "please" aside
	AfterLead                    // after the comma that closes a lead clause or phrase
	AfterAnd                     // after and, or, then, following a command
	AfterComma                   // after a comma that follows a command
	AfterBreak                   // after a dash, semicolon or colon
	AfterAndFin                  // after and, or, following another finite verb
	afterItem                    // after the comma that follows the very first words
)

type subKind uint8

const (
	subNone     subKind = iota
	subClause           // if, when, because, that ...
	subRelative         // which, who, what
	subTo               // to with infinitive
	subPhrase           // preposition or participle at the start
	subClosed           // one was open and its comma has come
)

// state is what the tagger remembers of the sentence to the left.
type state struct {
	init    InitState
	finite  uint8 // finite verbs so far, at most 3
	sub     subKind
	word    uint32 // hash of the last subordinator
	lead    bool   // the open one stands at the start of a clause
	command bool   // a command has come
	half    bool   // the comma that closed the lead clause may belong to a list: "If a guest, a ..."
	aux     uint32 // hash of the auxiliary whose participle may still come
	depth   uint8
	words   uint8
}

var subordinators = map[string]bool{"if": true, "because": true, "while": true, "although": true, "unless": true, "until": true, "once": true,
	"as": true, "since": true, "before": true, "after": true, "that": true, "whether": true, "though": true, "than": true, "till": true, "so": true}

// enter writes the state into the token before it is tagged.
func (st *state) enter(t *Token) {
	t.Init, t.Depth, t.Finite, t.Sub = st.init, st.depth, st.finite, st.sub
}

// leave takes the tag of the token into the state.
func (st *state) leave(t *Token, tag Tag) {
	was := st.init
	st.init = Inside
	switch tag {
	case VBPAux, VBZAux, VBDAux, VBAux, VBNAux, VBGAux, MD:
		st.aux = t.hash
	case RB, RBR, UH, PRP, DT, NN, NNS, NNP, JJ, PRPPoss:
	default:
		st.aux = 0
	}
	st.words = min(st.words+1, 20)
	switch tag {
	case VBI, VBIAux:
		st.command = true
		st.count()
		st.closeLead()
	case VBP, VBPAux, VBZ, VBZAux, VBD, VBDAux, MD:
		st.count()
	case WDT, WP, WPPoss:
		st.open(subRelative, t, was)
	case WRB:
		st.open(subClause, t, was)
	case IN:
		st.preposition(t, was)
	case TO:
		st.open(subTo, t, was)
	case VBG, VBN, VBGAux:
		if was == AtStart || was == AfterLead {
			st.open(subPhrase, t, was)
		}
	case RB, RBR, UH, LS, OpenQuote, CloseQuote:
		st.init = was
		if tag == OpenQuote {
			st.depth++
		} else if tag == CloseQuote && st.depth > 0 {
			st.depth--
		}
	case Comma, HYPH, SYM:
		st.comma(t, was)
	case CC:
		st.and(was)
	case Colon, Stop, NFP:
		st.init, st.sub, st.lead = AfterBreak, subNone, false
	case OpenBracket:
		st.depth++
	case CloseBracket:
		if st.depth > 0 {
			st.depth--
		}
		st.init = was
	}
}

func (st *state) count() { st.finite = min(st.finite+1, 3) }

func (st *state) closeLead() { st.sub, st.lead = subNone, false }

func (st *state) open(kind subKind, t *Token, was InitState) {
	if st.lead && was == Inside && kind != subClause {
		return // stays within the lead
	}
	st.sub, st.word = kind, t.hash
	st.lead = st.lead || was != Inside && was != AfterComma
}

func (st *state) preposition(t *Token, was InitState) {
	if subordinators[t.Low] {
		st.open(subClause, t, was)
	} else if was != Inside {
		st.open(subPhrase, t, was)
	}
}

func (st *state) comma(t *Token, was InitState) {
	switch {
	case t.Low == "-" || t.Low == "/" || t.Low == "+" || t.Low == "~":
		if was != Inside {
			st.init = was
		}
	case t.Low == ";" || len(t.Low) > 1: // dashes and dots
		st.init, st.sub, st.lead = AfterBreak, subNone, false
	case was != Inside:
		st.init = was
	case st.lead:
		st.half = st.sub == subClause
		st.init, st.lead, st.sub = AfterLead, false, subClosed
	case st.half && st.finite > 0 && !st.command:
		st.init = AfterLead
	case st.command:
		st.init = AfterComma
	case st.finite == 0 && st.words <= 5:
		st.init = afterItem
	}
}

func (st *state) and(was InitState) {
	switch {
	case was != Inside && was != AfterComma:
		st.init = was
	case st.command:
		st.init = AfterAnd
	case st.finite > 0:
		st.init = AfterAndFin
	}
}
