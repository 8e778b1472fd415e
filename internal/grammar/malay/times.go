package malay

import (
	"slices"
)

// times marks the words of time adverbs: "minggu lepas", "tahun yang lalu", "bulan depan".
func (r *reading) times() {
	for i := 1; i < len(r.words); i++ {
		w := &r.words[i]
		if !w.is(ago|ahead) && w.text != "datang" && w.text != "lagi" || w.gap != 0 {
			continue
		}
		from := i - 1
		if r.words[from].is(which) || w.text == "datang" && r.words[from].text == "akan" {
			from--
		}
		for from > 0 && (r.words[from].is(quantity) || r.words[from].text == "itu") {
			from--
		}
		if from < 0 || !r.words[from].is(timeWord) {
			continue
		}
		kind := pastTime
		switch {
		case w.is(ahead), w.text == "datang" && r.words[i-1].text == "akan", w.text == "lagi":
			kind = futureTime
		case !w.is(ago), w.text == "lalu" && i+1 < len(r.words) && r.words[i+1].is(bare|motion|opener|prohibit),
			w.text == "sudah" && i+1 < len(r.words) && r.words[i+1].is(anyVerb|adjective) && r.words[i+1].gap == 0:
			continue
		}
		for k := from; k <= i; k++ {
			r.words[k].class = kind
		}
	}
	// "pada", "dua" and other words that belong to the adverb
	for i := len(r.words) - 2; i >= 0; i-- {
		w := &r.words[i]
		next := &r.words[i+1]
		if !next.is(pastTime|futureTime) || next.gap != 0 {
			continue
		}
		if w.is(preposition|timeWord|quantity) || slices.Contains(numbers, w.text) {
			w.class = next.class & (pastTime | futureTime)
		}
	}
}

// numbers are number words that open a time adverb.
var numbers = []string{"dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan", "sepuluh", "beberapa", "hujung", "awal", "akhir", "setiap", "mulai", "sebentar"}
