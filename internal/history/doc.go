// Package history knows git: it opens a repository, resolves revisions, shows
// a manual's folder at any of them as an [io/fs.FS], says which commit changed
// which procedure, which versions there were, who wrote and who signed them.
//
// It does not know what a procedure is. Whoever opens a repository hands in an
// [Identify] function that reads identity and version from the bytes of a
// file. It never writes to the repository (but for its own cache), runs no
// program and ignores replace refs and grafts: it sees the history as stored
// and reports such marks with [Repo.Marks].
package history
