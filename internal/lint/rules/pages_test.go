package rules

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"sopkit/internal/grammar"
	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/source"
)

const config = `manual: {id: OPM, source-locale: en, locales: [en]}
roles:
  cashier: {en: Cashier, bn: ক্যাশিয়ার, ms: Juruwang}
  supervisor: {en: Supervisor, bn: তত্ত্বাবধায়ক, ms: Penyelia}
  head-of-service: {en: Head of service}
  quality-manager: {en: Quality manager}
`

// today is the day on which the examples are checked.
const today = "2026-11-24"

var (
	example = regexp.MustCompile("(?ms)^(````*)markdown (bad|good) ?(bn|ms)?\n(.*?)\n(````*)$")
	keyLine = regexp.MustCompile(`(?m)^([a-z-]+): .*$`)
)

// wrap makes a whole procedure of an example that shows only steps, or only the keys that matter and steps.
func wrap(text, code string) string {
	if strings.HasPrefix(text, "---") && strings.Contains(text, "\n# ") {
		return text
	}
	head := "id: SOP-1\ntitle: T\nversion: 1.0.0\nstatus: draft\nowner: head-of-service\napprovers: [quality-manager]\neffective: 2026-06-01\nreview-by: 2027-06-01\nlocale: " + code + "\n"
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		keys, body, _ := strings.Cut(rest, "\n---\n")
		for _, line := range keyLine.FindAllStringSubmatch(keys, -1) {
			old := regexp.MustCompile(`(?m)^` + line[1] + `: .*\n`)
			head = old.ReplaceAllString(head, "") + line[0] + "\n"
		}
		text = strings.TrimSpace(body)
	}
	l, _ := lang.Get(code)
	switch {
	case strings.HasPrefix(text, "# "):
	case strings.HasPrefix(text, "## "):
		text = "# T\n\n" + text
	default:
		text = "# T\n\n## " + l.Titles[lang.Purpose] + "\n\nX.\n\n## " + l.Titles[lang.Scope] + "\n\nX.\n\n## " + l.Titles[lang.Procedure] + "\n\n" + text
	}
	return "---\n" + head + "---\n\n" + text + "\n"
}

// files are what an example shows: one procedure, or an archive of several. What stands under before/ is how it was.
func files(text, code string) (now, before fstest.MapFS) {
	now = fstest.MapFS{"sop.yaml": {Data: []byte(config)}}
	if !strings.HasPrefix(text, "-- ") {
		now["x/sample."+code+".md"] = &fstest.MapFile{Data: []byte(wrap(text, code))}
		return now, nil
	}
	for _, f := range txtar.Parse([]byte(text)).Files {
		data := string(f.Data)
		if parts := strings.Split(f.Name, "."); strings.HasSuffix(f.Name, ".md") {
			data = wrap(strings.TrimSpace(data), parts[len(parts)-2])
		}
		if name, old := strings.CutPrefix(f.Name, "before/"); old {
			if before == nil {
				before = fstest.MapFS{"sop.yaml": {Data: []byte(config)}}
			}
			before[name] = &fstest.MapFile{Data: []byte(data)}
		} else {
			now[f.Name] = &fstest.MapFile{Data: []byte(data)}
		}
	}
	return now, before
}

