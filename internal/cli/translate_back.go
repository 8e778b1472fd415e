package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
	"sopkit/internal/xliff"
)

// jsonTranslate is what an import wrote (sop/translate/v1).
type jsonTranslate struct {
	Schema string           `json:"schema"`
	Lang   string           `json:"lang"`
	Files  []translatedFile `json:"files"`
}

type translatedFile struct {
	Source  string `json:"source"`
	Path    string `json:"path"`
	Units   int    `json:"units"`
	Changed bool   `json:"changed"`
}

func (e *env) importXLIFF(f translateFlags) error {
	data, err := os.ReadFile(e.at(f.importFile))
	if err != nil {
		return missing(f.importFile, err)
	}
	back, err := xliff.Read(bytes.NewReader(data))
	if err != nil {
		return misfit(f.importFile, err)
	}
	o, err := e.open(".")
	if err != nil {
		return err
	}
	language, ok := lang.Get(back.To)
	switch {
	case back.From != o.Config.SourceLang():
		return misfit(f.importFile, xliff.Mistake{Line: 1, Text: fmt.Sprintf("it translates from %q, and the manual is written in %q", back.From, o.Config.SourceLang())})
	case !ok || language.Code == o.Config.SourceLang(), f.lang != "" && back.To != f.lang:
		return misfit(f.importFile, xliff.Mistake{Line: 1, Text: fmt.Sprintf("it translates into %q, which is the wrong language", back.To)})
	case len(back.Files) == 0:
		return misfit(f.importFile, xliff.Mistake{Line: 1, Text: "it holds no procedure"})
	}
	j := &job{opened: o, env: e, lang: language}
	defer j.close()
	return e.takeBack(j, back, f)
}

// misfit is a finding about the exchange file, with its place.
func misfit(name string, err error) error {
	var m xliff.Mistake
	if errors.As(err, &m) {
		err = fmt.Errorf("%s:%d: %s", name, m.Line, m.Text)
	}
	return exit{exitFound, err}
}

// takeBack writes every procedure of the file, or none when one of them does not fit.
func (e *env) takeBack(j *job, back *xliff.Exchange, f translateFlags) error {
	out := jsonTranslate{"sop/translate/v1", j.lang.Code, []translatedFile{}}
	texts := map[string][]byte{}
	var wrong []error
	for _, file := range back.Files {
		from := j.ByPath(file.Original)
		if from == nil || from.Broken() || j.Lang(from) != j.Config.SourceLang() {
			wrong = append(wrong, misfit(f.importFile, xliff.Mistake{Line: file.Line, Text: fmt.Sprintf("the manual has no procedure %q in its source language", file.Original)}))
			continue
		}
		w := j.one(from)
		units, mistakes := xliff.Check(file, w.units)
		name, text := "", []byte(nil)
		if len(mistakes) == 0 {
			name, text, mistakes = j.written(w, units, file.Version)
		}
		for _, m := range mistakes {
			m.Text = file.Original + ", " + m.Text
			wrong = append(wrong, misfit(f.importFile, m))
		}
		texts[name] = text
		out.Files = append(out.Files, translatedFile{j.path(from.File.Path), j.path(name), len(units), w.to == nil || string(text) != string(w.to.File.Text)})
	}
	if len(wrong) > 0 {
		return exit{exitFound, errors.Join(wrong...)}
	}
	for name, text := range texts {
		if old := j.ByPath(name); f.dryRun || old != nil && string(old.File.Text) == string(text) {
			continue
		}
		if err := e.putBack(j, name, text); err != nil {
			return err
		}
	}
	return e.sayTranslated(out, f)
}

// putBack writes a translation: over the file that is there, where it really is, or as a new one.
func (e *env) putBack(j *job, name string, text []byte) error {
	if j.ByPath(name) == nil {
		if len(inTheWay(e.at(j.opened.root), []string{name})) > 0 {
			return fmt.Errorf("%s: something is in the way", j.path(name))
		}
		return create(e.at(j.opened.root), name, text)
	}
	real, err := e.where(j.opened, name)
	if err == nil {
		err = writeFile(real, text)
	}
	if err != nil {
		return fmt.Errorf("%s: cannot write: %w", j.path(name), err)
	}
	return nil
}

