package cli

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"sopkit/internal/history"
	"sopkit/internal/manual"
)

// initFlags are the choices of `sop init`.
type initFlags struct {
	empty        bool
	ci           string
	organization string
	noGit        bool
	format       string
	today        string
}

func (e *env) init() *cobra.Command {
	var f initFlags
	c := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Start a manual that lints clean and publishes",
		Long: "Start a manual: sop.yaml, starter procedures in three languages (or one sample with --empty), schemas for editors,\n" +
			".gitignore and CI files, in a git repository ready to commit (one that is there stays as it is). It never overwrites:\n" +
			"when a file is in the way, it says which and writes nothing.\n" +
			"On a terminal it asks up to three questions; each has a flag that answers it.",
		Example: "  sop init\n  sop init manual --empty --ci gitlab,pre-commit\n  sop init --organization \"Corner Stores\"",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if terminal(e.in) {
				e.ask(c, &f)
			}
			return e.runInit(append(args, ".")[0], f)
		},
	}
	c.Flags().BoolVar(&f.empty, "empty", false, "start with one sample procedure, not with the shipped manual")
	c.Flags().StringVar(&f.ci, "ci", "github", "the CI `SYSTEM`: "+ciChoices+"; several with commas")
	c.Flags().StringVar(&f.organization, "organization", "", "`NAME` that stands on the manual")
	c.Flags().BoolVar(&f.noGit, "no-git", false, "do not make the folder a git repository")
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	c.Flags().StringVar(&f.today, "today", "", "count dates from `DATE`, such as 2026-12-01")
	return c
}

// ask puts the questions whose flags were not given. An empty answer takes what stands in brackets.
func (e *env) ask(c *cobra.Command, f *initFlags) {
	in := bufio.NewScanner(e.in)
	question := func(flag, text, usual string) string {
		if c.Flags().Changed(flag) {
			return ""
		}
		fmt.Fprintf(e.err, "%s [%s] ", text, usual)
		if !in.Scan() {
			return ""
		}
		return strings.TrimSpace(in.Text())
	}
	if name := question("organization", "Name of the organization?", "Your company"); name != "" {
		f.organization = name
	}
	if answer := question("empty", "Start with the shipped procedures, or with one sample? shipped or sample", "shipped"); answer != "" {
		f.empty = strings.HasPrefix(strings.ToLower(answer), "s") && !strings.HasPrefix(strings.ToLower(answer), "sh")
	}
	if answer := question("ci", "Where is it checked? "+ciChoices, "github"); answer != "" {
		f.ci = strings.ToLower(answer)
	}
}

func (e *env) runInit(dir string, f initFlags) error {
	if f.format != "text" && f.format != "json" {
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write text or json"}
	}
	if strings.ContainsFunc(f.organization, unicode.IsControl) || !utf8.ValidString(f.organization) {
		return hinted{errors.New("--organization: this is no name"), "a name is one line of text"}
	}
	today, err := day(f.today)
	if err != nil {
		return err
	}
	files, err := starterFiles(f, today)
	if err != nil {
		return err
	}
	root := e.at(dir)
	if filepath.IsAbs(dir) {
		root = dir
	}
	if keepsIgnores(root) {
		delete(files, ignoreFile)
	}
	names := slices.Sorted(maps.Keys(files))
	if clashes := inTheWay(root, names); slices.Contains(clashes, manual.ConfigName) {
		return hinted{fmt.Errorf("%s: nothing is written, because this is a manual already: %s", dir, manual.ConfigName),
			"`sop new` adds a procedure; for another manual choose another folder"}
	} else if len(clashes) > 0 {
		return hinted{fmt.Errorf("%s: nothing is written, because this is there already: %s", dir, some(clashes, 8)),
			"choose another folder, or move these away; --ci none leaves the CI files out"}
	}
	if outer := above(filepath.Dir(root), manual.ConfigName); outer != "" {
		return hinted{fmt.Errorf("%s: nothing is written, because this stands in the manual %s", dir, outer), "choose a folder outside it"}
	}
	for _, name := range names {
		if err := create(root, name, files[name]); err != nil {
			return err
		}
	}
	fresh := above(root, ".git") == "" && !f.noGit
	if fresh {
		switch err := history.Start(root, names); {
		case errors.Is(err, history.ErrNoGit):
			fresh = false
		case err != nil:
			return fmt.Errorf("%s: the manual is written, but it cannot be made a git repository: %w", dir, err)
		}
	}
	return e.sayInit(dir, root, names, fresh, f)
}

// sayInit says what was made, and what comes next; fresh: also a git repository, in which the files are staged.
func (e *env) sayInit(dir, root string, names []string, fresh bool, f initFlags) error {
	if f.format == "json" {
		return encode(e.out, "  ", object{"schema": "sop/init/v1", "folder": filepath.ToSlash(dir), "files": names, "repository": fresh})
	}
	if e.quiet {
		return nil
	}
	procedures := 0
	for _, name := range names {
		if manual.IsProcedure(name) {
			procedures++
		}
	}
	fmt.Fprintf(e.out, "%s: a manual with %s\n\nNext:\n", safe(dir), plural(procedures, "procedure"))
	if dir != "." {
		fmt.Fprintf(e.out, "  cd %s\n", safe(dir))
	}
	if above(root, ".git") == "" {
		fmt.Fprintln(e.out, "  git init")
	}
	if !slices.Contains(names, ignoreFile) {
		fmt.Fprintf(e.out, "  echo %s >> %s\n", ignored, ignoreFile)
	}
	if !fresh {
		fmt.Fprintln(e.out, "  git add .")
	}
	_, err := fmt.Fprintln(e.out, "  git commit -m \"Start the manual\"\n  sop lint\n  sop publish")
	return err
}

// keepsIgnores reports whether a folder has a .gitignore of its own, which stays as it is.
func keepsIgnores(root string) bool {
	info, err := os.Lstat(filepath.Join(root, ignoreFile))
	return err == nil && info.Mode().IsRegular()
}

// some lists names, the first few of many.
func some(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// create writes a new file of a manual and the folders above it.
func create(root, name string, text []byte) error {
	at := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return fmt.Errorf("%s: cannot make the folder: %w", name, err)
	}
	if err := writeFile(at, text); err != nil {
		return fmt.Errorf("%s: cannot write: %w", name, err)
	}
	return nil
}

// above finds the nearest folder, from dir upwards, that holds a name; "" when none does.
func above(dir, name string) string {
	abs, err := filepath.Abs(dir)
	for err == nil {
		if _, err := os.Lstat(filepath.Join(abs, name)); err == nil {
			return abs
		}
		if abs == filepath.Dir(abs) {
			break
		}
		abs = filepath.Dir(abs)
	}
	return ""
}

// inTheWay lists the files that exist, and what stands where a folder must be. A link counts: writing through it could leave.
func inTheWay(root string, names []string) []string {
	var out []string
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(name))); err == nil {
			out = append(out, name)
			continue
		}
		for up := path.Dir(name); up != "."; up = path.Dir(up) {
			info, err := os.Lstat(filepath.Join(root, filepath.FromSlash(up)))
			if err == nil && !info.IsDir() && !slices.Contains(out, up) {
				out = append(out, up)
			}
		}
	}
	if info, err := os.Stat(root); err == nil && !info.IsDir() {
		out = append(out, root)
	}
	return out
}
