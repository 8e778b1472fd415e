package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// sentences are what the procedures of a manual say in one language. The same index is the same sentence in every language.
type sentences struct {
	titles, purposes, scopes, roles, steps, warnings, rows, records []string
	sections                                                        []string // headings of the first procedure
}

var (
	titleLine = regexp.MustCompile(`(?m)^title: "?(.*?)"?$`)
	section   = regexp.MustCompile(`(?m)^## (.*)\n`)
	stepLine  = regexp.MustCompile(`(?m)^ *\d+\. (?:\*\*.*?\*\* )?(.*?)(?: \{#.*)?$`)
	linkText  = regexp.MustCompile(`\[(.*?)\]\(.*?\)`)
	warned    = regexp.MustCompile(`\[!WARNING\]\n *> (.*)`)
	roleLine  = regexp.MustCompile(`(?m)^- \*\*.*$`)
	record    = regexp.MustCompile(`(?m)^- [^*\[].*$`)
	threeCols = regexp.MustCompile(`(?m)^\|(?: [^-|][^|]*\|){3}$`)
)

// drawn writes a manual of n procedures in each language of a manual, of the same kind as its own but all of about 79 lines: every
// sentence is drawn from it, which one depends on the number of the procedure only.
func drawn(from, to string, n int) error {
	all := map[string]*sentences{}
	var langs []string
	err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		lang := strings.TrimPrefix(filepath.Ext(strings.TrimSuffix(name, ".md")), ".")
		if err != nil || filepath.Ext(name) != ".md" || lang == "" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if all[lang] == nil {
			all[lang], langs = &sentences{}, append(langs, lang)
		}
		all[lang].collect(string(text))
		return nil
	})
	if err != nil {
		return err
	}
	const perPart = 20
	var parts strings.Builder
	for i := range n {
		if i%perPart == 0 {
			part := i / perPart
			fmt.Fprintf(&parts, "  - title: {en: Part %d, bn: ভাগ %d, ms: Bahagian %d}\n    include: [part%03d/*]\n", part, part, part, part)
		}
		for _, lang := range langs {
			name := filepath.Join(to, fmt.Sprintf("part%03d", i/perPart), fmt.Sprintf("drawn-%03d.%s.md", i, lang))
			if err := save(name, []byte(all[lang].draw(lang, i))); err != nil {
				return err
			}
		}
	}
	return configure(from, to, parts.String())
}

// collect adds the sentences of a procedure.
func (s *sentences) collect(text string) {
	s.titles = append(s.titles, titleLine.FindStringSubmatch(text)[1])
	heads := section.FindAllStringSubmatchIndex(text, -1)
	for i, h := range heads {
		body := text[h[1]:]
		if i+1 < len(heads) {
			body = text[h[1]:heads[i+1][0]]
		}
		switch i {
		case 0:
			s.purposes = append(s.purposes, strings.TrimSpace(body))
		case 1:
			s.scopes = append(s.scopes, strings.TrimSpace(body))
		}
		if len(s.titles) == 1 {
			s.sections = append(s.sections, text[h[2]:h[3]])
		}
	}
	for _, m := range stepLine.FindAllStringSubmatch(text, -1) {
		if !strings.Contains(m[1], "{branch") {
			s.steps = append(s.steps, linkText.ReplaceAllString(m[1], "$1"))
		}
	}
	for _, m := range warned.FindAllStringSubmatch(text, -1) {
		s.warnings = append(s.warnings, m[1])
	}
	s.roles = append(s.roles, roleLine.FindAllString(text, -1)...)
	s.records = append(s.records, record.FindAllString(text, -1)...)
	s.rows = append(s.rows, threeCols.FindAllString(text, -1)...)
}

// draw returns procedure i.
func (s *sentences) draw(lang string, i int) string {
	random := rand.New(rand.NewPCG(1, uint64(i)))
	one := func(of []string) string { return of[random.IntN(len(of))] }
	few := func(of []string, n int) string {
		var out []string
		for len(out) < n {
			if next := one(of); !slices.Contains(out, next) {
				out = append(out, next)
			}
		}
		return strings.Join(out, "\n") + "\n"
	}
	var b strings.Builder
	title := one(s.titles)
	fmt.Fprintf(&b, "---\nid: SOP-DRW-%03d\ntitle: \"%s %d\"\nversion: 1.%d.0\nstatus: effective\nowner: head-of-service\napprovers: [quality-manager]\n", i, title, i, i%7)
	fmt.Fprintf(&b, "effective: 2026-%02d-01\nreview-by: 2027-12-01\nlocale: %s\nroles: [cashier, service-desk]\nchannels: [counter]\n---\n\n# %s %d\n\n", 1+i%9, lang, title, i)
	fmt.Fprintf(&b, "## %s\n\n%s %s %s\n\n", s.sections[0], one(s.purposes), one(s.purposes), one(s.purposes))
	fmt.Fprintf(&b, "## %s\n\n%s %s %s\n\n", s.sections[1], one(s.scopes), one(s.scopes), one(s.purposes))
	fmt.Fprintf(&b, "## %s\n\n%s\n## %s\n\n", s.sections[2], few(s.roles, 3), s.sections[3])
	for group := range 3 {
		fmt.Fprintf(&b, "### %s\n\n", one(s.titles))
		for k := range 6 + random.IntN(3) {
			fmt.Fprintf(&b, "%d. %s\n", k+1, one(s.steps))
			switch {
			case group == 0 && k == 2:
				fmt.Fprintf(&b, "   1. %s\n   2. %s\n   3. %s\n", one(s.steps), one(s.steps), one(s.steps))
			case group == 1 && k == 1:
				fmt.Fprintf(&b, "\n   > [!WARNING]\n   > %s\n\n", one(s.warnings))
			}
		}
		b.WriteString("\n")
		if group == 1 {
			fmt.Fprintf(&b, "%s\n| --- | --- | --- |\n%s\n", one(s.rows), few(s.rows, 4))
		}
	}
	fmt.Fprintf(&b, "## %s\n\n%s", s.sections[4], few(s.records, 3))
	return b.String()
}
