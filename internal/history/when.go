package history

import "time"

// When is a moment or the end of a calendar day.
type When struct {
	moment time.Time
	day    string // "2026-03-01"; then moment is unset
}

// Day returns the end of a day written 2026-03-01.
func Day(day string) (When, bool) {
	_, err := time.Parse(time.DateOnly, day)
	return When{day: day}, err == nil
}

// Moment returns a point in time.
func Moment(t time.Time) When { return When{moment: t} }

// includes reports whether t is not after w. A day is compared with the
// calendar of the place that t was noted in, so the answer does not depend on
// where the question is asked.
func (w When) includes(t time.Time) bool {
	if w.day != "" {
		return t.Format(time.DateOnly) <= w.day
	}
	return !t.After(w.moment)
}

// parseWhen reads a day or a moment; without a zone it is UTC.
func parseWhen(text string) (When, bool) {
	if day, ok := Day(text); ok {
		return day, true
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			return Moment(t), true
		}
	}
	return When{}, false
}
