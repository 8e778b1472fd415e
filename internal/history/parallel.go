package history

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// mostWorkers bounds the readers, because each has a cache of its own.
const mostWorkers = 4

// batch is how many neighbours one reader takes at once: neighbours share
// trees, so they share its cache.
const batch = 256

// crew is a reader of objects per processor.
type crew []*objects

func newCrew(o *objects) (crew, error) {
	c := crew{o}
	for len(c) < min(runtime.GOMAXPROCS(0), mostWorkers) {
		twin, err := o.fork()
		if err != nil {
			return nil, err
		}
		c = append(c, twin)
	}
	return c, nil
}

// close closes the readers that newCrew opened.
func (c crew) close() {
	for _, twin := range c[1:] {
		twin.close()
	}
}

// each calls work for every number below n, in batches of neighbours, and
// returns the error of the lowest batch that failed.
func (c crew) each(n int, work func(o *objects, i int) error) error {
	var next atomic.Int64
	errs := make([]error, (n+batch-1)/batch)
	var wait sync.WaitGroup
	for _, o := range c {
		wait.Go(func() {
			for b := int(next.Add(1)) - 1; b < len(errs); b = int(next.Add(1)) - 1 {
				for i := b * batch; i < min(n, (b+1)*batch) && errs[b] == nil; i++ {
					errs[b] = work(o, i)
				}
			}
		})
	}
	wait.Wait()
	return firstError(errs...)
}
