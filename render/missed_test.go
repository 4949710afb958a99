package render_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-0837baff/dateline/render"
)

// TestMissed writes to a file after it was loaded and before it is copied, and then what stood there: nothing differs from what was
// loaded, so only because the copy was refused is there another update, and the folder ends as it should.
func TestMissed(t *testing.T) {
	content := write(t, followedSite)
	o := options(content)
	drawing, missing := filepath.Join(content, "drawing.svg"), filepath.Join(content, "missing.txt")
	for _, tt := range []struct {
		desc              string
		meanwhile, mended func() error
	}{
		{"written to", func() error { return os.WriteFile(drawing, []byte("<svg>"), 0o644) }, func() error { return os.WriteFile(drawing, []byte("<svg/>"), 0o644) }},
		{"gone", func() error { return os.Remove(missing) }, func() error { return os.WriteFile(missing, []byte("there"), 0o644) }},
	} {
		if err := os.WriteFile(drawing, []byte("<svg/>"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(missing, []byte("there"), 0o644); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(t.TempDir(), "out")
		out := render.NewOutput(dir, false)
		ctx, stop := context.WithTimeout(context.Background(), forever)
		first := true
		err := render.Follow(ctx, o, render.FollowOptions{Each: func(u render.Update) error {
			if first {
				if err := tt.meanwhile(); err != nil {
					return err
				}
			}
			_, err := out.Publish(ctx, u.Site, o)
			if !first {
				stop()
				return err
			}
			first = false
			if err == nil {
				t.Errorf("%s: bytes were published that were not loaded", tt.desc)
			}
			if err := tt.mended(); err != nil {
				return err
			}
			return render.ErrMissed
		}})
		if err != nil || context.Cause(ctx) != context.Canceled {
			t.Errorf("%s: %v, %v", tt.desc, err, context.Cause(ctx))
		}
		for name, want := range map[string]string{"drawing.svg": "<svg/>", "missing.txt": "there"} {
			if data, err := os.ReadFile(filepath.Join(dir, name)); string(data) != want {
				t.Errorf("%s: %s is %q (%v)", tt.desc, name, data, err)
			}
		}
		if err := out.Release(); err != nil {
			t.Error(err)
		}
	}
}
