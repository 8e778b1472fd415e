package cli

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// printCalendar writes the reviews that are due as a calendar (RFC 5545), one whole day each. A procedure that is retired or
// superseded, or that has no day, is left out. The stamp is the effective date: the same manual gives the same bytes.
func printCalendar(w io.Writer, list []listed) error {
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sopkit//sop " + version + "//EN", "CALSCALE:GREGORIAN"}
	for _, l := range list {
		m := &l.Meta
		day, err := time.Parse(time.DateOnly, m.ReviewBy.Text)
		if err != nil || m.Status.Text == "retired" || m.Status.Text == "superseded" {
			continue
		}
		stamp, err := time.Parse(time.DateOnly, m.Effective.Text)
		if err != nil {
			stamp = day
		}
		lines = append(lines, "BEGIN:VEVENT",
			"UID:review-"+calendarText(m.ID.Text+"-"+m.Version.Text+"-"+l.Lang())+"@sop",
			"DTSTAMP:"+stamp.Format("20060102")+"T000000Z",
			"DTSTART;VALUE=DATE:"+day.Format("20060102"),
			"DTEND;VALUE=DATE:"+day.AddDate(0, 0, 1).Format("20060102"),
			"SUMMARY:"+calendarText("Review "+m.ID.Text+" "+m.Title.Text),
			"DESCRIPTION:"+calendarText(fmt.Sprintf("Version %s. Owner: %s. %s", m.Version.Text, m.Owner.Text, l.path)),
			"TRANSP:TRANSPARENT", "END:VEVENT")
	}
	for _, line := range append(lines, "END:VCALENDAR") {
		if _, err := io.WriteString(w, folded(line)+"\r\n"); err != nil {
			return err
		}
	}
	return nil
}

func calendarText(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(safe(text))
}

// folded breaks a line after 75 bytes, never inside a character (RFC 5545 3.1).
func folded(line string) string {
	var b strings.Builder
	room := 75
	for _, r := range line {
		n := utf8.RuneLen(r)
		if n > room {
			b.WriteString("\r\n ")
			room = 74
		}
		b.WriteRune(r)
		room -= n
	}
	return b.String()
}
