// Package ci is the files with which other systems run sop: `sop init` writes them into a new manual.
//
// It holds the files and reads none of them.
package ci

import "embed"

// Files are the recipes, by their names in this folder.
//
//go:embed Containerfile *.yml *.yaml
var Files embed.FS
