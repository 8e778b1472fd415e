// Package procedures is the shipped manual, as the starter set of `sop init`.
//
// It holds the files and reads none of them.
package procedures

import "embed"

// Files are sop.yaml, what it names, and the procedures by topic.
//
//go:embed sop.yaml terms.tsv */*
var Files embed.FS
