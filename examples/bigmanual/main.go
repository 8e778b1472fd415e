// Command bigmanual writes a large manual to measure with: the shipped procedures over and over, with ids and
// links of their own, or procedures of one length whose sentences are drawn from the shipped ones.
//
//	go run ./examples/bigmanual -rounds 7 /tmp/big && go run ./cmd/sop publish -C /tmp/big --out /tmp/out
//	go run ./examples/bigmanual -drawn 167 /tmp/even && go run ./cmd/sop publish -C /tmp/even --out /tmp/out
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

func main() {
	n := flag.Int("rounds", 7, "how many `COPIES` of every procedure")
	draw := flag.Int("drawn", 0, "instead of copies, how many `PROCEDURES` of about 79 lines in each language")
	from := flag.String("from", "procedures", "the manual to copy: `DIR`")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: bigmanual [-rounds N | -drawn N] [-from DIR] OUT")
		os.Exit(2)
	}
	err := error(nil)
	if *draw > 0 {
		err = drawn(*from, flag.Arg(0), *draw)
	} else {
		err = write(*from, flag.Arg(0), *n)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var (
	id    = regexp.MustCompile(`SOP-([A-Z]+)-(\d+)`)
	parts = regexp.MustCompile(`(?s)\nparts:.*?\n\n`)
)

// write copies the procedures of a manual n times.
func write(from, to string, n int) error {
	var files []string
	err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	var list strings.Builder
	for round := range n {
		fmt.Fprintf(&list, "  - title: {en: Round %d, bn: পর্ব %d, ms: Pusingan %d}\n    include: [round%03d/**]\n", round, round, round, round)
		for _, name := range files {
			rel, err := filepath.Rel(from, name)
			if err != nil {
				return err
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if strings.HasSuffix(name, ".md") {
				text = id.ReplaceAll(text, []byte(fmt.Sprintf("R%03d-$1-$2", round)))
			}
			if err := save(filepath.Join(to, fmt.Sprintf("round%03d", round), rel), text); err != nil {
				return err
			}
		}
		for _, extra := range []string{"sop.yaml", "terms.tsv"} {
			_ = os.Remove(filepath.Join(to, fmt.Sprintf("round%03d", round), extra))
		}
	}
	return configure(from, to, list.String())
}

// configure writes sop.yaml with other parts.
func configure(from, to, list string) error {
	config, err := os.ReadFile(filepath.Join(from, "sop.yaml"))
	if err != nil {
		return err
	}
	config = parts.ReplaceAll(config, []byte("\nparts:\n"+list+"\n"))
	return save(filepath.Join(to, "sop.yaml"), []byte(strings.ReplaceAll(string(config), "  terms: terms.tsv\n", "")))
}

func save(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}
