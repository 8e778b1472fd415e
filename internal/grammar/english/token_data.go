package english

// abbreviations keep their full stop.
var abbreviations = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "st": true, "vs": true, "etc": true, "inc": true, "co": true,
	"corp": true, "ltd": true, "jr": true, "sr": true, "no": true, "nos": true, "fig": true, "sec": true, "ext": true, "tel": true, "dept": true,
	"approx": true, "min": true, "max": true, "jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true,
	"sep": true, "sept": true, "oct": true, "nov": true, "dec": true, "mon": true, "tue": true, "wed": true, "thu": true, "fri": true,
	"e.g": true, "i.e": true, "a.m": true, "p.m": true, "ft": true, "gen": true, "gov": true, "rev": true, "attn": true, "p": true, "pp": true}

// upperOnly are abbreviations only before a number or with a capital letter: "No. 5", but "Say no."
var upperOnly = map[string]bool{"no": true, "nos": true, "co": true, "st": true, "sec": true, "fig": true, "min": true, "max": true, "mar": true,
	"sat": true, "sun": true, "mon": true, "wed": true, "gen": true, "p": true, "pp": true}

// hyphenPrefixes stay one word with what follows their hyphen.
var hyphenPrefixes = map[string]bool{"e": true, "re": true, "pre": true, "non": true, "co": true, "anti": true, "ex": true, "multi": true,
	"post": true, "pro": true, "mid": true, "counter": true, "de": true, "un": true, "double": true}

// contractions are written as one word and read as two; the number is the length of the first.
var contractions = map[string]int{"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}

// clitics are split off the end of a word, longest first.
var clitics = [...]string{"n't", "n’t", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'s", "’s", "'d", "’d", "'m", "’m"}
