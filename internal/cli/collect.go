package cli

import (
	"math"
	"os"
	"runtime/debug"

	"sopkit/internal/manual"
)

// How much garbage may come together before it is collected, and what a run keeps: the models and the like, and each head.
const (
	garbage  = 28 << 20
	base     = 8 << 20
	eachHead = 3 << 10
)

// Bytes that a run may fill before it collects its garbage often: while it reads, of a manual that is kept whole, and of one that is
// printed, which is more when there are many procedures.
const (
	whileReading = 110 << 20
	ofAWhole     = 256 << 20
	ofPrinting   = 200 << 20
	eachPrinted  = 280 << 10
	seldom       = 800 // per cent of what is kept
)

// spareCollector lets a run collect its garbage by how much there is to do: seldom while it reads (procedures is 0 then) and in a
// small manual, and not too late in a large one.
func spareCollector(procedures int) {
	switch {
	case procedures == 0:
		collect(seldom, whileReading)
	case procedures > manual.Few:
		collect(max(50, 100*garbage/(base+eachHead*procedures)), math.MaxInt64)
	default:
		collect(seldom, ofAWhole)
	}
}

// collect sets how much garbage may come together, in per cent of what is kept, and the bytes beyond which it is less.
// Who sets GOGC has said what they want.
func collect(percent int, limit int64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}
