package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMost(t *testing.T) {
	type list = []candidate
	tests := []struct {
		desc        string
		found, told list
		n           int
		want        list
	}{
		{"nothing", nil, nil, 6, nil},
		{"shares add up", list{{3, 10}, {1, 15}, {3, 10}}, nil, 6, list{{3, 20}, {1, 15}}},
		{"the newest of equals first", list{{9, 5}, {2, 5}, {4, 5}}, nil, 2, list{{2, 5}, {4, 5}}},
		{"told already", list{{1, 9}, {2, 5}}, list{{1, 0}}, 6, list{{2, 5}}},
		{"the best comes last", list{{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}, {6, 6}, {7, 7}}, nil, 6,
			list{{7, 7}, {6, 6}, {5, 5}, {4, 4}, {3, 3}, {2, 2}}},
	}
	for _, test := range tests {
		got := most(test.found, test.told, test.n)
		if len(got)+len(test.want) > 0 && !cmp.Equal(got, test.want, cmp.AllowUnexported(candidate{})) {
			t.Errorf("%s: %v, want %v", test.desc, got, test.want)
		}
	}
}
