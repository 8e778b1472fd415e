package rules

import (
	"slices"
	"testing"
)

func TestSieveKnowsWhatEveryMatchHolds(t *testing.T) {
	for _, c := range []struct {
		pattern string
		hints   []string
		whole   bool
	}{
		{`পারে|ঝুঁকি|পারি`, []string{"পারে", "পারি", "ঝুঁকি"}, true},
		{`ধাপ\s+([0-9]+)`, []string{"ধাপ"}, false},
		{`(?:করতে থাকুন|^অপেক্ষা করুন)\s*[।.]?$`, []string{"করতে থাকুন", "অপেক্ষা করুন"}, false},
		{`([০-৯0-9]+)(?:[ -]?এর)?\s+(?:মধ্যে|পর্যন্ত)`, []string{"মধ্যে", "পর্যন্ত"}, false},
		{`ab?c`, []string{"abc", "ac"}, true},
		{`(?:ab)+c`, []string{"ab"}, false},
		{`(?i)ধাপ-৫`, []string{"ধাপ-৫"}, false},
		{`(?i)\bSteps?\b`, []string{"step", "steps"}, false},
		{`(?i)é`, nil, false},
		{`TODO|(?i:lorem ipsum)`, []string{"todo", "lorem ipsum"}, false},
		{`a*|bc`, nil, false},
		{`x?`, nil, false},
		{`.`, nil, false},
		{`(?:ab){2}`, []string{"abab"}, true},
	} {
		s := sieved(c.pattern)
		slices.Sort(s.hints)
		slices.Sort(c.hints)
		if !slices.Equal(s.hints, c.hints) || s.whole != c.whole {
			t.Errorf("%s: hints %q, whole %v; want %q, %v", c.pattern, s.hints, s.whole, c.hints, c.whole)
		}
	}
}

func FuzzSieveMatchesLikeItsExpression(f *testing.F) {
	for _, text := range []string{"ধাপ ৫ থেকে ৭", "৫ এর মধ্যে", "অপেক্ষা করুন।", "", "না", "মারা যেতে পারে", "3 পর্যন্ত", "It KILLS.", "It kıllſ", "DIEſ", "TODO", "Lorem Ipsum", "<Name>", "Nota: x", "[FILL IN this]"} {
		f.Add(text)
	}
	list := []*sieve{bare["bn"], stepWords["bn"], outcome["bn"], avoidance["bn"], endless["bn"], ends["bn"], fatal, injury, unfinished, remark}
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range list {
			if got, want := s.MatchString(text), s.Regexp.MatchString(text); got != want {
				t.Errorf("%s on %q: %v, want %v", s, text, got, want)
			}
			if got, want := len(s.FindAllStringSubmatchIndex(text, -1)), len(s.Regexp.FindAllStringSubmatchIndex(text, -1)); got != want {
				t.Errorf("%s on %q: %d matches, want %d", s, text, got, want)
			}
		}
	})
}

func BenchmarkSieve(b *testing.B) {
	for b.Loop() {
		endless["bn"].MatchString("গ্রাহকের রসিদ দেখুন, তারপর ৫ মিনিটের মধ্যে টাকা ফেরত দিন।")
	}
}
