package main

import "strings"

// inflector makes the forms of verbs. It is used on generated sentences only.
type inflector struct{ pastOf, partOf map[string]string }

// irregular verbs of the vocabulary: base past participle.
const irregular = `be was been|bring brought brought|build built built|cut cut cut|feed fed fed|find found found|freeze froze frozen|
hold held held|keep kept kept|leave left left|light lit lit|make made made|pay paid paid|put put put|read read read|run ran run|
sell sold sold|send sent sent|set set set|shake shook shaken|show showed shown|shut shut shut|slide slid slid|sweep swept swept|
tear tore torn|throw threw thrown|wake woke woken|withdraw withdrew withdrawn|write wrote written|undo undid undone|take took taken|
give gave given|get got got|go went gone|say said said|tell told told|rebuild rebuilt rebuilt|rerun reran rerun|reset reset reset`

func newInflector() inflector {
	f := inflector{map[string]string{}, map[string]string{}}
	for _, line := range strings.Split(strings.ReplaceAll(irregular, "\n", ""), "|") {
		w := strings.Fields(line)
		f.pastOf[w[0]], f.partOf[w[0]] = w[1], w[2]
	}
	return f
}

// doubles lists the verbs whose last letter doubles.
var doubles = words("scan log stop ship shop tag trim pack_ plan drop drag map ping_ plug tip swap tap top strip wrap zip cancel_ total_ label_ refer set cut run shut get put begin forget submit transfer escalate_ pin chat snap step")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func (f inflector) third(v string) string {
	last := v[len(v)-1]
	switch {
	case v == "have":
		return "has"
	case last == 's' || last == 'x' || last == 'z' || last == 'o' || strings.HasSuffix(v, "ch") || strings.HasSuffix(v, "sh"):
		return v + "es"
	case last == 'y' && !vowel(v[len(v)-2]):
		return v[:len(v)-1] + "ies"
	}
	return v + "s"
}

func (f inflector) past(v string) string {
	if p := f.pastOf[v]; p != "" {
		return p
	}
	last := v[len(v)-1]
	switch {
	case last == 'e':
		return v + "d"
	case last == 'y' && !vowel(v[len(v)-2]):
		return v[:len(v)-1] + "ied"
	case doubles[v]:
		return v + string(last) + "ed"
	}
	return v + "ed"
}

func (f inflector) participle(v string) string {
	if p := f.partOf[v]; p != "" {
		return p
	}
	return f.past(v)
}

func (f inflector) ing(v string) string {
	last := v[len(v)-1]
	switch {
	case v == "tie":
		return "tying"
	case last == 'e' && !strings.HasSuffix(v, "ee") && v != "be":
		return v[:len(v)-1] + "ing"
	case doubles[v]:
		return v + string(last) + "ing"
	}
	return v + "ing"
}
