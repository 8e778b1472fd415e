package cli

import (
	"io"
	"os"
	"testing"
)

// BenchmarkBigLog lists versions of the large repository that SOP_BIG names (internal/history makes it).
func BenchmarkBigLog(b *testing.B) {
	dir := os.Getenv("SOP_BIG")
	if dir == "" {
		b.Skip("set SOP_BIG to the folder of the large repository")
	}
	for name, args := range map[string][]string{"one procedure": {"log", "SOP-0007"}, "whole manual": {"log"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if code := Main(append([]string{"-C", dir}, args...), nil, io.Discard, os.Stderr); code != 0 {
					b.Fatal(code)
				}
			}
		})
	}
}
