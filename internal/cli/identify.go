package cli

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"sopkit/internal/history"
	"sopkit/internal/lang"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// identifier reads which procedure a file holds; source is the language of files that name none.
type identifier struct{ source string }

// key changes whenever identify would answer differently.
func (i identifier) key() string { return "identify/1 " + i.source }

// identify reads identity and state from the front matter. It is called for every text that the history ever held, so plain
// front matter, as `sop fmt` writes it, is read without the parser.
func (i identifier) identify(name string, text []byte) (history.Identity, bool) {
	if !manual.IsProcedure(name) {
		return history.Identity{}, false
	}
	fields, plain := plainFields(text)
	if !plain {
		fields = parsedFields(name, text)
	}
	_, suffix := procedure.SplitName(path.Base(name))
	id := history.Identity{ID: fields["id"], Version: fields["version"], Status: fields["status"], Effective: fields["effective"], Lang: i.source}
	for _, code := range []string{fields["locale"], suffix} {
		if l, ok := lang.Get(code); ok {
			id.Lang = l.Code
			break
		}
	}
	return id, id.ID != ""
}

func parsedFields(name string, text []byte) map[string]string {
	m := procedure.Parse(name, text).Meta
	return map[string]string{"id": m.ID.Text, "version": m.Version.Text, "status": m.Status.Text, "effective": m.Effective.Text, "locale": m.Locale.Text}
}

// plainFields reads the fields of an identity from front matter in which every line speaks for itself; false when any line
// might not. Of front matter that is no YAML it may know more than the parser.
func plainFields(text []byte) (map[string]string, bool) {
	rest, ok := bytes.CutPrefix(text, []byte("---\n"))
	if !ok || len(text) > procedure.MaxFile || !utf8.Valid(text) || bytes.ContainsAny(text, "\x00\r") {
		return nil, false
	}
	fields, wanted, started := map[string]string{}, false, false // wanted: the last key is one of ours
	for {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		if !ok {
			return nil, false
		}
		if string(line) == "---" {
			return fields, true
		}
		inner := len(line) > 0 && (line[0] == ' ' || line[0] == '-')
		if rest = after; (wanted || !started) && inner || !plainLine(string(line), fields) {
			return nil, false
		}
		started = started || len(line) > 0 && line[0] != '#'
		key, _, _ := bytes.Cut(line, []byte(":"))
		_, wanted = fields[string(key)]
	}
}

// plainLine takes in one line: "key: value", an item of a list below a key, or a comment.
func plainLine(line string, fields map[string]string) bool {
	if strings.ContainsAny(line, "\t&*!|>") || strings.Count(line, `"`)%2+strings.Count(line, "'")%2 > 0 ||
		strings.Count(line, "[") != strings.Count(line, "]") || strings.Count(line, "{") != strings.Count(line, "}") {
		return false
	}
	if line == "" || line[0] == ' ' || line[0] == '#' || strings.HasPrefix(line, "- ") {
		return strings.TrimSpace(line) != "---"
	}
	key, value, ok := strings.Cut(line, ":")
	if !ok || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz-") != "" || key == "" || key[0] == '-' {
		return false
	}
	switch key {
	case "id", "version", "status", "effective", "locale":
		value, _, _ = strings.Cut(value, " #")
		trimmed := strings.TrimSpace(value)
		_, twice := fields[key]
		if fields[key] = trimmed; twice || trimmed == "" || value[0] != ' ' {
			return false
		}
		return trimmed[0] != '-' && !strings.EqualFold(trimmed, "null") && !strings.ContainsFunc(trimmed, func(r rune) bool {
			return r != '.' && r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
		})
	}
	return true
}
