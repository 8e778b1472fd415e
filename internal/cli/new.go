package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/schemas"
)

// newFlags are the choices of `sop new`.
type newFlags struct {
	title, part, lang, kind, format, today string
}

// kinds are the kinds of procedures that there is a draft for, with the word that finds their part.
var kinds = []string{"service", "complaint", "incident", "safety"}

func (e *env) new() *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "new SLUG --title TITLE | PROCEDURE --lang CODE",
		Short: "Start a procedure, or a translation of one",
		Long: "Start a procedure from a draft for its kind, with the next free id. With --lang and the name of a procedure that is\n" +
			"there in another language, start its translation: the same steps, each with the source text in a comment.\n" +
			"What is to be filled in says TODO, and sop lint lists it. An existing file is never overwritten.",
		Example: "  sop new accept-parcel --title \"Accept a parcel\" --part returns\n  sop new report-spill --title \"Report a spill\" --kind safety\n" +
			"  sop new accept-return --lang bn",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return e.runNew(args[0], f) },
	}
	c.Flags().StringVar(&f.title, "title", "", "`TITLE` of the procedure")
	c.Flags().StringVar(&f.part, "part", "", "`PART` of the manual: its title or its folder")
	c.Flags().StringVar(&f.lang, "lang", "", "language `CODE`; the source language when not given")
	c.Flags().StringVar(&f.kind, "kind", "service", "the `KIND` of draft: "+strings.Join(kinds, ", "))
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	c.Flags().StringVar(&f.today, "today", "", "count dates from `DATE`, such as 2026-12-01")
	return c
}

func (e *env) runNew(name string, f newFlags) error {
	o, err := e.open(".")
	if err != nil {
		return err
	}
	if f.lang == "" {
		f.lang = o.Config.SourceLang()
	}
	language, ok := lang.Get(f.lang)
	switch {
	case !ok:
		return hinted{fmt.Errorf("--lang %s: there is no such language", f.lang), "write en, bn or ms"}
	case !slices.Contains(kinds, f.kind):
		return hinted{fmt.Errorf("--kind %s: there is no such kind", f.kind), "write " + strings.Join(kinds, ", ")}
	case f.format != "text" && f.format != "json":
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write text or json"}
	}
	n := fresh{opened: o, lang: language, schema: schemaAt(e.at(o.root))}
	from := e.source(o, name, language.Code)
	if from == nil {
		err = n.draft(name, f, e.at(o.root))
	} else {
		err = n.translation(from)
	}
	if err != nil {
		return err
	}
	return e.add(n, f.format)
}

// source finds the procedure that is to be translated, or that is there already: by path, id or slug. Of several languages
// it takes the one asked for, else the source language.
func (e *env) source(o opened, name, code string) *procedure.Procedure {
	var best *procedure.Procedure
	for _, p := range o.Procedures {
		at := o.path(p.File.Path)
		if p.Unread || name != p.Meta.ID.Text && name != p.Slug && name != p.File.Path && filepath.ToSlash(filepath.Clean(name)) != at {
			continue
		}
		if best == nil || o.Lang(p) == code || o.Lang(best) != code && o.Lang(p) == o.Config.SourceLang() {
			best = p
		}
	}
	return best
}

// fresh is a procedure that is being started.
type fresh struct {
	opened
	lang   *lang.Language
	schema string // the folder of schemas, from the folder of the manual
	name   string // path in the manual
	id     string
	text   string
}

// schemaAt finds the schemas that `sop init` writes: in the manual or beside it; else they will be written into it.
func schemaAt(root string) string {
	if !isFile(filepath.Join(root, "schemas", schemaName)) && isFile(filepath.Join(root, "..", "schemas", schemaName)) {
		return "../schemas"
	}
	return "schemas"
}

const schemaName = "front-matter.schema.json"

// schemaLine tells an editor the schema of the front matter.
func (n *fresh) schemaLine() string {
	return "# yaml-language-server: $schema=" + strings.Repeat("../", strings.Count(n.name, "/")) + n.schema + "/" + schemaName + "\n"
}

// add writes the procedure, and the schema when the manual has none. What is there stays.
func (e *env) add(n fresh, format string) error {
	root := e.at(n.root)
	files := [][2]string{{n.name, n.text}}
	if schema := n.schema + "/" + schemaName; !isFile(filepath.Join(root, schema)) {
		text, err := schemas.Files.ReadFile(schemaName)
		if err != nil {
			return err
		}
		files = append(files, [2]string{schema, string(text)})
	}
	written := []string{}
	for _, f := range files {
		if clashes := inTheWay(root, []string{f[0]}); len(clashes) > 0 {
			return hinted{fmt.Errorf("%s: this is there already", n.path(clashes[0])), "choose another name, or move that away"}
		}
		written = append(written, n.path(f[0]))
	}
	for _, f := range files {
		if err := create(root, f[0], []byte(f[1])); err != nil {
			return err
		}
	}
	if format == "json" {
		return encode(e.out, "  ", object{"schema": "sop/new/v1", "id": n.id, "lang": n.lang.Code, "path": n.path(n.name), "files": written})
	}
	_, err := fmt.Fprintln(e.out, safe(n.path(n.name)))
	return err
}
