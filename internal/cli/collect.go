package cli

import (
	"os"
	"runtime/debug"
)

// How much garbage may come together before it is collected, and what a run keeps: the models and the like, and each head.
const (
	garbage  = 32 << 20
	base     = 8 << 20
	eachHead = 3 << 10
)

// spareCollector lets a run over so many procedures collect its garbage by what there is of it: seldom in a small manual, and not
// too late in a large one. Who sets GOGC has said what they want.
func spareCollector(procedures int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(max(50, 100*garbage/(base+eachHead*procedures)))
	}
}
