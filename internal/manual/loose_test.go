package manual

import (
	"testing"
	"testing/fstest"
)

func TestLoose(t *testing.T) {
	plain := "# A\n\n## Overview\n\nX.\n"
	sections := "# A\n\n## Purpose\n\nX.\n\n## Procedure\n\n1. Go.\n"
	for name, c := range map[string]struct {
		files map[string]string
		loose bool
	}{
		"plain Markdown":                  {map[string]string{"a.md": plain, "b.md": plain}, true},
		"another tool's front matter":     {map[string]string{"a.md": "---\ntitle: A\nlayout: page\n---\n\n" + plain}, true},
		"a number":                        {map[string]string{"a.md": "---\nid: SOP-1\n---\n\n" + plain}, false},
		"the address of a page":           {map[string]string{"a.md": "---\nid: opening-the-shop\ntitle: Opening\n---\n\n" + plain}, true},
		"an id in small letters and more": {map[string]string{"a.md": "---\nid: opening-the-shop\nversion: 1.0.0\n---\n\n" + plain}, false},
		"two keys of a procedure":         {map[string]string{"a.md": "---\nversion: 1.0.0\nowner: boss\n---\n\n" + plain}, false},
		"two keys among those of notes":   {map[string]string{"a.md": "---\ntype: note\nstatus: active\nowner: boss\ncreated: 2026-01-02\n---\n\n" + plain}, true},
		"sections of a procedure":         {map[string]string{"a.md": sections}, false},
		"most files are procedures":       {map[string]string{"a.md": sections, "b.md": sections, "c.md": plain}, false},
		"one procedure among plain files": {map[string]string{"a.md": sections, "b.md": plain, "c.md": plain}, true},
		"sop.yaml":                        {map[string]string{"a.md": plain, "sop.yaml": "manual: {id: M}\n"}, false},
	} {
		files := fstest.MapFS{}
		for path, text := range c.files {
			files[path] = &fstest.MapFile{Data: []byte(text)}
		}
		if m, err := Load(files); err != nil || m.Loose() != c.loose {
			t.Errorf("%s: loose is %v, %v", name, !c.loose, err)
		}
		if m, err := Open(files, 0); err != nil || m.Loose() != c.loose {
			t.Errorf("%s, with heads only: loose is %v, %v", name, !c.loose, err)
		}
	}
}