func (e *env) sayTranslated(out jsonTranslate, f translateFlags) error {
	if f.format == "json" {
		return encode(e.out, "  ", out)
	}
	for _, file := range out.Files {
		if file.Changed {
			fmt.Fprintln(e.out, safe(file.Path))
		}
	}
	if !e.quiet {
		fmt.Fprintf(e.out, "%s read\n", plural(len(out.Files), "procedure"))
	}
	return nil
}

// written is the translated procedure: the translation that is there with its texts replaced, or the source with its front
// matter made that of a translation. The version of the source that was translated is noted in both.
func (j *job) written(w work, units []xliff.Unit, version string) (string, []byte, []xliff.Mistake) {
	if w.to != nil && w.aligned {
		var more []source.Edit
		if m := &w.to.Meta; m.SourceVersion.Text != version && m.SourceVersion.Text != "" {
			more = append(more, source.Edit{Span: m.SourceVersion.Span, Text: version})
		}
		text, mistakes := xliff.Apply(w.to, units, more)
		return w.to.File.Path, text, mistakes
	}
	n := fresh{opened: j.opened, lang: j.lang, schema: "schemas"}
	n.name = path.Join(path.Dir(w.from.File.Path), w.from.Slug+"."+j.lang.Code+".md")
	if w.to != nil {
		n.name = w.to.File.Path
	}
	var more []source.Edit
	for _, edit := range n.frontEdits(w.from) { // title and change are among the units
		if edit.Text != "TODO" && !schemaComment.MatchString(edit.Text) {
			more = append(more, edit)
		}
	}
	j.localize(w.from, units)
	if w.to == nil {
		text, mistakes := xliff.Apply(w.from, units, more)
		return n.name, text, mistakes
	}
	text, mistakes := xliff.Apply(w.from, units, nil)
	if len(mistakes) > 0 {
		return n.name, nil, mistakes
	}
	return n.name, refreshed(w.to, procedure.Parse(n.name, text), version), nil
}

var schemaComment = regexp.MustCompile(`^# yaml-language-server`)

// refreshed is the front matter of the old translation with the texts of the new one, before the new body.
func refreshed(was, now *procedure.Procedure, version string) []byte {
	var edits []source.Edit
	for _, pair := range [][2]procedure.Value{{was.Meta.Title, now.Meta.Title}, {was.Meta.Change, now.Meta.Change}} {
		if pair[0].Text != "" && pair[1].Text != "" {
			edits = append(edits, source.Edit{Span: pair[0].Span, Text: now.File.Slice(pair[1].Span)})
		}
	}
	if v := was.Meta.SourceVersion; v.Text != "" {
		edits = append(edits, source.Edit{Span: v.Span, Text: version})
	}
	front, _ := source.Apply(was.File.Text[:was.Meta.Span.End], edits)
	return slices.Concat(front, now.File.Text[now.Meta.Span.End:])
}

// localize points links in placeholders at the translations of what they lead to, where there are any.
func (j *job) localize(from *procedure.Procedure, units []xliff.Unit) {
	ending := "." + j.Config.SourceLang() + ".md"
	for _, u := range units {
		for i, t := range u.Target {
			if t.ID == "" {
				continue
			}
			u.Target[i].Text = linked.ReplaceAllStringFunc(t.Text, func(link string) string {
				file := strings.TrimSuffix(strings.TrimPrefix(link, "]("), ending) + "." + j.lang.Code + ".md"
				if strings.HasSuffix(link, ending) && j.Has(path.Join(path.Dir(from.File.Path), file)) {
					return "](" + file
				}
				return link
			})
		}
	}
}

var linked = regexp.MustCompile(`\]\([^()\s#]+\.md`)
