package english

// Scores holds one number per tag.
type Scores [TagCount]int32

// lanes holds one number of 16 bits per tag, four in a word, so that one addition serves four tags. A weight stands there plus
// laneZero, and no sum of FeatureCount such numbers runs over into the next lane.
type lanes [(TagCount + 3) / 4]uint64

const laneZero = 128

func lanesOf(row []pair) (l lanes) {
	l.zero(1)
	for _, p := range row {
		l.add(p.class, int64(p.weight))
	}
	return l
}

// zero makes lanes a sum of so many rows without weights.
func (l *lanes) zero(rows uint64) {
	for i := range l {
		l[i] = rows * (laneZero | laneZero<<16 | laneZero<<32 | laneZero<<48)
	}
}

func (l *lanes) add(class uint8, weight int64) { l[class/4] += uint64(weight) << (class % 4 * 16) }

// lanesFor are the sum of the features that put puts.
func (w *Weights) lanesFor(word *word, put func(*features, *word)) (l lanes) {
	var buf [8]uint32
	f := features{out: buf[:0]}
	put(&f, word)
	var t sum
	for _, key := range f.out {
		t.row(w, w.keys.find(key))
	}
	l.zero(uint64(len(f.out)))
	for class, score := range t.scores() {
		l.add(uint8(class), int64(score))
	}
	return l
}

// sum adds up the weights of some features for every tag.
type sum struct {
	few  Scores // of rows with few classes
	many lanes  // of rows with many
	rows int32  // how many those are
}

// add takes the weights of features in.
func (t *sum) add(w *Weights, features *[contextCount]uint32) {
	var at [contextCount]int
	for i, f := range features { // apart, so that the processor waits for all of them at once
		at[i] = w.keys.find(f)
	}
	for _, i := range at {
		t.row(w, i)
	}
}

func (t *sum) row(w *Weights, i int) {
	r := &w.rows[i]
	if r.wide == 0 {
		for _, p := range r.few {
			t.few[p.class] += int32(p.weight)
		}
		return
	}
	t.rows++
	t.take(&w.wide[r.wide])
}

// take adds lanes. How many rows they stand for is for the caller to count.
func (t *sum) take(l *lanes) {
	for i := range l {
		t.many[i] += l[i]
	}
}

// scores are the sums by tag.
func (t *sum) scores() *Scores {
	for tag := range t.few {
		t.few[tag] += int32(t.many[tag/4]>>(tag%4*16)&0xffff) - laneZero*t.rows
	}
	return &t.few
}
