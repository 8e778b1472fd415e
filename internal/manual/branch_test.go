package manual

import (
	"strings"
	"testing"
	"testing/fstest"
)

const withFacts = `manual: {id: OPM}
roles: {cashier: {en: Cashier}}
facts:
  duty-phone: {label: {en: duty phone}, type: phone, required: true}
  opens: {label: {en: opens at}, type: time}
branches: branches/*.yaml
`

func branches(t *testing.T, files map[string]string) *Manual {
	t.Helper()
	fsys := fstest.MapFS{"sop.yaml": {Data: []byte(withFacts)}}
	for name, text := range files {
		fsys["branches/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	m, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestBranchesAreRead(t *testing.T) {
	m := branches(t, map[string]string{
		"kl.yaml": "id: KL-03\nname: {en: Bangsar}\naddress: [12 Jalan Telawi, Kuala Lumpur]\nfacts: {duty-phone: +60 3-2282 1234, opens: \"০৯:৩০\"}\nroles: {cashier: Nur}\n",
		"dh.yaml": "id: DH-01\nfacts: {duty-phone: 01711-123456}\n",
	})
	if len(m.Branches) != 2 || m.Branches[1].ID != "KL-03" || m.Branches[1].Facts["duty-phone"] != "+60 3-2282 1234" || len(m.Branches[1].Address) != 2 {
		t.Fatalf("%+v", m.Branches)
	}
	for _, b := range m.Branches {
		for _, p := range b.Problems {
			t.Errorf("%s: %s", b.File.Path, p.Message)
		}
	}
}

func TestFaultsOfBranchesHaveTheirPlace(t *testing.T) {
	for text, want := range map[string]string{
		"id: A\nfacts: {opens: 09:00}\n":                                "2 the fact duty-phone is missing",
		"id: A\nfacts:\n  duty-phone: call me\n":                        `3 duty-phone is "call me"; that is no phone`,
		"id: A\nfacts:\n  duty-phone: 12345\n  fax: 1\n":                "4 sop.yaml knows no fact fax",
		"id: A\nfacts: {duty-phone: 12345}\nroles:\n  cook: X\n":        "4 sop.yaml knows no role cook",
		"id: ../x\nfacts: {duty-phone: 12345}\n":                        `1 "../x" is no id`,
		"id: A\nfacts: {duty-phone: 12345}\ncolour: red\n":              "3 field colour is not a key here",
		"id: A\nfacts: {duty-phone: 12345}\nlocales: [fr]\n":            `3 "fr" is no language`,
		"id: A\nfacts: {duty-phone: 12345}\nwaivers: [{step: \"1\"}]\n": "3 a waiver is not complete",
	} {
		b := branches(t, map[string]string{"a.yaml": text}).Branches[0]
		if len(b.Problems) != 1 {
			t.Errorf("%q: %+v", text, b.Problems)
			continue
		}
		line, message, _ := strings.Cut(want, " ")
		at := b.File.Position(b.Problems[0].Span.Start)
		if !strings.Contains(b.Problems[0].Message, message) || string(rune('0'+at.Line)) != line {
			t.Errorf("%q: line %d: %s", text, at.Line, b.Problems[0].Message)
		}
	}
}

func TestWaiversExpire(t *testing.T) {
	b := branches(t, map[string]string{"a.yaml": "id: A\nfacts: {duty-phone: 12345}\nwaivers:\n  - {procedure: P, step: \"1\", reason: r, approver: cashier, expires: 2026-12-31}\n"}).Branches[0]
	if len(b.Problems) != 0 || len(b.Expired("2026-12-31")) != 0 || len(b.Expired("2027-01-01")) != 1 {
		t.Errorf("%+v", b)
	}
}

func TestPatternWithoutBranchesIsAProblem(t *testing.T) {
	if m := branches(t, nil); len(m.Problems) != 1 || !strings.Contains(m.Problems[0].Message, "no file has such a name") {
		t.Errorf("%+v", m.Problems)
	}
}
