package main

import (
	"encoding/binary"
	"os"
	"sort"
	"strconv"
	"strings"

	"sopkit/internal/grammar/english"
)

// packLexicon packs the lists from WordNet: words by the distance of their hashes, then the irregular forms of verbs that no
// rule makes. More verbs than WordNet knows may be given.
func packLexicon(wordFile, formFile string, more []string) ([]byte, error) {
	words, err := os.ReadFile(wordFile)
	if err != nil {
		return nil, err
	}
	forms, err := os.ReadFile(formFile)
	if err != nil {
		return nil, err
	}
	bits := map[uint32]uint8{}
	verbs := map[string]bool{}
	for _, line := range strings.Split(string(words), "\n") {
		word, number, ok := strings.Cut(strings.TrimSpace(line), "\t")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || strings.ContainsAny(word, " .'0123456789") {
			continue
		}
		bits[english.Hash(word)] |= uint8(n)
		verbs[word] = n&2 != 0
	}
	for _, v := range more {
		bits[english.Hash(v)] |= uint8(english.Verb)
	}
	b := appendWords([]byte(english.Version), bits)
	return appendForms(b, string(forms), verbs), nil
}

// nounVerbs lists the words that WordNet has as noun and as verb and that the treebank does not know as anything else.
func nounVerbs(wordFile string, treebank []sentence) ([]string, error) {
	other := map[string]bool{}
	for _, s := range treebank {
		for i, tag := range s.Tags {
			if !strings.HasPrefix(tag, "N") && !strings.HasPrefix(tag, "V") && !strings.HasPrefix(tag, "J") {
				other[strings.ToLower(s.Words[i])] = true
			}
		}
	}
	words, err := os.ReadFile(wordFile)
	var out []string
	for line := range strings.Lines(string(words)) {
		word, number, _ := strings.Cut(strings.TrimSpace(line), "\t")
		n, _ := strconv.Atoi(number)
		if n&3 == 3 && len(word) > 2 && !other[word] && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" {
			out = append(out, word)
		}
	}
	return out, err
}

func appendWords(b []byte, bits map[uint32]uint8) []byte {
	keys := make([]uint32, 0, len(bits))
	for k := range bits {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	b = binary.AppendUvarint(b, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last)<<4|uint64(bits[k]))
		last = k
	}
	return b
}

func appendForms(b []byte, text string, verbs map[string]bool) []byte {
	var list [][2]string
	for _, line := range strings.Split(text, "\n") {
		f := strings.Fields(line)
		if len(f) < 2 || !verbs[f[1]] || regular(f[0], f[1]) || strings.ContainsAny(f[0], "-'") {
			continue
		}
		list = append(list, [2]string{f[0], f[1]})
	}
	sort.Slice(list, func(i, j int) bool { return list[i][0] < list[j][0] })
	var kept [][2]string
	for _, f := range list {
		if len(kept) == 0 || kept[len(kept)-1][0] != f[0] {
			kept = append(kept, f)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(kept)))
	for _, f := range kept {
		for _, w := range f {
			b = append(binary.AppendUvarint(b, uint64(len(w))), w...)
		}
	}
	return b
}

// regular reports whether the engine finds the base of a form by rule: doubled letters and y.
func regular(form, base string) bool {
	if strings.HasSuffix(form, "ing") {
		return true
	}
	return strings.HasSuffix(form, "ed") && (form == base+base[len(base)-1:]+"ed" || form == base+"ed" || strings.HasSuffix(form, "ied"))
}
