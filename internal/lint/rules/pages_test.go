package rules

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/manual"
)

const config = `manual: {id: OPM, source-locale: en, locales: [en]}
roles:
  cashier: {en: Cashier, bn: ক্যাশিয়ার, ms: Juruwang}
  head-of-service: {en: Head of service}
  quality-manager: {en: Quality manager}
`

var example = regexp.MustCompile("(?ms)^```markdown (bad|good) ?(bn|ms)?\n(.*?)\n```$")

// wrap makes a whole procedure of an example that shows only steps.
func wrap(text, code string) string {
	if strings.HasPrefix(text, "---") {
		return text
	}
	l, _ := lang.Get(code)
	return "---\nid: SOP-1\ntitle: T\nversion: 1.0.0\nstatus: draft\nowner: head-of-service\napprovers: [quality-manager]\neffective: 2026-06-01\nreview-by: 2027-06-01\nlocale: " +
		code + "\n---\n\n# T\n\n## " + l.Titles[lang.Purpose] + "\n\nX.\n\n## " + l.Titles[lang.Scope] + "\n\nX.\n\n## " + l.Titles[lang.Procedure] + "\n\n" + text + "\n"
}

func run(t *testing.T, files fstest.MapFS, name string) []lint.Diagnostic {
	t.Helper()
	files["sop.yaml"] = &fstest.MapFile{Data: []byte(config)}
	m, err := manual.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	var found []lint.Diagnostic
	for _, d := range lint.Run(m, All, lint.Choice{}) {
		if d.Rule == name {
			found = append(found, d)
		}
	}
	return found
}

func TestEveryPageKeepsItsPromise(t *testing.T) {
	for _, rule := range All {
		page, ok := Page(rule.Name)
		if !ok || !strings.HasPrefix(page, "# "+rule.Name+"\n\n") || Summary(rule.Name) == "" {
			t.Errorf("%s has no page, or one without heading and summary", rule.Name)
			continue
		}
		for _, m := range example.FindAllStringSubmatch(page, -1) {
			code := m[2]
			if code == "" {
				code = "en"
			}
			found := run(t, fstest.MapFS{"x/sample." + code + ".md": {Data: []byte(wrap(m[3], code))}}, rule.Name)
			if (m[1] == "bad") != (len(found) > 0) {
				t.Errorf("%s: the %s example is reported %d times:\n%s", rule.Name, m[1], len(found), m[3])
			}
		}
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
