package lsp

import (
	"maps"
	"slices"
	"time"

	"sopkit/internal/lang"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// keys are the keys of front matter that are not there yet.
func (v view) keys([]string) (out []option) {
	for _, k := range procedure.Keys {
		if _, have := v.p.Meta.Field(k.Name); !have {
			out = append(out, option{text: k.Name + ": ", label: k.Name, detail: k.Doc, kind: fieldItem})
		}
	}
	return out
}

// values are what a key may have.
func (v view) values(m []string) []option {
	c, key := v.manual.Config, m[1]
	switch key {
	case "status":
		return plain(procedure.Statuses)
	case "owner", "approvers", "roles":
		return named(c.Roles)
	case "channels":
		return named(c.Channels)
	case "locale":
		return v.locales()
	case "related", "supersedes", "superseded-by":
		return v.idOptions()
	case "source-version":
		if from := v.source(); from != nil {
			return plain([]string{from.Meta.Version.Text})
		}
	case "effective":
		return plain([]string{v.Today()})
	case "review-by":
		if t, err := time.Parse(time.DateOnly, v.Today()); err == nil {
			return plain([]string{t.AddDate(1, 0, 0).Format(time.DateOnly)})
		}
	case "tags", "records", "references", "translators":
		return v.used(key)
	}
	return nil
}

func plain(texts []string) (out []option) {
	for _, text := range texts {
		out = append(out, option{text: text, kind: valueItem})
	}
	return out
}

// named are keys of sop.yaml with their names.
func named(names map[string]manual.Text) (out []option) {
	for _, key := range slices.Sorted(maps.Keys(names)) {
		out = append(out, option{text: key, detail: phrases(names[key]), kind: roleItem})
	}
	return out
}

func (v view) locales() (out []option) {
	for _, code := range v.manual.Locales() {
		out = append(out, option{text: code, kind: valueItem})
	}
	for _, l := range lang.All {
		out = append(out, option{text: l.Code, detail: l.Name, kind: valueItem})
	}
	return out
}

// source is the text that this procedure is a translation of; nil when it is none.
func (v view) source() *procedure.Procedure {
	from := v.inFamily(v.manual.Config.SourceLang())
	if from == v.p {
		return nil
	}
	return from
}

func (v view) inFamily(code string) *procedure.Procedure {
	for _, p := range v.manual.Procedures {
		if family(p) == family(v.p) && v.manual.Lang(p) == code {
			return p
		}
	}
	return nil
}

// used are the values that other procedures have for a key.
func (v view) used(key string) []option {
	have := map[string]bool{}
	for _, p := range v.manual.Procedures {
		if f, ok := p.Meta.Field(key); ok {
			for _, value := range f.List {
				have[value.Text] = true
			}
		}
	}
	return plain(slices.Sorted(maps.Keys(have)))
}
