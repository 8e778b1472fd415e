package xliff

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Exchange is what an exchange file holds.
type Exchange struct {
	From, To string // languages
	Files    []File
}

// Read reads an exchange file, however the tool of an agency cut its segments. The error is a Mistake with its line where
// the file is no XLIFF 2.
func Read(r io.Reader) (*Exchange, error) {
	p := &parser{dec: xml.NewDecoder(transform.NewReader(r, unicode.BOMOverride(transform.Nop)))} // UTF-16 becomes UTF-8
	p.dec.CharsetReader = func(name string, r io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(name), "utf-16") {
			return r, nil
		}
		return nil, fmt.Errorf("its encoding is %s; save it as UTF-8", name)
	}
	for {
		token, err := p.dec.Token()
		line, _ := p.dec.InputPos()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, Mistake{line, "this is no XML: " + err.Error()}
		}
		if err := p.token(token, line); err != nil {
			return nil, err
		}
	}
	if !p.opened {
		return nil, Mistake{1, "this is no XLIFF file"}
	}
	return &p.out, nil
}

// parser reads an exchange file token by token.
type parser struct {
	dec    *xml.Decoder
	out    Exchange
	opened bool
	in     string // source, target or version, while their text is read
	whole  bool   // inside an ignorable, whose source stands for a target that is not there
	inside bool   // a segment or an ignorable; other modules have texts beside them
	source []Token
	target []Token
	spoken bool // this segment has a target
	order  int  // of its target in the unit, from 1; 0 where it stands
	pieces []piece
}

// piece is the target of one segment of a unit.
type piece struct {
	order  int
	target []Token
}

func (p *parser) token(token xml.Token, line int) error {
	switch t := token.(type) {
	case xml.StartElement:
		return p.start(t, line)
	case xml.EndElement:
		p.end(t.Name.Local)
	case xml.CharData:
		p.put(Token{Text: string(t)})
	}
	return nil
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (p *parser) start(t xml.StartElement, line int) error {
	name := t.Name.Local
	if !p.opened {
		if name != "xliff" || !strings.HasPrefix(attr(t, "version"), "2.") {
			return Mistake{line, fmt.Sprintf("this is %s %s and no XLIFF 2", name, attr(t, "version"))}
		}
		p.opened, p.out.From, p.out.To = true, attr(t, "srcLang"), attr(t, "trgLang")
		return nil
	}
	f := len(p.out.Files) - 1
	switch {
	case name == "file":
		p.out.Files = append(p.out.Files, File{Original: attr(t, "original"), Line: line})
	case f < 0:
	case name == "note" && attr(t, "category") == "version" && len(p.out.Files[f].Units) == 0:
		p.in = "version"
	case name == "unit":
		p.out.Files[f].Units = append(p.out.Files[f].Units, Unit{ID: attr(t, "id"), Name: attr(t, "name"), Line: line})
	case len(p.out.Files[f].Units) == 0:
	case name == "segment" || name == "ignorable":
		p.source, p.target, p.order, p.spoken, p.whole, p.inside = nil, nil, 0, false, name == "ignorable", true
	case p.inside && (name == "source" || name == "target"):
		p.in = name
		p.spoken = p.spoken || name == "target"
		if n, err := strconv.Atoi(attr(t, "order")); err == nil {
			p.order = n
		}
	case name == "ph" && p.in != "":
		p.put(Token{ID: attr(t, "id")})
	case (name == "pc" || name == "sc" || name == "ec") && p.in != "":
		return Mistake{line, "there is a code <" + name + "> that the export did not write"}
	case name == "cp" && p.in != "":
		if n, err := strconv.ParseUint(attr(t, "hex"), 16, 32); err == nil {
			p.put(Token{Text: string(rune(n))})
		}
	}
	return nil
}

// put adds to the text that is being read; neighbours join.
func (p *parser) put(t Token) {
	list := map[string]*[]Token{"source": &p.source, "target": &p.target}[p.in]
	switch {
	case p.in == "version":
		p.out.Files[len(p.out.Files)-1].Version += t.Text
	case list == nil:
	case t.ID == "" && len(*list) > 0 && (*list)[len(*list)-1].ID == "":
		(*list)[len(*list)-1].Text += t.Text
	default:
		*list = append(*list, t)
	}
}

func (p *parser) end(name string) {
	switch name {
	case "source", "target", "note":
		p.in = ""
	case "segment", "ignorable":
		if p.whole && !p.spoken {
			p.target = p.source
		}
		u := p.unit()
		u.Source = join(u.Source, p.source)
		p.pieces = append(p.pieces, piece{cmp.Or(p.order, len(p.pieces)+1), p.target})
		p.inside = false
	case "unit":
		u := p.unit()
		slices.SortStableFunc(p.pieces, func(a, b piece) int { return a.order - b.order })
		for _, piece := range p.pieces {
			u.Target = join(u.Target, piece.target)
		}
		p.pieces = nil
	}
}

// unit is the one that is being read.
func (p *parser) unit() *Unit {
	units := p.out.Files[len(p.out.Files)-1].Units
	return &units[len(units)-1]
}

func join(a, b []Token) []Token {
	for _, t := range b {
		if n := len(a) - 1; n >= 0 && t.ID == "" && a[n].ID == "" {
			a[n].Text += t.Text
		} else {
			a = append(a, t)
		}
	}
	return a
}
