package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

// Kept is what can be used again of a file that was written: its compressed streams, and the clusters that the pages of type
// layout.Print name by CID. File itself is not stored with it.
type Kept struct {
	File     []byte
	Streams  map[layout.Sum]Stretch
	Clusters [][]shape.Cluster // by index of the font, by CID; those that only carry text have no parts and no name
}

// Stretch is where the bytes of a stream stand in a file.
type Stretch struct{ From, Length int64 }

// Stale is the error of Rewrite for pages that cannot stand as they were printed: the numbers of their clusters are others now.
type Stale struct{ Pages []*layout.Page }

func (s *Stale) Error() string {
	return fmt.Sprintf("pdf: %d kept pages do not fit any more", len(s.Pages))
}

// stream returns the compressed stream that holds what has the sum; nil when there is none.
func (k *Kept) stream(sum layout.Sum) []byte {
	if k == nil {
		return nil
	}
	at, ok := k.Streams[sum]
	if !ok || at.From < 0 || at.Length < 0 || at.From+at.Length > int64(len(k.File)) {
		return nil
	}
	return k.File[at.From : at.From+at.Length]
}

// packed is a compressed stream with the sum of what it holds.
type packed struct {
	sum  layout.Sum
	data []byte
}

// deflater compresses many pieces with one set of tables. What an earlier file holds is taken from there.
type deflater struct {
	earlier *Kept
	buf     bytes.Buffer
	z       *zlib.Writer
}

func newDeflater(earlier *Kept) *deflater { return &deflater{earlier: earlier} }

// pack returns the zlib stream of b.
func (d *deflater) pack(b []byte) packed {
	sum := layout.Sum(sha256.Sum256(b))
	if old := d.earlier.stream(sum); old != nil {
		return packed{sum, old}
	}
	d.buf.Reset()
	if d.z == nil {
		d.z, _ = zlib.NewWriterLevel(&d.buf, 6) // the level is in range
	} else {
		d.z.Reset(&d.buf)
	}
	d.z.Write(b) // a bytes.Buffer cannot fail
	d.z.Close()
	return packed{sum, bytes.Clone(d.buf.Bytes())}
}

// unpack returns what a zlib stream holds.
func unpack(data []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// recur gives clusters that an earlier file names by CID back to the fonts.
func (k *Kept) recur(fonts []*shape.Font) [][]*shape.Cluster {
	if k == nil {
		return nil
	}
	out := make([][]*shape.Cluster, len(fonts))
	for i := range min(len(fonts), len(k.Clusters)) {
		out[i] = make([]*shape.Cluster, len(k.Clusters[i]))
		for cid, c := range k.Clusters[i] {
			if c.Text != "" {
				out[i][cid] = fonts[i].Cluster(c.Text, c.Nominal, c.Parts)
			}
		}
	}
	return out
}

// clusters lists the clusters of faces by CID.
func clusters(faces []*face) [][]shape.Cluster {
	out := make([][]shape.Cluster, len(faces))
	for i, f := range faces {
		if f == nil {
			continue
		}
		out[i] = make([]shape.Cluster, len(f.glyphs))
		for cid, s := range f.glyphs {
			if s.cluster != nil {
				out[i][cid] = *s.cluster
			}
		}
	}
	return out
}
