package grammar

import (
	"reflect"
	"testing"

	"sopkit/internal/source"
)

func TestAnswersDependOnAllThatWasAsked(t *testing.T) {
	text := "Record Form checks the order."
	for _, lang := range []string{"en", "ms", "en"} {
		for _, ctx := range []Context{{}, {Step: true}, {Step: true, Actor: true}, {Step: true, Roles: []string{"Record Form"}}, {Step: true, Opaque: []source.Span{{Start: 0, End: 11}}}, {}} {
			for range 2 {
				if got, want := Analyse(lang, text, ctx), analyse(lang, text, ctx); !reflect.DeepEqual(got, want) {
					t.Errorf("%s %+v: %+v, want %+v", lang, ctx, got, want)
				}
			}
		}
	}
}

func BenchmarkSameStepAgain(b *testing.B) {
	for b.Loop() {
		Analyse("en", "Scan the receipt before the customer leaves the counter.", Context{Step: true})
	}
}
