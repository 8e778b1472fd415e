package cli

import (
	"math"
	"os"
	"runtime/debug"

	"sopkit/internal/manual"
)

// How much garbage may come together before it is collected, and what a run keeps: the models and the like, and each head.
const (
	garbage  = 32 << 20
	base     = 8 << 20
	eachHead = 3 << 10
)

// Bytes that a run may fill before it collects its garbage often: while it reads, and of a manual that is kept whole.
const (
	whileReading = 110 << 20
	ofAWhole     = 256 << 20
	seldom       = 800 // per cent of what is kept
)

// spareCollector lets a run collect its garbage by how much there is to do: seldom while it reads (procedures is 0 then) and in a
// small manual, and not too late in a large one. Who sets GOGC has said what they want.
func spareCollector(procedures int) {
	percent, limit := seldom, int64(ofAWhole)
	switch {
	case os.Getenv("GOGC") != "":
		return
	case procedures == 0:
		limit = whileReading
	case procedures > manual.Few:
		percent, limit = max(50, 100*garbage/(base+eachHead*procedures)), math.MaxInt64
	}
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(limit)
}
