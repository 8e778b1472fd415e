package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sopkit/internal/history"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// past is what git knows of the manual.
type past struct {
	*history.History
	repo *history.Repo
	lang string // source language of the manual
	root string // folder of the manual, as it is printed
}

// past reads the history of the manual that the working folder belongs to, from HEAD backwards, wherever its folder was
// before. Whoever gets it closes repo.
func (e *env) past(noIndex bool) (*past, error) {
	root, err := e.find(".")
	if err != nil {
		return nil, err
	}
	p := &past{root: root, lang: manual.LoadConfig(os.DirFS(e.at(root))).SourceLang()}
	id := identifier{p.lang}
	options := history.Options{Identify: id.identify, IdentifyKey: id.key(), NoIndex: noIndex}
	for {
		if p.repo, err = history.Open(e.at(root), options); err != nil {
			return nil, advised(err)
		}
		if p.History, err = p.repo.History("HEAD"); err != nil {
			return nil, advised(errors.Join(err, p.repo.Close()))
		}
		former, err := p.FormerFolders(manual.ConfigName)
		if err != nil || len(former) == 0 {
			return p, err
		}
		options.Subtrees = append(p.repo.Subtrees(), former...)
		if err := p.repo.Close(); err != nil {
			return nil, err
		}
	}
}

// advised gives an error of the history its hint.
func advised(err error) error {
	if hint := history.Hint(err); err != nil && hint != "" {
		return hinted{err, hint}
	}
	return err
}

// openAt loads the manual as it stood at a revision.
func (e *env) openAt(rev string) (opened, error) {
	root, err := e.find(".")
	if err != nil {
		return opened{}, err
	}
	repo, err := history.Open(e.at(root), history.Options{NoIndex: true})
	if err != nil {
		return opened{}, advised(err)
	}
	defer repo.Close()
	fsys, err := repo.FS(rev)
	if errors.Is(err, fs.ErrNotExist) { // perhaps the folder has moved since
		p, err := e.past(false)
		if err != nil {
			return opened{}, err
		}
		defer p.repo.Close()
		repo = p.repo
		if fsys, err = repo.FS(rev); err != nil {
			return opened{}, advised(err)
		}
	} else if err != nil {
		return opened{}, advised(err)
	}
	m, err := manual.Load(fsys)
	if err != nil {
		return opened{}, fmt.Errorf("%s: cannot read the manual: %w", rev, err)
	}
	return opened{m, root}, nil
}

// named finds the procedure that an id, a slug or a path means; language "" is the source language, or the only one.
func (p *past) named(e *env, name, language string) (history.Key, error) {
	for _, rule := range []func(string) []history.Key{p.byID, func(name string) []history.Key { return p.byPath(e, name) }, p.bySlug} {
		if keys := rule(name); len(keys) > 0 {
			return p.choose(name, language, keys)
		}
	}
	var known []string
	for _, k := range p.Keys() {
		known = append(known, k.ID)
		if s, ok := p.Current(k); ok {
			slug, _ := procedure.SplitName(path.Base(s.Path))
			known = append(known, slug)
		}
	}
	return history.Key{}, hinted{fmt.Errorf("%s: the history knows no such procedure", name), meant(name, known)}
}

func (p *past) byID(name string) []history.Key {
	return slices.DeleteFunc(p.Keys(), func(k history.Key) bool { return k.ID != name })
}

func (p *past) byPath(e *env, name string) []history.Key {
	abs, err := filepath.Abs(e.at(name))
	if err != nil || !manual.IsProcedure(name) {
		return nil
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(real, filepath.Base(abs))
	}
	rel, err := filepath.Rel(p.repo.Root(), abs)
	if err != nil {
		return nil
	}
	rel = filepath.ToSlash(rel)
	return p.today(p.Named(func(path string) bool { return path == rel }), func(path string) bool { return path == rel })
}

func (p *past) bySlug(name string) []history.Key {
	is := func(file string) bool {
		slug, suffix := procedure.SplitName(path.Base(file))
		return slug == name || suffix != "" && slug+"."+suffix == name
	}
	return p.today(p.Named(is), is)
}

// today keeps the procedures whose files go by the name still; all of them when none does.
func (p *past) today(keys []history.Key, is func(path string) bool) []history.Key {
	if len(keys) < 2 {
		return keys
	}
	now := slices.DeleteFunc(slices.Clone(keys), func(k history.Key) bool {
		s, ok := p.Current(k)
		return !ok || !is(s.Path)
	})
	if len(now) > 0 {
		return now
	}
	return keys
}

// choose takes the one key in the language, and never guesses.
func (p *past) choose(name, language string, keys []history.Key) (history.Key, error) {
	wanted := language
	if wanted == "" && len(keys) > 1 {
		wanted = p.lang
	}
	var fit []history.Key
	var ids, languages []string
	for _, k := range keys {
		languages = append(languages, k.Lang)
		if wanted == "" || k.Lang == wanted {
			fit, ids = append(fit, k), append(ids, k.ID+" ("+k.Lang+")")
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0], nil
	case len(fit) > 1:
		return history.Key{}, advised(&history.AmbiguousError{Name: name, Candidates: ids})
	case language == "":
		return history.Key{}, hinted{fmt.Errorf("%s: which language?", name), "--lang: " + strings.Join(languages, ", ")}
	}
	return history.Key{}, hinted{fmt.Errorf("%s: there is no text in %s", name, language), "it is written in: " + strings.Join(languages, ", ")}
}

// warnIfCut says that a shallow clone does not hold the whole history.
func (p *past) warnIfCut(e *env) bool {
	cut := len(p.Cut()) > 0
	if cut {
		fmt.Fprintf(e.err, "sop: warning: what was before %s is missing\nhint: %s\n", p.Cut()[0].Short(), history.ShallowHint)
	}
	return cut
}
