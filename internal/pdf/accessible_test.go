package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// opened is the full sample as written.
func opened(t *testing.T) *file { return open(t, render(t, fullSample(t).doc)) }

func (f *file) catalog() dict { return f.dict(f.trailer["Root"]) }

func (f *file) pages() (out []dict) {
	for _, p := range f.array(f.dict(f.catalog()["Pages"])["Kids"]) {
		out = append(out, f.dict(p))
	}
	return out
}

// painting are the operators that leave something on the page.
var painting = map[keyword]bool{"TJ": true, "Tj": true, "S": true, "s": true, "f": true, "f*": true, "B": true, "B*": true, "Do": true}

// Everything painted is marked, marks are balanced, MCIDs count from 0 on every page and the
// parent tree has an element for each.
func TestEverythingPaintedIsMarked(t *testing.T) {
	f := opened(t)
	parents := map[int]any{}
	nums := f.array(f.dict(f.dict(f.catalog()["StructTreeRoot"])["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		parents[nums[i].(int)] = f.get(nums[i+1])
	}
	for i, page := range f.pages() {
		p := &parser{data: f.content(page)}
		open, next, painted := false, 0, 0
		var operands []any
		for v := p.value(); v != nil; v = p.value() {
			op, ok := v.(keyword)
			if !ok {
				operands = append(operands, v)
				continue
			}
			switch {
			case op == "BDC":
				if open {
					t.Fatalf("page %d: marks are nested", i+1)
				}
				open = true
				if id, ok := operands[len(operands)-1].(dict)["MCID"]; ok {
					if id != next {
						t.Errorf("page %d: MCID %v, want %d", i+1, id, next)
					}
					next++
				} else if operands[0] != pdfName("Artifact") {
					t.Errorf("page %d: %v has no MCID", i+1, operands)
				}
			case op == "EMC":
				if !open {
					t.Fatalf("page %d: EMC without BDC", i+1)
				}
				open = false
			case painting[op]:
				painted++
				if !open {
					t.Errorf("page %d: %s is not marked", i+1, op)
				}
			}
			operands = nil
		}
		if open || painted == 0 && page["MediaBox"].(array)[2] != 612 {
			t.Errorf("page %d: open mark %t, %d things painted", i+1, open, painted)
		}
		if row, ok := parents[page["StructParents"].(int)].(array); !ok || len(row) != next {
			t.Errorf("page %d: %d MCIDs, parent tree has %d", i+1, next, len(row))
		}
		if page["Tabs"] != pdfName("S") {
			t.Errorf("page %d: tab order %v", i+1, page["Tabs"])
		}
	}
}

// elements calls do with every structure element; parent links must agree with the kids.
func (f *file) elements(do func(e dict, path string)) {
	var walk func(v any, parent ref, path string)
	seen := map[ref]bool{}
	walk = func(v any, parent ref, path string) {
		r, ok := v.(ref)
		if !ok {
			return
		}
		e := f.dict(r)
		if seen[r] || e["P"] != parent {
			f.t.Errorf("%s: element %v seen %t, parent %v, want %v", path, r, seen[r], e["P"], parent)
		}
		seen[r] = true
		path += "/" + string(e["S"].(pdfName))
		do(e, path)
		for _, kid := range f.array(e["K"]) {
			walk(kid, r, path)
		}
	}
	root := f.catalog()["StructTreeRoot"].(ref)
	for _, kid := range f.array(f.dict(root)["K"]) {
		walk(kid, root, "")
	}
}

func TestStructure(t *testing.T) {
	f := opened(t)
	ids, count, heading := map[any]bool{}, map[string]int{}, 0
	f.elements(func(e dict, path string) {
		kind := string(e["S"].(pdfName))
		count[kind]++
		attributes, _ := e["A"].(dict)
		switch kind {
		case "Figure":
			if e["Alt"] == nil || len(f.array(attributes["BBox"])) != 4 {
				t.Errorf("%s: Alt %v, attributes %v", path, e["Alt"], attributes)
			}
		case "Note":
			if e["ID"] == nil || ids[e["ID"]] {
				t.Errorf("%s: ID %v", path, e["ID"])
			}
			ids[e["ID"]] = true
		case "TH":
			if attributes["Scope"] != pdfName("Column") {
				t.Errorf("%s: attributes %v", path, attributes)
			}
		case "L":
			if attributes["ListNumbering"] == nil {
				t.Errorf("%s: no numbering", path)
			}
		case "H1", "H2", "H3":
			level := int(kind[1] - '0')
			if level > heading+1 {
				t.Errorf("%s after H%d", path, heading)
			}
			heading = level
		}
	})
	for kind, least := range map[string]int{"Document": 1, "Sect": 3, "H1": 3, "H2": 3, "P": 22, "L": 12, "LI": 18, "Lbl": 9, "TH": 9, "TD": 36, "Figure": 12, "Link": 6, "Note": 3} {
		if count[kind] != least {
			t.Errorf("%d elements %s, want %d", count[kind], kind, least)
		}
	}
}

// In a paragraph with links the text between them is read between them.
func TestOrderAroundLinks(t *testing.T) {
	f := opened(t)
	found := 0
	f.elements(func(e dict, path string) {
		kids := f.array(e["K"])
		if !strings.HasSuffix(path, "/P") || len(kids) != 5 {
			return
		}
		found++
		order := ""
		for _, k := range kids {
			if _, ok := k.(ref); ok {
				order += "L"
			} else {
				order += "t"
			}
		}
		if order != "tLtLt" {
			t.Errorf("%s is read as %s", path, order)
		}
	})
	if found != 3 {
		t.Errorf("%d paragraphs with two links, want 3", found)
	}
}

func TestLinkAnnotations(t *testing.T) {
	f := opened(t)
	n := 0
	for i, page := range f.pages() {
		for _, r := range f.array(page["Annots"]) {
			a := f.dict(r)
			n++
			if a["StructParent"] == nil || a["Contents"] == nil || a["F"] != 4 || (a["A"] == nil) == (a["Dest"] == nil) {
				t.Errorf("page %d: %v", i+1, a)
			}
		}
	}
	if n != 6 {
		t.Errorf("%d links, want 6", n)
	}
}

// A code in a page is a glyph of the font, has text, and is as wide there as the PDF says.
func TestFontsAgreeWithPages(t *testing.T) {
	f := opened(t)
	fonts := f.dict(f.dict(f.pages()[0]["Resources"])["Font"])
	glyphs, text := map[string]int{}, map[string]string{}
	for name, r := range fonts {
		font := f.dict(r)
		below := f.dict(f.array(font["DescendantFonts"])[0])
		program := f.get(f.dict(below["FontDescriptor"])["FontFile2"]).(stream).data
		s, err := parse(program)
		if err != nil {
			t.Fatal(err)
		}
		widths := f.array(below["W"])[1].(array)
		for cid, w := range widths {
			if got := s.advance(cid); w != int(got) {
				t.Errorf("%s: CID %d is %v wide in the PDF, %d in the font", name, cid, w, got)
			}
		}
		glyphs[name], text[name] = len(widths), string(f.get(font["ToUnicode"]).(stream).data)
		if s.count < len(widths) {
			t.Errorf("%s: %d widths for %d glyphs", name, len(widths), s.count)
		}
	}
	used := 0
	for _, page := range f.pages() {
		p := &parser{data: f.content(page)}
		font := ""
		for v := p.value(); v != nil; v = p.value() {
			switch v := v.(type) {
			case pdfName:
				if strings.HasPrefix(string(v), "F") && glyphs[string(v)] > 0 {
					font = string(v)
				}
			case array:
				for _, part := range v {
					s, _ := part.(string)
					for i := 0; i+1 < len(s); i += 2 {
						cid := int(s[i])<<8 | int(s[i+1])
						used++
						if cid == 0 || cid >= glyphs[font] || !strings.Contains(text[font], fmt.Sprintf("<%04X><", cid)) {
							t.Errorf("font %s: CID %d of %d", font, cid, glyphs[font])
						}
					}
				}
			}
		}
	}
	if used < 5000 {
		t.Errorf("only %d codes on the pages", used)
	}
}

func TestCatalog(t *testing.T) {
	f := opened(t)
	c := f.catalog()
	if c["Lang"] != "en" || f.dict(c["MarkInfo"])["Marked"] != keyword("true") || f.dict(c["ViewerPreferences"])["DisplayDocTitle"] != keyword("true") {
		t.Errorf("catalog %v", c)
	}
	names := f.dict(c["Names"])
	dests := f.array(f.dict(names["Dests"])["Names"])
	if len(dests) != 6 || dests[0] != "SOP-RET-001" || dests[4] != "SOP-RET-003" {
		t.Errorf("destinations %v", dests)
	}
	files := f.array(f.dict(names["EmbeddedFiles"])["Names"])
	if len(files) != 4 || len(f.array(c["AF"])) != 2 {
		t.Fatalf("files %v", files)
	}
	spec := f.dict(files[3])
	if data := f.get(f.dict(spec["EF"])["F"]).(stream).data; string(data) != bengaliText || spec["AFRelationship"] != pdfName("Source") {
		t.Errorf("attachment %v: %q", spec, data)
	}
	outline := f.dict(c["Outlines"])
	first := f.dict(outline["First"])
	second := f.dict(first["Next"])
	if outline["Count"] != 4 || first["Count"] != 1 || second["Count"] != -1 {
		t.Errorf("outline counts %v, %v, %v", outline["Count"], first["Count"], second["Count"])
	}
}

// The packet says what the information dictionary says.
func TestMetadata(t *testing.T) {
	f := opened(t)
	info := f.dict(f.trailer["Info"])
	xmp := string(f.get(f.catalog()["Metadata"]).(stream).data)
	for _, want := range []string{
		"Operations &lt;manual&gt; &amp; পরিচালনা", "<rdf:li>Kedai Runcit Sdn Bhd</rdf:li>", "Edition 2026.4", "<pdf:Producer>sop test<",
		"<xmp:CreateDate>2026-04-01T09:30:00Z<", "<xmp:ModifyDate>2026-04-01T09:30:00Z<", "<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<",
	} {
		if !strings.Contains(xmp, want) {
			t.Errorf("no %q in the metadata", want)
		}
	}
	if info["Author"] != "Kedai Runcit Sdn Bhd" || info["CreationDate"] != "D:20260401093000Z00'00'" || info["ModDate"] != info["CreationDate"] {
		t.Errorf("information %v", info)
	}
}
