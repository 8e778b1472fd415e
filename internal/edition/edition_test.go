package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"testing/fstest"

	"sopkit/internal/manual"
)

const text = "---\nid: SOP-A-001\ntitle: A\nversion: 1.0.0\nstatus: effective\neffective: 2026-03-01\nlocale: en\n---\n\n# A\n"

func load(t *testing.T, files fstest.MapFS) *manual.Manual {
	t.Helper()
	m, err := manual.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestDigestIsWhatSha256sumPrints(t *testing.T) {
	config := "manual: {id: OPM, edition: 2026.1}\n"
	m := load(t, fstest.MapFS{"sop.yaml": {Data: []byte(config)}, "a/x.en.md": {Data: []byte(text)}})
	sum := func(s string) string { h := sha256.Sum256([]byte(s)); return hex.EncodeToString(h[:]) }
	want := sum(sum(text) + "  a/x.en.md\n" + sum("png") + "  a/x.png\n" + sum(config) + "  sop.yaml\n")
	got := Of(m, map[string][]byte{"a/x.png": []byte("png")})
	if got.Digest != want {
		t.Errorf("digest %s, want %s", got.Digest, want)
	}
	if got.Effective != "2026-03-01" || got.Edition != "2026.1" || len(got.Procedures) != 1 || got.Procedures[0].Version != "1.0.0" {
		t.Errorf("manifest %+v", got)
	}
}

func TestEveryByteCounts(t *testing.T) {
	a := Of(load(t, fstest.MapFS{"x.en.md": {Data: []byte(text)}}), nil)
	b := Of(load(t, fstest.MapFS{"x.en.md": {Data: []byte(text + "\n")}}), nil)
	c := Of(load(t, fstest.MapFS{"y.en.md": {Data: []byte(text)}}), nil)
	if a.Digest == b.Digest || a.Digest == c.Digest {
		t.Error("two different manuals have one digest")
	}
}
