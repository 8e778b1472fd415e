package diff

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sopkit/internal/procedure"
)

// mask stands where a reference was taken out of a text.
const mask = "\uFFFC"

// prose is a text in the ways that it is compared.
type prose struct {
	raw  string   // Markdown, on one line
	seen string   // all that the reader sees
	said string   // without code and branch facts: numbers in them are no limits
	bare string   // without link texts either: what is wording
	refs []string // where links and images lead, code, branch facts
	key  string   // seen, for comparing
}

// add appends a text.
func (p *prose) add(t procedure.Inline) {
	var last *procedure.Link
	var seen, said, bare strings.Builder
	p.space()
	for _, r := range t.Runs {
		text := shown(r)
		seen.WriteString(text)
		switch {
		case r.Style&procedure.CodeStyle != 0, r.Kind == procedure.FactRun:
			said.WriteString(mask)
			bare.WriteString(mask)
			p.refs = append(p.refs, "`"+normal(r.Text)+"`")
		case r.Kind == procedure.ImageRun:
			said.WriteString(text + mask)
			bare.WriteString(text + mask)
		case r.Link != nil:
			said.WriteString(text)
			if r.Link != last {
				bare.WriteString(mask)
			}
		default:
			text = p.bareLinks(text)
			said.WriteString(text)
			bare.WriteString(text)
		}
		if r.Link != nil && r.Link != last {
			p.refs = append(p.refs, norm.NFC.String(r.Link.Target))
		}
		last = r.Link
	}
	p.seen, p.said, p.bare = p.seen+seen.String(), p.said+said.String(), p.bare+bare.String()
}

// bareLinks masks the addresses that stand in a text without being marked as links.
func (p *prose) bareLinks(text string) string {
	if !strings.ContainsAny(text, "@") && !strings.Contains(text, "://") && !strings.Contains(text, "www.") {
		return text
	}
	return address.ReplaceAllStringFunc(text, func(found string) string {
		p.refs = append(p.refs, normal(found))
		return mask
	})
}

var address = regexp.MustCompile(`(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)

// shown is a run as the reader sees it; struck text stays marked, for striking out is content.
func shown(r procedure.Run) string {
	switch r.Kind {
	case procedure.HardLine:
		return " "
	case procedure.NoteRun:
		return ""
	}
	if r.Style&procedure.Strike != 0 {
		return "~" + r.Text + "~"
	}
	return r.Text
}

// plain appends a text without styles.
func (p *prose) plain(text string) {
	p.space()
	p.seen, p.said, p.bare = p.seen+text, p.said+text, p.bare+text
}

// figure appends an image.
func (p *prose) figure(f *procedure.Figure) {
	p.plain(f.Alt)
	if f.Image != nil {
		p.plain(f.Image.Title)
		p.refs = append(p.refs, norm.NFC.String(f.Image.Target))
	}
}

func (p *prose) space() {
	if p.seen != "" {
		p.seen, p.said, p.bare = p.seen+" ", p.said+" ", p.bare+" "
	}
}

// done makes the texts comparable.
func (p *prose) done() {
	p.key = normal(p.seen)
	if p.bare == p.seen {
		p.bare = p.key
	} else {
		p.bare = normal(p.bare)
	}
}

// normal makes two spellings of one text equal: NFC, one kind of quotes, hyphens, spaces and digits, and no joiners but
// those that change the letter that is seen.
func normal(text string) string {
	if plainASCII(text) {
		return text
	}
	text = norm.NFC.String(text)
	if strings.Contains(text, "\u200D") {
		text = strings.ReplaceAll(text, "ত্\u200D", "ৎ")
		text = strings.ReplaceAll(text, "র\u200D্য", "র\uE000্য")
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		switch r = fold(r); {
		case r < 0:
		case unicode.IsSpace(r):
			if n := len(out); n > 0 && out[n-1] != ' ' {
				out = append(out, ' ')
			}
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return strings.TrimSuffix(string(out), " ")
}

// fold is the one sign that stands for all of its kind; -1 for one that is not seen.
func fold(r rune) rune {
	switch r {
	case '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD':
		return -1
	case '‘', '’', '‚', '‛':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '‐', '‑', '–', '—', '−':
		return '-'
	}
	if r >= '০' && r <= '৯' {
		return '0' + r - '০'
	}
	return r
}

// plainASCII reports whether normal would change nothing.
func plainASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= 0x80 || c < ' ' || c == ' ' && (i == 0 || i == len(text)-1 || text[i-1] == ' ') {
			return false
		}
	}
	return true
}
