package english

// Scores holds one number per tag.
type Scores [TagCount]int32

// lanes holds one number of 16 bits per tag, four in a word, so that one addition serves four tags. A weight stands there plus
// laneZero, and no sum of FeatureCount such numbers runs over into the next lane.
type lanes [(TagCount + 3) / 4]uint64

const laneZero = 128

func lanesOf(row []pair) (l lanes) {
	for i := range l {
		l[i] = laneZero | laneZero<<16 | laneZero<<32 | laneZero<<48
	}
	for _, p := range row {
		l[p.class/4] += uint64(int64(p.weight)) << (p.class % 4 * 16)
	}
	return l
}

// sum adds up the weights of some features for every tag.
type sum struct {
	few  Scores // of rows with few classes
	many lanes  // of rows with many
	rows int32  // how many those are
}

// sum adds up the rows of the features.
func (w *Weights) sum(features *[FeatureCount]uint32) (t sum) {
	var at [FeatureCount]int
	for i, f := range features { // apart, so that the processor waits for all of them at once
		at[i] = w.keys.find(f)
	}
	for _, i := range at {
		r := &w.rows[i]
		if r.wide == 0 {
			for _, p := range r.few {
				t.few[p.class] += int32(p.weight)
			}
			continue
		}
		t.rows++
		for i, four := range &w.wide[r.wide] {
			t.many[i] += four
		}
	}
	return t
}

// scores are the sums by tag.
func (t *sum) scores() *Scores {
	for tag := range t.few {
		t.few[tag] += int32(t.many[tag/4]>>(tag%4*16)&0xffff) - laneZero*t.rows
	}
	return &t.few
}
