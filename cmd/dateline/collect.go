package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

// What a build keeps is small beside what it makes in passing. The garbage collector is tuned for that: it leaves the first
// megabytes alone, where a collection finds little; from then on it collects early, which costs some time and keeps the peak
// low, and less early where much lives, since marking that takes long.
const (
	firstCollection = 56 << 20 // bytes in use at which the first collection begins
	much            = 80 << 20 // bytes
	growthOfLittle  = 45       // per cent of what lives that may be added before the next
	growthOfMuch    = 75
)

// tuneCollector sets the garbage collector for a command's run.
func tuneCollector() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	afterCollection(func() {
		debug.SetGCPercent(growthOfLittle)
		debug.SetMemoryLimit(math.MaxInt64)
		afterCollection(growMore)
	})
}

// growMore lets memory grow by more once much lives; until then it looks again after each collection.
func growMore() {
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapAlloc > much {
		debug.SetGCPercent(growthOfMuch)
		return
	}
	afterCollection(growMore)
}

// afterCollection calls do once, after the next collection: it frees what nothing else holds.
func afterCollection(do func()) {
	runtime.AddCleanup(new([64]byte), func(f func()) { f() }, do)
}
