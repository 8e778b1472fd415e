package history

import (
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// Blob returns the content of a file by its hash, checked against it.
func (r *Repo) Blob(h Hash) ([]byte, error) {
	data, err := r.objects.verified(h, plumbing.BlobObject)
	return slices.Clone(data), err
}
