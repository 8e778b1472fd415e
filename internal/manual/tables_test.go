package manual

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestTablesSayWhatIsWrongInThem: rows that mean something are read, others are reported on their line.
func TestTablesSayWhatIsWrongInThem(t *testing.T) {
	m, err := Load(fstest.MapFS{
		"sop.yaml": {Data: []byte("manual: {id: OPM}\nlint:\n  verbs: v.tsv\n  forms: f.tsv\n")},
		"v.tsv":    {Data: []byte("verb\tinstead\tlanguage\tnote\r\nverify\tcheck\ten\tx\r\nVerify\t\t\ncheck\nprüfen\t\tde\nstop\tStop\ten\n\n\tuse\ten\n")},
		"f.tsv":    {Data: []byte("title\tcode\nReturn slip\tF-12\nSlip\tslip\nAgain\tF-12\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Verbs) != 2 || m.Verbs[0] != (Verb{"verify", "check", "en"}) || m.Verbs[1] != (Verb{"check", "", "en"}) {
		t.Errorf("verbs %+v", m.Verbs)
	}
	if len(m.Forms) != 1 || m.Forms[0] != (Form{"F-12", "Return slip"}) {
		t.Errorf("forms %+v", m.Forms)
	}
	var got []string
	for _, table := range m.Tables {
		for _, p := range table.Problems {
			got = append(got, fmt.Sprint(table.File.Path, ":", table.File.Position(p.Span.Start).Line))
		}
	}
	if want := "v.tsv:3 v.tsv:5 v.tsv:6 v.tsv:8 f.tsv:3 f.tsv:4"; strings.Join(got, " ") != want {
		t.Errorf("problems at %v, want %s", got, want)
	}
}

// TestATableThatIsNoneIsNamed: a table that is missing or has no columns is reported once.
func TestATableThatIsNoneIsNamed(t *testing.T) {
	m, err := Load(fstest.MapFS{
		"sop.yaml": {Data: []byte("manual: {id: OPM}\nlint:\n  verbs: none.tsv\n  forms: f.tsv\n")},
		"f.tsv":    {Data: []byte("form,title\nF-12,Slip\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Problems) != 1 || m.File.Position(m.Problems[0].Span.Start).Line != 3 || !strings.Contains(m.Problems[0].Message, "none.tsv") {
		t.Errorf("problems %+v", m.Problems)
	}
	if len(m.Tables) != 1 || len(m.Tables[0].Problems) != 1 || m.Forms != nil {
		t.Errorf("tables %+v", m.Tables)
	}
}
