package rules

import (
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var requiredField = &lint.Rule{Name: "required-field", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	m := &p.Procedure.Meta
	at := p.Procedure.File.LineSpan(1)
	if m.Span.Len() == 0 {
		p.Report(at, "the procedure has no front matter", "start the file with --- and the keys id, title, version, status")
		return
	}
	for _, key := range procedure.Keys {
		f, ok := m.Field(key.Name)
		switch {
		case !key.Required:
		case !ok:
			p.Report(at, "the key "+key.Name+" is missing", key.Doc)
		case f.Shape == procedure.NullShape, f.Shape == procedure.ListShape && len(f.List) == 0, f.Shape == procedure.ScalarShape && f.Value.Text == "":
			p.Report(keyAndValue(f), "the key "+key.Name+" has no value", key.Doc)
		}
	}
}}

func keyAndValue(f procedure.Field) source.Span {
	return source.Span{Start: f.Key.Span.Start, End: f.Span.End}
}
