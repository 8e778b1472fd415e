package pdf

import (
	"math"
	"strconv"
)

// appendNumber writes a number with at most two decimals: a hundredth of a point is less than
// any printer can place.
func appendNumber(b []byte, v float64) []byte { return appendFixed(b, v, 2) }

// appendFixed writes a number with at most the given decimals and no zeros at the end.
func appendFixed(b []byte, v float64, decimals int) []byte {
	scale := math.Pow10(decimals)
	n := int64(math.Round(v * scale))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	unit := int64(scale)
	b = strconv.AppendInt(b, n/unit, 10)
	if n %= unit; n > 0 {
		b = append(b, '.')
		for n > 0 {
			unit /= 10
			b = append(b, byte('0'+n/unit))
			n %= unit
		}
	}
	return b
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// number is appendNumber as a string.
func number(v float64) string { return string(appendNumber(nil, v)) }
