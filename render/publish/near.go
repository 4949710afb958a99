package publish

import (
	"os"
	"sync"
)

// maxNear is how many folders are held open at most.
const maxNear = 64

// near opens folders once and keeps them open, so that the many files of a site that lie two steps below one folder are
// each reached in two steps, not by walking down from the top. It holds only between start and stop, while every folder
// stays where it is: one that is open does not see that another has taken its place, and on some systems cannot be moved.
type near struct {
	root *os.Root
	mu   sync.RWMutex
	open map[string]*os.Root // nil while nothing may be held open
}

// at returns a folder above path and path as seen from there.
func (n *near) at(p string) (*os.Root, string) {
	dir := parent(parent(p))
	n.mu.RLock()
	root, held := n.open[dir], n.open != nil
	n.mu.RUnlock()
	if dir == "" || !held {
		return n.root, p
	}
	if root == nil {
		if root = n.openFolder(dir); root == nil {
			return n.root, p
		}
	}
	return root, p[len(dir)+1:]
}

// openFolder opens dir; it returns nil where that is not possible, or too many are open.
func (n *near) openFolder(dir string) *os.Root {
	n.mu.Lock()
	defer n.mu.Unlock()
	if root := n.open[dir]; root != nil || n.open == nil || len(n.open) >= maxNear {
		return root
	}
	root, err := n.root.OpenRoot(dir)
	if err != nil {
		return nil
	}
	n.open[dir] = root
	return root
}

func (n *near) start() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.open = map[string]*os.Root{}
}

func (n *near) stop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, root := range n.open {
		root.Close()
	}
	n.open = nil
}
