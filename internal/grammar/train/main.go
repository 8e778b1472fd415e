// Command train makes the files that the English engine carries: model.bin and, beside it, lexicon.bin.
//
//	go run ./internal/grammar/train -corpus en_train.jsonl -wordnet wordnet_bits.tsv -irregular wordnet_irregular.txt \
//		-out internal/grammar/english/model.bin
//
// The corpus is a file of JSON lines: words "w", tags "t" (english.ParseTag), index of the finite main verb "fin" (-1 for
// none), "label", number of instructions "n" and source "src". Sentences of our own with marked verbs (folder howto) and sentences
// that this command makes up are added to it. The same files and the same seed give the same bytes. It takes a few minutes and does not judge the result: the tests of
// package grammar do.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"sopkit/internal/grammar/english"
)

//go:embed vocab.txt
var vocabulary string

func main() {
	o := options{}
	flag.StringVar(&o.corpus, "corpus", "", "tagged sentences, JSON lines")
	flag.StringVar(&o.wordnet, "wordnet", "", "words and their parts of speech, tab between")
	flag.StringVar(&o.irregular, "irregular", "", "irregular forms of verbs and their base forms")
	flag.StringVar(&o.out, "out", "internal/grammar/english/model.bin", "where to write the model; lexicon.bin goes beside it")
	flag.StringVar(&o.howto, "howto", "internal/grammar/train/howto", "folder of sentences with marked verbs")
	flag.IntVar(&o.own, "own", 26000, "number of sentences to make up for each run of the tagger")
	flag.Uint64Var(&o.seed, "seed", 7, "seed of all random choices")
	flag.Parse()
	if err := o.run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// options is what the command line asks for.
type options struct {
	corpus, wordnet, irregular, howto, out string
	own                                    int
	seed                                   uint64
}

func (o options) run() error {
	vocab := readVocab(vocabulary)
	words, err := packLexicon(o.wordnet, o.irregular, vocab["newverb"])
	if err != nil {
		return err
	}
	treebank, err := readSentences(o.corpus)
	if err != nil {
		return err
	}
	if vocab["wild"], err = nounVerbs(o.wordnet, treebank); err != nil {
		return err
	}
	howtos, err := readHowtos(o.howto)
	if err != nil {
		return err
	}
	t := trainer{seed: o.seed, model: english.Read("", string(words))}
	made := generate(vocab, o.own*runs, o.seed)
	marked, err := t.complete(howtos, treebank, made[:o.own])
	if err != nil {
		return err
	}
	t.know(treebank, marked)
	t.take(treebank, marked, made)
	packed := t.train()
	if err := os.WriteFile(filepath.Join(filepath.Dir(o.out), "lexicon.bin"), words, 0o644); err != nil {
		return err
	}
	fmt.Printf("model %d bytes, lexicon %d bytes\n", len(packed), len(words))
	return os.WriteFile(o.out, packed, 0o644)
}
