package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

// What a build keeps is small beside what it makes in passing. The garbage collector is tuned for that: it leaves the first
// megabytes alone, where a collection finds little, and from then on collects early, which costs some time and keeps the peak
// low.
const (
	firstCollection = 56 << 20 // bytes in use at which the first collection begins
	growth          = 45       // per cent of what lives that may be added before the next
)

// tuneCollector sets the garbage collector for a command's run.
func tuneCollector() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	runtime.AddCleanup(new([64]byte), func(struct{}) { // the first collection frees it
		debug.SetGCPercent(growth)
		debug.SetMemoryLimit(math.MaxInt64)
	}, struct{}{})
}