func load(t *testing.T, files fstest.MapFS) *manual.Manual {
	t.Helper()
	m, err := manual.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// drawable stands for the fonts: everything below the symbols.
func drawable(r rune) bool { return r < 0x2600 }

func lintAll(t *testing.T, now, before fstest.MapFS) []lint.Diagnostic {
	t.Helper()
	choice := lint.Choice{Named: true, Today: today, Draws: drawable}
	if before != nil {
		choice.Before = load(t, before)
	}
	return lint.Run(load(t, now), All, choice)
}

func only(found []lint.Diagnostic, name string) (out []lint.Diagnostic) {
	for _, d := range found {
		if d.Rule == name {
			out = append(out, d)
		}
	}
	return out
}

func run(t *testing.T, now fstest.MapFS, name string) []lint.Diagnostic {
	t.Helper()
	now["sop.yaml"] = &fstest.MapFile{Data: []byte(config)}
	return only(lintAll(t, now, nil), name)
}

// grammatical are the rules that ask an engine of grammar.
var grammatical = strings.Fields("past-tense future-tense progressive-tense perfect-tense modal-verb no-verb passive-voice compound-step not-imperative steps-not-numbered title-no-verb")

func hasEngine(code string) bool {
	sample := map[string]string{"en": "Scan the receipt.", "bn": "রসিদ দেখুন।", "ms": "Semak resit."}[code]
	return grammar.Analyse(code, sample, grammar.Context{Step: true}).Label != ""
}

func TestEveryPageKeepsItsPromise(t *testing.T) {
	for _, rule := range All {
		page, ok := Page(rule.Name)
		if !ok || !strings.HasPrefix(page, "# "+rule.Name+"\n\n") || Summary(rule.Name) == "" {
			t.Errorf("%s has no page, or one without heading and summary", rule.Name)
			continue
		}
		count := map[string]int{}
		for _, m := range example.FindAllStringSubmatch(page, -1) {
			code := m[3]
			if code == "" {
				code = "en"
			}
			count[m[2]]++
			if contains(grammatical, rule.Name) && !hasEngine(code) {
				t.Logf("%s: no engine for %s yet", rule.Name, code)
				continue
			}
			keepPromise(t, rule.Name, m[2], code, m[4])
		}
		if inBytes := rule.Name == "unreadable-file" || rule.Name == "line-ends"; inBytes {
			continue // no Markdown can show them; TestRulesAcrossFiles does
		}
		if count["bad"] < 2 || count["good"] < 2 {
			t.Errorf("%s shows %d bad and %d good examples, two of each are needed", rule.Name, count["bad"], count["good"])
		}
	}
}

// keepPromise checks one example; where every finding of a bad one has a repair, what the repairs make must be good.
func keepPromise(t *testing.T, name, kind, code, text string) {
	now, before := files(text, code)
	found := only(lintAll(t, now, before), name)
	if (kind == "bad") != (len(found) > 0) {
		t.Errorf("%s: the %s example is reported %d times:\n%s", name, kind, len(found), text)
		return
	}
	edits := map[string][]source.Edit{}
	for _, d := range found {
		if len(d.Fixes) == 0 {
			return
		}
		edits[d.File.Path] = append(edits[d.File.Path], d.Fixes[0].Edits...)
	}
	for path, list := range edits {
		fixed, _ := source.Apply(now[path].Data, list)
		now[path] = &fstest.MapFile{Data: fixed}
	}
	if left := only(lintAll(t, now, before), name); len(left) > 0 {
		t.Errorf("%s: after the repair it is still reported: %s\n%s", name, left[0].Message, now[left[0].File.Path].Data)
	}
}

func TestEveryRuleIsListedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All {
		if seen[r.Name] {
			t.Errorf("%s stands twice", r.Name)
		}
		seen[r.Name] = true
	}
}

func TestRulesAcrossFiles(t *testing.T) {
	en := wrap("1. Greet the customer.\n2. Take the item.", "en")
	bn := strings.Replace(wrap("1. গ্রাহককে অভিবাদন জানান।", "bn"), "version: 1.0.0", "version: 1.0.0\nsource-version: 0.9.0", 1)
	for name, files := range map[string]fstest.MapFS{
		"duplicate-id":      {"a.en.md": {Data: []byte(en)}, "b.en.md": {Data: []byte(en)}},
		"step-count-drift":  {"a.en.md": {Data: []byte(en)}, "a.bn.md": {Data: []byte(bn)}},
		"translation-stale": {"a.en.md": {Data: []byte(en)}, "a.bn.md": {Data: []byte(bn)}},
		"unreadable-file":   {"a.en.md": {Data: []byte("\xff")}},
		"line-ends":         {"a.en.md": {Data: []byte("# T\r\n")}},
	} {
		if len(run(t, files, name)) == 0 {
			t.Errorf("%s is not reported", name)
		}
	}
	clean := fstest.MapFS{"a.en.md": {Data: []byte(en)}, "a.ms.md": {Data: []byte(wrap("1. Sapa pelanggan.\n2. Ambil barang.", "ms"))}}
	for _, name := range []string{"duplicate-id", "step-count-drift", "translation-stale"} {
		if found := run(t, clean, name); len(found) > 0 {
			t.Errorf("%s on a clean pair: %+v", name, found)
		}
	}
}
