package main

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
	"strings"

	"sopkit/internal/grammar/english"
)

// pack writes the model file: the words, then the tables of tagger, picker and counter.
func pack(words english.Words, tables ...[]english.Feature) []byte {
	b := []byte(english.Version)
	b = binary.AppendUvarint(b, uint64(len(words.Sure)-1))
	for _, t := range words.Sure[1:] {
		b = append(b, byte(t))
	}
	keys := make([]uint32, 0, len(words.Class))
	for k := range words.Class {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b = binary.AppendUvarint(b, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		b = binary.AppendUvarint(b, uint64(words.Class[k]))
		last = k
	}
	for _, t := range tables {
		fmt.Println("rows", len(t))
		b = english.AppendWeights(b, t)
	}
	return b
}

// Limits of the word classes.
const (
	classSeen = 3  // times a word must occur
	sureSeen  = 30 // times it must occur with one tag alone to need no decision
)

// wordClasses groups the common words by the set of tags that they have. A rare tag of a common word does not count.
func wordClasses(text []sentence) english.Words {
	counts := map[string]map[string]int{}
	for _, s := range text {
		for i, w := range s.Words {
			low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
			if counts[low] == nil {
				counts[low] = map[string]int{}
			}
			counts[low][s.Tags[i]]++
		}
	}
	names := make([]string, 0, len(counts))
	for w := range counts {
		names = append(names, w)
	}
	sort.Strings(names)
	out := english.Words{Class: map[uint32]uint16{}, Sure: []english.Tag{english.NoTag}}
	classes := map[string]uint16{}
	for _, w := range names {
		set, total := tagSet(counts[w])
		if total < classSeen {
			continue
		}
		sure := english.NoTag
		if total >= sureSeen && len(counts[w]) == 1 && closed(set) {
			sure = english.ParseTag(set)
			set += "!"
		}
		if classes[set] == 0 {
			out.Sure = append(out.Sure, sure)
			classes[set] = uint16(len(out.Sure) - 1)
		}
		out.Class[english.Hash(w)] = classes[set]
	}
	return out
}

func tagSet(tags map[string]int) (set string, total int) {
	for _, n := range tags {
		total += n
	}
	var names []string
	for t, n := range tags {
		if n*50 >= total {
			names = append(names, t)
		}
	}
	sort.Strings(names)
	return strings.Join(names, " "), total
}

// closed reports whether a tag belongs to words of grammar, of which the treebank knows all.
func closed(tag string) bool {
	return strings.Contains(" DT PRP PRP$ MD TO CC EX WP , `` '' -LRB- -RRB- POS . ", " "+tag+" ")
}
