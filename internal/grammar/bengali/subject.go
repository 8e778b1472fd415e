package bengali

import "strings"

// actor is who the subject of a clause is.
type actor byte

const (
	nobody actor = iota
	speaker
	customer
	staff
	other
)

// subject finds the third person (or আমি) that is the subject of the clause, and its word; nobody and -1 when none is named.
// Words before the last subordinate verb belong to that verb.
func (r *reading) subject(c *clause) (actor, int) {
	for i := r.mainStart(c); i < c.head; i++ {
		w := &r.words[i]
		if w.name || w.stop == ':' {
			continue
		}
		if i+1 < c.head && w.stop == 0 && (r.words[i+1].kinds&kindJoiner != 0 && r.words[i+1].text != "আর" || r.words[i+1].kinds&kindCompound != 0 && w.kinds&(kindCustomer|kindStaff) != 0) {
			continue // গ্রাহক সেবা; ম্যানেজার বা সুপারভাইজারকে
		}
		if who := r.person(w); who != nobody {
			for i+1 < c.head && w.stop == 0 && r.person(&r.words[i+1]) > speaker { // প্রধান ক্যাশিয়ার
				i++
				w = &r.words[i]
				who = r.person(w)
			}
			return who, i
		}
		if r.role(i) {
			return staff, i
		}
	}
	return nobody, -1
}

// subjectBefore reports whether a subject stands in from..i-1.
func (r *reading) subjectBefore(from, i int) bool {
	who, _ := r.subject(&clause{from: from, head: i, to: i + 1, end: i + 1})
	return who != nobody
}

// mainStart is the first word of the clause behind its subordinate verbs (করলে, করার আগে, আছে কি না).
func (r *reading) mainStart(c *clause) int {
	start := c.from
	for i := c.from; i < c.head; i++ {
		w := &r.words[i]
		switch {
		case w.name:
		case w.stop == ':':
			start = i + 1
		case r.whether(i-1, c.head), w.joined != "":
			start = i + 1
		case w.tags.has(tagCond) && w.text != "আসলে":
			start = i + 1
		case w.kinds&kindUntil != 0 && i > c.from && r.words[i-1].tags.any(set(tagNoun, tagNounOf)):
			start = i + 1
		case w.strong() && !r.isNoun(i):
			start = i + 1
		}
	}
	return start
}

// person is the actor that a word without case ending names.
func (r *reading) person(w *word) actor {
	text := w.text
	for range 3 {
		if e := r.lexicon.entries[text]; e != nil {
			switch k := e.kinds; {
			case k&kindFirstPerson != 0:
				return speaker
			case k&kindCustomer != 0:
				return customer
			case k&kindStaff != 0:
				return staff
			case k&kindPerson != 0:
				return other
			}
		}
		bare := trimAny(text, "েরা", "রা", "টি", "টা", "গণ", "বৃন্দ", "ই", "ও", "জন")
		if bare == text {
			return nobody
		}
		text = bare
	}
	return nobody
}

// role reports whether a name of a role ends at word i.
func (r *reading) role(i int) bool {
	for _, role := range r.ctx.Roles {
		fields := strings.Fields(role)
		if len(fields) == 0 || len(fields) > i+1 {
			continue
		}
		same := true
		for k, f := range fields {
			same = same && normal(f) == r.words[i+1-len(fields)+k].text
		}
		if same {
			return true
		}
	}
	return false
}

// trimAny takes off the first of the endings that the text has.
func trimAny(text string, endings ...string) string {
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(text, e); ok && rest != "" {
			return rest
		}
	}
	return text
}
