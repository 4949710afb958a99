package watch

import (
	"io/fs"
	"testing"
	"time"
)

func TestFresh(t *testing.T) {
	now := time.Unix(1_700_000_000, 123_456_789)
	at := func(ago time.Duration) int64 { return now.Add(-ago).UnixNano() }
	second := now.Truncate(time.Second).UnixNano()
	for _, tt := range []struct {
		desc   string
		give   stamp
		remote bool
		want   time.Duration // from now; 0: not fresh
	}{
		{"just written", stamp{mtime: at(0)}, false, tick},
		{"written within the tick", stamp{mtime: at(tick - 1)}, false, tick},
		{"written before", stamp{mtime: at(tick + 1)}, false, 0},
		{"written now, the time put back", stamp{mtime: at(time.Hour), ctime: at(0)}, false, tick},
		{"written in the future", stamp{mtime: at(-time.Hour)}, false, tick},
		{"on a file system of whole seconds", stamp{mtime: second}, false, coarseTick},
		{"the same long ago", stamp{mtime: second - int64(10*time.Second)}, false, 0},
		{"by another clock", stamp{mtime: at(30 * time.Second)}, true, coarseTick},
		{"by another clock, long ago", stamp{mtime: at(time.Hour)}, true, 0},
		{"a folder", stamp{mode: fs.ModeDir, mtime: at(0)}, false, 0},
	} {
		got := tt.give.fresh(now, tt.remote)
		want := time.Time{}
		if tt.want > 0 {
			want = now.Add(tt.want)
		}
		if !got.Equal(want) {
			t.Errorf("%s: %+v: got %v, want %v", tt.desc, tt.give, got, want)
		}
	}
}
