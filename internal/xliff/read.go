package xliff

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Exchange is what an exchange file holds.
type Exchange struct {
	From, To string // languages
	Files    []File
}

// Read reads an exchange file, however the tool of an agency cut its segments. The error is a Mistake with its line where
// the file is no XLIFF 2.
func Read(r io.Reader) (*Exchange, error) {
	p := &parser{dec: xml.NewDecoder(r)}
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
	source []Token
	target []Token
	spoken bool // this segment has a target
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
		p.source, p.target, p.spoken, p.whole = nil, nil, false, name == "ignorable"
	case name == "source" || name == "target":
		p.in = name
		p.spoken = p.spoken || name == "target"
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
		units := p.out.Files[len(p.out.Files)-1].Units
		u := &units[len(units)-1]
		if p.whole && !p.spoken {
			p.target = p.source
		}
		u.Source, u.Target = join(u.Source, p.source), join(u.Target, p.target)
	}
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
