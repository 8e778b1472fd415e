// Package schemas holds the JSON Schemas that editors and other programs read. The files are generated from the Go types.
package schemas

import "embed"

// Files are the schemas by file name.
//
//go:embed *.json
var Files embed.FS
