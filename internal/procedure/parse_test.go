package procedure

import (
	"strings"
	"testing"

	"sopkit/internal/lang"
	"sopkit/internal/source"
)

const sample = `---
id: SOP-RET-001
title: "Accept a return"
version: 1.10
roles: [cashier, service-desk]
---

# Accept a return

## Purpose

Every return follows *one* process.

## Procedure

1. **Cashier:** Greet the customer within 30 seconds.
2. Do [find a sale](find-sale.en.md "how") now. {#find}
   1. Call {branch:duty-phone} &amp; wait.

   > [!WARNING]
   > Card data can be stolen.

3. **Service desk**: Refund the price.

> [!NOTE] Keep the slip.

4. Thank the customer.

| Limit | Who |
|-------|----:|
| RM200 | Cashier |
`

func TestParseReadsTheWholeProcedure(t *testing.T) {
	p := Parse("returns/accept-return.en.md", []byte(sample))
	if len(p.Problems) > 0 {
		t.Fatalf("problems: %+v", p.Problems)
	}
	if p.Slug != "accept-return" || p.Lang() != "en" {
		t.Errorf("slug %q, language %q", p.Slug, p.Lang())
	}
	if got := p.File.Slice(p.Meta.Title.Span); got != `"Accept a return"` || p.Meta.Title.Text != "Accept a return" {
		t.Errorf("title %q at %q", p.Meta.Title.Text, got)
	}
	if p.Meta.Version.Text != "1.10" {
		t.Errorf("version read as %q", p.Meta.Version.Text)
	}
	if p.Sections[1].Kind != lang.Procedure {
		t.Errorf("kind %q", p.Sections[1].Kind)
	}
	var got []string
	p.Steps(func(_ *Section, s *Step) {
		got = append(got, s.Address+" "+s.Actor+": "+s.Text.Plain()+" #"+s.ID.Text)
	})
	want := []string{
		"1 Cashier: Greet the customer within 30 seconds. #",
		"2 Cashier: Do find a sale now. #find",
		"2.1 Cashier: Call {branch:duty-phone} & wait. #",
		"3 Service desk: Refund the price. #",
		"4 Service desk: Thank the customer. #",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("steps:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSpansCoverWhatTheyName(t *testing.T) {
	p := Parse("a.en.md", []byte(sample))
	p.Steps(func(_ *Section, s *Step) {
		if s.Label.Text != "" && p.File.Slice(s.Label.Span) != s.Label.Text {
			t.Errorf("label %q at %q", s.Label.Text, p.File.Slice(s.Label.Span))
		}
		plain := s.Text.Plain()
		if i := strings.Index(plain, "customer"); i >= 0 {
			if got := p.File.Slice(s.Text.Source(i, i+8)); got != "customer" {
				t.Errorf("step %s: source is %q", s.Address, got)
			}
		}
	})
	table := p.Sections[1].Blocks[len(p.Sections[1].Blocks)-1].(*Table)
	if got := p.File.Slice(table.Rows[0].Span); got != "| RM200 | Cashier |" {
		t.Errorf("row span %q", got)
	}
	callout := p.Sections[1].Blocks[1].(*Callout)
	if got := p.File.Slice(callout.Span); got != "> [!NOTE] Keep the slip." || callout.Kind != "note" {
		t.Errorf("callout %q at %q", callout.Kind, got)
	}
}

func TestTroubleIsAProblemAtItsPlace(t *testing.T) {
	deep := strings.Repeat("> ", 100) + "x"
	for name, c := range map[string]struct{ text, rule, at string }{
		"duplicate key":  {"---\nid: A\nid: B\n---\n", "front-matter-syntax", "id"},
		"never closed":   {"---\nid: A\n\n# T\n", "front-matter-syntax", "---"},
		"tab":            {"---\nroles:\n\t- a\n---\n", "front-matter-syntax", "\t"},
		"no YAML":        {"---\ntitle: a: b\n---\n", "front-matter-syntax", "title: a: b"},
		"merge key":      {"---\na: &x {b: c}\n<<: *x\n---\n", "front-matter-syntax", "<<"},
		"indented":       {"  ---\n  id: A\n  ---\n", "front-matter-syntax", "  ---"},
		"dots":           {"---\nid: A\n...\n# T\n", "front-matter-syntax", "..."},
		"blank before":   {"\n---\nid: A\n---\n", "front-matter-syntax", "---"},
		"space after":    {"--- \nid: A\n---\n", "front-matter-fence", "--- "},
		"BOM":            {"\xEF\xBB\xBF# T\n", "line-ends", "\xEF\xBB\xBF"},
		"CRLF":           {"# T\r\n", "line-ends", "\r"},
		"NUL":            {"# T\x00\n", "unreadable-file", "\x00"},
		"not UTF-8":      {"# T\xff\n", "unreadable-file", "\xff"},
		"UTF-16":         {"\xff\xfe#\x00", "unreadable-file", ""},
		"CR alone":       {"# T\rx", "unreadable-file", ""},
		"tag":            {"---\nid: !!binary aGk=\n---\n", "front-matter-syntax", "id"},
		"key with a tag": {"---\na: !x {b: c}\n---\n", "front-matter-syntax", "a"},
		"second":         {"---\nid: A\n---\n\n---\nid: B\n---\n", "front-matter-syntax", "---"},
		"lone CR":        {"---\nid: A\rtitle: B\n---\n", "front-matter-syntax", "\r"},
		"large":          {"---\nid: " + strings.Repeat("a", MaxFrontMatter) + "\n---\n", "front-matter-syntax", "---"},
		"deep":           {deep, "nesting", deep},
		"open comment":   {"# T\n\n<!-- sop: x\n", "comment-open", "<!--"},
		"unknown signal": {"## Procedure\n\n> [!DANGEROUS]\n> x\n", "signal-word", "DANGEROUS"},
	} {
		p := Parse("x.en.md", []byte(c.text))
		if len(p.Problems) == 0 {
			t.Errorf("%s: silence", name)
			continue
		}
		got := p.Problems[0]
		if got.Rule != c.rule || p.File.Slice(got.Span) != c.at {
			t.Errorf("%s: %s at %q, want %s at %q", name, got.Rule, p.File.Slice(got.Span), c.rule, c.at)
		}
	}
}

// TestScalarsAreTheTextThatStandsThere: no number, truth value or date is converted, and only LF ends a line.
func TestScalarsAreTheTextThatStandsThere(t *testing.T) {
	text := "---\nid: 010\ntitle: a\u2028b\u0085c\n# x\u2029y\nversion: 2026.10\nstatus: off\nowner: \"\\u2028\"\neffective: 2026-12-01T10:00:00Z\nlocale: *l\nx-l: &l en\n---\n"
	text = strings.Replace(text, "locale: *l\nx-l: &l en", "x-l: &l en\nlocale: *l", 1)
	p := Parse("x.md", []byte(text))
	if len(p.Problems) > 0 {
		t.Fatalf("problems: %+v", p.Problems)
	}
	for want, got := range map[string]Value{"010": p.Meta.ID, "a\u2028b\u0085c": p.Meta.Title, "2026.10": p.Meta.Version, "off": p.Meta.Status, "2026-12-01T10:00:00Z": p.Meta.Effective} {
		if got.Text != want || p.File.Slice(got.Span) != want {
			t.Errorf("read %q at %q, want %q", got.Text, p.File.Slice(got.Span), want)
		}
	}
	if p.Meta.Owner.Text != "\u2028" || p.Meta.Locale.Text != "en" {
		t.Errorf("owner %q, locale %q", p.Meta.Owner.Text, p.Meta.Locale.Text)
	}
}

func TestAliasesThatExplodeAreRefused(t *testing.T) {
	text := "---\na: &a [" + strings.Repeat("x,", 5000) + "x]\n"
	for _, k := range []string{"b", "c", "d"} {
		text += k + ": *a\n"
	}
	p := Parse("x.en.md", []byte(text+"---\n"))
	if len(p.Problems) == 0 {
		t.Error("no problem reported")
	}
}

func TestALargeFileIsRefused(t *testing.T) {
	p := Parse("x.en.md", make([]byte, MaxFile+1))
	if !p.Unread || p.Problems[0].Rule != "unreadable-file" {
		t.Errorf("got %+v", p.Problems)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("---\na: &x [*x]\n---\n1. a\n\n   - b {#c}\n[^1]\n\n[^1]: n\n"))
	f.Add([]byte("## কার্যপদ্ধতি\n\n1. **ক্যাশিয়ার:** রসিদ দেখুন।\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p := Parse("x.en.md", text)
		inside := func(what string, s source.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Fatalf("%s has span %v in %d bytes", what, s, len(text))
			}
		}
		for _, problem := range p.Problems {
			inside(problem.Rule, problem.Span)
		}
		for _, field := range p.Meta.Fields {
			inside("key", field.Key.Span)
			inside("value", field.Value.Span)
		}
		Walk(p, func(n Node) {
			if n.Block != nil {
				inside("block", n.Block.At())
			}
			if n.Text != nil {
				inside("text", n.Text.Span)
				for _, r := range n.Text.Runs {
					inside("run", r.Span)
				}
				plain := n.Text.Plain()
				inside("source", n.Text.Source(0, len(plain)))
			}
			if n.Enter && n.Step != nil {
				inside("step", n.Step.Span)
				inside("marker", n.Step.MarkerAt)
				inside("label", n.Step.LabelAt)
			}
		})
	})
}

func BenchmarkParse(b *testing.B) {
	text := []byte(sample)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Parse("returns/accept-return.en.md", text)
	}
}

// The target of a link is an address: what it escapes is decoded, and what is no address is taken as it is.
func TestLinkNamesAFile(t *testing.T) {
	for target, want := range map[string]string{
		"plan.png":              "returns/plan.png",
		"pics/floor%20plan.png": "returns/pics/floor plan.png",
		"../logo.png":           "logo.png",
		"100%.png":              "returns/100%.png",
	} {
		if got := (&Link{Target: target}).Beside("returns/accept.en.md"); got != want {
			t.Errorf("%s is %s, want %s", target, got, want)
		}
	}
}
