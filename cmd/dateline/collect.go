package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// What a build keeps is small beside what it makes in passing. The garbage collector is tuned for that: it leaves the first
// megabytes alone, where a collection finds little. From then on memory may grow by less than Go lets it, which costs some
// time and keeps the peak low: by more while little lives, since that is cheap in memory, and by more again once much lives,
// since marking that takes long.
const (
	firstCollection = 50 << 20 // bytes in use, the runtime's own included, at which the first collection begins
	firstOfPreview  = 640 << 20
	little          = 26 << 20 // bytes of heap that live
	much            = 80 << 20
	growth          = 38 // per cent of what lives that may be added before the next collection
	growthAtEnds    = 75
)

// tuneCollector sets the garbage collector for a command's run.
func tuneCollector() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	afterCollection(func() {
		adjust()
		debug.SetMemoryLimit(math.MaxInt64)
	})
}

// previewCollector lets the first collection wait longer, for a command that its user sits waiting for.
func previewCollector() { debug.SetMemoryLimit(firstOfPreview) }

// Who follows an author collects while he thinks: a collection that begins with an edit is what he waits for.
const (
	thinking = 200 * time.Millisecond // after an update
	worth    = 8                      // a collection pays where one part in so many of what lives has been added to it
)

// collectWhenQuiet returns what is to be called after each update: a while after the last one what is left of them is freed.
func collectWhenQuiet() (updated func()) {
	quiet := time.AfterFunc(time.Hour, func() {
		if live := lives(); inUse() > live+live/worth {
			runtime.GC()
		}
	})
	return func() { quiet.Reset(thinking) }
}

// adjust follows what lives from collection to collection.
func adjust() {
	if live := lives(); live < little || live > much {
		debug.SetGCPercent(growthAtEnds)
	} else {
		debug.SetGCPercent(growth)
	}
	afterCollection(adjust)
}

// lives is how many bytes the last collection found in use.
func lives() uint64 { return measured("/gc/heap/live:bytes") }

// inUse is how many bytes of heap are in use now, what nothing holds any more included.
func inUse() uint64 { return measured("/memory/classes/heap/objects:bytes") }

func measured(name string) uint64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// afterCollection calls do once, after the next collection: it frees what nothing else holds.
func afterCollection(do func()) {
	runtime.AddCleanup(new([64]byte), func(f func()) { f() }, do)
}
