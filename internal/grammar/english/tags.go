package english

// Tag is a part of speech: the Penn tags, and finer ones for verbs. VBI is an imperative, "-a" marks be, have, do and get as
// auxiliary or copula, VBN-p is the participle of a passive, VBN-h of a perfect, VBG-g of a progressive.
type Tag uint8

// The tags that the rules speak of. NoTag is none.
const (
	NoTag Tag = iota
	VBI
	VBIAux
	VBP
	VBPAux
	VBZ
	VBZAux
	VBD
	VBDAux
	MD
	VB
	VBAux
	VBN
	VBNAux
	VBNPass
	VBNPerf
	VBG
	VBGAux
	VBGProg
	NN
	NNS
	NNP
	NNPS
	PRP
	PRPPoss
	DT
	PDT
	CD
	JJ
	JJR
	JJS
	RB
	RBR
	RBS
	RP
	IN
	TO
	CC
	EX
	WDT
	WP
	WPPoss
	WRB
	POS
	UH
	Comma
	Colon
	Stop
	OpenQuote
	CloseQuote
	OpenBracket
	CloseBracket
	HYPH
	NFP
	SYM
	ADD
	LS
	FW
	AFX
	GW
	Dollar
	tagCount
)

// TagCount is the number of tags, NoTag included.
const TagCount = int(tagCount)

var tagNames = [...]string{"", "VBI", "VBI-a", "VBP", "VBP-a", "VBZ", "VBZ-a", "VBD", "VBD-a", "MD", "VB", "VB-a", "VBN", "VBN-a",
	"VBN-p", "VBN-h", "VBG", "VBG-a", "VBG-g", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "PDT", "CD", "JJ", "JJR", "JJS",
	"RB", "RBR", "RBS", "RP", "IN", "TO", "CC", "EX", "WDT", "WP", "WP$", "WRB", "POS", "UH", ",", ":", ".", "``", "''", "-LRB-",
	"-RRB-", "HYPH", "NFP", "SYM", "ADD", "LS", "FW", "AFX", "GW", "$"}

func (t Tag) String() string { return tagNames[t] }

// ParseTag is the tag of that name; NoTag when there is none.
func ParseTag(name string) Tag {
	for t, n := range tagNames {
		if n == name {
			return Tag(t)
		}
	}
	return NoTag
}

// Finite reports whether a word with this tag can head a sentence: it has mood and tense.
func (t Tag) Finite() bool { return t >= VBI && t <= MD }

// Command reports whether t is an imperative.
func (t Tag) Command() bool { return t == VBI || t == VBIAux }

// Verbal reports whether t is any form of a verb.
func (t Tag) Verbal() bool { return t >= VBI && t <= VBGProg }

// Nominal reports whether t is a noun or a pronoun.
func (t Tag) Nominal() bool { return t >= NN && t <= PRP }
