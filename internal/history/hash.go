package history

import (
	"crypto/sha1"
	"encoding/hex"
	"strconv"

	"github.com/go-git/go-git/v5/plumbing"
)

// Hash names a git object (SHA-1, 20 bytes).
type Hash [20]byte

// String returns the 40 hexadecimal digits of h.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Short returns the first 12 hexadecimal digits of h.
func (h Hash) Short() string { return h.String()[:12] }

// IsZero reports whether h names nothing.
func (h Hash) IsZero() bool { return h == Hash{} }

// MarshalText writes h as 40 hexadecimal digits, for JSON.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// ParseHash reads 40 hexadecimal digits.
func ParseHash(s string) (Hash, bool) {
	var h Hash
	if len(s) != 2*len(h) {
		return h, false
	}
	n, err := hex.Decode(h[:], []byte(s))
	return h, err == nil && n == len(h)
}

// BlobHash returns the name that git gives to a file with this content.
func BlobHash(content []byte) Hash { return objectHash(plumbing.BlobObject, content) }

// objectHash is the SHA-1 of the object's header and content.
func objectHash(t plumbing.ObjectType, content []byte) Hash {
	d := sha1.New()
	d.Write(t.Bytes())
	d.Write([]byte(" " + strconv.Itoa(len(content)) + "\x00"))
	d.Write(content)
	return Hash(d.Sum(nil))
}
