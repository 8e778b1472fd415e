package history

import (
	"bytes"
	"slices"
)

// Scores of similarity go from 0 to maxScore, as in git.
const (
	maxScore      = 60000
	renameScore   = maxScore / 2                           // "-M": half of the text
	basenameScore = renameScore + (maxScore-renameScore)/2 // for a file that kept its name
)

// content is a blob with what is needed to compare it with others.
type content struct {
	data   []byte
	chunks []chunk // sorted by hash; nil until needed
}

// chunk counts the bytes of all lines (or runs of 64 bytes) of one hash.
type chunk struct {
	hash  uint32
	bytes int
}

// similarity is the share of the larger text that both have, in git's terms:
// bytes in equal chunks. It is 0 when it cannot reach least.
func similarity(a, b *content, least int) int {
	larger, smaller := len(a.data), len(b.data)
	if larger < smaller {
		larger, smaller = smaller, larger
	}
	if larger == 0 || larger*(maxScore-least) < (larger-smaller)*maxScore {
		return 0
	}
	return common(a.split(), b.split()) * maxScore / larger
}

func common(a, b []chunk) int {
	shared := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].hash < b[0].hash:
			a = a[1:]
		case a[0].hash > b[0].hash:
			b = b[1:]
		default:
			shared += min(a[0].bytes, b[0].bytes)
			a, b = a[1:], b[1:]
		}
	}
	return shared
}

func (c *content) split() []chunk {
	if c.chunks == nil {
		c.chunks = split(c.data)
	}
	return c.chunks
}

// split cuts a text into lines, long lines into runs of 64 bytes, and counts
// bytes by hash. The hash is git's, so that collisions agree too. A last line
// without an end is not counted, as in git before 2.44.
func split(data []byte) []chunk {
	const run, buckets = 64, 107927
	text := bytes.IndexByte(data[:min(len(data), 8000)], 0) < 0
	chunks := make([]chunk, 0, len(data)/32+1)
	var high, low uint32
	n := 0
	for i, b := range data {
		if text && b == '\r' && i+1 < len(data) && data[i+1] == '\n' {
			continue
		}
		high, low = high<<7^low>>25, low<<7^high>>25
		high += uint32(b)
		if n++; n < run && b != '\n' {
			continue
		}
		chunks = append(chunks, chunk{(high + low*0x61) % buckets, n})
		n, high, low = 0, 0, 0
	}
	return merge(chunks)
}

// merge sorts chunks and adds up those of equal hash.
func merge(chunks []chunk) []chunk {
	slices.SortFunc(chunks, func(a, b chunk) int { return int(a.hash) - int(b.hash) })
	merged := chunks[:0]
	for _, c := range chunks {
		if last := len(merged) - 1; last >= 0 && merged[last].hash == c.hash {
			merged[last].bytes += c.bytes
			continue
		}
		merged = append(merged, c)
	}
	return merged
}
